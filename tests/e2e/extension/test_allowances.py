"""What a person told Tacit to leave alone: put aside in the card, listed in the options, taken back there."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio

from tacit.serve.asking import ask_unlock
from tacit.store.kept import Kept
from tacit.store.vault import Vault
from tests.e2e.boxes import BOXES
from tests.e2e.browsers import Browser, Tab
from tests.e2e.desk import Desk, desk
from tests.e2e.extension.pages import faults, focus, reads, say
from tests.e2e.extension.test_findings import unfold
from tests.e2e.sharing import browsers, launches
from tests.e2e.writing import MARK, NAMED, warned, worded, write
from tests.serve.serving import connected

pytestmark = pytest.mark.browser

POST = next(box for box in BOXES if str(box) == "x-post")
PASSPHRASE = "a marmot sings near the harbour"
OTHER = "Philomena"
LONG = "the third Thursday of the month, right after the children's swimming lessons in the old Riverside Baths"
ROWS = "[...document.querySelectorAll('.rows li')].map(({ innerText }) => innerText)"
ALLOWED: tuple[dict[str, str], ...] = (
    {"word": MARK, "label": "NAME", "site": "x", "reason": "not_client", "scope": "word"},
    {"word": OTHER, "label": "NAME", "site": "facebook", "reason": "me", "scope": "word"},
    {"word": LONG, "label": "DATE", "site": "linkedin", "reason": "not_client", "scope": "kind"},
)


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def at() -> AsyncIterator[Desk]:
    """A desk whose companion starts with each test."""
    async with desk(running=False) as made:
        yield made


launch = launches("module")
browser = browsers("module")


@pytest_asyncio.fixture(loop_scope="session")
async def passing(at: Desk) -> AsyncIterator[Desk]:
    """The desk with a companion that has no vault."""
    await at.start_companion()
    yield at
    await at.stop_companion()


@pytest_asyncio.fixture(loop_scope="session")
async def lasting(at: Desk) -> AsyncIterator[Desk]:
    """The desk with a companion whose vault is open."""
    folder = at.folder / "data" / "vault"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    vault = Vault(folder)
    vault.open()
    vault.keep(Kept())
    vault.seal_with_passphrase(PASSPHRASE)
    await at.start_companion()
    await unlock(at)
    yield at
    await at.stop_companion()
    vault.erase()


async def unlock(at: Desk) -> None:
    """Enter the passphrase."""
    assert (await asyncio.to_thread(ask_unlock, at.endpoint, PASSPHRASE)).problem is None


async def allow(at: Desk, *entries: dict[str, str]) -> None:
    """Has been said in another browser."""
    async with connected(at.endpoint) as client:
        for entry in entries:
            await client.send(method="finding/dismiss", params=entry | {"draft": "d"})
        while (await client.ask("status")).get("id") != 9:
            pass


@pytest_asyncio.fixture(loop_scope="session")
async def options(browser: Browser) -> AsyncIterator[Tab]:
    """The options page, opened by the test."""
    tab = await browser.new_tab()
    yield tab
    await tab.close()


async def show(browser: Browser, options: Tab) -> None:
    """Opens the options page with its list."""
    await options.to_front()
    await options.goto(f"{browser.origin}pages/options.html")
    await options.wait_for("document.getElementById('allowances')?.checkVisibility()")


async def test_taken_back(tab: Tab, browser: Browser, options: Tab, lasting: Desk) -> None:
    """A word put aside for good is listed in exact words; taken back, the draft that is open is warned of again."""
    await tab.to_front()
    await write(tab, POST, NAMED)
    await warned(tab)
    await worded(tab)
    await unfold(tab, MARK)
    await tab.surface().click("summary", name="Not about a client")
    await tab.surface().click('[data-action="allow"]', name="This word, always")
    await tab.surface().wait_until_gone(".finding > summary", name=MARK)
    await tab.surface().wait_for_text("Client may recognise this", "Nothing found")
    assert await tab.surface().find(".finding > summary", name=MARK) is None
    await show(browser, options)
    await options.wait_for(f"{ROWS}.length === 1")
    [row] = await options.evaluate(ROWS)
    for part in (f"“{MARK}”", "name", "Not about a client", "This word, always"):
        assert part in row
    await options.click(".rows button")
    await reads(options, "#sections", say("options_allowed_none"))
    await reads(options, "#sections", say("options_taken_back", MARK))
    assert await focus(options) == "allowances"
    await tab.to_front()
    await warned(tab)
    await tab.surface().wait_for(".finding > summary", name=MARK)
    assert await POST.model(tab) == NAMED


async def test_kept(browser: Browser, options: Tab, lasting: Desk) -> None:
    """What was allowed is listed by the next companion, too, and no word of it is in a file that can be read."""
    await allow(lasting, *ALLOWED)
    await lasting.stop_companion()
    await lasting.start_companion()
    await show(browser, options)
    await reads(options, "#sections", say("options_passing_locked"))
    await reads(options, "#sections", "tacit vault unlock")
    assert await options.evaluate(ROWS) == []
    await unlock(lasting)
    await options.wait_for(f"{ROWS}.length === 3")
    rows = await options.evaluate(ROWS)
    assert [word in row for word, row in zip((LONG, OTHER, MARK), rows, strict=True)] == [True] * 3
    assert "This kind, on this site: LinkedIn" in rows[0]
    assert "It is me" in rows[1]
    assert await options.evaluate("document.querySelector('[role=status] code') === null")
    files = [each for each in lasting.folder.rglob("*") if each.is_file()]
    assert any(each.name == "vault.sealed" for each in files)
    assert [each for each in files if OTHER.encode() in each.read_bytes()] == []


async def test_passing(browser: Browser, options: Tab, passing: Desk) -> None:
    """Without a vault the page says that what was allowed is forgotten, and what keeps it; empty, it says only that."""
    await show(browser, options)
    await reads(options, "#sections", say("options_allowed_none"))
    assert say("options_passing_absent") not in await options.evaluate("document.body.innerText")
    await allow(passing, ALLOWED[0])
    await reads(options, "#sections", say("options_passing_absent"))
    await reads(options, "#sections", "tacit dashboard --page clients")
    assert await options.evaluate("document.getElementById('sections').innerText.includes('“Jessica”')")


async def test_by_keyboard(browser: Browser, options: Tab, passing: Desk) -> None:
    """Taken back by key, the focus goes on to the next, and what was taken back is said in a live region."""
    await allow(passing, *ALLOWED)
    await show(browser, options)
    await options.wait_for(f"{ROWS}.length === 3")
    await options.evaluate("document.getElementById('setting-retention_days').focus()")
    await options.press("Tab")
    await options.press("Tab")
    name = "document.activeElement.getAttribute('aria-label')"
    assert await options.evaluate(name) == say("options_take_back_name", OTHER)
    await options.press("Enter")
    await options.wait_for(f"{ROWS}.length === 2")
    assert await options.evaluate(name) == say("options_take_back_name", MARK)
    await options.press("Enter")
    await options.wait_for(f"{ROWS}.length === 1")
    assert await options.evaluate(name) == say("options_take_back_name", LONG)
    await options.press("Enter")
    await options.wait_for(f"{ROWS}.length === 0")
    assert await focus(options) == "allowances"
    said = "[...document.querySelectorAll('[role=status]')].map(({ textContent }) => textContent)"
    assert say("options_taken_back_kind", say("label_date"), "LinkedIn") in await options.evaluate(said)


@pytest.mark.parametrize(("scheme", "width"), [("light", 1200), ("dark", 320)])
async def test_axe_finds_nothing(browser: Browser, options: Tab, passing: Desk, scheme: Any, width: int) -> None:
    """axe-core finds no fault in the list, light or dark, wide or narrow; in words too pale it does."""
    await allow(passing, *ALLOWED)
    await options.viewport(width, 800)
    await options.color_scheme(scheme)
    await show(browser, options)
    await options.wait_for(f"{ROWS}.length === 3")
    assert await faults(options) == []
    assert await options.evaluate("document.documentElement.scrollWidth <= innerWidth")
    await options.evaluate("document.querySelector('.rows').style.opacity = 0.3")
    assert "color-contrast" in [rule for rule, _ in await faults(options)]
