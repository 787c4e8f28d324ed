"""What all pages of the extension share: they say when no companion is set up, and can be read by everybody."""

from dataclasses import replace
from typing import Any

import pytest

from tests.e2e.browsers import BROWSERS, Browser, Launch
from tests.e2e.desk import Desk
from tests.e2e.extension.pages import faults, reads, say
from tests.e2e.writing import warned

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("defaults")]


@pytest.mark.parametrize("name", list(BROWSERS))
async def test_companion_not_set_up(launch: Launch, name: str):
    """A browser that knows of no companion says so on every page of ours, and what to run."""
    browser = await BROWSERS[name].start(replace(launch, manifests=()))
    try:
        for page, place in (("welcome", "#standing"), ("options", "#standing"), ("popup", "#sees")):
            tab = await browser.new_tab(f"{browser.origin}pages/{page}.html")
            await reads(tab, place, say("page_host_missing"))
            await reads(tab, place, "tacit setup")
            await tab.wait_for("document.getElementById('again').checkVisibility()")
            assert await faults(tab) == []
    finally:
        await browser.close()


@pytest.mark.parametrize(("scheme", "width"), [("light", 1200), ("dark", 320)])
async def test_axe_finds_nothing(browser: Browser, at: Desk, scheme: Any, width: int):
    """axe-core finds no fault on any page of ours, light or dark, wide or narrow; in words too pale it does."""
    tab = await browser.new_tab()
    try:
        await tab.viewport(width, 800)
        await tab.color_scheme(scheme)
        await tab.goto(f"{browser.origin}pages/options.html")
        await tab.wait_for("document.getElementById('setting-retention_days')")
        await tab.click("#setting-mode-strict")
        await reads(tab, "#sections", say("options_saved"))
        assert await faults(tab) == []
        await tab.goto(f"{browser.origin}pages/popup.html")
        await tab.wait_for("document.getElementById('setting-mode-strict')?.checked")
        assert await faults(tab) == []
        await tab.goto(f"{browser.origin}pages/welcome.html")
        await tab.click("#example")
        await warned(tab)
        assert await faults(tab) == []
        for page in ("options", "popup", "welcome"):
            await tab.goto(f"{browser.origin}pages/{page}.html")
            assert await tab.evaluate("document.documentElement.scrollWidth <= innerWidth"), page
        await tab.evaluate("document.documentElement.style.setProperty('--paper', '#808080')")
        assert "color-contrast" in [rule for rule, _ in await faults(tab)]
    finally:
        await tab.close()
