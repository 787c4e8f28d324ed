"""The hairline under the words: what is painted, not what a registry says."""

import json
import tempfile
from pathlib import Path

from PIL import Image

from tests.e2e.boxes import Box
from tests.e2e.browsers import Tab

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
