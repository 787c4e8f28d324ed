"""Browsers with the surfaces on a plain page."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from tests.e2e import surfaces
from tests.e2e.browsers import Launch, Tab
from tests.e2e.server import Site
from tests.e2e.sharing import browsers, tabs
from tests.e2e.surfaces import ask
from tests.e2e.surfaces.acting import click


@pytest_asyncio.fixture(scope="package", loop_scope="session")
async def site() -> AsyncIterator[Site]:
    """A server that knows one plain page."""
    async with surfaces.serve() as running:
        yield running


@pytest.fixture(scope="package")
def launch(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Launch:
    """The surfaces as content scripts of an extension."""
    return Launch(site=site, extension=surfaces.build_extension(tmp_path_factory.mktemp("extension")))


browser = browsers("package")
shared_tab = tabs()


@pytest_asyncio.fixture(loop_scope="session")
async def tab(shared_tab: Tab) -> Tab:
    """The plain page with a layer attached to its box, and the caret at the end of the text."""
    await shared_tab.goto(surfaces.PAGE)
    await ask(shared_tab, "attach")
    await click(shared_tab, "#box")
    await shared_tab.press("Control+End")
    return shared_tab
