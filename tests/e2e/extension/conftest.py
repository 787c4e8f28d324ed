"""Browsers with the extension, and a companion that they reach through the native host."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from tests.e2e.browsers import Launch
from tests.e2e.desk import Desk, desk
from tests.e2e.server import Site


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def at() -> AsyncIterator[Desk]:
    """A desk for the module, its companion running."""
    async with desk() as running:
        yield running


@pytest.fixture(scope="module")
def launch(site: Site, at: Desk) -> Launch:
    """Browsers with the extension and the native host."""
    return at.launch(site)
