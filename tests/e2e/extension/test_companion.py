"""With the companion away, posting stays possible and is never silently unguarded."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path

import psutil
import pytest
import pytest_asyncio

from tacit import __version__
from tacit.serve.exceptions import ServeError
from tacit.setup.paths import extension_folder
from tests.e2e.boxes import BOXES, posted
from tests.e2e.browsers import BROWSERS, Browser, Tab
from tests.e2e.desk import UNFOUND, Desk, desk
from tests.e2e.server import Site
from tests.e2e.writing import CLEAR, STOP, held, post_anyway, warned, worded, write, write_on
from tests.serve.serving import other_version

pytestmark = pytest.mark.browser

POST = next(box for box in BOXES if str(box) == "x-post")
MESSAGES = json.loads((extension_folder() / "_locales/en/messages.json").read_text(encoding="utf-8"))


@pytest_asyncio.fixture(loop_scope="session")
async def lone(at: Desk) -> AsyncIterator[Desk]:
    """The module's desk, its companion running before and after."""
    yield at
    if at.process is None:
        await at.start_companion()


async def test_killed_while_typing(tab: Tab, lone: Desk) -> None:
    """Killed, it shows as away and posting asks first; back again, the same page is guarded without a reload."""
    await write(tab, POST, CLEAR)
    await tab.surface().wait_for_text("Nothing found")
    await lone.kill_companion()
    await tab.surface().wait_for_text("Companion away")
    await tab.type(" And some bread.")
    await tab.press("Control+Enter")
    await tab.surface().wait_for_text("The companion is not running")
    assert await posted(tab) == []
    await tab.surface().click('[role="alertdialog"] [data-action="edit"]')
    await lone.start_companion()
    await tab.press("Control+a")
    await write_on(tab, POST, STOP)
    await warned(tab)
    await tab.press("Control+Enter")
    await held(tab)


async def went_to(tab: Tab, host: str) -> None:
    """Waits until another page has come. It is asked again and again: one that is kept for a way back never answers."""
    async with asyncio.timeout(20):
        while await tab.evaluate("[location.hostname, document.readyState]") != [host, "complete"]:  # noqa: ASYNC110
            await asyncio.sleep(0.1)


@pytest.mark.usefixtures("lone")
async def test_way_back_to_a_page(tab: Tab) -> None:
    """A draft that the browser's own Back leads back to, in a page that it kept, is read and guarded as before."""
    await write(tab, POST, CLEAR)
    await tab.surface().wait_for_text("Nothing found")
    await tab.evaluate("void (window.kept = true, setTimeout(() => (location.href = 'https://www.facebook.com/')))")
    await went_to(tab, "www.facebook.com")
    await tab.evaluate("void setTimeout(() => history.back())")
    await went_to(tab, "x.com")
    assert await tab.evaluate("window.kept === true"), "kept, and not loaded anew"
    await POST.focus(tab)
    await tab.press("Control+a")
    await write_on(tab, POST, STOP)
    await warned(tab)
    await tab.press("Control+Enter")
    await held(tab)


async def test_posting_unread(tab: Tab, lone: Desk) -> None:
    """With the companion away a draft can be posted after the notice, as it is and once."""
    await lone.kill_companion()
    await write(tab, POST, STOP)
    await tab.surface().wait_for_text("Companion away", seconds=UNFOUND)
    await tab.press("Control+Enter")
    await tab.surface().wait_for_text("The companion is not running")
    await post_anyway(tab)
    await tab.wait_for("practice.posted.length")
    assert [entry["text"] for entry in await posted(tab)] == [STOP]


async def test_check_again(tab: Tab, lone: Desk) -> None:
    """ "Check again" reads the held draft once the companion is back, and holds it for what it says."""
    await lone.kill_companion()
    await write(tab, POST, STOP)
    await tab.press("Control+Enter")
    await tab.surface().wait_for_text("The companion is not running")
    await lone.start_companion()
    await tab.surface().click('[role="alertdialog"] [data-action="wait"]')
    await tab.surface().wait_for_text("Someone who knows your client could recognise them.", seconds=20)
    await held(tab)


async def test_too_long(tab: Tab) -> None:
    """A draft that is too long to be read says so, and can be posted after a notice."""
    box = next(box for box in BOXES if str(box) == "linkedin-older-post")
    await box.open(tab)
    await tab.type("Long. ")
    await tab.evaluate("document.execCommand('insertText', false, 'word '.repeat(13200))")
    await tab.press("Control+Enter")
    await tab.surface().wait_for_text("This draft is too long to be read.")
    await post_anyway(tab)
    await tab.wait_for("practice.posted.length")
    assert len((await posted(tab))[0]["text"]) > 65_536


