"""Logs in folders of their own, a Secret Service of the tests' own, and passphrases that take no time."""

import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tacit.store import keys
from tacit.store.log import Log
from tacit.store.seal import Cost
from tacit.store.vault import Vault
from tests.store.lists import FIRST, PASSPHRASE, SECOND, opened
from tests.store.secret_service import Service, secret_service


@pytest.fixture
def log(tmp_path: Path) -> Log:
    """A log that was never written, in a folder that is not there yet."""
    return Log(tmp_path / "near-misses" / "near-misses.sqlite3", patience=0.2)


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[Path]:
    """A folder in memory where the system has one: hundreds of commits wait for a disk for half a minute."""
    shared = Path("/dev/shm")
    if not shared.is_dir():
        yield tmp_path
        return
    folder = Path(tempfile.mkdtemp(prefix="tacit-", dir=shared))
    yield folder
    shutil.rmtree(folder)


@pytest.fixture(scope="session")
def _service() -> Iterator[Service]:
    if sys.platform != "linux":
        pytest.skip("a Secret Service is Linux's")
    with secret_service() as running:
        yield running


@pytest.fixture
def service(_service: Service, monkeypatch: pytest.MonkeyPatch) -> Service:
    """A Secret Service that this process, and those it starts, find on the session bus."""
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", _service.address)
    return _service


@pytest.fixture
def lone_service(monkeypatch: pytest.MonkeyPatch) -> Iterator[Service]:
    """A Secret Service for one test, which may leave it as it likes."""
    with secret_service() as running:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", running.address)
        yield running


@pytest.fixture
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Passphrases that are as good as any and take no time."""
    monkeypatch.setattr(keys, "COST", Cost(4, 8, 1))


@pytest.fixture
def sealed(tmp_path: Path) -> Vault:
    """A vault that is open, sealed with a passphrase, and was written twice."""
    vault = opened(tmp_path)
    vault.keep(FIRST)
    vault.seal_with_passphrase(PASSPHRASE)
    vault.keep(SECOND)
    return vault
