"""The options: what they change holds at once, everywhere."""

import json

import pytest

from tests.e2e.browsers import Tab
from tests.e2e.desk import Desk
from tests.e2e.extension.pages import COMMENT, CONFIRMS, POST, Open, reads, say, set_in
from tests.e2e.writing import worded, write

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("defaults")]


class TestOptions:
    async def test_changes(self, at: Desk, open_page: Open):
        """Each kind of field changes its setting at once, and says that it is saved."""
        page = await open_page("options")
        for name, control, value in (
            ("mode", "mode-strict", "strict"),
            ("site_linkedin", "site_linkedin", False),
            ("muted", "muted-AGE", ["AGE"]),
            ("near_miss_log", "near_miss_log", False),
        ):
            await page.click(f"#setting-{control}")
            await set_in(at, name, value)
            await page.wait_for(
                f"document.getElementById('setting-{control}').closest('.setting').querySelector('.said').textContent"
                f" === {json.dumps(say('options_saved'))}"
            )
        saved = "[...document.querySelectorAll('.said')].filter(({ textContent }) => textContent).length"
        assert await page.evaluate(saved) == 1

    async def test_number(self, at: Desk, open_page: Open):
        """A number that does not fit is refused in words and put back; one that fits is kept."""
        page = await open_page("options")
        await page.click("#setting-retention_days")
        await page.press("Control+a")
        await page.type("900")
        await page.press("Tab")
        await reads(page, "#sections", say("options_not_allowed", "a whole number from 1 to 365"))
        assert await page.evaluate("document.getElementById('setting-retention_days').value") == "90"
        await page.click("#setting-retention_days")
        await page.press("Control+a")
        await page.type("30")
        await page.press("Enter")
        await set_in(at, "retention_days", 30)
        await reads(page, "#sections", say("options_saved"))

    async def test_neutral_replies(self, at: Desk, tab: Tab, open_page: Open):
        """Tacit's own can be changed, added to and had back; too long a one stays; the card offers what was written."""
        page = await open_page("options")
        await page.wait_for("document.querySelector('textarea')")
        await reads(page, "#setting-neutral_replies", say("options_text_ours"))
        await page.click("#setting-neutral_replies textarea")
        await page.press("Control+a")
        await page.type("a" * 281)
        await page.press("Tab")
        await reads(page, "#setting-neutral_replies", say("options_text_long", "1", "280"))
        assert await page.evaluate("document.querySelector('textarea').value.length") == 281
        assert (await at.settings())["neutral_replies"] == []
        await page.click("#setting-neutral_replies textarea")
        await page.press("Control+a")
        await page.type("Please ring the office.")
        await page.press("Tab")
        await set_in(at, "neutral_replies", ["Please ring the office.", say("reply_2"), say("reply_3")])
        await reads(page, "#setting-neutral_replies", say("options_text_yours"))
        await tab.to_front()
        await write(tab, COMMENT, CONFIRMS)
        await tab.surface().wait_for_text("Please ring the office.")
        await worded(tab, "reply")
        await tab.surface().click('[data-action="reply"]')
        await tab.wait_for(f"practice.model('{COMMENT.id}') === 'Please ring the office.'")
        await page.to_front()
        for left in (2, 1, 0):
            await page.click("#setting-neutral_replies li button")
            await set_in(at, "neutral_replies", [say("reply_2"), say("reply_3")][2 - left :])
        await reads(page, "#setting-neutral_replies", say("options_text_ours"))
        assert await page.evaluate("document.querySelector('textarea').value") == say("reply_1")
        add, own = ("#setting-neutral_replies .choices button" + end for end in (":first-child", ":last-child"))
        await page.click(add)
        await page.type("We  are\nclosed.")  # the new box has the focus
        await page.press("Tab")
        await set_in(at, "neutral_replies", [*(say(f"reply_{number}") for number in (1, 2, 3)), "We are closed."])
        await page.click(add)
        await page.click("#setting-neutral_replies textarea")
        await page.press("Control+a")
        await page.type("Changed.")
        await page.click("#setting-neutral_replies li:last-child textarea")  # what was changed is told, and answered
        await set_in(at, "neutral_replies", ["Changed.", say("reply_2"), say("reply_3"), "We are closed."])
        await page.type("One more.")
        await page.press("Tab")
        await set_in(at, "neutral_replies", ["Changed.", say("reply_2"), say("reply_3"), "We are closed.", "One more."])
        await page.click(own)
        await set_in(at, "neutral_replies", [])
        await page.wait_for("document.querySelectorAll('#setting-neutral_replies textarea').length === 3")

    async def test_by_keyboard(self, at: Desk, open_page: Open):
        """With Tab, the arrows and Space alone every kind of field can be changed, in the order in which they stand."""
        page = await open_page("options")
        await page.wait_for("document.getElementById('setting-retention_days')")
        for keys, name, value in (
            (["Tab", "ArrowDown"], "mode", "strict"),
            (["Tab", " "], "site_x", False),
            (["Tab", "Tab", "Tab", " "], "muted", ["AGE"]),
            (["Tab", " "], "muted", ["AGE", "DATE"]),
        ):
            for key in keys:
                await page.press(key)
            await set_in(at, name, value)
            ring = "getComputedStyle(document.activeElement).outlineStyle"
            assert await page.evaluate(ring) == "solid"

    async def test_changed_elsewhere(self, at: Desk, open_page: Open):
        """What is changed elsewhere shows at once."""
        page = await open_page("options")
        await page.wait_for("document.getElementById('setting-site_x')?.checked")
        await at.set("site_x", False)
        await page.wait_for("!document.getElementById('setting-site_x').checked")

    async def test_damaged_setting(self, at: Desk, open_page: Open):
        """A setting that could not be read is named with what is used instead, until it is set anew."""
        await at.kill_companion()
        at.config.mkdir(exist_ok=True)
        (at.config / "settings.json").write_text('{"mode": "loud"}')
        await at.start_companion()
        page = await open_page("options")
        await reads(page, "#sections", say("options_problem_damaged", "mode", "guard"))
        await page.click("#setting-mode-strict")
        await page.wait_for("document.querySelector('.problems').textContent === ''")

    async def test_away(self, at: Desk, open_page: Open):
        """With the companion away nothing can be changed, and the page says what to do; it is back by itself later."""
        page = await open_page("options")
        await page.wait_for("document.getElementById('setting-mode-guard')?.checked")
        await at.kill_companion()
        await reads(page, "#standing", "tacit run")
        assert await page.evaluate("document.querySelector('section').inert")
        await at.start_companion()
        await page.evaluate("new Promise((done) => setTimeout(done, 1100))")
        await page.evaluate("dispatchEvent(new Event('focus'))")  # as when a person comes back from the terminal
        await reads(page, "#standing", say("page_ready"))
        await page.click("#setting-mode-strict")
        await set_in(at, "mode", "strict")

    async def test_muted_kind(self, tab: Tab, at: Desk):
        """A kind that is muted leaves an open caution at once, and the badge does not say that nothing was found."""
        text = "A client lost his job last Tuesday and I keep thinking about it."
        await write(tab, POST, text)
        await tab.surface().wait_for_text(say("badge_caution"))
        await at.set("muted", ["EVENT", "JOB", "DATE", "FAMILY"])
        await tab.surface().wait_for_text(say("badge_partly"))
        await at.set("muted", None)
        await tab.surface().wait_for_text(say("badge_caution"))
