"""The native host, as browsers start it."""

import contextlib
import json
import os
import select
import signal
import socket
import struct
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest

from tacit import __version__
from tacit.protocol import framing
from tacit.protocol.endpoint import Endpoint
from tacit.serve import connection, folder, notes
from tacit.setup.paths import host_executable
from tacit_host import relay
from tests.serve.serving import DEADLINE, SLOW, companion_process, other_version

CANARY = "Zebulon"
CHROMIUM = "chrome-extension://emnfchpkifbgdnmpfeioeaiembeediag/"
INITIALIZE = {
    "jsonrpc": "2.0",
    "id": 1,
    "method": "initialize",
    "params": {"protocol": 1, "client": {"name": "test", "version": "1"}},
}


class Host:
    """A browser's view of the host: frames, and its end."""

    def __init__(self, *arguments: str, **environ: str) -> None:
        self.process = subprocess.Popen(
            [host_executable(), CHROMIUM, *arguments],
            env=os.environ | environ,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            bufsize=0,
        )

    def send(self, message: Any) -> None:
        """Send a message as a frame."""
        self.send_bytes(framing.encode(json.dumps(message).encode()))

    def send_bytes(self, data: bytes) -> None:
        """Send bytes as they are."""
        assert self.process.stdin is not None
        view = memoryview(data)
        while view:
            view = view[self.process.stdin.write(view) :]

    def receive(self) -> Any:
        """Return the next message."""
        (length,) = struct.unpack("=I", self._read(4))
        return json.loads(self._read(length))

    def initialize(self) -> Any:
        """Do the handshake."""
        self.send(INITIALIZE)
        return self.receive()

    def change(self, revision: int, text: str) -> None:
        """Send a draft as it stands."""
        params = {"draft": "d", "revision": revision, "text": text, "site": "x", "surface": "post"}
        self.send({"jsonrpc": "2.0", "method": "draft/changed", "params": params})

    def leave(self) -> tuple[int, bytes, bytes]:
        """Close stdin as a browser does; return the exit status and what else came out."""
        out, err = self.process.communicate(timeout=DEADLINE)
        return self.process.returncode, out, err

    def _read(self, size: int) -> bytes:
        assert self.process.stdout is not None
        data = b""
        while len(data) < size:
            ready, _, _ = select.select([self.process.stdout], [], [], DEADLINE)
            piece = os.read(self.process.stdout.fileno(), size - len(data)) if ready else b""
            assert piece, "the host said nothing more"
            data += piece
        return data


@contextlib.contextmanager
def host(*arguments: str, **environ: str) -> Iterator[Host]:
    """Start a host, and end it if a test has left it."""
    started = Host(*arguments, **environ)
    with started.process:
        try:
            yield started
        finally:
            started.process.kill()


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


@pytest.mark.usefixtures("here")
class TestRelaying:
    @pytest.mark.parametrize("transport", ["unix", "loopback"])
    def test_both_ways(self, monkeypatch: pytest.MonkeyPatch, transport: str):
        """Messages cross both ways; at end of file the host leaves with 0, having written nothing else."""
        monkeypatch.setenv("TACIT_TRANSPORT", transport)
        with companion_process(SLOW), host() as browser:
            assert browser.initialize()["result"]["protocol"] == 1
            browser.send({"jsonrpc": "2.0", "id": 2, "method": "status"})
            assert browser.receive()["result"]["sessions"] == 1
            assert browser.leave() == (0, b"", b"")

    def test_garbage(self):
        """What is not JSON is relayed unread, and answered by the companion."""
        with companion_process(SLOW), host() as browser:
            browser.send_bytes(framing.encode(b"garbage") + framing.encode(b"[]"))
            assert [browser.receive()["error"]["code"] for _ in range(2)] == [-32700, -32600]
            browser.initialize()
            assert browser.leave() == (0, b"", b"")

    def test_not_utf8(self):
        """What is not even text ends the connection, and with it the host, while the companion goes on."""
        with companion_process(SLOW):
            with host() as browser:
                browser.send_bytes(framing.encode(b"\xff\xff"))
                assert browser.process.wait(DEADLINE) == 0
            with host() as browser:
                assert "result" in browser.initialize()

    def test_too_large(self):
        """A message over 1 MB is answered with an error and a code in the log; the next is relayed."""
        with companion_process(SLOW), host() as browser:
            large = json.dumps({"text": CANARY * 200_000}).encode()
            browser.send_bytes(struct.pack("=I", len(large)) + large)
            answer = browser.receive()
            assert (answer["id"], answer["error"]["code"]) == (None, -32600)
            assert "result" in browser.initialize()
            assert browser.leave() == (0, b"", b"tacit-host: message_too_large\n")

    def test_largest(self):
        """A message of exactly 1 MB reaches the companion."""
        with companion_process(SLOW), host() as browser:
            message = json.dumps(INITIALIZE).encode()
            browser.send_bytes(framing.encode(message + b" " * (framing.MAX_FRAME - len(message))))
            assert browser.receive()["id"] == 1

    def test_not_frames(self):
        """What cannot be frames ends the host."""
        with companion_process(SLOW), host() as browser:
            browser.send_bytes(b"\xff\xff\xff\xff" + CANARY.encode())
            assert browser.process.wait(DEADLINE) == 0
            assert browser.leave() == (0, b"", b"tacit-host: not_frames\n")

    def test_browser_gone(self):
        """A browser that takes nothing more ends the host."""
        with companion_process(SLOW), host() as browser:
            browser.initialize()
            assert browser.process.stdout is not None
            browser.process.stdout.close()
            browser.send({"jsonrpc": "2.0", "id": 2, "method": "status"})
            assert browser.process.wait(DEADLINE) == 0

    def test_companion_leaves(self):
        """A companion that is told to leave ends the host with 0, so that the browser sees the port close."""
        with companion_process(SLOW) as companion, host() as browser:
            browser.initialize()
            assert companion.end(signal.SIGTERM) == 0
            assert browser.process.wait(DEADLINE) == 0
            assert browser.leave() == (0, b"", b"")


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
    def test_browser_leaves_meanwhile(self):
        """A browser that leaves while the companion is waited for ends the host at once."""
        with host("--no-start") as browser:
            assert browser.leave() == (0, b"", b"")