async def test_update(browser: Browser, tab: Tab, lone: Desk, tmp_path: Path) -> None:
    """A newer companion that takes over reads the open draft at once; with the older one the popup says what to do."""
    await lone.stop_companion()
    await lone.start_companion(PYTHONPATH=other_version(tmp_path, "0.0.1"))
    older = lone.process
    assert older is not None
    await write(tab, POST, STOP)
    await warned(tab)
    popup = await browser.new_tab(f"{browser.origin}pages/popup.html")
    behind = MESSAGES["page_companion_behind"]["message"].replace("$1", "0.0.1").replace("$2", __version__)
    await popup.wait_for(f"document.getElementById('versions').innerText === {json.dumps(behind)}")
    await tab.to_front()
    await lone.start_companion()
    assert await older.wait() == 0
    async with asyncio.timeout(20):
        while not await draft_is_read_by(lone, __version__):  # noqa: ASYNC110 - no key is pressed, so nothing else tells
            await asyncio.sleep(0.05)
    await warned(tab)
    await popup.wait_for("document.getElementById('versions').innerText === ''")
    await popup.close()
    await tab.press("Control+Enter")
    await held(tab)
    assert await tab.evaluate(f"practice.model('{POST.id}')") == STOP


async def draft_is_read_by(desk: Desk, version: str) -> bool:
    """Whether a companion of this version has read a draft."""
    with suppress(ServeError):
        status = await desk.status()
        return (status.version, status.drafts_read) == (version, 1)
    return False


async def test_no_protocol_in_common(browser: Browser, tab: Tab, lone: Desk, tmp_path: Path) -> None:
    """An extension that is too old for the companion says so, and posts no draft before its author chose to."""
    await lone.stop_companion()
    await lone.start_companion(PYTHONPATH=other_version(tmp_path, "99.0", protocol=2))
    popup = await browser.new_tab(f"{browser.origin}pages/popup.html")
    said = json.dumps(MESSAGES["page_extension_old"]["message"])
    await popup.wait_for(f"document.getElementById('sees').innerText.includes({said})")
    await popup.close()
    await write(tab, POST, STOP)
    await tab.surface().wait_for_text("Companion away")
    await tab.press("Control+Enter")
    await tab.surface().wait_for('[role="alertdialog"] [data-action="post"]')
    assert await posted(tab) == []
    await lone.stop_companion()


@pytest.mark.parametrize("name", list(BROWSERS))
async def test_started_by_the_browser(site: Site, name: str) -> None:
    """Where no companion runs, the native host starts one as soon as a compose box is used."""
    async with desk(starts=True, running=False) as cold:
        browser = await BROWSERS[name].start(cold.launch(site))
        try:
            tab = await browser.new_tab()
            await write(tab, POST, STOP)
            await warned(tab)
            companion = psutil.Process((await cold.status()).pid)
            assert companion.is_running()
        finally:
            await browser.close()
        with suppress(psutil.NoSuchProcess):
            companion.terminate()
            companion.wait(20)


async def test_outcomes(tab: Tab, at: Desk) -> None:
    """What became of a warned draft is told to the companion: sent, revised, redacted, cancelled."""
    before = (await at.status()).outcomes
    await write(tab, POST, STOP)
    await warned(tab)
    await tab.press("Control+Enter")
    await held(tab)
    await post_anyway(tab)
    await tab.wait_for("practice.posted.length === 1")

    await POST.open(tab)
    await tab.type(STOP)
    await warned(tab)
    await worded(tab)
    await tab.surface().click('[data-action="redact"]')
    await tab.wait_for(f"!practice.model('{POST.id}').includes('Jessica')")
    await tab.press("Control+Enter")
    await tab.wait_for("practice.posted.length === 1")

    await POST.open(tab)
    await tab.type(STOP)
    await warned(tab)
    await tab.press("Control+a")
    await tab.type(CLEAR)
    await tab.surface().wait_for_text("Nothing found")
    await tab.press("Control+Enter")
    await tab.wait_for("practice.posted.length === 1")

    await POST.open(tab)
    await tab.type(STOP)
    await warned(tab)
    await tab.goto("about:blank")

    wanted = {name: before.get(name, 0) + 1 for name in ("sent", "redacted", "revised", "cancelled")}
    for _ in range(100):
        now = (await at.status()).outcomes
        if all(now.get(name, 0) == count for name, count in wanted.items()):
            break
        await tab.frames(2)
    assert {name: now.get(name, 0) for name in wanted} == wanted, json.dumps(dict(now))
