"""`make run`: the three practice pages in Chromium, with extension, native host and companion behind them.

With a display a person tries it out. Without one it types two drafts a site, tells what was found in each,
and keeps screenshots. Profile, home and runtime folder are throwaway; nothing is left running.
"""

import asyncio
import json
import os
import signal
import sys
import tempfile
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from tacit.setup.paths import extension_folder
from tests.e2e.boxes import BOXES, Box
from tests.e2e.browsers import Browser, Chromium
from tests.e2e.desk import desk
from tests.e2e.server import serve

PAGES = ("https://x.com/", "https://www.facebook.com/", "https://www.linkedin.com/feed/")

WELCOME = """
Three practice pages are open in Chromium. They stand for X, Facebook and LinkedIn; nothing leaves this
computer.

Try, for example:
  - Start a post and write: My 4pm client Tamsin told me she is leaving her husband.
    A badge and a card say that this could identify a client. Press Post: it is held, and you choose.
  - Write: Soup, a blanket, and the last of the light.  Nothing is found, and it posts.
  - On X, reply to Idris Kowalczyk with: So glad I could help you in our sessions.
  - Under a Facebook post, press Enter in a comment that names a client.

Close the window, or press Ctrl+C here, to end.
"""


@dataclass(frozen=True)
class Sample:
    """A draft for one box, and whether Tacit has to warn about it. All people are invented."""

    box: Box
    text: str
    warns: bool


def _box(name: str) -> Box:
    return next(box for box in BOXES if str(box) == name)


SAMPLES = (
    Sample(_box("x-post"), "My 4pm client Tamsin told me she is finally leaving her husband.", warns=True),
    Sample(_box("x-post"), "Soup, a blanket, and the last of the light.", warns=False),
    Sample(
        _box("facebook-post"),
        "Proud of my client Delphine Marlow, 34, a florist in Otterbrook, three months sober today.",
        warns=True,
    ),
    Sample(_box("facebook-post"), "The lilac is out along the canal. Spring, at last.", warns=False),
    Sample(
        _box("linkedin-post"),
        "A patient of mine, the only vet in Harrow Bay, had a panic attack in session yesterday.",
        warns=True,
    ),
    Sample(
        _box("linkedin-post"),
        "Five good books on supervision that I keep going back to. Which would you add?",
        warns=False,
    ),
)


class Wording:
    """What the extension says in its badge and card, from its own messages."""

    def __init__(self) -> None:
        path = extension_folder() / "_locales" / "en" / "messages.json"
        messages = json.loads(path.read_text(encoding="utf-8"))
        warnings = ("badge_stop", "badge_caution", "card_conduct")
        others = ("badge_nothing", "badge_away", "badge_locked", "badge_elsewhere")
        self.warnings = tuple(messages[key]["message"] for key in warnings)
        self.others = tuple(messages[key]["message"] for key in others)
        self.nothing = messages["badge_nothing"]["message"]


async def by_hand(browser: Browser) -> None:
    """Opens the pages for a person and waits until they close the window."""
    for url in PAGES:
        await browser.new_tab(url)
    print(WELCOME, flush=True)
    await browser.closed()


async def by_itself(browser: Browser, folder: Path) -> bool:
    """Types the samples and tells what was found in each. Returns whether all was as it should be."""
    wording = Wording()
    as_expected = [await _try(browser, sample, wording, folder) for sample in SAMPLES]
    print(f"\nScreenshots: {folder}")
    return all(as_expected)


async def _try(browser: Browser, sample: Sample, wording: Wording, folder: Path) -> bool:
    tab = await browser.new_tab()
    try:
        await sample.box.open(tab)
        await tab.type(sample.text)
        print(f"\n{sample.box.site}, a {sample.box.surface}: {sample.text}")
        wanted = wording.warnings if sample.warns else (wording.nothing,)
        try:
            said = await tab.surface().wait_for_text(*wanted)
            if sample.warns:  # the card comes a moment after the badge
                await tab.surface().wait_for('[data-action="dismiss"]')
                said = await tab.surface().text()
        except TimeoutError:
            said = await tab.surface().text()
        found = any(words in said for words in wanted)
        state = next((words for words in (*wording.warnings, *wording.others) if words in said), "no answer")
        print(f"  {state}" if found else f"  Expected {' or '.join(wanted)}, but it says: {state}")
        if found and sample.warns:
            print("".join(f"    {line}\n" for line in dict.fromkeys(said.splitlines()) if line != state), end="")
        await tab.screenshot(folder / f"{sample.box}-{'warned' if sample.warns else 'nothing-found'}.png")
        return found
    finally:
        await tab.close()


async def main() -> int:
    """Starts everything, and ends it again. Returns the exit status."""
    display = bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    task = asyncio.current_task()
    assert task is not None
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, task.cancel)
    async with serve() as site, desk() as at:
        browser = await Chromium.start(replace(at.launch(site), headless=not display))
        try:
            if display:
                await by_hand(browser)
                return 0
            return 0 if await by_itself(browser, Path(tempfile.mkdtemp(prefix="tacit-practice-"))) else 1
        finally:
            await browser.close()


if __name__ == "__main__":
    with suppress(asyncio.CancelledError):
        sys.exit(asyncio.run(main()))
