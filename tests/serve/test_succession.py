"""A companion gives way to a newer one, and to no other; nothing is lost in between. With real processes."""

import asyncio
import sqlite3
import subprocess
from pathlib import Path

import pytest
from websockets.asyncio.client import connect, unix_connect
from websockets.exceptions import InvalidStatus

from tacit import __version__
from tacit.protocol.endpoint import Endpoint
from tacit.serve import folder, listener
from tacit.serve.asking import ask_status
from tacit.serve.companion import Companion
from tacit.serve.exceptions import AlreadyRunningError
from tacit.serve.lock import InstanceLock
from tacit.serve.main import make_way
from tacit.serve.versions import SUCCESSOR, is_newer
from tacit.store.log import user_log

from .serving import DEADLINE, REAL, SLOW, Echo, Process, companion_process, connected, other_version

STOP = "My client Zebulon Quimby, 34, a nurse at Mercy, told me on Tuesday that she drinks."


@pytest.mark.parametrize(
    ("version", "than", "newer"),
    [
        ("0.2.0", "0.1.0", True),
        ("0.10.0", "0.9.0", True),
        ("1.0", "1.0rc1", True),
        ("0.1.0", "0.1.0", False),
        ("0.1", "0.1.0", False),
        ("0.1.0", "0.2.0", False),
        ("newest", "0.1.0", False),
        ("9", "mine", False),
    ],
)
def test_newer(version: str, than: str, newer: bool):
    """Versions are compared by number, and what is no version is never newer."""
    assert is_newer(version, than) is newer


class TestProcesses:
    async def test_older(self, here: Endpoint, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
        """A newer companion takes an older one's place: who is connected hears of it, and the log is written first."""
        monkeypatch.setenv("TACIT_DATA_DIR", str(tmp_path / "data"))
        older = other_version(tmp_path / "older", "0.0.1")
        log = user_log()
        log.path.parent.mkdir(mode=0o700, parents=True)
        with companion_process(REAL, PYTHONPATH=older) as old:
            async with connected(here) as client:
                await client.change("d", 1, STOP)
                assert (await client.receive())["params"]["verdict"] == "stop"
                assert (await client.receive())["method"] == "draft/suggestion"
                while not log.near_misses():  # noqa: ASYNC110 - nobody tells that it is written
                    await asyncio.sleep(0.02)
                # From now on what is to be written has to wait.
                busy = sqlite3.connect(log.path)
                busy.execute("BEGIN EXCLUSIVE")
                await client.send(method="draft/outcome", params={"draft": "d", "revision": 1, "outcome": "sent"})
                starting = asyncio.create_task(asyncio.to_thread(Process, SLOW))
                assert (await client.receive())["method"] == "version/changed"
                await client.connection.wait_closed()
                assert client.connection.close_code == 1001
            assert not starting.done()
            busy.close()
            assert await asyncio.to_thread(old.wait) == 0
        new = await starting
        try:
            assert (await asyncio.to_thread(ask_status, here)).version == __version__
            assert [str(miss.outcome) for miss in log.near_misses()] == ["sent"]
        finally:
            new.kill()
        assert "Zebulon" not in old.log + new.log

    async def test_newer(self, here: Endpoint, tmp_path: Path):
        """A companion that is older than the one that runs leaves at once, and the newer one goes on."""
        newer = other_version(tmp_path / "newer", "99.0")
        with companion_process(SLOW, PYTHONPATH=newer) as process:
            async with connected(here):
                second = await asyncio.to_thread(subprocess.run, SLOW, capture_output=True, timeout=DEADLINE)
                assert second.returncode == 3
                assert second.stderr.decode() == f"The companion is already running (process {process.pid}).\n"
                assert (await asyncio.to_thread(ask_status, here)).version == "99.0"


class TestAsking:
    async def test_asked(self, here: Endpoint):
        """A newer version is told 503, and the companion ends; without a number in common that is heard as well."""
        async with Companion(here, Echo) as companion, connected(here, initialized=False) as client:
            assert (await client.initialize(protocol=2))["error"]["data"] == {"protocols": [1]}
            with pytest.raises(InvalidStatus, match="503"):
                await unix_connect(str(here.socket), "ws://localhost/", additional_headers={SUCCESSOR: "99"})
            async with asyncio.timeout(DEADLINE):
                await companion.finished()
            assert (await client.receive())["method"] == "version/changed"

    @pytest.mark.parametrize("version", ["", __version__, "0.0.1", "Zebulon"])
    async def test_not_newer(self, here: Endpoint, version: str):
        """Whoever is not newer is served like any other, and nobody is told to connect again."""
        async with Companion(here, Echo) as companion, connected(here) as client:
            async with unix_connect(str(here.socket), "ws://localhost/", additional_headers={SUCCESSOR: version}):
                assert (await client.ask("status"))["id"] == 9
            assert not companion._stopped.is_set()

    async def test_stranger(self, here: Endpoint, monkeypatch: pytest.MonkeyPatch):
        """Another user's program, and on loopback one without the key, can make no companion leave."""
        asked = {SUCCESSOR: "99"}
        monkeypatch.setattr(listener.peer, "is_own", lambda _: False)
        async with Companion(here, Echo) as companion:
            with pytest.raises(InvalidStatus, match="403"):
                await unix_connect(str(here.socket), "ws://localhost/", additional_headers=asked)
            assert not companion._stopped.is_set()
        there = Endpoint(here.folder, "loopback")
        async with Companion(there, Echo) as companion:
            port = listener.loopback.read(there.loopback).port
            with pytest.raises(InvalidStatus, match="403"):
                await connect(f"ws://127.0.0.1:{port}/", additional_headers=asked)
            assert not companion._stopped.is_set()
            await asyncio.to_thread(make_way_as, there, monkeypatch)
            assert companion._stopped.is_set()


def make_way_as(here: Endpoint, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ask a companion on loopback to leave, as a newer one with the key; it holds its lock until the test is over."""
    monkeypatch.setattr("tacit.serve.main.__version__", "99")
    with pytest.raises(AlreadyRunningError):
        make_way(here, patience=0.2)


def test_patience(here: Endpoint):
    """A companion that neither listens nor leaves is waited for, and then it stays."""
    folder.prepare(here.folder)
    with InstanceLock(here.lock), pytest.raises(AlreadyRunningError):
        make_way(here, patience=0.1)
    make_way(here, patience=0.1)
