"""One click on "Use safer wording", in every editor."""

import json

import pytest

from tests.e2e.boxes import Box, posted
from tests.e2e.browsers import Browser, Tab
from tests.e2e.desk import Desk
from tests.e2e.writing import MARK, STOP, every_box, every_editor, held, warned, worded, write, write_on
from tests.serve.serving import connected

pytestmark = pytest.mark.browser

PARAGRAPHS = f"A long day.\n\nMy 3pm client {MARK} laughed out loud.\nHome now."

ANSWERED = (
    "Maren Tolliver: Finished a long week of nights. The kettle is on, the phone is off, "
    "and the garden is all mine until Monday."
)
"""What the first comment box on LinkedIn's page answers."""


async def suggested(at: Desk, box: Box, text: str) -> str:
    """What the companion itself suggests for a draft in a box."""
    answered = {} if box.surface == "post" else {"reply_to": ANSWERED}
    async with connected(at.endpoint) as client:
        await client.change("asked", 1, text, site=box.site, surface=box.surface, **answered)
        while (message := await client.receive()).get("method") != "draft/suggestion":
            pass
    said: str = message["params"]["text"]
    return said


async def reword(tab: Tab, box: Box) -> str:
    """Uses the safer wording of the card; returns what the editor's model then says."""
    await warned(tab)
    before = await box.model(tab)
    await worded(tab)
    await tab.surface().click('[data-action="redact"]')
    await tab.wait_for(f"practice.model('{box.id}') !== {json.dumps(before)}")
    await tab.surface().wait_until_gone('[data-action="redact"]')
    return await box.model(tab)


@every_box
async def test_one_paragraph(tab: Tab, box: Box) -> None:
    """The name is gone from model and box, what stands around stays, and writing goes on, nothing doubled or lost."""
    await write(tab, box, STOP)
    said = await reword(tab, box)
    assert MARK not in said
    assert said.endswith("Home now.")
    assert await tab.inpage(f"inpage.find({json.dumps(box.editor)}).textContent.trim()") == said
    await tab.press("Control+End")
    await write_on(tab, box, " Goodd")
    await tab.press("Backspace")
    await tab.press(box.newline)
    await tab.type("night")
    await tab.wait_for(f"practice.model('{box.id}') === {json.dumps(said + ' Good' + chr(10) + 'night')}")


@every_editor
async def test_several_paragraphs(tab: Tab, browser: Browser, at: Desk, box: Box) -> None:
    """The model says what the companion suggests, to the letter; one Ctrl+Z brings the draft back as it was."""
    await write(tab, box, PARAGRAPHS)
    # Quill joins what comes within a second into one step of its history; a reader of the card takes longer.
    await tab.evaluate("new Promise((done) => setTimeout(done, 1100))")
    said = await reword(tab, box)
    assert said == await suggested(at, box, PARAGRAPHS)
    lines = said.split("\n")
    assert MARK not in said
    assert lines[:2] == ["A long day.", ""]
    assert lines[-1] == "Home now."
    if browser.can_undo_in_shadow_root or not box.in_shadow_root:
        await tab.press("Control+z")
        await tab.wait_for(f"practice.model('{box.id}') === {json.dumps(PARAGRAPHS)}")


@every_editor
async def test_from_the_hold(tab: Tab, box: Box) -> None:
    """Chosen when the post is held, the draft is reworded and not posted; posted then, it goes as reworded, once."""
    await write(tab, box, STOP)
    await warned(tab)
    await tab.press("Control+Enter")
    await held(tab)
    await tab.surface().click('[role="alertdialog"] [data-action="redact"]')
    await tab.wait_for(f"!practice.model('{box.id}').includes({json.dumps(MARK)})")
    await tab.surface().wait_until_gone('[role="alertdialog"]')
    assert await posted(tab) == []
    said = await box.model(tab)
    await box.submit(tab)
    await tab.wait_for("practice.posted.length")
    assert [entry["text"] for entry in await posted(tab)] == [said]
