"""The blocking connection, against the companion and against what is in its place."""

import asyncio
import contextlib
import json
import os
import socket
import struct
import sys
import threading
from collections import deque
from collections.abc import AsyncIterator, Callable, Iterator
from itertools import repeat

import pytest

from tacit.protocol import jsonrpc
from tacit.protocol.endpoint import Endpoint, Transport
from tacit.protocol.framing import MAX_FRAME
from tacit.serve import connection, folder, loopback
from tacit.serve.asking import ask_status
from tacit.serve.companion import Companion
from tacit.serve.connection import Connection
from tacit.serve.exceptions import FolderError, NoAnswerError, StrangerError, UnreachableError
from tacit.serve.tally import Tally

from .serving import DEADLINE, Echo

CLIENT = {"name": "test", "version": "1"}
INITIALIZE = jsonrpc.request(1, "initialize", {"protocol": 1, "client": CLIENT}).encode()


@contextlib.asynccontextmanager
async def opened(here: Endpoint) -> AsyncIterator[tuple[Companion, Connection]]:
    """Run a companion, and connect to it from a thread, for the connection blocks."""
    async with Companion(here, Echo) as companion:
        opened = await asyncio.to_thread(Connection.open, here)
        yield companion, opened
        await asyncio.to_thread(opened.close)
        opened.release()


@contextlib.contextmanager
def impostor(here: Endpoint, answer: Callable[[bytes], bytes], until: threading.Event | None = None) -> Iterator[None]:
    """Listen in the companion's place; answer the opening handshake, take nothing more, and leave."""
    folder.prepare(here.folder)
    unix = here.transport == "unix"
    listener = socket.socket(socket.AF_UNIX if unix else socket.AF_INET)
    listener.bind(str(here.socket) if unix else ("127.0.0.1", 0))
    listener.listen()
    if not unix:
        loopback.write(loopback.new_address(listener.getsockname()[1]), here.loopback)

    def serve() -> None:
        sock, _ = listener.accept()
        with sock:
            sock.sendall(answer(sock.recv(1 << 16)))
            if until is not None:
                until.wait(DEADLINE)

    thread = threading.Thread(target=serve)
    thread.start()
    with listener:
        yield
        thread.join()


def accepting(request: bytes) -> bytes:
    """Accept a WebSocket as any server would."""
    from websockets.utils import accept_key

    lines = request.decode().splitlines()
    key = next(line[18:].strip() for line in lines if line.startswith("Sec-WebSocket-Key"))
    return (
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        f"Sec-WebSocket-Accept: {accept_key(key)}\r\n\r\n"
    ).encode()


@contextlib.contextmanager
def saying(here: Endpoint, *messages: str) -> Iterator[None]:
    """Listen in the companion's place; accept, say these messages, and wait until the other side is done."""
    frames = b"".join(b"\x81\x7e" + struct.pack("!H", len(each)) + each.encode() for each in messages)
    done = threading.Event()
    with impostor(here, lambda request: accepting(request) + frames, until=done):
        try:
            yield
        finally:
            done.set()


class TestConnection:
    @pytest.mark.parametrize("transport", ["unix", "loopback"])
    async def test_round_trip(self, here: Endpoint, transport: Transport):
        """Messages go out and come in, over a Unix socket as over loopback."""
        async with opened(Endpoint(here.folder, transport)) as (_, client):
            client.send(INITIALIZE)
            answer = await asyncio.to_thread(next, client.messages())
            assert json.loads(answer)["id"] == 1

    @pytest.mark.parametrize("transport", ["unix", "loopback"])
    async def test_companion_leaves(self, here: Endpoint, transport: Transport):
        """Messages end when the companion leaves, and nothing can be sent any more."""
        async with opened(Endpoint(here.folder, transport)) as (companion, client):
            rest = asyncio.create_task(asyncio.to_thread(list, client.messages()))
            await companion.__aexit__()
            assert await rest == []
            with pytest.raises(OSError, match="closed the connection"):
                client.send(INITIALIZE)

    async def test_close(self, here: Endpoint):
        """What was sent before closing is taken in, although its answer finds nobody, and messages end."""
        async with opened(here) as (companion, client):
            rest = asyncio.create_task(asyncio.to_thread(list, client.messages()))
            client.send(INITIALIZE)
            outcome = {"draft": "d", "revision": 1, "outcome": "sent"}
            client.send(jsonrpc.notification("draft/outcome", outcome).encode())
            await asyncio.to_thread(client.close)
            await rest
        assert companion.tally.outcomes.total() == 1

    def test_fragments(self, here: Endpoint):
        """A message that comes in fragments is put together; a ping among them is answered and no message."""
        with impostor(here, lambda request: accepting(request) + b"\x01\x02ab\x89\x00\x80\x01c"):
            client = Connection.open(here)
            assert list(client.messages()) == [b"abc"]
            client.release()


