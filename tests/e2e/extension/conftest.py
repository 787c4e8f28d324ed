"""Browsers with the extension, at a desk: a companion, and the native host between them. The folder shares one."""

from collections.abc import AsyncIterator

import pytest_asyncio

from tests.e2e.browsers import Browser, Tab
from tests.e2e.desk import Desk, desk
from tests.e2e.extension.pages import Open
from tests.e2e.sharing import browsers, launches


@pytest_asyncio.fixture(scope="package", loop_scope="session")
async def at() -> AsyncIterator[Desk]:
    """A desk, its companion running."""
    async with desk() as running:
        yield running


launch = launches("package")
browser = browsers("package")


@pytest_asyncio.fixture(loop_scope="session")
async def defaults(at: Desk) -> AsyncIterator[None]:
    """A companion that runs with the default settings, before and after."""
    yield
    if at.process is None:
        await at.start_companion()
    for name in await at.settings():
        await at.set(name, None)


@pytest_asyncio.fixture(loop_scope="session")
async def open_page(browser: Browser) -> AsyncIterator[Open]:
    """Opens pages of the extension by name."""
    opened: list[Tab] = []

    async def open_one(name: str) -> Tab:
        opened.append(await browser.new_tab(f"{browser.origin}pages/{name}.html"))
        return opened[-1]

    yield open_one
    for tab in opened:
        await tab.close()
