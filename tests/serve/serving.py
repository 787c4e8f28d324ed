"""What the tests of the companion share: clients, assessors whose pace a test sets, processes."""

from __future__ import annotations

import asyncio
import contextlib
import ctypes
import fcntl
import json
import os
import queue
import select
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from websockets.asyncio.client import ClientConnection, unix_connect

import tacit
import tacit_host
from tacit.draft import Draft
from tacit.protocol.endpoint import Endpoint
from tacit.serve.asking import ask_status
from tacit.serve.connection import Connection
from tacit.serve.exceptions import UnreachableError
from tacit.suggestion import Suggestion
from tacit.verdict import Judgement, Reason, Verdict

DEADLINE = 60.0
"""Seconds after which something awaited counts as missing."""

CANARY = "Zebulon"
"""What no log may hold."""

SLOW = [sys.executable, str(Path(__file__).with_name("slow_companion.py"))]
REAL = [sys.executable, "-m", "tacit", "run"]


PACKAGES = (Path(tacit.__file__).parent, Path(tacit_host.__file__).parent)


def other_version(folder: Path, version: str, *, protocol: int = 1) -> str:
    """Make Tacit of another version, the same in all else, below a folder; return what PYTHONPATH names it by.

    With another `protocol` it has no number in common with ours.
    """
    for package in PACKAGES:
        (folder / package.name).mkdir(parents=True)
        for part in package.iterdir():
            (folder / package.name / part.name).symlink_to(part)
    (folder / "tacit" / "__init__.py").unlink()
    (folder / "tacit" / "__init__.py").write_text(f'__version__ = "{version}"\n')
    if protocol != 1:
        known = (folder / "tacit" / "protocol").resolve()
        (folder / "tacit" / "protocol").unlink()
        shutil.copytree(known, folder / "tacit" / "protocol")
        methods = folder / "tacit" / "protocol" / "methods.py"
        text = methods.read_text().replace("\nPROTOCOLS = (1,)\n", f"\nPROTOCOLS = ({protocol},)\n")
        assert text != methods.read_text()
        methods.write_text(text)
    return str(folder)


def obey_modes() -> None:
    """Have root obey the modes of files and folders as others do, in the program that is started next (Linux)."""
    for capability in (1, 2):  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
        ctypes.CDLL(None).prctl(24, capability, 0, 0, 0)  # PR_CAPBSET_DROP


class Echo:
    """Calls every draft clear, for a reason that is its own text; remembers what it read."""

    def __init__(self) -> None:
        self.read: list[str] = []

    def judge(self, draft: Draft, *_: object) -> Judgement:
        """Read a draft."""
        self.read.append(draft.text)
        return Judgement(Verdict.CLEAR, reasons=(Reason(draft.text),))

    def suggest(self, *_: Any) -> Suggestion:
        """Reword a draft that nobody was warned of: this never happens."""
        raise AssertionError

    def forget(self) -> None:
        """Forget what was read."""
        self.read.clear()


class Silent(Echo):
    """Warns of every draft and rewords it, and keeps nothing of it."""

    def judge(self, *_: object) -> Judgement:
        """Warn of a draft."""
        return Judgement(Verdict.CAUTION)

    def suggest(self, *_: object) -> Suggestion:
        """Reword a draft."""
        return Suggestion()


class Paced(Echo):
    """Waits in each draft until the test lets it go on; `begun` yields the texts as they are begun."""

    def __init__(self) -> None:
        super().__init__()
        self.begun: queue.SimpleQueue[str] = queue.SimpleQueue()
        self.go_on = threading.Semaphore(0)

    def judge(self, draft: Draft, *_: object) -> Judgement:
        """Read a draft when the test says so."""
        self._wait(draft.text)
        return super().judge(draft)

    def _wait(self, what: str) -> None:
        self.begun.put(what)
        assert self.go_on.acquire(timeout=DEADLINE), "the test never let this draft be read"

    async def next_begun(self) -> str:
        """Return the text that is begun next."""
        return await asyncio.to_thread(self.begun.get, timeout=DEADLINE)


