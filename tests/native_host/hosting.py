"""The native host as a browser sees it."""

import contextlib
import json
import os
import select
import struct
import subprocess
from collections.abc import Iterator
from typing import Any

from tacit.protocol import framing
from tacit.setup.paths import host_executable
from tests.serve.serving import DEADLINE

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
