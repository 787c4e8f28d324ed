"""From the popup to the dashboard, by way of the person's default browser, and what is changed there."""

import asyncio
import json
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import psutil
import pytest

from tests.e2e.browsers import BROWSERS, Browser, Tab
from tests.e2e.desk import Desk, desk
from tests.e2e.extension.pages import POST, reads, say, set_in
from tests.e2e.extension.test_allowances import ALLOWED, allow
from tests.e2e.server import Site
from tests.e2e.writing import CLEAR, MARK, STOP, held, post_anyway, warned, write

pytestmark = pytest.mark.browser

RECORDS = "import sys\nwith open(sys.argv[1], 'a') as told:\n    told.write(' '.join(sys.argv[2:]) + '\\n')\n"
FIGURES = "document.querySelector('.lead').textContent"


@pytest.fixture
def told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The default browser of this person writes down what it is given, in this file."""
    program, told = tmp_path / "browser.py", tmp_path / "told"
    program.write_text(RECORDS)
    monkeypatch.setenv("BROWSER", f"{sys.executable} {program} {told} %s")
    return told


async def shows(tab: Tab, condition: str) -> None:
    """Waits until a page shows something, also across the address that led to it."""
    async with asyncio.timeout(20):
        while True:
            with suppress(Exception):  # The page that was asked may just have gone.
                if await tab.run(f"document.readyState === 'complete' && Boolean({condition})"):
                    return
            await asyncio.sleep(0.05)


def main(text: str) -> str:
    """That the page says something."""
    return f"document.querySelector('main').innerText.includes({json.dumps(text)})"


@asynccontextmanager
async def started(site: Site, name: str) -> AsyncIterator[tuple[Desk, Browser]]:
    """A browser whose native host starts the companion, and both gone afterwards."""
    async with desk(starts=True, running=False) as at:
        browser = await BROWSERS[name].start(at.launch(site))
        try:
            yield at, browser
        finally:
            with suppress(Exception):
                companion = psutil.Process((await at.status()).pid)
            await browser.close()
            with suppress(psutil.NoSuchProcess, UnboundLocalError):
                companion.terminate()
                companion.wait(20)


async def revise(tab: Tab) -> None:
    """Write what is warned of, then something clear, and post that."""
    await write(tab, POST, STOP)
    await warned(tab)
    await tab.press("Control+a")
    await tab.type(CLEAR)
    await tab.surface().wait_for_text("Nothing found")
    await tab.press("Control+Enter")
    await tab.wait_for("practice.posted.length === 1")


async def send(tab: Tab) -> None:
    """Write what is warned of, and post it anyway."""
    await write(tab, POST, STOP)
    await warned(tab)
    await tab.press("Control+Enter")
    await held(tab)
    await post_anyway(tab)
    await tab.wait_for("practice.posted.length === 1")


async def opened(browser: Browser, told: Path) -> Tab:
    """Press the popup's button; return a tab with what the default browser was given."""
    popup = await browser.new_tab(f"{browser.origin}pages/popup.html")
    # The button is where it stays once the settings above it are there.
    await popup.wait_for("document.getElementById('setting-mode-strict')")
    await popup.click("#dashboard")
    # The companion loads what it serves pages with, and a browser takes its time to start.
    await popup.wait_for("document.getElementById('said').textContent", seconds=30)
    await reads(popup, "#said", say("page_dashboard_opens"))
    assert "dashboard-" not in await popup.evaluate("document.documentElement.outerHTML")
    await popup.close()
    [asked] = await asyncio.to_thread(lambda: told.read_text().splitlines())
    assert asked.startswith("file://")
    tab = await browser.new_tab()
    await tab.goto(asked)
    await shows(tab, "location.pathname === '/' && document.querySelector('form')")
    assert not await asyncio.to_thread(Path(asked.removeprefix("file://")).exists)
    return tab


@pytest.mark.parametrize("name", list(BROWSERS))
async def test_walk(site: Site, name: str, told: Path) -> None:
    """What was written is counted on the page, which hears of more while it is open; what is set there holds."""
    async with started(site, name) as (at, browser):
        tab = await browser.new_tab()
        await write(tab, POST, "Hello")
        # A companion that has only just been started loads what it reads with.
        await tab.surface().wait_for_text("Nothing found", seconds=40)
        await send(tab)
        page = await opened(browser, told)
        assert "warned you of 1 draft, and of 1 this month: 1 posted unchanged." in await page.evaluate(FIGURES)

        await page.evaluate("document.querySelector('summary').click()")
        await page.evaluate("document.querySelector('summary').focus()")
        await page.evaluate("scrollTo(0, 40)")
        await tab.to_front()
        await revise(tab)
        await write(tab, POST, STOP)
        await warned(tab)
        await page.to_front()
        await page.wait_for(f"{FIGURES}.endsWith(': 1 posted unchanged, 1 revised, 1 not posted.')")
        await reads(page, "#news", "There is something new.")
        assert await page.evaluate("document.querySelector('details').open && scrollY === 40")
        assert await page.evaluate("document.activeElement === document.querySelector('summary')")

        await page.click("nav a[href='/settings']")
        await shows(page, "location.pathname === '/settings'")
        await page.click("input[name=site_x]")
        await page.click("button.main")
        await shows(page, main("Saved."))
        await set_in(at, "site_x", False)
        await tab.to_front()
        await tab.surface().wait_for_text(say("badge_off"))
        await page.to_front()

        await allow(at, ALLOWED[0])
        await page.goto(await page.evaluate("location.origin + '/settings'"))
        await shows(page, main(f"“{MARK}”"))
        await page.click(".rows button")
        await shows(page, main("Taken back."))
        assert await page.evaluate("document.querySelector('.rows') === null")

        await page.click("nav a[href='/policy']")
        await shows(page, "document.querySelector('#name')")
        await page.click("button.main")
        await shows(page, "document.querySelector('#policy')")
        assert "# Social media policy" in await page.evaluate("document.querySelector('#policy').value")
        assert (at.config / "policy.json").is_file()

        await page.click("nav a[href='/settings']")
        await shows(page, "document.querySelector('#log + p')")
        assert "The log holds 3 near misses" in await page.evaluate("document.querySelector('#log + p').textContent")
        await page.click("a[href='/settings/erase']")
        await shows(page, "document.querySelector('form button.stop')")
        await page.click("form button.stop")
        await shows(page, main("The log holds no near miss."))

        opens = json.dumps(say("page_dashboard_opens"))
        for place in ("you", "clients"):
            await page.goto(f"{browser.origin}pages/welcome.html")
            await page.click(f"#{place}")
            await page.wait_for(f"document.getElementById('next-said').textContent === {opens}", seconds=30)
            await page.goto((await asyncio.to_thread(told.read_text)).splitlines()[-1])
            await shows(page, f"location.pathname === '/{place}'")
        await shows(page, main("Bring a list"))

        for path in at.folder.rglob("*"):
            assert not path.is_file() or MARK.encode() not in await asyncio.to_thread(path.read_bytes)
