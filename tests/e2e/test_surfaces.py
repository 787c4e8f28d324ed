"""The surfaces in real browsers: what reaches a person, and what never reaches the page."""

import json
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from tests.e2e import surfaces
from tests.e2e.browsers import Browser, Chromium, Launch, Tab
from tests.e2e.browsers.chromium import ChromiumTab
from tests.e2e.server import Site
from tests.e2e.surfaces import ask
from tests.e2e.surfaces.models import BY_HAND, DEAD_END, REPLY, STOP, TEXT, WAITING, flagged, say

pytestmark = pytest.mark.browser

ONE_HOUR = 3_600_000


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def site() -> AsyncIterator[Site]:
    """A server that knows one plain page."""
    async with surfaces.serve() as running:
        yield running


@pytest.fixture(scope="module")
def launch(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Launch:
    """The surfaces as content scripts of an extension."""
    return Launch(site=site, extension=surfaces.build_extension(tmp_path_factory.mktemp("extension")))


@pytest_asyncio.fixture(loop_scope="session")
async def tab(browser: Browser) -> AsyncIterator[Tab]:
    """The plain page with a layer attached to its box, and the caret at the end of the text."""
    opened = await browser.new_tab(surfaces.PAGE)
    await ask(opened, "attach")
    await click(opened, "#box")
    await opened.press("Control+End")
    yield opened
    await opened.close()


async def click(tab: Tab, selector: str) -> None:
    """Clicks the middle of something of the page's."""
    box = await tab.box(selector)
    await tab.click_at(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


async def shown(tab: Tab) -> str:
    """All that a person reads in our surfaces now."""
    return await tab.surface().text()


async def seen(tab: Tab) -> list[str]:
    """What the page's listeners have seen since they were asked last."""
    events: list[str] = await tab.evaluate("seen.splice(0)")
    return events


async def box_text(tab: Tab) -> str:
    """What stands in the compose box."""
    text: str = await tab.evaluate("document.getElementById('box').textContent")
    return text


async def press_button(tab: Tab, action: str) -> None:
    """Clicks a control of ours as a person does."""
    await tab.surface().click(f'[data-action="{action}"]')


async def focused(tab: Tab) -> str:
    """The name of the control of ours that has the focus, or the id of what has it in the page."""
    control = await tab.surface().focused()
    if control is not None:
        return control.name
    name: str = await tab.evaluate("document.activeElement.id")
    return name


async def tab_to(tab: Tab, name: str) -> None:
    """Presses Tab until the control of that name has the focus."""
    for _ in range(20):
        if await focused(tab) == name:
            return
        await tab.press("Tab")
    raise AssertionError(f"no Tab leads to {name}")


async def old_enough(tab: Tab) -> None:
    """Waits until "Post anyway" is awake."""
    while not await ask(tab, "awake"):
        await tab.frames(2)


async def test_page_sees_no_event_of_ours(tab: Tab) -> None:
    """Clicks and keys on badge and card reach their actions, and no listener of the page's."""
    await ask(tab, "badge", "stop")
    await ask(tab, "card", STOP)
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
    """Keys pressed in a hold stay there; the page only sees the editor lose the focus and get it back."""
    await seen(tab)
    await ask(tab, "hold", STOP)
    await tab.press("Tab")
    await tab.press("Escape")
    assert {event for event in await seen(tab) if not event.startswith("focus")} <= {"keyup box"}
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


async def test_card_leaves_the_focus(tab: Tab) -> None:
    """A card that appears, and clicks on it, leave the caret in the editor."""
    await tab.type(" Then")
    await ask(tab, "badge", "stop")
    await ask(tab, "card", STOP)
    await tab.surface().click("h2")
    await tab.surface().click("summary")
    await press_button(tab, "open")
    await tab.type(" more")
    assert await focused(tab) == "box"
    assert await box_text(tab) == f"{TEXT} Then more"


@pytest.mark.parametrize("action", ["redact", "wrong", "dismiss"])
async def test_card_actions(tab: Tab, action: str) -> None:
    """A button of the card does what it says, once, and takes the card away."""
    await ask(tab, "card", STOP)
    await tab.surface().wait_for_text(say("card_stop"))
    await press_button(tab, action)
    assert await ask(tab, "actions") == [action]
    assert say("card_stop") not in await shown(tab)


async def test_card_offers_no_wording_that_is_not_there(tab: Tab) -> None:
    """Without a suggestion the card says what to do, and has no button for one."""
    await ask(tab, "card", DEAD_END)
    await tab.surface().wait_for_text(say("advice_do_not_post"))
    await tab.surface().wait_for('[data-action="dismiss"]')
    assert await tab.surface().find('[data-action="redact"]') is None
    await ask(tab, "card", STOP)
    assert say("advice_do_not_post") not in await shown(tab)
    await tab.surface().wait_for('[data-action="redact"]')


@pytest.mark.parametrize("surface", ["card", "hold"])
async def test_by_hand_leads_to_its_place(tab: Tab, surface: str) -> None:
    """What has to be changed by hand leads to its place, by keys too; a card stays for it, and a hold goes."""
    await ask(tab, surface, BY_HAND)
    await tab.surface().wait_for_text(say("advice_change_by_hand"))
    await tab_to(tab, TEXT)
    await tab.press("Enter")
    assert await ask(tab, "actions") == [["show", {"start": "0", "end": str(len(TEXT))}]]
    assert (say("advice_change_by_hand") in await shown(tab)) is (surface == "card")


async def test_card_by_keyboard(tab: Tab) -> None:
    """Tab leads on to the badge and through the card; Escape puts the card away and goes to the box."""
    await ask(tab, "badge", "stop")
    await ask(tab, "card", STOP)
    stops = []
    while say("action_dismiss") not in stops:
        await tab.press("Tab")
        stops.append(await focused(tab))
        assert len(stops) < 16
    assert stops == [
        "submit",
        f"Tacit: {say('badge_stop')}",
        "Jessica",
        "drives the 22 bus",
        say("card_preview"),
        say("card_why"),
        say("card_rules"),
        say("action_redact"),
        say("action_wrong"),
        say("action_dismiss"),
    ]
    await tab.press("Escape")
    assert await ask(tab, "actions") == ["dismiss"]
    assert await focused(tab) == "box"


async def test_card_stays_unfolded(tab: Tab) -> None:
    """What a person unfolded stays unfolded, and the focus where it was, when the card is drawn anew."""
    await ask(tab, "card", STOP)
    assert "Jessica drives the 22 bus" not in await shown(tab)
    await tab_to(tab, say("card_preview"))
    await tab.press("Enter")
    await tab.surface().wait_for_text("Jessica drives the 22 bus")
    await ask(tab, "card", STOP | {"verdict": "caution"})
    await tab.surface().wait_for_text(say("card_caution"))
    await tab.surface().wait_for_text("Jessica drives the 22 bus")
    assert await focused(tab) == say("card_preview")


async def test_finding_alone(tab: Tab) -> None:
    """A finding unfolds to what can be done with it alone; one is open at a time, and the card stays."""
    await ask(tab, "card", STOP)
    replace = say("action_replace_with").replace("$1", "A client")
    assert replace not in await shown(tab)
    await tab.surface().click("summary", name="Jessica")
    await tab.surface().click('[data-action="replace"]', name=replace)
    await tab.surface().click("summary", name="drives the 22 bus")
    await tab.surface().wait_for_text(say("action_take_out"))
    assert replace not in await shown(tab)
    await tab.surface().click('[data-action="replace"]', name=say("action_take_out"))
    assert await ask(tab, "actions") == [["replace", {"finding": "0"}], ["replace", {"finding": "1"}]]
    await tab.surface().wait_for_text(say("card_stop"))
    assert await focused(tab) == "box"


@pytest.mark.parametrize("reason", ["not_client", "me"])
async def test_finding_put_aside(tab: Tab, reason: str) -> None:
    """A finding is put aside here, as a word, or as a kind, in exact words; a name is no kind to be put aside."""
    await ask(tab, "card", STOP | {"verdict": "caution"})
    for words, scopes in (("Jessica", ["here", "word"]), ("drives the 22 bus", ["here", "word", "kind"])):
        await tab.surface().click("summary", name=words)
        await tab.surface().click("summary", name=say(f"dismiss_{reason}"))
        for scope in scopes:
            await tab.surface().click('[data-action="allow"]', name=say(f"scope_{scope}"))
        assert len(await tab.surface().find_all('[data-action="allow"]')) == len(scopes)
    assert await ask(tab, "actions") == [
        ["allow", {"finding": finding, "reason": reason, "scope": scope}]
        for finding, scope in [("0", "here"), ("0", "word"), ("1", "here"), ("1", "word"), ("1", "kind")]
    ]


async def test_finding_by_keyboard(tab: Tab) -> None:
    """Keys alone unfold a finding, choose how far it goes, and keep their place when the card is drawn anew."""
    await ask(tab, "card", STOP)
    await tab_to(tab, "Jessica")
    await tab.press("Enter")
    await tab_to(tab, say("dismiss_not_client"))
    await tab.press("Space")
    await tab_to(tab, say("scope_word"))
    await ask(tab, "card", STOP | {"verdict": "caution"})
    await tab.surface().wait_for_text(say("card_caution"))
    assert await focused(tab) == say("scope_word")
    await tab.press("Enter")
    assert await ask(tab, "actions") == [["allow", {"finding": "0", "reason": "not_client", "scope": "word"}]]
    await ask(tab, "card", STOP | {"findings": STOP["findings"][1:]})
    assert await focused(tab) == "drives the 22 bus"


async def test_card_gets_its_wording(tab: Tab) -> None:
    """A card stands at once, and its wording comes into it: nothing below moves, nothing folds up, the focus stays."""
    await ask(tab, "card", WAITING)
    await tab.surface().wait_for_text(say("card_waits"))
    assert await tab.surface().find('[data-action="redact"]') is None
    await tab.surface().click("summary", name=say("card_why"))
    await tab_to(tab, say("card_why"))
    await tab.surface().click("summary", name="Jessica")
    await tab.surface().wait_for_text("Each of these is small")
    before = await places(tab)
    await ask(tab, "card", STOP)
    await tab.surface().wait_for('[data-action="redact"]')
    await tab.surface().wait_for('[data-action="replace"]')
    assert await places(tab) == pytest.approx(before, abs=1)
    assert "Each of these is small" in await shown(tab)
    assert say("card_waits") not in await shown(tab)
    assert await focused(tab) == say("card_why")


async def places(tab: Tab) -> list[float]:
    """How high up there stands what a person may be about to press, and how high the card's foot is."""
    names = [say("dismiss_not_client"), say("dismiss_me"), say("card_why"), say("action_wrong"), say("action_dismiss")]
    foot = await tab.surface().wait_for(".buttons")
    return [foot.y, foot.height, *[(await tab.surface().wait_for("summary, button", name=name)).y for name in names]]


async def test_press_meant_for_what_stood_there(tab: Tab) -> None:
    """For 600 ms after its wording came into an open card nothing of it changes the draft; then all of it does."""
    model = REPLY | {"suggestion": STOP["suggestion"]}
    buttons = [(name, f'[data-action="{name}"]') for name in ("replace", "allow", "reply", "redact")]
    await ask(tab, "guard", ONE_HOUR)
    await ask(tab, "card", model | {"suggestion": None})
    await ask(tab, "card", model)
    await tab.surface().click("summary", name="Jessica")
    await tab.surface().click("summary", name=say("dismiss_not_client"))
    for _, button in buttons:
        await tab.surface().click(button)
    await tab_to(tab, say("action_redact"))
    await tab.press("Enter")
    await press_button(tab, "another")
    assert await ask(tab, "actions") == []
    await ask(tab, "guard", 0)
    for _, button in buttons[:2] + buttons[-1:]:
        await tab.surface().click(button)
    told = [each if isinstance(each, str) else each[0] for each in await ask(tab, "actions")]
    assert told == ["replace", "allow", "redact"]
    await ask(tab, "guard", ONE_HOUR)
    await ask(tab, "card", model)
    await press_button(tab, "redact")
    assert (await ask(tab, "actions"))[-1] == "redact", "a card that came with its wording"


async def test_hold_gets_its_wording(tab: Tab) -> None:
    """An open hold is completed in its place: the focus and what was chosen stay, and "Post anyway" sleeps anew."""
    await ask(tab, "hold", WAITING)
    await tab.surface().wait_for_text(say("card_waits"))
    await tab.surface().click("summary", name=say("card_why_post"))
    await tab.surface().click('[value="consent"]')
    await tab_to(tab, say("action_post"))
    await seen(tab)
    while (age := await ask(tab, "age")) < 2000:
        await tab.frames(2)
    await ask(tab, "hold", STOP)
    assert await ask(tab, "age") < age
    await tab.surface().wait_for('[data-action="redact"]')
    assert await focused(tab) == say("action_post")
    assert await tab.surface().find('[value="consent"]') is not None
    await old_enough(tab)
    await tab.press("Enter")
    assert await ask(tab, "actions") == [["post", {"why": "consent"}]]
    assert [event for event in await seen(tab) if not event.startswith(("focus", "keyup"))] == []


async def test_why_is_asked_of_nobody(tab: Tab) -> None:
    """Why a draft is posted is folded up, nothing in it is chosen, and "Post anyway" does not need it."""
    await ask(tab, "hold", STOP)
    assert await tab.surface().find("input") is None
    await tab.surface().click("summary", name=say("card_why_post"))
    assert len(await tab.surface().find_all('[type="radio"]')) == 4
    await old_enough(tab)
    await press_button(tab, "post")
    assert await ask(tab, "actions") == ["post"]


async def test_why_by_keyboard(tab: Tab) -> None:
    """Arrow keys go through the reasons, and no key of it reaches the page or posts."""
    await ask(tab, "hold", STOP)
    await tab_to(tab, say("card_why_post"))
    await seen(tab)
    await tab.press("Enter")
    await tab.press("Tab")
    await tab.press("Space")
    await tab.press("ArrowDown")
    await tab.press("Enter")
    assert await focused(tab) == say("why_consent")
    assert await seen(tab) == []
    assert await ask(tab, "actions") == []
    await old_enough(tab)
    await tab_to(tab, say("action_post"))
    await tab.press("Enter")
    assert await ask(tab, "actions") == [["post", {"why": "consent"}]]


@pytest.mark.parametrize("surface", ["card", "hold"])
async def test_neutral_reply(tab: Tab, surface: str) -> None:
    """An answer that confirms a client gets neutral replies, one after the other, and the one in sight is used."""
    await ask(tab, surface, REPLY)
    await tab.surface().wait_for_text(say("reply_1"))
    await press_button(tab, "another")
    await tab.surface().wait_for_text(say("reply_2"))
    assert say("reply_1") not in await shown(tab)
    await press_button(tab, "reply")
    assert await ask(tab, "actions") == [["reply", {"text": say("reply_2")}]]
    assert await tab.surface().find('[data-action="reply"]') is None


async def test_way_back(tab: Tab) -> None:
    """After words of ours were put in, a line offers the way back; taking it leaves the card where it is."""
    await ask(tab, "card", STOP)
    await ask(tab, "notice", {"kind": "changed"})
    await tab.surface().wait_for_text(say("notice_changed"))
    assert await focused(tab) == "box"
    await press_button(tab, "undo")
    assert await ask(tab, "actions") == ["undo"]
    assert say("notice_changed") not in await shown(tab)
    await tab.surface().wait_for_text(say("card_stop"))


async def test_conduct_says_what_instead(tab: Tab) -> None:
    """A flag's own card says its rule and what to write instead, with the code of ethics one click away."""
    await ask(tab, "card", flagged("testimonial"))
    await tab.surface().wait_for_text(say("instead_testimonial"))
    said = await shown(tab)
    for key in ("flag_testimonial", "conduct_testimonial", "instead_testimonial"):
        assert say(key) in said
    assert say("rule_nasw_4_07_testimonials") not in said
    assert say("action_wrong") not in said
    await tab.surface().click("summary", name=say("card_rules"))
    await tab.surface().wait_for_text(say("rule_nasw_4_07_testimonials"))


async def test_hold_keeps_the_focus_inside(tab: Tab) -> None:
    """A hold starts at Edit, and Tab goes round inside it, both ways."""
    await ask(tab, "hold", STOP)
    forward = [await focused(tab)]
    for _ in range(7):
        await tab.press("Tab")
        forward.append(await focused(tab))
    edit, redact, post = say("action_edit"), say("action_redact"), say("action_post")
    folds = [say(key) for key in ("card_preview", "card_why", "card_rules", "card_why_post")]
    assert forward == [edit, redact, post, *folds, edit]
    for _ in range(5):
        await tab.press("Shift+Tab")
    assert await focused(tab) == post


async def test_hold_gives_the_caret_back(tab: Tab) -> None:
    """After Escape one types on where one was."""
    await tab.press("ArrowLeft")
    await ask(tab, "hold", STOP)
    await tab.press("Escape")
    assert await ask(tab, "actions") == ["edit"]
    await tab.type(" home")
    assert await box_text(tab) == "Jessica drives the 22 bus home."


async def test_hold_gives_the_focus_back_to_a_button(tab: Tab) -> None:
    """A hold that came from the site's button ends there."""
    await tab.press("Tab")
    assert await focused(tab) == "submit"
    await ask(tab, "hold", STOP)
    await tab.press("Enter")
    assert await ask(tab, "actions") == ["edit"]
    assert await focused(tab) == "submit"


async def test_hold_gives_the_focus_to_the_box(tab: Tab) -> None:
    """Where what had the focus is gone by the end of a hold, the box gets it."""
    await tab.press("Tab")
    assert await focused(tab) == "submit"
    await ask(tab, "hold", STOP)
    await tab.evaluate("document.getElementById('submit').remove()")
    await tab.press("Escape")
    assert await ask(tab, "actions") == ["edit"]
    assert await focused(tab) == "box"


async def test_hold_shuts_the_page_out(tab: Tab) -> None:
    """Under a hold the site's own button cannot be clicked; afterwards it can."""
    spot = await tab.box("#submit")
    middle = spot["x"] + spot["width"] / 2, spot["y"] + spot["height"] / 2
    await ask(tab, "hold", STOP)
    await seen(tab)
    await tab.click_at(*middle)
    assert await seen(tab) == []
    assert await ask(tab, "actions") == []
    await tab.press("Escape")
    await tab.click_at(*middle)
    assert "click submit" in await seen(tab)


async def test_post_anyway_sleeps_at_first(tab: Tab) -> None:
    """Post anyway does nothing for 600 ms, by mouse or key: the press was meant for something else."""
    assert await ask(tab, "guard") == 600
    await ask(tab, "guard", ONE_HOUR)
    await ask(tab, "hold", STOP)
    await press_button(tab, "post")
    await tab.press("Tab")
    await tab.press("Tab")
    assert await focused(tab) == say("action_post")
    await tab.press("Enter")
    assert await ask(tab, "actions") == []
    await tab.surface().wait_for_text(say("card_stop"))
    await ask(tab, "guard", 600)
    await old_enough(tab)
    await tab.press("Enter")
    assert await ask(tab, "actions") == ["post"]


async def test_key_still_held_presses_nothing(tab: Tab) -> None:
    """The key that brought a hold, still down, presses nothing in it; pressed anew it does."""
    if not isinstance(tab, ChromiumTab):
        pytest.skip("only Playwright repeats a key that is down")
    keyboard = tab._page.keyboard
    await keyboard.down("Enter")
    await ask(tab, "hold", STOP)
    await keyboard.down("Enter")
    await keyboard.down("Enter")
    await keyboard.up("Enter")
    assert await ask(tab, "actions") == []
    await keyboard.press("Enter")
    assert await ask(tab, "actions") == ["edit"]


async def test_double_click_posts_nothing(tab: Tab) -> None:
    """The second half of a double click that began on the site's button presses nothing of ours."""
    if not isinstance(tab, ChromiumTab):
        pytest.skip("only Playwright tells how often a button was clicked")
    await ask(tab, "guard", 0)
    await ask(tab, "hold", STOP)
    x, y = (await tab.surface().wait_for('[data-action="redact"]')).middle
    mouse = tab._page.mouse
    await mouse.move(x, y)
    await mouse.down(click_count=2)
    await mouse.up(click_count=2)
    assert await ask(tab, "actions") == []
    await mouse.click(x, y)
    assert await ask(tab, "actions") == ["redact"]


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


@pytest.mark.parametrize("code", ["companion_old", "extension_old"])
async def test_notice_of_versions(tab: Tab, code: str) -> None:
    """A notice says which of the two is too old where companion and extension have no way to talk to each other."""
    await ask(tab, "notice", {"kind": "away", "code": code})
    await tab.surface().wait_for_text(say(f"notice_away_{code}"), say(f"notice_away_{code}_help"))
    assert say("notice_away") not in await shown(tab)


@pytest.mark.parametrize("kind", ["away", "unread", "too_large", "locked"])
async def test_notice_with_a_choice(tab: Tab, kind: str) -> None:
    """A notice that holds a post says why, starts at Edit, and posts only after a press of its own."""
    await ask(tab, "notice", {"kind": kind})
    await tab.surface().wait_for_text(say(f"notice_{kind}"))
    assert await focused(tab) == say("action_edit")
    if kind != "too_large":
        await press_button(tab, "wait")
        await ask(tab, "notice", {"kind": kind})
    await old_enough(tab)
    await press_button(tab, "post")
    assert await ask(tab, "actions") == (["post"] if kind == "too_large" else ["wait", "post"])


@pytest.mark.parametrize("kind", ["not_posted", "write_failed"])
async def test_line_that_stays(tab: Tab, kind: str) -> None:
    """A line about what did not happen stays, also beside a card, until it is put away by itself."""
    await ask(tab, "notice", {"kind": kind})
    await tab.surface().wait_for_text(say(f"notice_{kind}"))
    assert await focused(tab) == "box"
    await ask(tab, "card", STOP)
    await tab.surface().wait_for_text(say(f"notice_{kind}"))
    await tab.surface().click('.note [data-action="dismiss"]')
    assert say(f"notice_{kind}") not in await shown(tab)
    await tab.surface().wait_for_text(say("card_stop"))
    assert await ask(tab, "actions") == []


async def test_line_that_leaves(tab: Tab) -> None:
    """The line that asks for the key again leaves by itself."""
    await ask(tab, "passing", 2000)
    await ask(tab, "notice", {"kind": "press_again"})
    await tab.surface().wait_for_text(say("notice_press_again"))
    await tab.surface().wait_for(".note")
    await tab.surface().wait_until_gone(".note")
    assert say("notice_press_again") not in await shown(tab)


async def test_checking_waits(tab: Tab) -> None:
    """A read that takes less than 300 ms shows no notice; one that takes longer does."""
    assert await ask(tab, "patience") == 300
    began = await tab.evaluate("performance.now()")
    await ask(tab, "notice", {"kind": "checking"})
    assert say("notice_checking") not in await shown(tab)
    await tab.surface().wait_for(".note")
    assert await tab.evaluate("performance.now()") - began >= 300
    await tab.surface().wait_for_text(say("notice_checking"))
    await ask(tab, "close")
    assert say("notice_checking") not in await shown(tab)


async def test_nothing_stays_behind(tab: Tab) -> None:
    """A layer that is destroyed leaves no element."""
    await ask(tab, "badge", "stop")
    await ask(tab, "hold", STOP)
    assert len(await tab.closed_roots()) == 1
    await ask(tab, "destroy")
    assert await tab.closed_roots() == []
    assert await tab.evaluate("document.documentElement.lastElementChild.tagName") == "BODY"


async def test_screen_readers_are_told(browser: Browser, tab: Tab) -> None:
    """A hold is an alert dialog of the headline's name, and every word of it is in the accessibility tree."""
    if not isinstance(tab, ChromiumTab) or not isinstance(browser, Chromium):
        pytest.skip("only DevTools shows the accessibility tree")
    await ask(tab, "hold", STOP)
    nodes = (await tab._session.send("Accessibility.getFullAXTree"))["nodes"]
    nodes = [node for node in nodes if not node["ignored"]]
    told = [(node["role"]["value"], node.get("name", {}).get("value")) for node in nodes]
    assert ("alertdialog", say("card_stop")) in told
    assert ("button", say("action_post")) in told
    assert ("StaticText", say("hold_state")) in told
    assert ("StaticText", "“drives the 22 bus”") in told
    described = [node["description"]["value"] for node in nodes if node.get("description", {}).get("value")]
    assert any(say("hold_state") in text for text in described)
