"""The welcome page: a person sees Tacit work before they need it, and nothing of it is counted or kept."""

import json

import pytest

from tacit.setup.paths import extension_folder
from tests.e2e.browsers import Browser, Firefox, Tab
from tests.e2e.desk import Desk
from tests.e2e.extension.pages import POST, Open, focus, reads, say
from tests.e2e.writing import MARK, STOP, post_anyway, warned, worded, write
from tests.serve.serving import connected

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("defaults")]


class TestWelcome:
    async def test_saw_it_work(self, at: Desk, open_page: Open):
        """The example is caught, the harmless one is not; neither is counted."""
        page = await open_page("welcome")
        await reads(page, "#standing", say("page_ready"))
        await reads(page, "#access", say("welcome_access_done"))
        before = await at.status()
        await page.click("#harmless")
        await page.surface().wait_for_text(say("badge_nothing"))
        assert await page.evaluate("document.getElementById('done').hidden")
        await page.click("#example")
        await warned(page)
        await page.surface().wait_for_text("“Tamsin”")
        await page.wait_for("document.getElementById('done').checkVisibility()")
        await page.click("#harmless")
        await page.surface().wait_for_text(say("badge_nothing"))
        await page.goto("about:blank")
        after = await at.status()
        assert (after.drafts_read, after.outcomes) == (before.drafts_read, before.outcomes)

    async def test_hold(self, open_page: Open):
        """A practice post is held like any other; let through, it goes nowhere."""
        page = await open_page("welcome")
        await page.click("#example")
        await warned(page)
        await page.click("#practice-post")
        await page.surface().wait_for('[role="alertdialog"] [data-action="edit"]')
        await page.surface().click('[role="alertdialog"] [data-action="redact"]')
        await page.wait_for("!document.getElementById('practice-box').textContent.includes('Tamsin')")
        await page.click("#example")
        await warned(page)
        await page.click("#practice-post")
        await post_anyway(page)
        await reads(page, "#became", say("welcome_posted"))
        assert await page.evaluate("document.getElementById('practice-box').textContent") == ""

    async def test_put_aside(self, tab: Tab, at: Desk, open_page: Open):
        """A word put aside in practice, for good or so it says, is warned of on the site, and again in practice."""
        page = await open_page("welcome")
        await page.click("#example")
        await worded(page)
        await page.surface().click(".finding > summary", name="Tamsin")
        await page.surface().click("summary", name=say("dismiss_not_client"))
        await page.surface().click('[data-action="allow"]', name=say("scope_word"))
        await page.surface().wait_until_gone(".finding > summary", name="Tamsin")
        async with connected(at.endpoint) as client:
            allowed = (await client.ask("allowances/get"))["result"]["allowed"]
        assert "Tamsin" not in {each["word"] for each in allowed}
        await tab.to_front()
        await write(tab, POST, STOP.replace(MARK, "Tamsin"))
        await warned(tab)
        await tab.surface().wait_for(".finding > summary", name="Tamsin")

    async def test_typed(self, open_page: Open):
        """What a person types is read too, over several lines, and Undo brings back what an example replaced."""
        page = await open_page("welcome")
        await page.click("#practice-box")
        await page.type("A long day.\n\nMy 3pm client Jessica laughed out loud.")
        await warned(page)
        await page.surface().wait_for_text("“Jessica”")
        await page.click("#harmless")
        await page.surface().wait_for_text(say("badge_nothing"))
        await page.press("Control+z")
        await warned(page)

    async def test_other_modes(self, at: Desk, open_page: Open):
        """The practice box works on a site that is switched off, too."""
        await at.set("site_x", False)
        page = await open_page("welcome")
        await page.click("#example")
        await warned(page)

    async def test_by_keyboard(self, open_page: Open):
        """With Tab, Enter and Escape alone one takes the example, sees the card, is held, and gets back to writing."""
        page = await open_page("welcome")
        await reads(page, "#standing", say("page_ready"))
        await page.press("Tab")
        assert await focus(page) == "practice-box"
        await page.press("Tab")
        assert await focus(page) == "example"
        await page.press("Enter")
        await warned(page)
        assert await focus(page) == "practice-box"
        for _ in range(3):
            await page.press("Tab")
        assert await focus(page) == "practice-post"
        await page.press("Enter")
        await page.surface().wait_for('[role="alertdialog"] [data-action="edit"]')
        control = await page.surface().focused()
        assert control is not None
        assert control.name == say("action_edit")
        await page.press("Enter")
        await page.surface().wait_until_gone('[role="alertdialog"]')
        assert await focus(page) == "practice-box"

    async def test_host_permission(self, browser: Browser, open_page: Open):
        """Where the browser has not opened the sites to Tacit, a button asks for that, and the step is done."""
        if not isinstance(browser, Firefox):
            pytest.skip("Chromium gives what the manifest asks for, and lets nobody take it back from here")
        page = await open_page("welcome")
        await reads(page, "#access", say("welcome_access_done"))
        origins = json.loads((extension_folder() / "manifest.json").read_text("utf-8"))["host_permissions"]
        assert await page.evaluate(f"browser.permissions.remove({{ origins: {json.dumps(origins)} }})")
        await reads(page, "#access", say("page_allow_help"))
        popup = await open_page("popup")
        await reads(popup, "#sees", say("page_allow_help"))
        await popup.wait_for("document.getElementById('allow').checkVisibility()")
        await page.to_front()
        await page.click("#allow")
        await reads(page, "#access", say("welcome_access_done"))
        assert await page.evaluate("document.getElementById('allow').checkVisibility()") is False
