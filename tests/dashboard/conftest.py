"""A dashboard over a log of its own, and a browser's part played by aiohttp."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientSession, CookieJar

from tacit.dashboard.server import Dashboard
from tacit.serve.allowances import Allowances
from tacit.serve.keeper import Keeper
from tacit.serve.preferences import Preferences
from tacit.serve.recorder import Recorder
from tacit.serve.tally import Tally
from tacit.store.log import Log
from tacit.store.policy import PolicyStore
from tacit.store.vault import Vault
from tests.dashboard.browsing import Browser
from tests.store.conftest import _service, cheap, log, service
from tests.store.misses import TODAY

__all__ = ["_service", "cheap", "log", "service"]


class Now:
    """What a test sets: the clock, settings and allowances, how recording goes."""

    def __init__(self) -> None:
        self.seconds = 1000.0
        self.preferences = Preferences(None, lambda: None)
        self.allowances = Allowances(Keeper(None, lambda: None), lambda: None)
        self.policy = PolicyStore(None)
        self.state = "recording"
        self.looks = 0

    def look(self) -> None:
        """Count a look."""
        self.looks += 1


@pytest.fixture
def now() -> Now:
    """The moment, as the test sets it."""
    return Now()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder for the files that open the dashboard."""
    (tmp_path / "run").mkdir(mode=0o700)
    return tmp_path / "run"


@pytest.fixture
async def keeper(tmp_path: Path) -> AsyncIterator[Keeper]:
    """What keeps the vault, on a computer without a keyring."""
    made = Keeper(Vault(tmp_path / "data" / "vault", lambda: None), lambda: None)
    await made.start()
    yield made
    made.stop()


def made_in(folder: Path, log: Log, now: Now, keeper: Keeper, **more: Any) -> Dashboard:
    """A dashboard that nobody has opened yet."""
    return Dashboard(
        folder,
        log,
        preferences=now.preferences,
        allowances=now.allowances,
        policy=now.policy,
        state=lambda: now.state,
        erase=Recorder(log, Tally()).erase,
        keeper=keeper,
        used=now.look,
        clock=lambda: now.seconds,
        today=lambda: TODAY,
        **more,
    )


@pytest.fixture
async def dashboard(log: Log, folder: Path, now: Now, keeper: Keeper) -> AsyncIterator[Dashboard]:
    """A dashboard that nobody has opened yet."""
    made = made_in(folder, log, now, keeper)
    yield made
    await made.close()


@pytest.fixture
async def client() -> AsyncIterator[ClientSession]:
    """A browser without anything in it."""
    async with ClientSession(cookie_jar=CookieJar(unsafe=True)) as session:
        yield session


def address(path: Path) -> str:
    """Where a redirect file leads."""
    found = re.search(r'url=(http://127\.0\.0\.1:\d+/enter\?token=[\w-]+)"', path.read_text("utf-8"))
    assert found, "the file leads nowhere"
    return found[1]


@pytest.fixture
async def home(dashboard: Dashboard, client: ClientSession) -> str:
    """The page's address, where the client has been let in."""
    link = address(await dashboard.link())
    async with client.get(link) as answer:
        assert answer.status == 200
    return link.split("enter")[0]


@pytest.fixture
def browser(client: ClientSession, home: str) -> Browser:
    """A browser that has been let in."""
    return Browser(client, home)
