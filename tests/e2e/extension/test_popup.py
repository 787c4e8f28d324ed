"""The popup: what it sees, and what it switches in every open tab."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable

import pytest
import pytest_asyncio

from tests.e2e.boxes import BOXES, posted
from tests.e2e.browsers import Browser, Chromium, Tab
from tests.e2e.desk import UNFOUND, Desk
from tests.e2e.extension.pages import FACEBOOK, POST, Open, reads, say, set_in
from tests.e2e.writing import STOP, held, warned, write

FRAMED = next(box for box in BOXES if str(box) == "linkedin-older-comment-framed")

LOOK = """chrome.permissions.contains({ origins: chrome.runtime.getManifest().host_permissions })
  .then(() => chrome.tabs.query({ active: true, currentWindow: true })).then(() => true)"""

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("defaults")]


@pytest_asyncio.fixture(loop_scope="session")
async def popup_over(browser: Browser) -> AsyncIterator[Callable[[Tab], Awaitable[Tab]]]:
    """Opens the popup as a tab of its own, while another tab is in front; then brings it to the front."""
    opened: list[Tab] = []

    async def open_one(tab: Tab) -> Tab:
        popup = await browser.new_tab()
        opened.append(popup)
        await tab.to_front()
        await popup.goto(f"{browser.origin}pages/popup.html")
        # The popup asks once, as it opens, what is in front: the same questions, put after its own, come after them.
        await popup.run(LOOK)
        await popup.to_front()
        return popup

    yield open_one
    for tab in opened:
        await tab.close()


class TestPopup:
    async def test_says_what_it_sees(self, tab: Tab, popup_over: Callable[[Tab], Awaitable[Tab]]):
        """It says that a site is ready, that a box is being read, that messages are not, nor another page."""
        await tab.goto("https://x.com/")
        popup = await popup_over(tab)
        await reads(popup, "#sees", say("popup_waiting", "X"))
        await tab.to_front()
        await write(tab, POST, "Soup")
        popup = await popup_over(tab)
        await reads(popup, "#sees", say("popup_watching", "X"))
        await tab.goto("https://www.facebook.com/messages")
        popup = await popup_over(tab)
        await reads(popup, "#sees", say("popup_ignored", "Facebook"))
        await tab.goto("https://example.com/")
        popup = await popup_over(tab)
        await reads(popup, "#sees", say("popup_elsewhere"))
        assert await popup.evaluate("document.querySelector('[role=switch]')") is None

    async def test_says_what_a_frame_sees(self, tab: Tab, popup_over: Callable[[Tab], Awaitable[Tab]]):
        """A box that is read in a frame of the page counts as one of the page; before, the page is ready."""
        await tab.goto(FRAMED.url)
        popup = await popup_over(tab)
        await reads(popup, "#sees", say("popup_waiting", "LinkedIn"))
        await tab.to_front()
        await write(tab, FRAMED, "Soup")
        popup = await popup_over(tab)
        await reads(popup, "#sees", say("popup_watching", "LinkedIn"))

    async def test_as_the_browser_opens_it(self, browser: Browser, tab: Tab, open_page: Open):
        """Opened by the browser's own button, it sees the tab in front and fits what a popup may be at most."""
        if not isinstance(browser, Chromium):
            pytest.skip("only Chromium opens a popup without a window to click in")
        page = await open_page("options")  # one page of ours can look into another
        await tab.to_front()
        await tab.goto("https://x.com/")
        await browser.background("chrome.action.openPopup()")
        words = "chrome.extension.getViews({ type: 'popup' }).map(({ document }) => document.body.innerText).join()"
        async with asyncio.timeout(10):
            while not {"Watch", say("popup_waiting", "X")} <= set((await page.run(words)).split("\n")):  # noqa: ASYNC110
                await asyncio.sleep(0.02)
        size = "(({ document: { documentElement: { scrollWidth, scrollHeight } } }) => [scrollWidth, scrollHeight])"
        width, height = await page.run(f"{size}(chrome.extension.getViews({{ type: 'popup' }})[0])")
        assert 300 <= width <= 800
        assert 300 <= height <= 600

    async def test_switches_a_site_off_and_on(self, tab: Tab, at: Desk, popup_over: Callable[[Tab], Awaitable[Tab]]):
        """A site that is switched off is not read in the tab that is open, and a post passes; on again, it is held."""
        await write(tab, POST, STOP)
        await warned(tab)
        popup = await popup_over(tab)
        await popup.click("#setting-site_x")
        await reads(popup, "#sees", say("popup_off", "X"))
        await set_in(at, "site_x", False)
        drafts_read = (await at.status()).drafts_read
        await tab.to_front()
        await tab.surface().wait_for_text(say("badge_off"))
        assert say("card_stop") not in await tab.surface().text()
        assert await tab.evaluate("CSS.highlights.size") == 0
        await tab.type(" More")
        await tab.press("Control+Enter")
        await tab.wait_for("practice.posted.length === 1")
        assert (await at.status()).drafts_read == drafts_read
        await popup.to_front()
        await popup.click("#setting-site_x")
        await set_in(at, "site_x", True)
        await tab.to_front()
        await write(tab, POST, STOP)
        await warned(tab)
        await tab.press("Control+Enter")
        await held(tab)

    async def test_written_while_off(self, tab: Tab, at: Desk):
        """What was written while a site was off is read once it is on, without a key more."""
        await at.set("site_x", False)
        await write(tab, POST, STOP)
        await tab.surface().wait_for_text(say("badge_off"))
        await at.set("site_x", True)
        await warned(tab)

    async def test_one_site_alone(self, tab: Tab, at: Desk):
        """Switched off on X, Tacit still reads along on Facebook."""
        await at.set("site_x", False)
        await write(tab, FACEBOOK, STOP)
        await warned(tab)

    async def test_mode(self, tab: Tab, at: Desk, popup_over: Callable[[Tab], Awaitable[Tab]]):
        """In `watch` the warning stays and nothing is held, in the tab that is open; in `guard` it is held again."""
        await write(tab, POST, STOP)
        await warned(tab)
        popup = await popup_over(tab)
        await popup.click("#setting-mode-watch")
        await set_in(at, "mode", "watch")
        await tab.to_front()
        await warned(tab)
        await tab.press("Control+Enter")
        await tab.wait_for("practice.posted.length === 1")
        await at.set("mode", "guard")
        await write(tab, POST, STOP)
        await warned(tab)
        await tab.press("Control+Enter")
        await held(tab)
        await at.set("mode", "watch")
        await tab.surface().wait_until_gone('[role="alertdialog"]')
        assert await posted(tab) == []

    async def test_companion_away_and_back(self, at: Desk, open_page: Open):
        """With the companion away it says so, and offers nothing to change; checked again, it is back."""
        popup = await open_page("popup")
        await popup.click("#setting-mode-strict")
        await set_in(at, "mode", "strict")
        await at.kill_companion()
        await reads(popup, "#sees", say("page_companion_gone"))
        assert await popup.evaluate("document.getElementById('controls').checkVisibility()") is False
        await at.start_companion()
        await popup.evaluate(
            "new Promise((done) => setTimeout(done, 1100))"
        )  # the background's pause between two attempts
        await popup.click("#again")
        await popup.wait_for("document.getElementById('controls').checkVisibility()")
        assert await popup.evaluate("document.getElementById('setting-mode-strict').checked")

    async def test_off_while_the_companion_is_away(self, tab: Tab, at: Desk, open_page: Open):
        """A site that was switched off stays so while the companion is away: no badge but "off", and no question."""
        options = await open_page("options")
        await options.click("#setting-site_x")
        await set_in(at, "site_x", False)
        await reads(options, "#sections", say("options_saved"))
        await at.kill_companion()
        await tab.to_front()
        await write(tab, POST, STOP)
        await tab.surface().wait_for_text(say("badge_off"))
        await tab.press("Control+Enter")
        await tab.wait_for("practice.posted.length === 1")
        await write(tab, FACEBOOK, STOP)
        await tab.surface().wait_for_text(say("badge_away"), seconds=UNFOUND)
