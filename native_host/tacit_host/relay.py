"""The native host: browser's frames on stdin and stdout on one side, the companion's socket on the other.

It only relays, and says nothing of its own but two short messages: that the companion cannot be reached, and
that a message was too large. It leaves when either side does; the browser tells the extension that the port
has closed. Its start is waited for: no asyncio, no pydantic, and nothing is imported before it is needed.
"""

from __future__ import annotations

import os
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

from tacit import __version__
from tacit.protocol import framing
from tacit.protocol.endpoint import Endpoint, endpoint
from tacit.protocol.exceptions import FrameTooLargeError, NotFramesError
from tacit.serve import notes
from tacit.serve.connection import Connection
from tacit.serve.exceptions import NoAnswerError, ServeError, UnreachableError
from tacit.serve.memory import refuse_core_dumps

if TYPE_CHECKING:
    import subprocess

PATIENCE = 10.0
"""How long a companion that is being started may take until it listens, in seconds."""

UNREACHABLE = b'{"jsonrpc":"2.0","method":"companion/unreachable","params":{"code":"host_failed"}}'
"""The notification `companion/unreachable`: the host runs, but there is no companion to relay to. It begins
here and not in the companion; the host ends after it with status 1."""

TOO_LARGE = b'{"jsonrpc":"2.0","id":null,"error":{"code":-32600,"message":"a message over 1 MB is not taken"}}'

NOT_AGAIN = (1, 2)
"""Exit statuses after which starting another companion would fail the same way."""


class BrowserGoneError(Exception):
    """The browser has closed its side."""


class Browser:
    """The browser's side: frames in, frames out."""

    def __init__(self, source: int, sink: int) -> None:
        self._source = source
        self._sink = sink
        self._turn = threading.Lock()

    def send(self, message: bytes) -> None:
        """Write one frame; raise OSError where the browser is gone."""
        frame = memoryview(framing.encode(message))
        with self._turn:
            while frame:
                frame = frame[os.write(self._sink, frame) :]

    def forward(self, connection: Connection) -> None:
        """Relay frames to the companion until the browser closes its side, then close the connection."""
        reader = framing.FrameReader()
        try:
            while data := os.read(self._source, 1 << 16):
                for message in reader.feed(data):
                    if isinstance(message, FrameTooLargeError):
                        complain("message_too_large")
                        self.send(TOO_LARGE)
                    else:
                        connection.send(message)
                    del message  # The next may be hours away, and this one may hold a draft.
                del data
        except NotFramesError:
            complain("not_frames")
        except OSError:
            pass  # One side is gone; which one makes no difference.
        connection.close()

    def pause(self, seconds: float) -> None:
        """Wait; raise BrowserGoneError as soon as the browser closes its side."""
        if sys.platform == "win32":
            time.sleep(seconds)
        else:
            import select

            poll = select.poll()
            poll.register(self._source, 0)  # Asked for nothing, poll still reports a hang-up.
            if poll.poll(seconds * 1000):
                raise BrowserGoneError


def main() -> int:
    """Run the `tacit-host` program; return its exit status. `--no-start` has it never start a companion."""
    refuse_core_dumps()
    browser = Browser(0, _claim_stdout())
    here = endpoint(os.environ, sys.platform, Path.home())
    return relay(browser, here, start="--no-start" not in sys.argv[1:])


def relay(browser: Browser, here: Endpoint, *, start: bool, patience: float = PATIENCE) -> int:
    """Relay until one side leaves; return the exit status."""
    try:
        connection = reach(browser, here, start, patience)
        threading.Thread(target=browser.forward, args=(connection,), daemon=True).start()
        for message in connection.messages():
            browser.send(message)
    except (BrowserGoneError, BrokenPipeError):
        return 0
    except ServeError as error:
        complain(type(error).__name__)
        notes.leave(here.folder, notes.ERROR, type(error).__name__)
        browser.send(UNREACHABLE)
        return 1
    except Exception as error:
        # Its name only: what a message of Python's own says may hold a draft.
        complain(type(error).__name__)
        notes.leave(here.folder, notes.ERROR, type(error).__name__)
        return 1
    return 0


def reach(browser: Browser, here: Endpoint, start: bool, patience: float) -> Connection:
    """Connect to the companion, starting one where nobody listens; raise ServeError or BrowserGoneError.

    A companion of an older version leaves, where this host may start another in its place.
    """
    deadline = time.monotonic() + patience
    companion: subprocess.Popen[bytes] | None = None
    pause = 0.01
    while True:
        try:
            return Connection.open(here, successor=__version__ if start else None)
        except (NoAnswerError, UnreachableError) as error:
            if time.monotonic() > deadline:
                raise
            nobody_listens = isinstance(error, UnreachableError)
        # One that listens and does not answer holds the lock: another would only leave again.
        if start and nobody_listens and (companion is None or companion.poll() is not None):
            # Two hosts may start two companions, of which one stays. And one that was just leaving may have
            # held the lock when this one was started: then another has to be.
            if companion is not None and companion.returncode in NOT_AGAIN:
                raise UnreachableError
            companion = start_companion()
        browser.pause(pause)
        pause = min(pause * 1.5, 0.25)


def start_companion() -> subprocess.Popen[bytes]:
    """Start a companion that outlives this process and the browser's."""
    import subprocess

    # -P, since Python would otherwise look for modules in the working folder before its own.
    command = [sys.executable, "-P", "-m", "tacit", "run", "--on-demand"]
    home = Path.home()
    null = subprocess.DEVNULL
    if sys.platform != "win32":
        return subprocess.Popen(  # noqa: S603
            command, stdin=null, stdout=null, stderr=null, cwd=home, close_fds=True, start_new_session=True
        )
    # A browser on Windows may keep its hosts in a job that ends with it, and may or may not let go of them.
    flags = subprocess.DETACHED_PROCESS
    try:
        breakaway = flags | subprocess.CREATE_BREAKAWAY_FROM_JOB
        return subprocess.Popen(  # noqa: S603
            command, stdin=null, stdout=null, stderr=null, cwd=home, creationflags=breakaway
        )
    except OSError:
        return subprocess.Popen(  # noqa: S603
            command, stdin=null, stdout=null, stderr=null, cwd=home, creationflags=flags
        )


def complain(code: str) -> None:
    """Write a short code for the browser's log; never content."""
    os.write(2, f"tacit-host: {code}\n".encode())


def _claim_stdout() -> int:
    # Frames alone may reach the browser: whatever else writes to stdout lands on stderr from here on.
    sink = os.dup(1)
    os.dup2(2, 1)
    if sys.platform == "win32":
        import msvcrt

        for descriptor in (0, sink):
            msvcrt.setmode(descriptor, os.O_BINARY)
    return sink
