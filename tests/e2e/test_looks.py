"""How the surfaces look, in every state, in both browsers: contrast, names, room, direction, forced colours."""

import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from tests.e2e import surfaces
from tests.e2e.browsers import Browser, Launch, Tab
from tests.e2e.browsers.chromium import ChromiumTab
from tests.e2e.server import Site
from tests.e2e.surfaces.models import LONG, MESSAGES, STATES

pytestmark = pytest.mark.browser

TESTS = Path(__file__).parents[1]
AXE = (TESTS / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
I18N = (TESTS / "extension" / "i18n.js").read_text(encoding="utf-8")
VIEWS = (surfaces.HERE / "views.js").read_text(encoding="utf-8")


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def site() -> AsyncIterator[Site]:
    """A server that knows one plain page."""
    async with surfaces.serve() as running:
        yield running


@pytest.fixture(scope="module")
def launch(site: Site) -> Launch:
    """No extension: the views are shown in an open root."""
    return Launch(site=site)


@pytest_asyncio.fixture(loop_scope="session")
async def tab(browser: Browser) -> AsyncIterator[Tab]:
    """A page with the views' own scripts and the checker in it."""
    opened = await browser.new_tab("http://views.example/")
    source = "\n".join((surfaces.EXTENSION / name).read_text(encoding="utf-8") for name in surfaces.scripts())
    await opened.evaluate(f"(0, eval)({json.dumps(AXE + ';0')})")
    parts = [I18N, f"const chrome = {{i18n: i18n({json.dumps(MESSAGES)})}};", source, VIEWS]
    await opened.evaluate("(() => {" + "\n".join(parts) + "})()")
    yield opened
    await opened.close()


async def show(tab: Tab, state: dict[str, Any], folded: bool = False) -> None:
    """Shows one state."""
    ((name, given),) = state.items()
    await tab.evaluate(f"show({json.dumps(name)}, {json.dumps(given)}, {json.dumps(folded)})")


@pytest.mark.parametrize(
    ("scheme", "folded"), [("light", False), ("dark", False), ("light", True)], ids=["light", "dark", "folded"]
)
async def test_axe_finds_nothing(tab: Tab, scheme: Any, folded: bool) -> None:
    """axe-core finds no fault in any state, light or dark; in words too pale it does."""
    await tab.color_scheme(scheme)
    assert await tab.evaluate("matchMedia('(prefers-color-scheme: dark)').matches") is (scheme == "dark")
    for name, state in STATES.items():
        await show(tab, state, folded)
        result = await tab.evaluate("check()")
        assert result["violations"] == [], name
        assert "color-contrast" in result["passes"], name
    await tab.evaluate("dim()")
    assert [name for name, _ in (await tab.evaluate("check()"))["violations"]] == ["color-contrast"]


@pytest.mark.parametrize(("width", "size"), [(320, 1), (640, 2)], ids=["narrow", "twice the size"])
async def test_nothing_is_cut_off(tab: Tab, width: int, size: int) -> None:
    """At 320 px, and with letters twice the size, no state is wider than its surface; one that cannot wrap is found."""
    await tab.viewport(width, 600)
    for name, state in (STATES | {"long": {"card": LONG}, "long hold": {"hold": LONG}}).items():
        await show(tab, state)
        for direction in ("ltr", "rtl"):
            assert await tab.evaluate(f"cutOff({json.dumps(direction)}, {size})") == [], (name, direction)
    await tab.evaluate("stretch()")
    for direction in ("ltr", "rtl"):
        assert await tab.evaluate(f"cutOff({json.dumps(direction)}, {size})") != []


async def test_low_window(tab: Tab) -> None:
    """In a window of 1280 by 720 at 400 % all of every surface can be brought into sight."""
    await tab.viewport(320, 180)
    for name, state in (STATES | {"long": {"card": LONG}, "long hold": {"hold": LONG}}).items():
        for folded in (True, False):
            await show(tab, state, folded)
            assert await tab.evaluate("outOfReach()") == [], name


async def test_right_to_left(tab: Tab) -> None:
    """From right to left the drawing stands right of the first line, and folds point the other way."""
    await show(tab, STATES["card"], folded=True)
    sides = []
    for direction in ("ltr", "rtl"):
        await tab.evaluate(f"cutOff({json.dumps(direction)}, 1)")
        sides.append(await tab.evaluate("sides()"))
    assert sides == [[True, "none"], [False, "matrix(-1, 0, 0, 1, 0, 0)"]]


async def test_forced_colours(tab: Tab) -> None:
    """With forced colours every surface keeps a line around it, and what a suggestion changes is marked by lines."""
    if not isinstance(tab, ChromiumTab):
        pytest.skip("only Playwright forces colours at run time")
    await tab._page.emulate_media(forced_colors="active")
    for name, state in STATES.items():
        await show(tab, state)
        lines = await tab.evaluate("lines()")
        assert float(lines["border"].removesuffix("px")) >= 1, name
    await show(tab, STATES["hold"])
    assert (await tab.evaluate("lines()"))["changes"] == ["line-through", "underline"]


async def test_nothing_moves_for_whoever_wants_it_still(tab: Tab) -> None:
    """With reduced motion no surface fades in; without it, it does."""
    if not isinstance(tab, ChromiumTab):
        pytest.skip("only Playwright reduces motion at run time")
    moving = []
    for wish in ("no-preference", "reduce"):
        await tab._page.emulate_media(reduced_motion=wish)
        await show(tab, STATES["card"])
        moving.append(await tab.evaluate("lines().transition"))
    assert moving == ["0.12s", "0s"]
