"""The vault beside the event loop: drafts are read with what it holds, and no keyring holds the companion up."""

import asyncio
import contextlib
import logging
import queue
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tacit.draft import Draft
from tacit.person import Kind, Profile, Roster
from tacit.protocol.endpoint import Endpoint
from tacit.protocol.messages import VaultState
from tacit.serve import folder, keeper
from tacit.serve.companion import Companion
from tacit.serve.keeper import Keeper
from tacit.store import keys
from tacit.store.exceptions import UnwritableError
from tacit.store.kept import Kept
from tacit.store.vault import NAME, Vault
from tacit.verdict import Judgement
from tests.store.conftest import _service, cheap, lone_service, service
from tests.store.lists import FIRST, PASSPHRASE, SECOND
from tests.store.secret_service import Service

from .serving import DEADLINE, Echo, connected

__all__ = ["_service", "cheap", "lone_service", "service"]

pytestmark = pytest.mark.usefixtures("cheap")


class Knowing(Echo):
    """Remembers whom it was told of with each draft."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[tuple[Profile, Roster]] = []

    def judge(self, draft: Draft, *known: Any) -> Judgement:
        """Read a draft."""
        self.told.append((known[0], known[1]))
        return super().judge(draft)


def made(folder: Path, seal: Callable[[Vault], object]) -> Vault:
    """Make a vault with a list in it; return it as the next start finds it."""
    folder.mkdir(mode=0o700, exist_ok=True)
    vault = Vault(folder)
    vault.open()
    vault.keep(FIRST)
    seal(vault)
    return Vault(folder)


def with_passphrase(vault: Vault) -> None:
    """Seal with the passphrase."""
    vault.seal_with_passphrase(PASSPHRASE)


@pytest.fixture
def locked(tmp_path: Path) -> Vault:
    """A vault that waits for its passphrase."""
    return made(tmp_path / "vault", with_passphrase)


async def unlocked(kept_by: Keeper, passphrase: str) -> str | None:
    """Try a passphrase; return what came of it."""
    answers: asyncio.Queue[str | None] = asyncio.Queue()
    kept_by.unlock(passphrase, answers.put_nowait)
    async with asyncio.timeout(DEADLINE):
        return await answers.get()


class TestKeeper:
    async def test_without_a_vault(self):
        """Without a vault nothing is kept and there is nothing to unlock."""
        kept_by = Keeper(None, lambda: None)
        await kept_by.start()
        assert (kept_by.state, kept_by.kept) == (VaultState.ABSENT, Kept())
        assert await unlocked(kept_by, PASSPHRASE) is None
        kept_by.stop()

    async def test_made_later(self, tmp_path: Path):
        """Without a file nothing is waited for or told, and a vault can be made while the companion runs."""
        states: list[VaultState] = []
        kept_by = Keeper(Vault(tmp_path / "data" / "vault"), lambda: states.append(kept_by.state))
        assert kept_by.state is VaultState.ABSENT
        await kept_by.start()
        assert states == []
        assert not (tmp_path / "data").exists()
        folder.prepare(tmp_path / "data" / "vault")
        await kept_by.ask(lambda vault: vault.keep(FIRST))
        await kept_by.ask(with_passphrase)
        assert (kept_by.state, kept_by.kept) == (VaultState.OPEN, FIRST)
        assert states == [VaultState.ABSENT, VaultState.OPEN]
        kept_by.stop()

    async def test_no_room_for_a_folder(self, tmp_path: Path, caplog: pytest.LogCaptureFixture):
        """Where no client list is and no folder for one could be made, none is locked and nothing is complained of."""
        (tmp_path / "data").symlink_to("nowhere")
        kept_by = Keeper(Vault(tmp_path / "data" / "vault"), lambda: None)
        await kept_by.start()
        assert await unlocked(kept_by, PASSPHRASE) is None
        assert (kept_by.state, caplog.text) == (VaultState.ABSENT, "")
        kept_by.stop()

    async def test_unlock(self, locked: Vault):
        """It is opening, then locked; a wrong passphrase is answered with a sentence, and the right one opens it."""
        states: list[VaultState] = []
        kept_by = Keeper(locked, lambda: states.append(kept_by.state))
        assert kept_by.state is VaultState.OPENING
        await kept_by.start()
        assert (kept_by.state, kept_by.kept) == (VaultState.LOCKED, Kept())
        assert str(await unlocked(kept_by, "wrong")).startswith("This passphrase does not open the client list.")
        assert kept_by.state is VaultState.LOCKED
        assert await unlocked(kept_by, PASSPHRASE) is None
        assert (kept_by.state, kept_by.kept) == (VaultState.OPEN, FIRST)
        assert states == [VaultState.LOCKED, VaultState.OPEN]
        kept_by.stop()

    async def test_ask(self, locked: Vault):
        """What is kept is changed in the vault's thread, and a change that fails leaves it as it was."""
        changes: list[Kept] = []
        kept_by = Keeper(locked, lambda: changes.append(kept_by.kept))
        await kept_by.start()
        await unlocked(kept_by, PASSPHRASE)
        await kept_by.ask(lambda vault: vault.keep(SECOND))
        assert kept_by.kept == SECOND
        (locked.file.parent / f"{NAME}.new").mkdir()
        with pytest.raises(UnwritableError):
            await kept_by.ask(lambda vault: vault.keep(FIRST))
        assert kept_by.kept == SECOND
        assert changes == [Kept(), FIRST, SECOND]
        kept_by.stop()

    async def test_asked_and_gone(self, tmp_path: Path):
        """What a change has led to is heeded also where whoever asked for it has gone before it was done."""
        changed = asyncio.Event()
        kept_by = Keeper(Vault(tmp_path / "vault"), changed.set)
        await kept_by.start()
        begun, go_on = threading.Event(), threading.Event()

        def slowly(vault: Vault) -> None:
            begun.set()
            go_on.wait(DEADLINE)
            vault.keep(FIRST)

        asking = asyncio.create_task(kept_by.ask(slowly))
        await asyncio.to_thread(begun.wait, DEADLINE)
        asking.cancel()
        await asyncio.wait({asking})
        assert (asking.cancelled(), kept_by.kept) == (True, Kept())
        go_on.set()
        async with asyncio.timeout(DEADLINE):
            await changed.wait()
        assert kept_by.kept == FIRST
        kept_by.stop()

    async def test_stopped(self, locked: Vault):
        """What is opened while it stops is told to nobody any more; until then it is."""
        told: list[VaultState] = []
        kept_by = Keeper(locked, lambda: told.append(kept_by.state))
        await kept_by.start()
        begun, go_on = threading.Event(), threading.Event()

        def slowly(vault: Vault) -> None:
            vault.open(PASSPHRASE)
            begun.set()
            go_on.wait(DEADLINE)

        asking = asyncio.create_task(kept_by.ask(slowly))
        await asyncio.to_thread(begun.wait, DEADLINE)
        assert (locked.state, told) == (VaultState.OPEN, [VaultState.LOCKED])
        kept_by.stop()
        go_on.set()
        with pytest.raises(asyncio.CancelledError):
            await asking
        assert told == [VaultState.LOCKED]

    async def test_keyring_that_asks(self, lone_service: Service, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
        """A keyring that does not answer is not waited for; once it answers, the list is open by itself."""
        vault = made(tmp_path / "vault", Vault.seal_with_keyring)
        monkeypatch.setattr(keeper, "PATIENCE", 0.2)
        changed: asyncio.Queue[VaultState] = asyncio.Queue()
        kept_by = Keeper(vault, lambda: changed.put_nowait(kept_by.state))
        async with asyncio.timeout(DEADLINE):
            with lone_service.hanging():
                await kept_by.start()
                assert kept_by.state is VaultState.LOCKED
                assert await changed.get() is VaultState.LOCKED
            assert await changed.get() is VaultState.OPEN
        assert kept_by.kept == FIRST
        kept_by.stop()

    async def test_stop_while_it_hangs(self, lone_service: Service, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
        """A keyring that never answers does not keep the companion from leaving."""
        vault = made(tmp_path / "vault", Vault.seal_with_keyring)
        monkeypatch.setattr(keeper, "PATIENCE", 0.05)
        kept_by = Keeper(vault, lambda: None)
        with lone_service.hanging():
            await kept_by.start()
            kept_by.stop()
            assert kept_by.state is VaultState.LOCKED
        [thread] = [each for each in threading.enumerate() if each.name == "vault"]
        await asyncio.to_thread(thread.join, DEADLINE)
        assert kept_by.state is VaultState.LOCKED

    async def test_open_folder(self, locked: Vault, caplog: pytest.LogCaptureFixture):
        """In a folder that others can open the list stays locked, with what to do in the log."""
        locked.file.parent.chmod(0o755)
        kept_by = Keeper(locked, lambda: None)
        await kept_by.start()
        assert kept_by.state is VaultState.LOCKED
        assert "chmod 700" in caplog.text
        kept_by.stop()

    async def test_fault(self, locked: Vault, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch):
        """A fault of ours is logged by type and place, without its message, and the list stays locked."""

        def fail(*_: object) -> None:
            raise RuntimeError(PASSPHRASE)

        monkeypatch.setattr(keys, "derive", fail)
        kept_by = Keeper(locked, lambda: None)
        await kept_by.start()
        assert await unlocked(kept_by, PASSPHRASE) == "The client list could not be opened because of a fault."
        assert kept_by.state is VaultState.LOCKED
        assert "RuntimeError at" in caplog.text
        assert PASSPHRASE not in caplog.text
        kept_by.stop()

    async def test_recovered(self, locked: Vault, caplog: pytest.LogCaptureFixture):
        """That the generation before had to be taken is logged."""
        locked.file.write_bytes(b"")
        kept_by = Keeper(locked, lambda: None)
        await kept_by.start()
        assert await unlocked(kept_by, PASSPHRASE) is None
        assert "as it was before the last change" in caplog.text
        kept_by.stop()

    async def test_no_secrets_in_the_log(self, locked: Vault, caplog: pytest.LogCaptureFixture):
        """No passphrase, right or wrong, and no name reaches the log at any level."""
        caplog.set_level(logging.DEBUG)
        kept_by = Keeper(locked, lambda: None)
        await kept_by.start()
        await unlocked(kept_by, "a wrong one with canary")
        await unlocked(kept_by, PASSPHRASE)
        assert "passphrase" in caplog.text
        for secret in ("canary", PASSPHRASE, "Zebulon", "Brindlewick"):
            assert secret not in caplog.text
        kept_by.stop()


class TestCompanion:
    async def test_unlocked_by_a_passphrase(self, here: Endpoint, locked: Vault):
        """Drafts are read without the list until it is unlocked; then every browser is told, and they are with it."""
        assessor = Knowing()
        async with Companion(here, lambda: assessor, vault=locked), connected(here) as ann, connected(here) as bob:
            await ann.change("d", 1, "one")
            assert (await next_of(ann, "draft/verdict"))["revision"] == 1
            assert assessor.told == [(Profile(), ())]
            said = await bob.ask("vault/unlock", passphrase="wrong")
            while "result" not in said:
                said = await bob.receive()
            assert said["result"]["vault"] == "locked"
            assert said["result"]["problem"].startswith("This passphrase does not open the client list.")
            await bob.send(id=10, method="vault/unlock", params={"passphrase": PASSPHRASE})
            assert (await next_of(ann, "vault/changed")) == {"vault": "open"}
            said = [await bob.receive() for _ in range(3)]
            assert {"jsonrpc": "2.0", "id": 10, "result": {"vault": "open", "problem": None}} in said
            await ann.change("d", 2, "two")
            await next_of(ann, "draft/verdict")
            profile, roster = assessor.told[-1]
            assert profile.name == "Brindlewick Ashgrove"
            assert roster == FIRST.people()[1]
            assert roster[0].ways[2].kind is Kind.NICKNAME

    async def test_drafts_wait_for_the_vault(self, here: Endpoint, lone_service: Service, tmp_path: Path):
        """A draft that comes before the keyring has answered is read with the list, and not before it."""
        vault = made(tmp_path / "vault", Vault.seal_with_keyring)
        assessor = Knowing()
        loaded: queue.SimpleQueue[str] = queue.SimpleQueue()

        def load() -> Knowing:
            loaded.put("loaded")
            return assessor

        async with contextlib.AsyncExitStack() as exits:
            with lone_service.hanging():
                await exits.enter_async_context(Companion(here, load, vault=vault))
                client = await exits.enter_async_context(connected(here))
                await client.change("d", 1, "one")
                await asyncio.to_thread(loaded.get, timeout=DEADLINE)
                assert (await client.ask("status"))["result"]["drafts_read"] == 0
            await next_of(client, "draft/verdict")
        assert assessor.told == [FIRST.people()]

    async def test_told_at_the_handshake(self, here: Endpoint, locked: Vault):
        """A browser that comes later hears at the handshake that the list is locked."""
        async with Companion(here, Echo, vault=locked) as companion, connected(here, initialized=False) as client:
            assert companion._opening is not None
            await companion._opening
            assert (await client.initialize())["result"]["vault"] == "locked"

    async def test_unlock_needs_a_passphrase(self, here: Endpoint, locked: Vault):
        """A passphrase that is no text is refused without being repeated."""
        async with Companion(here, Echo, vault=locked) as companion, connected(here) as client:
            assert companion._opening is not None
            await companion._opening
            await client.send(id=9, method="vault/unlock", params={"passphrase": ["canary"]})
            said = await client.receive()
            while "error" not in said:
                said = await client.receive()
            assert said["error"]["code"] == -32602
            assert "canary" not in str(said)


async def next_of(client: Any, method: str) -> Any:
    """Return the params of the next message with a method."""
    while (message := await client.receive()).get("method") != method:
        pass
    return message["params"]
