"""What a person does with one finding, and the way back of our own: in every editor, with everything real behind it."""

import asyncio
import json
import sys
from pathlib import Path

import pytest

from tacit.outcome import Why
from tacit.store.log import Log, log_path
from tests.e2e.boxes import BOXES, Box, posted
from tests.e2e.browsers import Browser, Tab
from tests.e2e.desk import Desk
from tests.e2e.writing import MARK, NAMED, STOP, every_editor, held, post_anyway, warned, worded, write, write_on

pytestmark = pytest.mark.browser

COMMENT = next(box for box in BOXES if str(box) == "facebook-comment")
POST = next(box for box in BOXES if str(box) == "x-post")
CHANGED = "Changed."
ANSWER = "So proud of you! I remember when you first sat in my office. See you Thursday, keep up our work."
"""Must be held: an answer that confirms a client. Invented, as every draft here."""


async def unfold(tab: Tab, words: str) -> None:
    """Unfolds what can be done with one finding."""
    await tab.surface().click(".finding > summary", name=words)


async def changed(tab: Tab, box: Box, before: str) -> str:
    """Waits until the draft is another one; returns what it says."""
    await tab.wait_for(f"practice.model('{box.id}') !== {json.dumps(before)}")
    await tab.surface().wait_for_text(CHANGED)
    return await box.model(tab)


@every_editor
async def test_replaced_alone(tab: Tab, browser: Browser, box: Box) -> None:
    """One finding is reworded alone, in the editor's own model, whose own undo takes it back, and our offer away."""
    await write(tab, box, STOP)
    await warned(tab)
    # Quill joins what comes within a second into one step of its history; a reader of the card takes longer.
    await tab.evaluate("new Promise((done) => setTimeout(done, 1100))")
    await worded(tab)
    await unfold(tab, MARK)
    await tab.surface().click('[data-action="replace"]')
    said = await changed(tab, box, STOP)
    assert MARK not in said
    assert "3pm" in said
    assert said.startswith("My 3pm")
    assert said.endswith("laughed out loud. Home now.")
    if browser.can_undo_in_shadow_root or not box.in_shadow_root:
        await tab.press("Control+z")
        await tab.wait_for(f"practice.model('{box.id}') === {json.dumps(STOP)}")
        await tab.surface().wait_until_gone('[data-action="undo"]')


@every_editor
async def test_leads_to_its_words(tab: Tab, box: Box) -> None:
    """A finding leads to its words, also in a box that is scrolled: what is typed then takes their place alone."""
    await write(tab, box, STOP)
    await write_on(tab, box, "\nRain." * 30)
    await warned(tab)
    await unfold(tab, MARK)
    await tab.surface().click('[data-action="show"]')
    await tab.wait_for(
        f"""(() => {{
          const root = inpage.find({json.dumps(box.editor)}).getRootNode();
          const selection = (root.getSelection ? root : document).getSelection();
          const {{ top, bottom }} = selection.getRangeAt(0).getBoundingClientRect();
          return String(selection) === {json.dumps(MARK)} && 0 <= top && bottom <= innerHeight;
        }})()"""
    )
    await tab.type("Somebody")
    said = STOP.replace(MARK, "Somebody")
    await tab.wait_for(f"practice.model('{box.id}').startsWith({json.dumps(said)})")


@every_editor
async def test_way_back(tab: Tab, box: Box) -> None:
    """ "Undo" puts back the exact draft, also where the editor's own undo does not work, and typing goes on in it."""
    await write(tab, box, STOP)
    await warned(tab)
    await worded(tab)
    await tab.surface().click('[data-action="redact"]')
    await changed(tab, box, STOP)
    await tab.surface().click('[data-action="undo"]')
    await tab.wait_for(f"practice.model('{box.id}') === {json.dumps(STOP)}")
    await tab.surface().wait_until_gone('[data-action="undo"]')
    await warned(tab)
    await tab.press("Control+End")
    await tab.type(" Bye")
    await tab.wait_for(f"practice.model('{box.id}') === {json.dumps(STOP + ' Bye')}")


async def test_way_back_ends(tab: Tab) -> None:
    """Once the person writes on, our way back is gone: it would take their words along."""
    await write(tab, POST, STOP)
    await warned(tab)
    await worded(tab)
    await tab.surface().click('[data-action="redact"]')
    await changed(tab, POST, STOP)
    await tab.type("x")
    await tab.surface().wait_until_gone('[data-action="undo"]')


