"""Notices: those that hold a post, those that stay, and those that leave."""

import pytest

from tests.e2e.browsers import Tab
from tests.e2e.surfaces import ask
from tests.e2e.surfaces.acting import focused, old_enough, press_button, shown
from tests.e2e.surfaces.models import STOP, say

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("code", ["companion_old", "extension_old", "browser_managed"])
async def test_notice_that_says_why(tab: Tab, code: str) -> None:
    """A notice says which of the two is too old, or that the browser may not start one, instead of "not running"."""
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
