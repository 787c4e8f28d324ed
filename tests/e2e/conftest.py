"""Real browsers on the practice pages. Where the extension is needed there is a `launch` and a `browser` besides."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from tests.e2e.browsers import Browser, Launch, Tab
from tests.e2e.server import Site, serve
from tests.e2e.sharing import browsers


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Runs all tests of this folder in one event loop: browsers and server outlive a test."""
    here = Path(__file__).parent
    session = pytest.mark.asyncio(loop_scope="session")
    for item in items:
        if here in item.path.parents and pytest_asyncio.is_async_test(item):
            item.add_marker(session, append=False)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def site() -> AsyncIterator[Site]:
    """The practice pages and the proxy to them."""
    async with serve() as running:
        yield running


@pytest.fixture(scope="module")
def launch(site: Site) -> Launch:
    """What the module's browsers start with: here, no extension."""
    return Launch(site)


browser = browsers("module")


@pytest_asyncio.fixture(loop_scope="session")
async def tab(browser: Browser) -> AsyncIterator[Tab]:
    """A fresh tab in front."""
    fresh = await browser.new_tab()
    try:
        yield fresh
    finally:
        await fresh.close()
