"""The card: what it offers, where it leaves the focus, and how its wording comes into it."""

import pytest

from tests.e2e.browsers import Tab
from tests.e2e.surfaces import ask
from tests.e2e.surfaces.acting import box_text, focused, press_button, shown, tab_to
from tests.e2e.surfaces.models import BARE, BY_HAND, DEAD_END, REPLY, STOP, TEXT, WAITING, flagged, say

pytestmark = pytest.mark.browser

ONE_HOUR = 3_600_000


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


async def test_card_that_points_at_nothing(tab: Tab) -> None:
    """Without a finding to point at, the card says the reason at once, beside a rule too; else a fold has it."""
    for model in (BARE, BARE | {"conduct": ["disparage"]}):
        await ask(tab, "card", model)
        await tab.surface().wait_for_text(say("reason_client_mentioned"))
    await ask(tab, "card", STOP | {"reasons": BARE["reasons"]})
    await tab.surface().wait_for_text("drives the 22 bus")
    assert say("reason_client_mentioned") not in await shown(tab)


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
        say("card_lines"),
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


@pytest.mark.parametrize("surface", ["card", "hold"])
async def test_general_line(tab: Tab, surface: str) -> None:
    """A held post can give way to a general line that the person chooses, with or without wording."""
    for count, model in enumerate((STOP, DEAD_END), 1):
        await ask(tab, surface, model)
        await tab.surface().click("summary", name=say("card_lines"))
        await tab.surface().wait_for_text(say("card_lines_help"))
        await tab.surface().click('[data-action="line"]', name=say("line_3"))
        assert await ask(tab, "actions") == [["line", {"text": say("line_3")}]] * count
        assert await tab.surface().find('[data-action="line"]') is None


async def test_general_line_is_not_pressed_by_mistake(tab: Tab) -> None:
    """Right after the wording came into an open card a press on a general line changes nothing; later it does."""
    await ask(tab, "guard", ONE_HOUR)
    await ask(tab, "card", WAITING)
    await tab.surface().click("summary", name=say("card_lines"))
    await ask(tab, "card", STOP)
    await tab.surface().click('[data-action="line"]', name=say("line_3"))
    assert await ask(tab, "actions") == []
    await ask(tab, "guard", 0)
    await tab.surface().click('[data-action="line"]', name=say("line_3"))
    assert await ask(tab, "actions") == [["line", {"text": say("line_3")}]]


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