class Wary(Paced):
    """Warns of every draft but "clear", and rewords it when the test says so: its begun text has a "~" in front."""

    def judge(self, draft: Draft, *_: object) -> Judgement:
        """Read a draft when the test says so."""
        said = super().judge(draft)
        return said if draft.text == "clear" else replace(said, verdict=Verdict.CAUTION)

    def suggest(self, draft: Draft, *_: object) -> Suggestion:
        """Reword a draft when the test says so."""
        self._wait(f"~{draft.text}")
        return Suggestion(f"safer {draft.text}")


class Client:
    """Speaks the extension's side of the protocol."""

    def __init__(self, connection: ClientConnection) -> None:
        self.connection = connection

    async def send(self, **message: Any) -> None:
        """Send a JSON-RPC message."""
        await self.connection.send(json.dumps({"jsonrpc": "2.0"} | message))

    async def receive(self) -> Any:
        """Return the next message."""
        async with asyncio.timeout(DEADLINE):
            return json.loads(await self.connection.recv())

    async def ask(self, method: str, id: int = 9, **params: Any) -> Any:
        """Send a request and return the next message."""
        await self.send(id=id, method=method, params=params)
        return await self.receive()

    async def initialize(self, protocol: int = 1) -> Any:
        """Do the handshake."""
        return await self.ask("initialize", 1, protocol=protocol, client={"name": "test", "version": "1"})

    async def change(self, draft: str, revision: int, text: str, **more: Any) -> None:
        """Send a draft as it stands."""
        params = {"draft": draft, "revision": revision, "text": text, "site": "x", "surface": "post"} | more
        await self.send(method="draft/changed", params=params)


@contextlib.asynccontextmanager
async def connected(here: Endpoint, *, initialized: bool = True) -> AsyncIterator[Client]:
    """Connect to a companion on a Unix socket."""
    async with unix_connect(str(here.socket), uri="ws://localhost/", compression=None) as connection:
        client = Client(connection)
        if initialized:
            await client.initialize()
        yield client


class Process:
    """A companion in a process of its own, listening when the constructor returns; its log is kept."""

    def __init__(self, command: list[str], **environ: str) -> None:
        self.log = ""
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=os.environ | {"TACIT_LOG": "DEBUG"} | environ,
        )
        self.pid = self._process.pid
        while "listening" not in self.log:
            self.log += self._line(self._process.stderr)

    def line(self) -> str:
        """Return the next line that the process writes to stdout."""
        return self._line(self._process.stdout)

    def end(self, number: int) -> int:
        """Send a signal and return the exit status."""
        self._process.send_signal(number)
        return self.wait()

    def wait(self) -> int:
        """Wait for the end and return the exit status."""
        _, rest = self._process.communicate(timeout=DEADLINE)
        self.log += rest.decode()
        return self._process.returncode

    def kill(self) -> None:
        """End the process if a test has left it."""
        if self._process.poll() is None:
            self._process.kill()
            self.wait()

    def _line(self, source: Any) -> str:
        line = b""
        while not line.endswith(b"\n"):
            ready, _, _ = select.select([source], [], [], DEADLINE)
            piece = os.read(source.fileno(), 1) if ready else b""
            assert piece, f"the companion said nothing more after: {self.log}"
            line += piece
        return line.decode()


@contextlib.contextmanager
def companion_process(command: list[str], **environ: str) -> Iterator[Process]:
    """Run a companion in a process of its own."""
    process = Process(command, **environ)
    try:
        yield process
    finally:
        process.kill()


def wait_until_listening(here: Endpoint) -> None:
    """Wait until a companion can be connected to."""
    deadline = time.monotonic() + DEADLINE
    while True:
        with contextlib.suppress(UnreachableError):
            Connection.open(here).release()
            return
        assert time.monotonic() < deadline, "no companion listens"
        time.sleep(0.02)


def wait_until_loaded(here: Endpoint) -> None:
    """Wait until a companion has loaded what it reads drafts with."""
    deadline = time.monotonic() + DEADLINE
    while not ask_status(here).loaded:
        assert time.monotonic() < deadline, "nothing is loaded"
        time.sleep(0.02)


def wait_until_gone(here: Endpoint) -> None:
    """Wait until no companion holds the lock."""
    with here.lock.open("rb") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
