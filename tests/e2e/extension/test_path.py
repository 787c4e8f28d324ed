"""The whole path with nothing left out: a draft typed into each real compose box is read, shown, held and posted."""

import json

import pytest

from tests.e2e.boxes import OTHERS, Box, posted
from tests.e2e.browsers import Tab
from tests.e2e.writing import CLEAR, EDITORS, MARK, STOP, every_box, held, post_anyway, warned, write

pytestmark = pytest.mark.browser

ATTACH = """(() => {
  let box = document.activeElement;
  while (box.shadowRoot) box = box.shadowRoot.activeElement;
  const image = new Image();
  image.src = URL.createObjectURL(new Blob([""], { type: "image/png" }));
  box.closest('[role="dialog"], dialog, form').append(image);
})()"""
"""Puts a picture beside the box that has the focus, as the sites show one before it is posted."""


class TestWarning:
    @every_box
    async def test_badge_and_card(self, tab: Tab, box: Box) -> None:
        """A draft that names a client gets the badge and a card with its words; one that names nobody gets neither."""
        await write(tab, box, CLEAR)
        await tab.surface().wait_for_text("Nothing found")
        await tab.press("Control+a")
        await tab.type(STOP)
        await warned(tab)
        said = await tab.surface().wait_for_text(f"“{MARK}”")
        assert "Someone who knows your client could recognise them." in said
        assert await box.model(tab) == STOP

    @pytest.mark.parametrize("box", [box for box in EDITORS if "post" in str(box)], ids=str)
    async def test_what_is_not_read(self, tab: Tab, box: Box) -> None:
        """A picture beside a draft and a link in it are not read: the badge says so instead of "nothing found"."""
        await write(tab, box, CLEAR)
        await tab.surface().wait_for_text("Nothing found")
        await tab.evaluate(ATTACH)
        await tab.type(" Good")
        await tab.surface().wait_for_text("Read in part")


class TestHold:
    @every_box
    async def test_click(self, tab: Tab, box: Box) -> None:
        """A click on the site's button is held, and "Post anyway" then posts the draft once, as it was."""
        await write(tab, box, STOP)
        await warned(tab)
        await tab.click(box.submitting[0])
        await held(tab)
        await post_anyway(tab)
        for selector in box.submitting[1:]:
            await tab.click(selector)
        await tab.wait_for("practice.posted.length")
        assert [entry["text"] for entry in await posted(tab)] == [STOP]

    @every_box
    async def test_key(self, tab: Tab, box: Box) -> None:
        """The key that posts is held, "Edit" gives the caret back, and typing goes on where it was."""
        await write(tab, box, STOP)
        await warned(tab)
        await tab.press(box.sends)
        await held(tab)
        await tab.surface().click('[data-action="edit"]')
        await tab.surface().wait_until_gone('[role="alertdialog"]')
        await tab.type(" Ok")
        await tab.wait_for(f"practice.model('{box.id}') === {json.dumps(STOP + ' Ok')}")
        assert await posted(tab) == []

    @every_box
    async def test_clear_draft(self, tab: Tab, box: Box) -> None:
        """A draft with nothing found posts untouched, without a question."""
        await write(tab, box, CLEAR)
        await box.submit(tab)
        await tab.wait_for("practice.posted.length")
        assert [entry["text"] for entry in await posted(tab)] == [CLEAR]


@pytest.mark.parametrize("box", OTHERS, ids=str)
async def test_left_alone(tab: Tab, box: Box) -> None:
    """Messages and other boxes that are no posts are not watched, not even with a client's name in them."""
    await box.open(tab)
    await tab.type(STOP)
    await box.submit(tab)
    await tab.wait_for("practice.posted.length")
    assert await tab.surface().text() == ""
    assert [entry["text"] for entry in await posted(tab)] == [STOP]
