"""Safer wording that comes late: a post is held without it, and the open hold is completed."""

from collections.abc import AsyncIterator, Callable, Iterator

import pytest
import pytest_asyncio

from tests.e2e.boxes import BOXES
from tests.e2e.browsers import Tab
from tests.e2e.desk import Desk, desk
from tests.e2e.sharing import browsers, launches
from tests.e2e.slow_rewording import LET
from tests.e2e.writing import MARK, STOP, WAITS, held, warned, worded, write

pytestmark = pytest.mark.browser

POST = next(box for box in BOXES if str(box) == "x-post")


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def at() -> AsyncIterator[Desk]:
    """A desk whose companion rewords a draft when the test lets it."""
    async with desk(companion="tests.e2e.slow_rewording") as running:
        yield running


launch = launches("module")
browser = browsers("module")


@pytest.fixture
def let(at: Desk) -> Iterator[Callable[[], None]]:
    """Lets the companion reword. Before `tab` among a test's arguments: then the tab is closed while it still may."""
    yield (at.folder / LET).touch
    (at.folder / LET).unlink(missing_ok=True)


async def test_card(let: Callable[[], None], tab: Tab) -> None:
    """The card stands before its wording is there, and does not say that there is none; then the wording comes."""
    await write(tab, POST, STOP)
    said = await tab.surface().wait_for_text(WAITS)
    assert "No wording" not in said
    assert MARK in said
    let()
    await tab.surface().wait_for('[data-action="redact"]')
    assert WAITS not in await tab.surface().text()


async def test_hold(let: Callable[[], None], tab: Tab) -> None:
    """A post is held before the wording is there; it comes into the open hold, whose focus stays, and can be used."""
    await write(tab, POST, STOP)
    await tab.press("Control+Enter")
    await held(tab)
    await tab.surface().wait_for_text(WAITS)
    await tab.press("Tab")
    focused = await tab.surface().focused()
    let()
    await tab.surface().wait_for('[role="alertdialog"] [data-action="redact"]')
    now = await tab.surface().focused()
    assert focused is not None
    assert now is not None
    assert now.name == focused.name == "Post anyway"
    await tab.surface().click('[role="alertdialog"] [data-action="redact"]')
    await tab.wait_for(f"!practice.model('{POST.id}').includes('{MARK}')")


async def test_changed_meanwhile(let: Callable[[], None], tab: Tab) -> None:
    """Wording that comes for a draft that was changed meanwhile is not shown: the one for what is there now is."""
    await write(tab, POST, STOP)
    await warned(tab)
    await tab.surface().wait_for_text(WAITS)
    await tab.type(" Rosalind too. Good night.")
    let()
    await tab.surface().wait_for(".finding > summary", name="Rosalind")
    await worded(tab)
    await tab.surface().click('[data-action="redact"]')
    await tab.wait_for(f"!practice.model('{POST.id}').includes('{MARK}')")
    said = await POST.model(tab)
    assert "Rosalind" not in said
    assert said.endswith(" Good night.")
