"""A Secret Service of the tests' own, and passphrases that take no time."""

import sys
from collections.abc import Iterator

import pytest

from tacit.store import keys
from tacit.store.seal import Cost
from tests.store.secret_service import Service, secret_service


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
