"""The whole path with nothing left out: a draft typed into each real compose box is read, shown, held and posted."""

import json
from dataclasses import replace
from urllib.parse import urlsplit

import pytest

from tests.e2e.boxes import BOXES, OTHERS, Box, posted
from tests.e2e.browsers import Tab
from tests.e2e.extension.hairline import painted
from tests.e2e.server import NOT_WATCHED, WATCHED
from tests.e2e.writing import CLEAR, EDITORS, MARK, STOP, every_box, held, let_go, warned, write

pytestmark = pytest.mark.browser

_FIRST = {box.site: box for box in reversed(BOXES)}
OTHER_HOSTS = [(_FIRST[site], host) for host, site in WATCHED.items() if urlsplit(_FIRST[site].url).netloc != host]
"""The hosts of a site beside the one that its boxes are on, with a box there."""

ATTACH = """(() => {
  let box = document.activeElement;
  while (box.shadowRoot) box = box.shadowRoot.activeElement;
  const image = new Image();
  image.src = URL.createObjectURL(new Blob([""], { type: "image/png" }));
  const field = box.closest("[data-practice]");
  (field.closest('[role="dialog"], dialog, form') ?? field.parentElement).append(image);
})()"""
"""Puts a picture beside the box that has the focus, as the sites show one before it is posted."""


@every_box
async def test_written_held_and_posted(tab: Tab, box: Box) -> None:
    """A client's name gets badge, card and hairline and is held at the key; Edit gives the caret back; it goes once."""
    await write(tab, box, CLEAR)
    await tab.surface().wait_for_text("Nothing found")
    await tab.press("Control+a")
    await tab.type(STOP)
    await warned(tab)
    said = await tab.surface().wait_for_text(f"“{MARK}”")
    assert "Someone who knows your client could recognise them." in said
    assert await box.model(tab) == STOP
    await tab.frames(2)
    assert await painted(tab, box, MARK)
    assert not await painted(tab, box, "laughed")
    await tab.press(box.sends)
    await held(tab)
    await tab.surface().click('[data-action="edit"]')
    await tab.surface().wait_until_gone('[role="alertdialog"]')
    await tab.type(" Ok")
    await tab.wait_for(f"practice.model('{box.id}') === {json.dumps(STOP + ' Ok')}")
    assert await posted(tab) == []
    await tab.press(box.sends)
    await held(tab)
    await let_go(tab, box)
    assert [entry["text"] for entry in await posted(tab)] == [f"{STOP} Ok"]


@every_box
async def test_every_way(tab: Tab, box: Box) -> None:
    """Sent unread, a draft is held; at a click, at Enter and Space on the button, too; let go, it posts once."""
    await write(tab, box, STOP)
    await tab.press(box.sends)
    await held(tab)
    await tab.surface().click('[data-action="edit"]')
    await tab.surface().wait_until_gone('[role="alertdialog"]')
    await tab.click(box.submitting[0])
    await held(tab)
    for key in ("Enter", "Space"):
        await tab.press("Escape")
        await tab.surface().wait_until_gone('[role="alertdialog"]')
        await tab.inpage(f"inpage.find({json.dumps(box.submitting[0])}).focus()")
        await tab.press(key)
        await held(tab)
    await let_go(tab, box)
    assert [entry["text"] for entry in await posted(tab)] == [STOP]


@every_box
async def test_clear_draft(tab: Tab, box: Box) -> None:
    """A draft with nothing found posts untouched, without a question."""
    await write(tab, box, CLEAR)
    await box.submit(tab)
    await tab.wait_for("practice.posted.length")
    assert [entry["text"] for entry in await posted(tab)] == [CLEAR]


@pytest.mark.parametrize("box", [*EDITORS, _FIRST["x"]], ids=str)
async def test_what_is_not_read(tab: Tab, box: Box) -> None:
    """A picture beside a draft and a link in it are not read: the badge says so instead of "nothing found"."""
    await write(tab, box, CLEAR)
    await tab.surface().wait_for_text("Nothing found")
    await tab.evaluate(ATTACH)
    await tab.surface().wait_for_text("Read in part")


@pytest.mark.parametrize(("box", "host"), OTHER_HOSTS, ids=[host for _, host in OTHER_HOSTS])
async def test_other_hosts(tab: Tab, box: Box, host: str) -> None:
    """A site's other hosts are guarded as its first one is."""
    there = replace(box, url=box.url.replace(urlsplit(box.url).netloc, host))
    await write(tab, there, STOP)
    assert await tab.evaluate("location.host") == host
    await warned(tab)
    await tab.press(there.sends)
    await held(tab)
    await let_go(tab, there)
    assert [entry["text"] for entry in await posted(tab)] == [STOP]


async def test_hosts_left_alone(tab: Tab) -> None:
    """On a host that Tacit does not look at, the same box with a client's name in it posts as without it."""
    for host, site in NOT_WATCHED.items():
        box = _FIRST[site]
        there = replace(box, url=box.url.replace(urlsplit(box.url).netloc, host))
        await write(tab, there, STOP)
        assert await tab.evaluate("location.host") == host
        await tab.frames(5)
        await tab.press(there.sends)
        await tab.wait_for("practice.posted.length")
        assert await tab.closed_roots() == []
        assert [entry["text"] for entry in await posted(tab)] == [STOP]


@pytest.mark.parametrize("box", OTHERS, ids=str)
async def test_left_alone(tab: Tab, box: Box) -> None:
    """Messages and other boxes that are no posts are not watched, not even with a client's name in them."""
    await box.open(tab)
    await tab.type(STOP)
    await tab.frames(5)
    assert await tab.closed_roots() == []
    await box.submit(tab)
    await tab.wait_for("practice.posted.length")
    assert await tab.closed_roots() == []
    assert [entry["text"] for entry in await posted(tab)] == [STOP]