class TestOpen:
    def test_no_folder(self, here: Endpoint):
        """Without a folder nobody listens."""
        with pytest.raises(UnreachableError):
            Connection.open(here)

    @pytest.mark.parametrize("transport", ["unix", "loopback"])
    def test_nobody_listens(self, here: Endpoint, transport: Transport):
        """An empty folder, or what a companion left behind, means that nobody listens."""
        there = Endpoint(here.folder, transport)
        folder.prepare(there.folder)
        with pytest.raises(UnreachableError):
            Connection.open(there)
        with socket.socket(socket.AF_UNIX) as stale, socket.create_server(("127.0.0.1", 0)) as gone:
            stale.bind(str(there.socket))
            loopback.write(loopback.new_address(gone.getsockname()[1]), there.loopback)
        with pytest.raises(UnreachableError):
            Connection.open(there)

    def test_open_folder(self, here: Endpoint):
        """Nothing is sent into a folder that others can open."""
        here.folder.mkdir()
        here.folder.chmod(0o755)
        with pytest.raises(FolderError):
            Connection.open(here)

    def test_another_users_socket(self, here: Endpoint, monkeypatch: pytest.MonkeyPatch):
        """Nothing is sent to a socket that another user's process listens at."""
        monkeypatch.setattr(connection.peer, "is_own", lambda _: False)
        folder.prepare(here.folder)
        with socket.socket(socket.AF_UNIX) as listener:
            listener.bind(str(here.socket))
            listener.listen()
            with pytest.raises(StrangerError, match="nothing was sent to it"):
                Connection.open(here)
            with listener.accept()[0] as sock:
                assert sock.recv(1) == b""

    def test_another_users_port(self, here: Endpoint):
        """A listener that has taken over a companion's port, without its key, is recognised."""
        there = Endpoint(here.folder, "loopback")
        with impostor(there, accepting), pytest.raises(StrangerError):
            Connection.open(there)

    @pytest.mark.parametrize(
        ("answer", "error"),
        [
            (b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n", StrangerError),
            (b"HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n", UnreachableError),
            (b"220 mail.example\r\n", UnreachableError),
            (b"", UnreachableError),
        ],
    )
    def test_turned_away(self, here: Endpoint, answer: bytes, error: type[Exception]):
        """Who turns us away is a stranger; who is leaving, or speaks something else, is nobody."""
        with impostor(here, lambda _: answer), pytest.raises(error):
            Connection.open(here)

    def test_positive_control(self, here: Endpoint):
        """The same impostor on a Unix socket of this user is taken for the companion when it accepts."""
        with impostor(here, accepting):
            client = Connection.open(here)
            assert list(client.messages()) == []
            client.release()

    @pytest.mark.parametrize("transport", ["unix", "loopback"])
    def test_silent(self, here: Endpoint, monkeypatch: pytest.MonkeyPatch, transport: Transport):
        """Who listens and does not take part in the handshake does not answer, which is not nobody."""
        monkeypatch.setattr(connection, "HANDSHAKE_TIMEOUT", 0.05)
        given_up = threading.Event()
        there = Endpoint(here.folder, transport)
        with impostor(there, lambda _: b"", until=given_up):
            with pytest.raises(NoAnswerError):
                Connection.open(there)
            given_up.set()

    @pytest.mark.skipif(sys.platform != "linux", reason="a full queue of connections is answered elsewhere")
    def test_refused_late(self, here: Endpoint, monkeypatch: pytest.MonkeyPatch):
        """A port that is not refused in time, as on Windows that of a companion that was killed, is nobody's."""
        monkeypatch.setattr(connection, "HANDSHAKE_TIMEOUT", 0.05)
        there = Endpoint(here.folder, "loopback")
        folder.prepare(there.folder)
        with socket.socket() as listener, contextlib.ExitStack() as waiting:
            # With a full queue Linux answers nothing, as Windows does for those two seconds.
            listener.bind(("127.0.0.1", 0))
            listener.listen(0)
            for _ in range(2):
                sock = waiting.enter_context(socket.socket())
                sock.setblocking(False)
                sock.connect_ex(listener.getsockname())
            loopback.write(loopback.new_address(listener.getsockname()[1]), there.loopback)
            with pytest.raises(UnreachableError):
                Connection.open(there)

    def test_queue_is_full(self, here: Endpoint):
        """Who listens and takes no more connections does not answer either."""
        folder.prepare(here.folder)
        with socket.socket(socket.AF_UNIX) as listener, socket.socket(socket.AF_UNIX) as waiting:
            listener.bind(str(here.socket))
            listener.listen(0)
            waiting.connect(str(here.socket))
            with pytest.raises(NoAnswerError):
                Connection.open(here)

    def test_stuck(self, here: Endpoint, monkeypatch: pytest.MonkeyPatch):
        """A companion that takes nothing more counts as gone after a while."""
        monkeypatch.setattr(connection, "SEND_TIMEOUT", 1)
        seen_to_be_stuck = threading.Event()

        with impostor(here, accepting, until=seen_to_be_stuck):
            client = Connection.open(here)
            with pytest.raises(BlockingIOError):
                deque(map(client.send, repeat(b"x" * MAX_FRAME, 100)))
            seen_to_be_stuck.set()
            client.release()

    @pytest.mark.skipif(sys.platform == "win32", reason="a send waits without end there")
    def test_closing_a_stuck_one(self, here: Endpoint, monkeypatch: pytest.MonkeyPatch):
        """Closing ends the messages, too, of a companion that takes nothing more, not even that it is closed."""
        monkeypatch.setattr(connection, "SEND_TIMEOUT", 1)
        seen_to_be_stuck = threading.Event()
        with impostor(here, accepting, until=seen_to_be_stuck):
            client = Connection.open(here)
            listening = threading.Thread(target=deque, args=(client.messages(),), daemon=True)
            listening.start()
            with pytest.raises(BlockingIOError):
                deque(map(client.send, repeat(b"x" * MAX_FRAME, 100)))
            client.close()
            listening.join(3)
            assert not listening.is_alive()
            seen_to_be_stuck.set()
            client.release()


class TestAsking:
    async def test_status(self, here: Endpoint):
        """A companion that runs tells its counts."""
        async with Companion(here, Echo):
            status = await asyncio.to_thread(ask_status, here)
        assert (status.pid, status.sessions, status.drafts_read) == (os.getpid(), 1, 0)

    def test_no_answer(self, here: Endpoint):
        """What accepts and then says nothing does not answer."""
        with impostor(here, accepting), pytest.raises(NoAnswerError, match="does not answer"):
            ask_status(here)

    STATUS = Tally().status().model_dump(mode="json")
    SETTINGS = jsonrpc.notification("settings/changed", {"settings": {"mode": "guard"}})

    def test_told_meanwhile(self, here: Endpoint):
        """What the companion tells unasked, and answers to other ids, are no answers."""
        told = [self.SETTINGS, jsonrpc.result(1, {}), self.SETTINGS, "[]", jsonrpc.result(2, self.STATUS)]
        with saying(here, *told):
            assert ask_status(here).pid == os.getpid()

    @pytest.mark.parametrize(
        "answer",
        [
            jsonrpc.result(2, {"version": "1"}),
            jsonrpc.result(2, None),
            '{"jsonrpc": "2.0", "id": 2, "error": {"code": 1, "message": "no"}}',
            '{"jsonrpc": "2.0", "id": 2, "error": {"code": -32010, "message": "no"}}',
            '{"jsonrpc": "2.0", "id": 2, "error": {"code": -32010, "message": "no", "data": {"protocols": ["x"]}}}',
            "not JSON",
        ],
    )
    def test_not_understood(self, here: Endpoint, answer: str):
        """An answer that is no status is none."""
        with saying(here, jsonrpc.result(1, {}), answer), pytest.raises(NoAnswerError):
            ask_status(here)
