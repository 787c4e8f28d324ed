"""What never reaches the page: our events, keys, words and styles, and what the page cannot do to them."""

import json

import pytest

from tests.e2e.browsers import Tab
from tests.e2e.surfaces import ask
from tests.e2e.surfaces.acting import click, focused, old_enough, press_button, seen, shown
from tests.e2e.surfaces.models import STOP, TEXT, say

pytestmark = pytest.mark.browser


async def test_page_sees_no_event_of_ours(tab: Tab) -> None:
    """Clicks and keys on badge and card reach their actions, and no listener of the page's."""
    await ask(tab, "badge", "stop")
    await ask(tab, "card", STOP)
    assert len(await tab.closed_roots()) == len(await tab.surface_roots()) == 1
    await seen(tab)
    await press_button(tab, "open")
    await tab.surface().click("summary")
    await tab.surface().click("h2")
    await press_button(tab, "wrong")
    assert await ask(tab, "actions") == ["open", "wrong"]
    assert await seen(tab) == []
    await click(tab, "#box")
    assert "click box" in await seen(tab)


async def test_page_sees_no_key_in_a_hold(tab: Tab) -> None:
    """Keys pressed in a hold stay there, also as they come up; the page only sees the editor lose and get the focus."""
    await seen(tab)
    await ask(tab, "hold", STOP)
    await tab.press("Tab")
    await tab.press("Escape")
    assert [event for event in await seen(tab) if not event.startswith("focus")] == []
    assert await ask(tab, "actions") == ["edit"]
    await tab.press("a")
    assert "keydown box" in await seen(tab)


async def test_page_presses_nothing(tab: Tab) -> None:
    """Events that a page makes are dropped, wherever they point; a real click on the same spot is obeyed."""
    await ask(tab, "hold", STOP)
    await old_enough(tab)
    button = await tab.surface().wait_for('[data-action="post"]')
    x, y = button.middle
    await tab.evaluate(
        "(() => { const host = document.documentElement.lastElementChild;"
        " host.click(); host.focus();"
        " const at = {bubbles: true, composed: true, cancelable: true, detail: 1,"
        f" clientX: {x}, clientY: {y}}};"
        " for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click'])"
        " host.dispatchEvent(new PointerEvent(type, at));"
        " for (const key of ['Enter', ' ', 'Escape']) for (const type of ['keydown', 'keypress', 'keyup'])"
        " host.dispatchEvent(new KeyboardEvent(type, {key, bubbles: true, composed: true})); })()"
    )
    assert await ask(tab, "actions") == []
    await tab.click_at(x, y)
    assert await ask(tab, "actions") == ["post"]


async def test_page_reads_no_word(tab: Tab) -> None:
    """Neither the DOM, nor a selection, nor window.find tells the page what the surfaces say."""
    await ask(tab, "badge", "stop")
    await ask(tab, "card", STOP)
    headline = say("card_stop")
    await tab.surface().wait_for_text(headline)
    found = "(getSelection().removeAllRanges(), find({}, true, false, true))".format
    selected = "(document.activeElement.blur(), document.execCommand('selectAll'), String(getSelection()))"
    assert await tab.evaluate(found(json.dumps(TEXT))) is True
    assert TEXT in await tab.evaluate(selected)
    for words in (headline, say("badge_stop"), say("action_redact"), say("action_wrong")):
        assert await tab.evaluate(found(json.dumps(words))) is False
        assert words not in await tab.evaluate(selected)
        assert words not in await tab.evaluate("document.documentElement.outerHTML")


async def test_host_says_nothing(tab: Tab) -> None:
    """The host is a bare <div> that is a popover: no id, class, data or aria, no root to open."""
    await ask(tab, "card", STOP)
    host = "document.documentElement.lastElementChild"
    assert await tab.evaluate(f"[{host}.tagName, {host}.getAttributeNames(), {host}.shadowRoot]") == [
        "DIV",
        ["popover"],
        None,
    ]


async def test_site_style_stays_out(tab: Tab) -> None:
    """What the site says of every <div>, with !important, does not reach the surfaces."""
    await ask(tab, "card", STOP)
    look = "(({textTransform, letterSpacing, fontSize}) => [textTransform, letterSpacing, fontSize])"
    await tab.evaluate("document.querySelector('main').append(document.createElement('div'))")
    assert await tab.evaluate(f"{look}(getComputedStyle(document.querySelector('main div')))") == [
        "uppercase",
        "4px",
        "30px",
    ]
    (root,) = await tab.closed_roots()
    assert await tab.run(f"{look}(getComputedStyle(root.querySelector('dl div span')))", on=root) == [
        "none",
        "normal",
        "14px",
    ]


