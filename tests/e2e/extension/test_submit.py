"""What else submits a draft is guarded, and nothing that is no submit is."""

import json
from dataclasses import replace

import pytest

from tests.e2e.boxes import BOXES, Box, posted
from tests.e2e.browsers import Tab
from tests.e2e.writing import CLEAR, MARK, STOP, every_editor, held, let_go, warned, write

pytestmark = pytest.mark.browser

COMMENT = next(box for box in BOXES if str(box) == "facebook-comment")


@every_editor
async def test_enter_on_the_button(tab: Tab, box: Box) -> None:
    """A post that was held at Enter on the focused button goes once when it is let go."""
    await write(tab, box, STOP)
    await warned(tab)
    await tab.inpage(f"inpage.find({json.dumps(box.submitting[0])}).focus()")
    await tab.press("Enter")
    await held(tab)
    await let_go(tab, box)
    assert [entry["text"] for entry in await posted(tab)] == [STOP]


async def test_said_to_be_wrong(tab: Tab) -> None:
    """What was said to be wrong is not held again in the draft, and a new name is."""
    await write(tab, COMMENT, STOP)
    await warned(tab)
    await tab.surface().click('[data-action="wrong"]')
    await tab.surface().wait_until_gone('[data-action="wrong"]')
    await COMMENT.focus(tab)
    await tab.press("Control+End")
    await tab.type(" My client Delphine too.")
    await tab.surface().wait_for_text("Delphine")
    await tab.press("Enter")
    await held(tab)


async def test_comment_in_a_feed_without_articles(tab: Tab) -> None:
    """Where nothing but its place in the feed tells that a box stands under a post, Enter is held all the same."""
    box = replace(COMMENT, id="comment-2")
    await tab.goto(box.url)
    await tab.evaluate("document.querySelector('[aria-posinset] form').removeAttribute('role')")
    await box.focus(tab)
    await tab.type(STOP)
    await warned(tab)
    await tab.press("Enter")
    await held(tab)


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("facebook-comment", ("Meta+Enter", "Control+Enter", "Alt+Enter")),
        ("linkedin-older-comment-framed", ("Meta+Enter", "Control+Shift+Enter")),
    ],
)
async def test_other_chords(tab: Tab, name: str, keys: tuple[str, ...]) -> None:
    """Enter with other keys is held as well, where it may post."""
    box = next(box for box in BOXES if str(box) == name)
    await write(tab, box, STOP)
    await warned(tab)
    for chord in keys:
        await tab.press(chord)
        await held(tab)
        await tab.press("Escape")
        await tab.surface().wait_until_gone('[role="alertdialog"]')


async def test_chord_beside_the_text(tab: Tab) -> None:
    """On a button of the composer the chord is held too, and a clear draft goes."""
    box = next(box for box in BOXES if str(box) == "x-post")
    await write(tab, box, STOP)
    await warned(tab)
    await tab.inpage("inpage.find('[data-testid=\"addButton\"]').focus()")
    await tab.press("Control+Enter")
    await held(tab)
    await tab.press("Escape")
    await tab.surface().wait_until_gone('[role="alertdialog"]')
    await write(tab, box, CLEAR)
    await tab.inpage("inpage.find('[data-testid=\"addButton\"]').focus()")
    await tab.press("Control+Enter")
    await tab.wait_for("practice.posted.length")
    assert [entry["text"] for entry in await posted(tab)] == [CLEAR]


@pytest.mark.parametrize("elsewhere", ['[data-practice="search"]', '[data-testid="dm-send"]'], ids=["search", "chat"])
async def test_chord_outside_the_composer(tab: Tab, elsewhere: str) -> None:
    """In a search or on a chat's button the chord is not held, whatever stands in the composer."""
    box = next(box for box in BOXES if str(box) == "x-home")
    await write(tab, box, STOP)
    await warned(tab)
    await tab.inpage(f"inpage.find({json.dumps(elsewhere)}).focus()")
    await tab.press("Control+Enter")
    await tab.frames(5)
    assert await tab.surface().find('[role="alertdialog"]') is None
    await box.focus(tab)
    await tab.press("Control+Enter")
    await tab.surface().wait_for('[role="alertdialog"] [data-action="edit"]')


async def test_escape(tab: Tab) -> None:
    """Escape goes back to the draft, the next attempt is held anew, and Enter again and again posts nothing."""
    await write(tab, COMMENT, STOP)
    await warned(tab)
    await tab.press("Enter")
    await held(tab)
    await tab.press("Escape")
    await tab.surface().wait_until_gone('[role="alertdialog"]')
    await tab.press("Enter")
    await held(tab)
    for _ in range(7):
        await tab.press("Enter")
    await tab.frames(5)
    assert await posted(tab) == []
    assert await COMMENT.model(tab) == STOP


async def test_mention_list(tab: Tab) -> None:
    """An Enter that picks from an open list of people is not held; the next one, which would post, is."""
    await write(tab, COMMENT, STOP)
    await warned(tab)
    await tab.type(" @")
    await tab.wait_for(f"inpage.find({json.dumps(COMMENT.editor)}).getAttribute('aria-activedescendant')")
    before = await COMMENT.model(tab)
    await tab.press("Enter")
    await tab.wait_for(f"practice.model('{COMMENT.id}') !== {json.dumps(before)}")
    assert await tab.surface().find('[role="alertdialog"]') is None
    await tab.press("Enter")
    await held(tab)


async def test_input_method(tab: Tab) -> None:
    """An Enter that ends an input method's composition is not held; the next one, which would post, is."""
    await write(tab, COMMENT, STOP)
    await warned(tab)
    await tab.compose("に")
    await tab.commit()
    await tab.wait_for(f"practice.model('{COMMENT.id}').endsWith('に')")
    await tab.frames(5)
    assert await tab.surface().find('[role="alertdialog"]') is None
    assert await posted(tab) == []
    await tab.press("Enter")
    await held(tab)


async def test_thread(tab: Tab) -> None:
    """The parts of a thread are one draft: a name in the second part leads there, and holds a harmless first part."""
    box = next(box for box in BOXES if str(box) == "x-post")
    await write(tab, box, "A thread about my week.")
    await tab.click('[data-testid="addButton"]')
    await tab.type("My client Jessica finally slept well.")
    await warned(tab)
    await tab.surface().click(".finding > summary", name=MARK)
    await tab.surface().click('[data-action="show"]')
    await tab.wait_for(f"String(getSelection()) === {json.dumps(MARK)}")
    await tab.press("Control+Enter")
    await held(tab)
    await tab.surface().click('[role="alertdialog"] [data-action="redact"]')
    await tab.surface().wait_until_gone('[role="alertdialog"]')
    await tab.press("Control+Enter")
    await tab.wait_for("practice.posted.length")
    [entry] = await posted(tab)
    assert "Jessica" not in entry["text"]
    assert entry["text"].startswith("A thread about my week.")
