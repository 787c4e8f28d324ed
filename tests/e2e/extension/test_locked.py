"""While the client list is locked drafts are read without it, and the person is told so, at the badge and at submit."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from tacit.protocol.messages import VaultState
from tacit.serve.asking import ask_unlock, ask_vault
from tacit.store.kept import Client, Kept, Way
from tacit.store.vault import Vault
from tests.e2e.boxes import BOXES, posted
from tests.e2e.browsers import Browser, Tab
from tests.e2e.desk import Desk, desk
from tests.e2e.extension.pages import reads, say
from tests.e2e.extension.test_dashboard import main, shows, told
from tests.e2e.sharing import browsers, launches
from tests.e2e.writing import CLEAR, STOP, held, post_anyway, warned, write
from tests.serve.serving import connected

__all__ = ["told"]

pytestmark = pytest.mark.browser

POST = next(box for box in BOXES if str(box) == "x-post")
PASSPHRASE = "a marmot sings near the harbour"
CLIENT = "Osgood Thripp"
KNOWN = f"{CLIENT} was on time today, what a day."
"""Names a client, and only the client list knows that it does."""
LOCKED = "Your client list is locked"


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def at() -> AsyncIterator[Desk]:
    """A desk whose client list is sealed with a passphrase; its companion starts with each test."""
    async with desk(running=False) as made:
        folder = made.folder / "data" / "vault"
        folder.mkdir(mode=0o700, parents=True)
        vault = Vault(folder)
        vault.open()
        vault.keep(Kept(clients=(Client(ways=(Way(kind="name", text=CLIENT),)),)))
        vault.seal_with_passphrase(PASSPHRASE)
        yield made


launch = launches("module")
browser = browsers("module")


@pytest_asyncio.fixture(loop_scope="session")
async def locked(at: Desk, told: Path) -> AsyncIterator[Desk]:
    """The desk with a companion that has just started and can read: its list is locked, and pages open in `told`."""
    await at.start_companion()
    async with connected(at.endpoint) as client:
        await client.change("first", 1, CLEAR)
        while (await client.receive()).get("method") != "draft/verdict":
            pass
    assert await asyncio.to_thread(ask_vault, at.endpoint) is VaultState.LOCKED
    yield at
    await at.stop_companion()


async def unlock(locked: Desk) -> None:
    """Enter the passphrase."""
    assert (await asyncio.to_thread(ask_unlock, locked.endpoint, PASSPHRASE)).problem is None


async def given(told: Path, number: int) -> str:
    """What the default browser was given for the so-manieth time."""
    async with asyncio.timeout(30):  # The companion loads what it serves pages with, and a browser takes its time.
        while not told.exists() or len(lines := told.read_text().splitlines()) < number:  # noqa: ASYNC110, ASYNC240
            await asyncio.sleep(0.05)
    assert len(lines) == number
    return lines[-1]


async def test_badge(browser: Browser, tab: Tab, locked: Desk, told: Path) -> None:
    """Badge and popup say so and lead to where it is unlocked; then the draft that is open is read with the list."""
    await POST.open(tab)
    await tab.surface().wait_for_text("Client list locked")
    await write(tab, POST, KNOWN)
    await tab.surface().wait_for_text("Client list locked")
    assert "Could identify a client" not in await tab.surface().text()
    await tab.surface().click('[data-action="open"]')
    await tab.surface().click('.note [data-action="unlock"]')
    await given(told, 1)
    await tab.surface().wait_until_gone(".note")
    await tab.surface().click('[data-action="open"]')
    await tab.surface().wait_for_text(say("notice_list_locked"))

    page = await browser.new_tab()
    for ours in ("options", "popup"):
        await page.goto(f"{browser.origin}pages/{ours}.html")
        await reads(page, "#locked", say("page_locked"))
    await page.click("#locked button")
    asked = await given(told, 2)
    await page.goto(asked)
    await shows(page, "location.pathname === '/clients' && document.querySelector('#passphrase')")
    await page.click("#passphrase")
    await page.type(PASSPHRASE)
    await page.press("Enter")
    await shows(page, main("It is open."))
    await page.close()
    await tab.to_front()
    assert say("notice_list_locked") not in await warned(tab)


async def test_held_with_a_choice(tab: Tab, locked: Desk, told: Path) -> None:
    """A draft in which nothing was found is held with a notice, also while it is unlocked; "Check again" posts it."""
    await write(tab, POST, CLEAR)
    await tab.surface().wait_for_text("Client list locked")
    await tab.press("Control+Enter")
    await tab.surface().wait_for_text(LOCKED)
    assert await posted(tab) == []
    await tab.surface().click('[role="alertdialog"] [data-action="wait"]')
    await tab.surface().wait_for_text(LOCKED)
    await tab.surface().click('[role="alertdialog"] [data-action="unlock"]')
    await given(told, 1)
    await unlock(locked)
    await tab.surface().click('[role="alertdialog"] [data-action="wait"]')
    await tab.wait_for("practice.posted.length")
    assert [entry["text"] for entry in await posted(tab)] == [CLEAR]


async def test_posted_without_it(tab: Tab, locked: Desk) -> None:
    """After the notice a draft can be posted without the list, as it is and once."""
    await write(tab, POST, CLEAR)
    await tab.press("Control+Enter")
    await tab.surface().wait_for_text(LOCKED)
    await post_anyway(tab)
    await tab.wait_for("practice.posted.length")
    await tab.frames(5)
    assert [entry["text"] for entry in await posted(tab)] == [CLEAR]


async def test_warning_comes_first(tab: Tab, locked: Desk) -> None:
    """What was found without the list is warned of and held as ever, whatever the list."""
    await write(tab, POST, STOP)
    await warned(tab)
    await tab.press("Control+Enter")
    await held(tab)
    assert LOCKED not in await tab.surface().text()
