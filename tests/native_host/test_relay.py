"""The native host, as browsers start it: what it relays, and what it does where that cannot be."""

import json
import os
import signal
import socket
import struct
import subprocess
import sys
from collections.abc import Iterator

import psutil
import pytest

from tacit.protocol import framing
from tacit.protocol.endpoint import Endpoint
from tacit.serve import connection, folder, notes
from tacit_host import relay
from tests.native_host.hosting import INITIALIZE, host
from tests.serve.serving import CANARY, DEADLINE, SLOW, companion_process


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

    @pytest.mark.skipif(sys.platform != "linux", reason="a process reads another's limits on Linux only")
    def test_no_core_dump(self):
        """A host that crashes writes its memory, and with it a draft, nowhere."""
        assert psutil.Process().rlimit(psutil.RLIMIT_CORE) != (1, 1)
        with companion_process(SLOW), host() as browser:
            browser.initialize()
            assert psutil.Process(browser.process.pid).rlimit(psutil.RLIMIT_CORE) == (1, 1)

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
