"""A held post: the focus stays in the dialog, a hasty press does nothing, and the caret comes back."""

import pytest

from tests.e2e.browsers import Browser, Chromium, Tab
from tests.e2e.browsers.chromium import ChromiumTab
from tests.e2e.surfaces import ask
from tests.e2e.surfaces.acting import box_text, focused, old_enough, press_button, seen, tab_to
from tests.e2e.surfaces.models import STOP, WAITING, say

pytestmark = pytest.mark.browser

ONE_HOUR = 3_600_000


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
    assert [event for event in await seen(tab) if not event.startswith("focus")] == []


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


async def test_hold_keeps_the_focus_inside(tab: Tab) -> None:
    """A hold starts at Edit, and Tab goes round inside it, both ways."""
    await ask(tab, "hold", STOP)
    forward = [await focused(tab)]
    for _ in range(8):
        await tab.press("Tab")
        forward.append(await focused(tab))
    edit, redact, post = say("action_edit"), say("action_redact"), say("action_post")
    folds = [say(key) for key in ("card_preview", "card_lines", "card_why", "card_rules", "card_why_post")]
    assert forward == [edit, redact, post, *folds, edit]
    for _ in range(6):
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


async def test_begins_at_its_first_line(tab: Tab) -> None:
    """In a window at 400 % a hold shows what is at stake first, though the focus is on a button further down."""
    size = await tab.evaluate("[innerWidth, innerHeight]")
    await tab.viewport(320, 180)
    try:
        await ask(tab, "hold", STOP)
        assert await focused(tab) == say("action_edit")
        head = await tab.surface().wait_for("h2")
        assert head.y >= 0
        assert head.y + head.height <= 180
    finally:
        await tab.viewport(*size)
