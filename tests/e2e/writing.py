"""What tests type, and how they get from an empty box to a warning, a held post or a posted one."""

import json

import pytest

from tests.e2e.boxes import BOXES, Box, posted
from tests.e2e.browsers import Tab

MARK = "Jessica"
"""The name that gives the client away in STOP."""

STOP = f"My 3pm client {MARK} laughed out loud. Home now."
"""Must be held: a client's name. Invented, as every draft here."""

NAMED = f"My client {MARK} laughed out loud today. Home now."
"""Must be held for the name alone: without it nothing is left to hold it for."""

CLEAR = "Made soup and read a novel on the porch."
"""Must pass: nobody is in it but the author."""

WAITS = "Looking for safer wording"
"""What a card or a hold says until its wording is there."""

EDITORS = [
    box
    for box in BOXES
    if str(box) in ("x-post", "facebook-post", "linkedin-post", "linkedin-comment", "linkedin-older-post")
]
"""One box for each editor engine: Draft.js, Lexical, Quill in a shadow root, TipTap, Quill in the light DOM."""

every_box = pytest.mark.parametrize("box", BOXES, ids=str)
every_editor = pytest.mark.parametrize("box", EDITORS, ids=str)


async def write(tab: Tab, box: Box, text: str) -> None:
    """Opens a box and types a draft into it."""
    await box.open(tab)
    await write_on(tab, box, text)
    await tab.wait_for(f"practice.model('{box.id}') === {json.dumps(text)}")


async def write_on(tab: Tab, box: Box, text: str) -> None:
    """Types at the caret; a newline by the key that makes one in this box."""
    first, *rest = text.split("\n")
    await tab.type(first)
    for line in rest:
        await tab.press(box.newline)
        await tab.type(line)


async def warned(tab: Tab) -> str:
    """Waits for the warning that STOP gets; returns all that our surfaces say."""
    return await tab.surface().wait_for_text("Could identify a client")


async def worded(tab: Tab, action: str = "redact") -> None:
    """Waits until the card has what to write instead, and takes it: at first it refuses a hasty press."""
    await tab.surface().wait_for(f'[data-action="{action}"]')
    await tab.evaluate("new Promise((done) => setTimeout(done, 700))")


async def held(tab: Tab) -> None:
    """Waits until the post is held."""
    await tab.surface().wait_for('[role="alertdialog"] [data-action="edit"]')
    assert await posted(tab) == []


async def post_anyway(tab: Tab) -> None:
    """Chooses "Post anyway", once the dialog takes it: it refuses a hasty press, and one while its wording comes in."""
    await tab.surface().wait_for('[role="alertdialog"] [data-action="post"]')
    await tab.surface().wait_until_unsaid(WAITS)
    await tab.evaluate("new Promise((done) => setTimeout(done, 700))")
    await tab.surface().click('[role="alertdialog"] [data-action="post"]')


async def let_go(tab: Tab, box: Box) -> None:
    """Chooses "Post anyway", presses what the site asks for besides, and waits for the post and for one too many."""
    await post_anyway(tab)
    await tab.surface().wait_until_gone('[role="alertdialog"]')
    for selector in box.submitting[1:]:
        await tab.click(selector)
    await tab.wait_for("practice.posted.length")
    await tab.frames(5)