class Pipes:
    """A browser in this process, as two pipes."""

    def __init__(self) -> None:
        source, self.to_host = os.pipe()
        self.from_host, sink = os.pipe()
        self.fds = [source, self.to_host, self.from_host, sink]
        self.browser = relay.Browser(source, sink)

    def close(self) -> None:
        """Close all ends."""
        for descriptor in self.fds:
            os.close(descriptor)


@pytest.fixture
def pipes() -> Iterator[Pipes]:
    """Return a browser in this process."""
    pipes = Pipes()
    yield pipes
    pipes.close()


class TestPatience:
    def test_nobody_comes(self, here: Endpoint, pipes: Pipes):
        """A companion that does not come in time is unreachable."""
        assert relay.relay(pipes.browser, here, start=False, patience=0.05) == 1
        assert os.read(pipes.from_host, 1 << 16) == framing.encode(relay.UNREACHABLE)

    def test_start_fails(self, here: Endpoint, pipes: Pipes, monkeypatch: pytest.MonkeyPatch):
        """A companion that fails to start is not started again and again."""
        runs = []

        def fail() -> subprocess.Popen[bytes]:
            runs.append(subprocess.Popen([sys.executable, "-c", "raise SystemExit(1)"]))
            return runs[-1]

        monkeypatch.setattr(relay, "start_companion", fail)
        assert relay.relay(pipes.browser, here, start=True, patience=DEADLINE) == 1
        assert len(runs) == 1

    def test_started_again(self, here: Endpoint, pipes: Pipes, monkeypatch: pytest.MonkeyPatch):
        """A companion that met one that was just leaving is started once more."""
        runs = []

        def meet_another() -> subprocess.Popen[bytes]:
            status = 3 if not runs else 1
            runs.append(subprocess.Popen([sys.executable, "-c", f"raise SystemExit({status})"]))
            return runs[-1]

        monkeypatch.setattr(relay, "start_companion", meet_another)
        assert relay.relay(pipes.browser, here, start=True, patience=DEADLINE) == 1
        assert [run.returncode for run in runs] == [3, 1]

    def test_silent_companion(self, here: Endpoint, pipes: Pipes, monkeypatch: pytest.MonkeyPatch):
        """Where one listens and does not answer, no other is started; it is waited for, and then unreachable."""
        runs = []
        monkeypatch.setattr(relay, "start_companion", lambda: runs.append(1))
        monkeypatch.setattr(connection, "HANDSHAKE_TIMEOUT", 0.05)
        folder.prepare(here.folder)
        with socket.socket(socket.AF_UNIX) as listener:
            listener.bind(str(here.socket))
            listener.listen()
            assert relay.relay(pipes.browser, here, start=True, patience=0.2) == 1
        assert os.read(pipes.from_host, 1 << 16) == framing.encode(relay.UNREACHABLE)
        assert runs == []

    def test_fault(
        self, here: Endpoint, pipes: Pipes, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
    ):
        """A fault is told by its name on stderr, never with its message, and stdout stays frames only."""

        def fail(*_: object) -> None:
            raise RuntimeError(CANARY)

        monkeypatch.setattr(relay, "reach", fail)
        assert relay.relay(pipes.browser, here, start=False) == 1
        assert capfd.readouterr() == ("", "tacit-host: RuntimeError\n")

    def test_note(self, here: Endpoint, pipes: Pipes, monkeypatch: pytest.MonkeyPatch):
        """What kept the companion from being reached, a fault included, is left by its name for `tacit doctor`."""
        here.folder.mkdir(mode=0o700)
        assert relay.relay(pipes.browser, here, start=False, patience=0.05) == 1
        assert (here.folder / notes.ERROR).read_text() == "UnreachableError"

        def fail(*_: object) -> None:
            raise RuntimeError(CANARY)

        monkeypatch.setattr(relay, "reach", fail)
        assert relay.relay(pipes.browser, here, start=False) == 1
        assert (here.folder / notes.ERROR).read_text() == "RuntimeError"


def test_stdout_is_claimed(here: Endpoint):
    """What anything else prints to stdout lands on stderr."""
    script = (
        "import os, sys\nfrom tacit_host import relay\n"
        "relay.relay = lambda browser, *_, **__: (print('stray', flush=True), browser.send(b'{}'))[0] or 0\n"
        "sys.exit(relay.main())"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, timeout=DEADLINE)
    assert run.stdout == framing.encode(b"{}")
    assert run.stderr == b"stray\n"


def test_imports_are_light():
    """The host starts without asyncio, pydantic, Presidio or subprocess."""
    script = "import sys, tacit_host.relay; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, timeout=DEADLINE, check=True)
    loaded = set(run.stdout.decode().split())
    assert "tacit.serve.connection" in loaded
    assert not loaded & {
        "asyncio",
        "pydantic",
        "presidio_analyzer",
        "spacy",
        "subprocess",
        "argparse",
        "logging.config",
    }