async def test_badge_hides_neither_words_nor_button(tab: Tab) -> None:
    """The badge lies beside the box and off the site's button, and follows when the page scrolls."""
    await ask(tab, "badge", "nothing")
    badge = await tab.surface().wait_for('[data-action="open"]')
    for selector in ("#box", "#submit"):
        other = await tab.box(selector)
        apart = (
            badge.x >= other["x"] + other["width"]
            or badge.x + badge.width <= other["x"]
            or badge.y >= other["y"] + other["height"]
            or badge.y + badge.height <= other["y"]
        )
        assert apart, selector
    await tab.evaluate("scrollTo(0, 20)")
    await tab.frames(3)
    moved = await tab.surface().wait_for('[data-action="open"]')
    assert moved.y == pytest.approx(badge.y - 20, abs=1)
    await tab.evaluate("scrollTo(0, 600)")
    await tab.surface().wait_until_gone('[data-action="open"]')
    await tab.evaluate("scrollTo(0, 0)")
    assert (await tab.surface().wait_for('[data-action="open"]')).y == pytest.approx(badge.y, abs=1)


async def test_hidden_under_a_dialog_of_the_site(tab: Tab) -> None:
    """While the site's dialog lies over the box the badge is gone, and a dialog around the box does not hide it."""
    await ask(tab, "badge", "stop")
    await tab.surface().wait_for('[data-action="open"]')
    await tab.evaluate(
        "(() => { const over = document.createElement('section');"
        " over.setAttribute('role', 'dialog'); over.tabIndex = -1;"
        " over.style = 'position: fixed; inset: 0; background: #fff'; over.id = 'over';"
        " document.body.append(over); over.focus(); })()"
    )
    await tab.surface().wait_until_gone('[data-action="open"]')
    await tab.evaluate("(document.getElementById('over').remove(), document.getElementById('box').focus())")
    await tab.surface().wait_for('[data-action="open"]')
    await tab.evaluate("(document.querySelector('main').setAttribute('role', 'dialog'), scrollTo(0, 20))")
    await tab.frames(3)
    await tab.surface().wait_for('[data-action="open"]')


async def test_site_throws_the_host_out(tab: Tab) -> None:
    """A hold whose host the site has removed stands again after the next attach, with the focus in it."""
    await ask(tab, "badge", "stop")
    await ask(tab, "hold", STOP)
    await tab.evaluate("document.documentElement.lastElementChild.remove()")
    assert await shown(tab) == ""
    await ask(tab, "attach")
    await ask(tab, "attach")
    await tab.surface().wait_for_text(say("card_stop"))
    assert len(await tab.closed_roots()) == 1
    assert await focused(tab) == say("action_edit")


@pytest.mark.parametrize("shadow", [False, True], ids=["light", "shadow"])
async def test_in_the_dialog_of_a_site(tab: Tab, shadow: bool) -> None:
    """In a modal dialog, also one in an open shadow root, badge and card stand inside and can be pressed."""
    await tab.evaluate(
        "(() => { const dialog = document.createElement('dialog');"
        " const box = document.getElementById('box'); dialog.append(box);"
        " const place = document.createElement('section'); document.body.append(place);"
        f" ({json.dumps(shadow)} ? place.attachShadow({{mode: 'open'}}) : place).append(dialog);"
        " dialog.showModal(); window.dialog = dialog; })()"
    )
    await ask(tab, "attach_within" if shadow else "attach")
    await ask(tab, "badge", "stop")
    await ask(tab, "card", STOP)
    assert await tab.evaluate("window.dialog.lastElementChild.getAttributeNames()") == ["popover"]
    await seen(tab)
    await press_button(tab, "open")
    await press_button(tab, "wrong")
    assert await ask(tab, "actions") == ["open", "wrong"]
    assert await seen(tab) == []


async def test_nothing_stays_behind(tab: Tab) -> None:
    """A layer that is destroyed leaves no element."""
    await ask(tab, "badge", "stop")
    await ask(tab, "hold", STOP)
    assert len(await tab.closed_roots()) == 1
    await ask(tab, "destroy")
    assert await tab.closed_roots() == []
    assert await tab.evaluate("document.documentElement.lastElementChild.tagName") == "BODY"
