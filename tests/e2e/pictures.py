"""`make pictures`: the tutorial's pictures, of the real extension and companion on the practice pages.

Each is what a person sees at that step; the people in the drafts, and the near misses on the dashboard, are invented.
"""

import asyncio
import random
import sys
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from PIL import Image

from tacit.finding import Label
from tacit.outcome import Outcome
from tacit.serve.asking import ask_dashboard
from tacit.store.log import Log
from tacit.verdict import Verdict
from tests.e2e.browsers import Chromium, Tab
from tests.e2e.desk import Desk, desk
from tests.e2e.extension.test_dashboard import shows
from tests.e2e.practice import SAMPLES
from tests.e2e.server import serve
from tests.e2e.writing import warned, worded, write
from tests.store.misses import come, miss

TUTORIAL = Path(__file__).parents[2] / "docs" / "tutorial"
COLOURS = 128
"""In a picture: enough for letters and a few tones, and it stays small."""
PAGE = (760, 908)
"""CSS pixels of the extension's own pages."""
POPUP = 352
"""The width of the popup in CSS pixels, as page.css has it."""
OUTCOMES = {Outcome.REDACTED: 6, Outcome.REVISED: 5, Outcome.CANCELLED: 3, Outcome.SENT: 1, Outcome.WRONG: 1}
KINDS = {Label.NAME: 5, Label.DATE: 4, Label.EVENT: 3, Label.FAMILY: 3, Label.AGE: 2, Label.JOB: 2, Label.PLACE: 1}
EVENING = (19, 20, 21, 21, 22)


@dataclass
class Studio:
    """A browser at a desk, and where pictures are put."""

    at: Desk
    browser: Chromium
    tab: Tab

    async def take(self, name: str, clip: dict[str, float] | None = None) -> None:
        """Keep a picture of the tab, or of a part of it, in few colours."""
        path = TUTORIAL / f"{name}.png"
        await self.tab.frames(5)  # what comes in gently has come
        await self.tab.screenshot(path, clip=clip)
        with Image.open(path) as picture:
            picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)
        print(f"{path.name}: {path.stat().st_size // 1024} KB")

    async def open(self, page: str, size: tuple[int, int] = PAGE) -> None:
        """Open one of the extension's own pages."""
        await self.tab.viewport(*size)
        await self.tab.goto(f"{self.browser.origin}pages/{page}.html")


async def welcome(studio: Studio) -> None:
    """The first page, with the companion there."""
    await studio.open("welcome")
    await studio.tab.wait_for("document.getElementById('next').checkVisibility()")
    await studio.take("welcome")


async def card(studio: Studio) -> None:
    """The example in the practice box, with its card."""
    await studio.tab.click("#example")
    await warned(studio.tab)
    await worded(studio.tab)
    await studio.tab.evaluate("scrollTo(0, 378)")
    await studio.take("card")


async def wording(studio: Studio) -> None:
    """The same with the safer wording unfolded."""
    await studio.tab.surface().click("summary", name="Safer wording")
    await studio.take("wording")


async def hold(studio: Studio) -> None:
    """A press on Post, held."""
    await studio.tab.click("#practice-post")
    await studio.tab.surface().wait_for('[role="alertdialog"] [data-action="redact"]')
    await studio.take("hold")


async def site(studio: Studio) -> None:
    """A draft on the practice copy of a site."""
    sample = next(sample for sample in SAMPLES if sample.warns and str(sample.box) == "facebook-post")
    await studio.tab.viewport(1000, 760)
    await write(studio.tab, sample.box, sample.text)
    await warned(studio.tab)
    await worded(studio.tab)
    await studio.take("site")


async def popup(studio: Studio) -> None:
    """What the button of the extension opens, over that page."""
    page = studio.tab
    studio.tab = await studio.browser.new_tab()
    await page.to_front()  # the popup looks at the tab in front
    await studio.tab.viewport(POPUP, 600)
    await studio.tab.goto(f"{studio.browser.origin}pages/popup.html")
    async with asyncio.timeout(10):
        # A tab in the back has no frames to wait for.
        while not await studio.tab.run("Boolean(document.getElementById('setting-mode-strict'))"):  # noqa: ASYNC110
            await asyncio.sleep(0.05)
    await studio.tab.to_front()
    height = await studio.tab.evaluate("Math.ceil(document.querySelector('nav').getBoundingClientRect().bottom) + 4")
    await studio.take("popup", {"x": 0, "y": 0, "width": POPUP, "height": height})
    await studio.tab.close()
    studio.tab = page


async def dashboard(studio: Studio) -> None:
    """The near misses of some weeks."""
    said = await asyncio.to_thread(ask_dashboard, studio.at.endpoint, "near-misses")
    assert said.path is not None, said.problem
    await studio.tab.viewport(900, 780)
    await studio.tab.goto(Path(said.path).as_uri())
    await shows(studio.tab, "document.querySelector('.lead')")
    await studio.take("dashboard")


PICTURES: tuple[Callable[[Studio], Awaitable[None]], ...] = (welcome, card, wording, hold, site, popup, dashboard)
"""In the order in which they are taken: each goes on where the one before it stopped."""


def fill(log: Log) -> None:
    """Six weeks of near misses, made up by chance and always the same."""
    chance = random.Random(9)
    for _ in range(34):
        labels = set(chance.choices(list(KINDS), list(KINDS.values()), k=3))
        made = miss(
            date.today() - timedelta(days=chance.randrange(42)),
            chance.choices(list(OUTCOMES), list(OUTCOMES.values()))[0],
            verdict=Verdict.STOP if Label.NAME in labels else Verdict.CAUTION,
            labels=tuple(label for label in Label if label in labels),
        )
        log.write(come(made, hour=chance.choice(EVENING)))


async def main() -> None:
    """Takes every picture."""
    TUTORIAL.mkdir(parents=True, exist_ok=True)
    async with serve() as pages, desk(running=False) as at:
        fill(Log(at.folder / "data" / "near-misses" / "near-misses.sqlite3"))
        await at.start_companion()
        browser = await Chromium.start(at.launch(pages))
        try:
            studio = Studio(at, browser, await browser.new_tab())
            await studio.tab.color_scheme("light")
            for take in PICTURES:
                await take(studio)
        finally:
            await browser.close()


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
