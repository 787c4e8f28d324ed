"""Companions that the native host starts, and those that it finds."""

import contextlib
import os
import select
import signal
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from tacit import __version__
from tacit.protocol.endpoint import Endpoint
from tests.native_host.hosting import INITIALIZE, host
from tests.serve.serving import CANARY, DEADLINE, SLOW, companion_process, other_version


@pytest.fixture
def started(here: Endpoint) -> Iterator[Endpoint]:
    """An endpoint where hosts start companions, which are ended with the test."""
    yield here
    # Not only the one that holds the lock: of two that were started at once, one may be about to look for it.
    companions = [process for process in psutil.process_iter() if is_companion(process, here)]
    for process in companions:
        process.kill()
    _, alive = psutil.wait_procs(companions, DEADLINE)
    assert not alive


def is_companion(process: psutil.Process, here: Endpoint) -> bool:
    """Return whether a process is a companion of this test's."""
    with contextlib.suppress(psutil.Error):
        return process.environ().get("TACIT_RUNTIME_DIR") == str(here.folder) and "run" in process.cmdline()
    return False


def companion_pid(here: Endpoint) -> int:
    """Return the process id of the companion that runs."""
    return int(here.lock.read_text())


class TestStarting:
    def test_real_way(self, started: Endpoint):
        """With no companion, a host starts one, and a draft gets its verdict; the log stays empty."""
        with host() as browser:
            browser.initialize()
            browser.change(1, f"My client {CANARY} Quimby cried in session today.")
            verdict = browser.receive()["params"]
            assert (verdict["revision"], verdict["verdict"]) == (1, "stop")
            assert browser.leave() == (0, b"", b"")
        # It outlives the host: in a session of its own, with nothing of the browser's.
        companion = psutil.Process(companion_pid(started))
        assert os.getsid(companion.pid) == companion.pid
        streams = {Path(f"/proc/{companion.pid}/fd/{number}").readlink() for number in range(3)}
        assert streams == {Path(os.devnull)}
        assert companion.cwd() == str(Path.home())
        assert "--on-demand" in companion.cmdline()

    def test_two_at_once(self, started: Endpoint):
        """Two hosts at once come by one companion."""
        with host() as one, host() as other:
            assert one.initialize()["result"] == other.initialize()["result"]
            for browser in (one, other):
                browser.send({"jsonrpc": "2.0", "id": 2, "method": "status"})
            told = [browser.receive()["result"] for browser in (one, other)]
            assert [status["pid"] for status in told] == [companion_pid(started)] * 2
            assert told[0]["sessions"] == 2

    def test_killed(self, started: Endpoint):
        """A companion that is killed ends its host, and the next host starts another."""
        with host() as browser:
            browser.initialize()
            first = companion_pid(started)
            os.kill(first, signal.SIGKILL)
            assert browser.process.wait(DEADLINE) == 0
        with host() as browser:
            browser.initialize()
            assert companion_pid(started) != first

    def test_update(self, started: Endpoint, tmp_path: Path):
        """The first host of a newer version replaces the companion; one of the older version goes on with the newer."""
        older = other_version(tmp_path, "0.0.1")
        with contextlib.ExitStack() as hosts:
            before = hosts.enter_context(host(PYTHONPATH=older))
            assert before.initialize()["result"]["server"]["version"] == "0.0.1"
            first = companion_pid(started)
            after = hosts.enter_context(host())
            assert after.initialize()["result"]["server"]["version"] == __version__
            assert before.receive()["method"] == "version/changed"
            assert before.process.wait(DEADLINE) == 0
            second = companion_pid(started)
            assert second != first
            still = hosts.enter_context(host(PYTHONPATH=older))
            assert still.initialize()["result"]["server"]["version"] == __version__
            after.send({"jsonrpc": "2.0", "id": 2, "method": "status"})
            status = after.receive()["result"]
            assert (status["pid"], status["sessions"]) == (second, 2)

    def test_companion_cannot_start(self, here: Endpoint):
        """Where a companion cannot run, the host says so once, in a frame, and leaves with 1."""
        here.folder.mkdir()
        here.folder.chmod(0o755)
        with host() as browser:
            assert browser.receive() == {
                "jsonrpc": "2.0",
                "method": "companion/unreachable",
                "params": {"code": "host_failed"},
            }
            assert browser.process.wait(DEADLINE) == 1
            assert browser.leave() == (1, b"", b"tacit-host: FolderError\n")

    def test_no_start(self, here: Endpoint):
        """With --no-start a host starts nothing, and relays to a companion that comes meanwhile."""
        with host("--no-start") as browser:
            browser.send(INITIALIZE)
            assert select.select([browser.process.stdout], [], [], 0.5)[0] == []
            assert not here.folder.exists()
            with companion_process(SLOW):
                assert browser.receive()["id"] == 1

    @pytest.mark.usefixtures("here")
    def test_no_start_and_older(self, tmp_path: Path):
        """With --no-start no companion is sent away, for none could take its place: an older one is gone on with."""
        with companion_process(SLOW, PYTHONPATH=other_version(tmp_path, "0.0.1")), host("--no-start") as browser:
            assert browser.initialize()["result"]["server"]["version"] == "0.0.1"
            assert browser.leave() == (0, b"", b"")

    @pytest.mark.usefixtures("here")
    def test_browser_leaves_meanwhile(self):
        """A browser that leaves while the companion is waited for ends the host at once."""
        with host("--no-start") as browser:
            assert browser.leave() == (0, b"", b"")
