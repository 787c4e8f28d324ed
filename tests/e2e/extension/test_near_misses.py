"""From a compose box to the log: what becomes of a warned draft is one row."""

import asyncio
import sys
from collections import Counter
from pathlib import Path

import psutil
import pytest

from tacit.store.log import Log, log_path
from tests.e2e.boxes import BOXES
from tests.e2e.browsers import BROWSERS, Tab
from tests.e2e.desk import Desk, desk
from tests.e2e.server import Site
from tests.e2e.writing import CLEAR, MARK, STOP, held, post_anyway, warned, write

pytestmark = pytest.mark.browser

POST = next(box for box in BOXES if str(box) == "x-post")


async def rows(at: Desk, expected: dict[str, int]) -> None:
    """Wait until the log holds so many near misses by outcome, and no more."""
    log = Log(log_path(at.environment, sys.platform, Path.home()))
    told: Counter[str] = Counter()
    for _ in range(100):
        told = Counter(miss.outcome.value for miss in await asyncio.to_thread(log.near_misses))
        if told == Counter(expected):
            break
        await asyncio.sleep(0.1)
    assert told == Counter(expected)
    assert all(
        miss.site == "x" and miss.surface == "post" and "NAME" in miss.grounds.labels for miss in log.near_misses()
    )
    for path in at.folder.joinpath("data").rglob("*"):
        assert path.is_dir() or MARK.encode() not in path.read_bytes()


async def sent_after_revisions(tab: Tab) -> None:
    """Write what is warned of, revise it to something clear and back again, and post it."""
    await write(tab, POST, STOP)
    await warned(tab)
    for text in (CLEAR, STOP):
        await tab.press("Control+a")
        await tab.type(text)
        await tab.surface().wait_for_text("Nothing found" if text == CLEAR else "Could identify a client")
    await tab.press("Control+Enter")
    await held(tab)
    await post_anyway(tab)
    await tab.wait_for("practice.posted.length === 1")


@pytest.mark.parametrize("name", list(BROWSERS))
async def test_rows(site: Site, name: str) -> None:
    """A draft is one near miss however often it is revised; leaving the page, closing the tab and a crash cancel it."""
    async with desk() as at:
        browser = await BROWSERS[name].start(at.launch(site))
        try:
            tab = await browser.new_tab()
            await write(tab, POST, CLEAR)
            await tab.surface().wait_for_text("Nothing found")
            await sent_after_revisions(tab)
            await rows(at, {"sent": 1})

            await write(tab, POST, STOP)
            await warned(tab)
            await tab.goto("about:blank")
            await rows(at, {"sent": 1, "cancelled": 1})

            other = await browser.new_tab()
            await write(other, POST, STOP)
            await warned(other)
            await other.close()
            await rows(at, {"sent": 1, "cancelled": 2})

            await write(tab, POST, STOP)
            await warned(tab)
            await rows(at, {"sent": 1, "cancelled": 3})
            # The companion's end of the line cannot tell this from a browser that died. The page goes on, over a new
            # line, and so does the near miss.
            host = next(
                each for each in psutil.Process().children(recursive=True) if "tacit-host" in " ".join(each.cmdline())
            )
            host.kill()
            await tab.surface().wait_for_text("Companion away")
            await rows(at, {"sent": 1, "cancelled": 3})
            await tab.press("Control+a")
            await tab.type(CLEAR)
            await tab.surface().wait_for_text("Nothing found")
            await tab.press("Control+Enter")
            await tab.wait_for("practice.posted.length === 1")
            await rows(at, {"sent": 1, "cancelled": 2, "revised": 1})
        finally:
            await browser.close()