async def test_put_aside_here(tab: Tab) -> None:
    """A name put aside here is no finding of this draft any more, and it passes; the next draft is held for it."""
    await write(tab, COMMENT, NAMED)
    await warned(tab)
    await worded(tab)
    await unfold(tab, MARK)
    await tab.surface().click("summary", name="Not about a client")
    await tab.surface().click('[data-action="allow"]', name="In this draft")
    await tab.surface().wait_for_text("Client may recognise this", "Nothing found")
    assert await tab.surface().find(".finding > summary", name=MARK) is None
    assert await COMMENT.model(tab) == NAMED
    await COMMENT.focus(tab)
    await tab.press("Enter")
    await tab.wait_for("practice.posted.length")
    assert [entry["text"] for entry in await posted(tab)] == [NAMED]
    await tab.evaluate("practice.posted.length = 0")
    await COMMENT.focus(tab)
    await tab.type(NAMED)
    await warned(tab)
    await tab.press("Enter")
    await held(tab)


async def test_put_aside_for_good(tab: Tab) -> None:
    """A word put aside always is no finding in another draft, where another name is held."""
    name = "Philomena"
    text = STOP.replace(MARK, name)
    await write(tab, POST, text)
    await warned(tab)
    await worded(tab)
    await unfold(tab, name)
    await tab.surface().click("summary", name="It is me")
    await tab.surface().click('[data-action="allow"]', name="This word, always")
    await tab.surface().wait_until_gone(".finding > summary", name=name)
    await tab.goto("about:blank")
    await write(tab, POST, f"{text} And my client {MARK} too.")
    await tab.surface().wait_for(".finding > summary", name=MARK)
    assert await tab.surface().find(".finding > summary", name=name) is None


async def test_neutral_reply(tab: Tab) -> None:
    """An answer that confirms a client is held; the neutral reply takes its place, waits to be posted, and passes."""
    await write(tab, COMMENT, ANSWER)
    await warned(tab)
    await tab.press("Enter")
    await held(tab)
    await tab.surface().click('[role="alertdialog"] [data-action="reply"]')
    said = await changed(tab, COMMENT, ANSWER)
    assert said.startswith("For reasons of privacy")
    assert await posted(tab) == []
    await tab.surface().wait_for_text("Nothing found")
    await COMMENT.focus(tab)
    await tab.press("Enter")
    await tab.wait_for("practice.posted.length")
    assert [entry["text"] for entry in await posted(tab)] == [said]


async def test_general_line(tab: Tab) -> None:
    """A general line takes the place of a held post, waits to be posted, and can be undone."""
    await write(tab, POST, STOP)
    await warned(tab)
    await tab.press("Control+Enter")
    await held(tab)
    await tab.surface().click('[role="alertdialog"] summary', name="Something general instead")
    line = '[role="alertdialog"] [data-action="line"]'
    await tab.surface().click(line, name="Asking for help takes courage. I never get used to how much.")
    said = await changed(tab, POST, STOP)
    assert said.startswith("Asking for help takes courage.")
    await tab.surface().wait_for_text("Nothing found")
    assert await posted(tab) == []
    await tab.surface().click('[data-action="undo"]')
    await tab.wait_for(f"practice.model('{POST.id}') === {json.dumps(STOP)}")


async def test_why_it_was_posted(tab: Tab, at: Desk) -> None:
    """A reason may be chosen before "Post anyway": the draft goes out as it is, and the log has the reason."""
    log = Log(log_path(at.environment, sys.platform, Path.home()))
    before = sum(miss.why is Why.CONSENT for miss in await asyncio.to_thread(log.near_misses))
    await write(tab, POST, STOP)
    await warned(tab)
    await tab.press("Control+Enter")
    await held(tab)
    await tab.surface().click("summary", name="Why post it anyway?")
    await tab.surface().click('[type="radio"][value="consent"]')
    await post_anyway(tab)
    await tab.wait_for("practice.posted.length")
    assert [entry["text"] for entry in await posted(tab)] == [STOP]
    async with asyncio.timeout(10):
        while sum(miss.why is Why.CONSENT for miss in await asyncio.to_thread(log.near_misses)) == before:  # noqa: ASYNC110
            await asyncio.sleep(0.05)
