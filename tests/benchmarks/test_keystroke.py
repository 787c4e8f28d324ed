"""How long a keystroke takes to become a painted verdict, in real browsers. Nothing is asserted about time.

Measured in the page: from the key's own time stamp to the frame after the one with the new hairline. The pause that the
display waits for (DISPLAY_PAUSE in content/watch.js) is taken off, since it is chosen, not spent.
"""

import re
import statistics
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from tacit.setup.paths import extension_folder
from tests.e2e.boxes import BOXES, Box
from tests.e2e.browsers import BROWSERS
from tests.e2e.desk import desk
from tests.e2e.server import Site, serve

pytestmark = [pytest.mark.benchmark, pytest.mark.asyncio(loop_scope="module")]

DISPLAY_PAUSE = int(re.findall(r"DISPLAY_PAUSE = (\d+);", (extension_folder() / "content" / "watch.js").read_text())[0])
ROUNDS = 30
BOX: Box = next(box for box in BOXES if str(box) == "linkedin-older-post")

STOP = "My 3pm client Jessica finally left her husban"
FILLER = "The library keeps its lamps on late and the tea is always warm. "

ARM = """(() => {
  const size = () => CSS.highlights.get("pencil")?.size ?? 0;
  const before = size();
  window.painted = new Promise((done) => {
    let pressed = 0;
    addEventListener("keydown", (event) => (pressed = event.timeStamp), { capture: true, once: true });
    const look = () => {
      if (pressed && size() > before) requestAnimationFrame(() => done(performance.now() - pressed));
      else requestAnimationFrame(look);
    };
    look();
  });
  return true;
})()"""


CARET = f"""(() => {{
  const node = document.querySelector('[data-practice="{BOX.id}"] p').firstChild;
  getSelection().collapse(node, node.data.indexOf("{STOP}") + {len(STOP)});
  return true;
}})()"""
"""Puts the caret where the word is not finished."""


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def site() -> AsyncIterator[Site]:
    """The practice pages."""
    async with serve() as running:
        yield running


@pytest.mark.parametrize("name", list(BROWSERS))
@pytest.mark.parametrize("characters", [280, 3000])
async def test_keystroke_to_painted_verdict(site: Site, name: str, characters: int) -> None:
    """Prints p50 and p95 over edits that each complete one more finding in the middle of a draft."""
    around = (characters - len(STOP)) // 2
    before, after = ((FILLER * 60)[:around].rsplit(" ", 1)[0] for _ in range(2))
    async with desk() as at:
        browser = await BROWSERS[name].start(at.launch(site))
        try:
            tab = await browser.new_tab()
            await BOX.open(tab)
            await tab.evaluate(f"document.execCommand('insertText', false, {f'{before}. {STOP}. {after}.'!r})")
            await tab.evaluate(CARET)
            await tab.surface().wait_for_text("Could identify a client", seconds=30)
            times = []
            for _ in range(ROUNDS):
                await tab.frames(20)
                await tab.evaluate(ARM)
                await tab.type("d")
                times.append(float(await tab.evaluate("window.painted")) - DISPLAY_PAUSE)
                await tab.press("Backspace")
        finally:
            await browser.close()
    times.sort()
    p95 = times[int(len(times) * 0.95) - 1]
    print(f"\n{name}, {characters} characters: p50 {statistics.median(times):.0f} ms, p95 {p95:.0f} ms")
