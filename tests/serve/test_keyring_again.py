"""A keyring that did not open the client list at first is tried again when a browser connects."""

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest

from tacit.protocol.endpoint import Endpoint
from tacit.protocol.messages import VaultState
from tacit.serve import keeper
from tacit.serve.companion import EXTENSION, Companion
from tacit.serve.keeper import Keeper
from tacit.store.keys import SystemKeyring, system_keyring
from tacit.store.vault import Vault
from tests.store.conftest import _service, cheap, lone_service, service
from tests.store.lists import FIRST, PASSPHRASE
from tests.store.secret_service import Service

from .serving import DEADLINE, Echo, connected

__all__ = ["_service", "cheap", "lone_service", "service"]

pytestmark = pytest.mark.usefixtures("cheap")


class Keyring:
    """This computer's keyring, which is there only while `is_there`; counts how often it is looked for."""

    def __init__(self) -> None:
        self.is_there = False
        self.asked = 0

    def find(self) -> SystemKeyring | None:
        """Return the keyring."""
        self.asked += 1
        return system_keyring() if self.is_there else None


@pytest.fixture
def keyring() -> Keyring:
    """A keyring that is not there yet."""
    return Keyring()


def sealed(folder: Path, keyring: Keyring, seal: Callable[[Vault], object]) -> Vault:
    """Make a vault with a list in it; return it as the next start finds it."""
    folder.mkdir(mode=0o700)
    vault = Vault(folder)
    vault.open()
    vault.keep(FIRST)
    seal(vault)
    return Vault(folder, keyring.find)


@pytest.fixture
def vault(service: Service, keyring: Keyring, tmp_path: Path) -> Vault:
    """A vault whose key is in the keyring."""
    return sealed(tmp_path / "vault", keyring, Vault.seal_with_keyring)


async def at_rest(kept_by: Keeper) -> None:
    """Wait until nothing is at hand."""
    if kept_by._tasks:
        await asyncio.wait(kept_by._tasks, timeout=DEADLINE)
    assert not kept_by._tasks


async def test_opens(vault: Vault, keyring: Keyring, monkeypatch: pytest.MonkeyPatch):
    """Tried again, it opens the list once the keyring is there: not at each asking, but after a pause."""
    kept_by = Keeper(vault, lambda: None)
    await kept_by.start()
    assert (kept_by.state, keyring.asked) == (VaultState.LOCKED, 1)
    for _ in range(3):
        kept_by.try_again()
        await at_rest(kept_by)
    assert (kept_by.state, keyring.asked) == (VaultState.LOCKED, 2)
    keyring.is_there = True
    monkeypatch.setattr(keeper, "AGAIN", 0.0)
    kept_by.try_again()
    await at_rest(kept_by)
    assert (kept_by.state, kept_by.kept, keyring.asked) == (VaultState.OPEN, FIRST, 3)
    kept_by.try_again()
    assert not kept_by._tasks
    kept_by.stop()
    kept_by.try_again()


async def test_passphrase(keyring: Keyring, tmp_path: Path, caplog: pytest.LogCaptureFixture):
    """A list that is sealed with a passphrase waits for that: nothing is tried, and nothing said again."""
    vault = sealed(tmp_path / "vault", keyring, lambda vault: vault.seal_with_passphrase(PASSPHRASE))
    kept_by = Keeper(vault, lambda: None)
    await kept_by.start()
    assert "locked until you enter its passphrase" in caplog.text
    caplog.clear()
    kept_by.try_again()
    await at_rest(kept_by)
    assert (kept_by.state, keyring.asked, caplog.text) == (VaultState.LOCKED, 0, "")
    kept_by.stop()


async def test_unsafe_file(vault: Vault, keyring: Keyring):
    """A link in the file's place is left alone, and the list stays locked."""
    kept_by = Keeper(vault, lambda: None)
    await kept_by.start()
    vault.file.rename(vault.file.with_name("mine"))
    vault.file.symlink_to("mine")
    kept_by.try_again()
    (trying,) = kept_by._tasks
    await at_rest(kept_by)
    assert (trying.exception(), kept_by.state, keyring.asked) == (None, VaultState.LOCKED, 1)
    kept_by.stop()


async def test_while_it_asks(lone_service: Service, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """While a keyring asks its owner it is not asked a second time."""
    keyring = Keyring()
    keyring.is_there = True
    vault = sealed(tmp_path / "vault", keyring, Vault.seal_with_keyring)
    monkeypatch.setattr(keeper, "PATIENCE", 0.05)
    kept_by = Keeper(vault, lambda: None)
    with lone_service.hanging():
        await kept_by.start()
        assert kept_by.state is VaultState.LOCKED
        before = set(kept_by._tasks)
        kept_by.try_again()
        assert kept_by._tasks == before
    await at_rest(kept_by)
    assert (kept_by.state, keyring.asked) == (VaultState.OPEN, 1)
    kept_by.stop()


@pytest.mark.parametrize(("name", "opens"), [(EXTENSION, True), ("tacit-command", False)])
async def test_a_browser(here: Endpoint, vault: Vault, keyring: Keyring, name: str, opens: bool):
    """A browser that connects has it tried, and hears that it is open; a command that counts does not."""
    async with Companion(here, Echo, vault=vault) as companion:
        assert companion._opening is not None
        await companion._opening
        keyring.is_there = True
        async with connected(here, initialized=False) as client:
            said = await client.ask("initialize", 1, protocol=1, client={"name": name, "version": "1"})
            assert said["result"]["vault"] == "locked"
            if opens:
                assert await client.receive() == {
                    "jsonrpc": "2.0",
                    "method": "vault/changed",
                    "params": {"vault": "open"},
                }
            await at_rest(companion._keeper)
            assert (companion._keeper.state is VaultState.OPEN) is opens
