"""The hairline under the words: what is painted, not what a registry says."""

import json
import tempfile
from pathlib import Path

import pytest
from PIL import Image

from tests.e2e.boxes import Box
from tests.e2e.browsers import Tab
from tests.e2e.writing import MARK, STOP, every_box, every_editor, warned, write, write_on

pytestmark = pytest.mark.browser

HAIRLINE = (0xC7, 0x77, 0x00)
"""The colour in content/highlights.js."""


async def place_of(tab: Tab, box: Box, word: str) -> dict[str, float]:
    """Where a word of the draft is shown."""
    found: dict[str, float] = await tab.inpage(
        f"""(() => {{
          const box = inpage.find({json.dumps(box.editor)});
          const nodes = document.createNodeIterator(box, NodeFilter.SHOW_TEXT);
          for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {{
            const at = node.data.indexOf({json.dumps(word)});
            if (at < 0) continue;
            const range = document.createRange();
            range.setStart(node, at);
            range.setEnd(node, at + {len(word)});
            return inpage.rect(range);
          }}
          return null;
        }})()"""
    )
    assert found, "the word is not in the box"
    return found


async def painted(tab: Tab, box: Box, word: str) -> bool:
    """Whether a line of the hairline's colour runs under most of a word."""
    place = await place_of(tab, box, word)
    clip = {"x": place["x"], "y": place["y"], "width": place["width"], "height": place["height"] + 4}
    with tempfile.TemporaryDirectory() as folder:
        picture = Path(folder) / "words.png"
        await tab.screenshot(picture, clip=clip)
        image = Image.open(picture).convert("RGB")
    near = [
        sum(
            all(abs(a - b) < 48 for a, b in zip(image.getpixel((x, y)), HAIRLINE, strict=True))
            for x in range(image.width)
        )
        for y in range(image.height)
    ]
    return max(near) > image.width * 0.6


@every_box
async def test_painted_where_the_words_are(tab: Tab, box: Box) -> None:
    """The hairline runs under the words that give the client away and under no other word."""
    await write(tab, box, STOP)
    await warned(tab)
    await tab.frames(2)
    assert await painted(tab, box, MARK)
    assert not await painted(tab, box, "laughed")


@every_editor
async def test_moves_along_with_typing(tab: Tab, box: Box) -> None:
    """Words typed before the name push the hairline along with it, from the first letter on."""
    await write(tab, box, STOP)
    await warned(tab)
    await tab.press("Home")
    await tab.type("Well then. ")
    await tab.frames(2)
    assert await painted(tab, box, MARK)
    assert not await painted(tab, box, "Well then")


@every_editor
async def test_goes_with_the_words(tab: Tab, box: Box) -> None:
    """Once the name is gone from the draft its hairline is gone, and what is typed in its place has none."""
    await write(tab, box, STOP)
    await warned(tab)
    await tab.press("Control+a")
    await write_on(tab, box, "Made soup and read a novel on the porch.")
    await tab.surface().wait_for_text("Nothing found")
    await tab.frames(2)
    assert not await painted(tab, box, "Made soup")


@every_editor
async def test_survives_new_nodes(tab: Tab, box: Box) -> None:
    """A line break before the name makes the editor build new nodes, and the hairline stands under the name in them."""
    await write(tab, box, STOP)
    await warned(tab)
    await tab.press("Home")
    await tab.press(box.newline)
    await tab.frames(2)
    assert await painted(tab, box, MARK)
