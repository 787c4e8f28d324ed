"""Browsers and desks are slow to start: fixtures that share one among the tests of a module or a folder."""

from collections.abc import AsyncIterator
from typing import Any, Literal

import pytest
import pytest_asyncio

from tests.e2e.browsers import BROWSERS, Browser, Launch, Tab
from tests.e2e.desk import Desk
from tests.e2e.server import Site

Scope = Literal["module", "package"]


def browsers(scope: Scope) -> Any:
    """The fixture `browser`: Chromium and Firefox, one after the other, each started once a module or folder."""

    @pytest_asyncio.fixture(scope=scope, loop_scope="session", params=list(BROWSERS))
    async def browser(request: pytest.FixtureRequest, launch: Launch) -> AsyncIterator[Browser]:
        running = await BROWSERS[request.param].start(launch)
        try:
            yield running
        finally:
            await running.close()

    return browser


def tabs() -> Any:
    """The fixture `shared_tab`: one tab for a folder whose tests each load a page anew and leave nothing in the tab."""

    @pytest_asyncio.fixture(scope="package", loop_scope="session")
    async def shared_tab(browser: Browser) -> Tab:
        return await browser.new_tab()

    return shared_tab


def launches(scope: Scope) -> Any:
    """The fixture `launch` for a desk, `at`, of the same scope: the extension and the native host."""

    @pytest.fixture(scope=scope)
    def launch(site: Site, at: Desk) -> Launch:
        return at.launch(site)

    return launch
