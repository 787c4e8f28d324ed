"""A blocking connection to the companion, for native host and `tacit status`. Stays light: no asyncio."""

from __future__ import annotations

import secrets
import socket
import struct
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from http import HTTPStatus

from websockets.client import ClientProtocol
from websockets.frames import Frame, Opcode
from websockets.http11 import Response
from websockets.protocol import Event, State
from websockets.uri import parse_uri

from ..protocol.endpoint import Endpoint
from ..protocol.framing import MAX_FRAME
from . import folder, loopback, peer
from .exceptions import NoAnswerError, ServeError, StrangerError, UnreachableError
from .versions import SUCCESSOR

HANDSHAKE_TIMEOUT = 1.0
"""Seconds until who listens but does not take part in the handshake counts as one that does not answer."""
SEND_TIMEOUT = 5
"""Seconds until a companion that takes nothing more counts as gone."""
CLOSE_TIMEOUT = 1.0
"""Seconds that a companion has for its part in closing."""


class Connection:
    """One thread takes `messages` while another may `send` and `close`."""

    def __init__(self, sock: socket.socket, protocol: ClientProtocol) -> None:
        self._socket = sock
        self._protocol = protocol
        self._turn = threading.Lock()
        self._ended = threading.Event()
        self._early: list[Event] = []
        self._timed_out = False

    @classmethod
    def open(cls, endpoint: Endpoint, timeout: float | None = None, successor: str | None = None) -> Connection:
        """Connect to this user's companion; raise UnreachableError, NoAnswerError, StrangerError or FolderError.

        With `timeout`, in seconds, the connection ends where nothing comes for so long. `successor` is the version of
        a companion that could be started: an older one leaves for it, and counts as unreachable.
        """
        if not folder.is_there(endpoint.folder):
            raise UnreachableError
        folder.check(endpoint.folder)
        headers = {} if successor is None else {SUCCESSOR: successor}
        connection = _unix(endpoint, headers) if endpoint.transport == "unix" else _loopback(endpoint, headers)
        connection._socket.settimeout(timeout)
        return connection

    def send(self, message: bytes) -> None:
        """Send a text message (UTF-8); raise OSError where the companion is gone."""
        with self._turn:
            if self._protocol.state is not State.OPEN:
                raise ConnectionAbortedError("the companion has closed the connection")
            self._protocol.send_text(message)
            self._flush()

    def messages(self) -> Iterator[bytes]:
        """Yield text messages as they come, until the connection ends."""
        parts = bytearray()
        ended = False
        while not ended:
            with self._turn:
                events = self._early + self._protocol.events_received()
                self._early = []
                ended = self._protocol.state is State.CLOSED
            for frame in events:
                if isinstance(frame, Frame) and frame.opcode in (Opcode.TEXT, Opcode.CONT):
                    parts += frame.data
                    if frame.fin:
                        yield bytes(parts)
                        parts.clear()
            if not ended:
                self._receive()
        self._ended.set()

    def close(self) -> None:
        """Say that nothing more comes, wait a moment for the companion's answer, and end the connection."""
        with suppress(OSError):
            with self._turn:
                if self._protocol.state is State.OPEN:
                    self._protocol.send_close(1000)
                    self._flush()
            self._ended.wait(CLOSE_TIMEOUT)
        # Also where a companion that takes nothing was not told: without it `messages` would wait for one for good.
        with suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)

    def release(self) -> None:
        """Give the socket back to the system."""
        self._socket.close()

    def shake_hands(self, headers: dict[str, str]) -> Response:
        """Do the opening handshake and return the answer.

        Raises StrangerError where we are turned away, UnreachableError where the other side is leaving, and
        NoAnswerError where it says nothing in time.
        """
        request = self._protocol.connect()
        request.headers.update(headers)
        self._protocol.send_request(request)
        with suppress(OSError):
            self._flush()
        while self._protocol.state is State.CONNECTING and self._protocol.handshake_exc is None:
            self._receive()
        events = self._protocol.events_received()
        response = events.pop(0) if events else None
        if response is None and self._timed_out:
            raise NoAnswerError
        if not isinstance(response, Response) or response.status_code == HTTPStatus.SERVICE_UNAVAILABLE:
            raise UnreachableError
        if self._protocol.handshake_exc is not None:
            raise StrangerError
        self._early = events
        return response

    def _receive(self) -> None:
        try:
            data = self._socket.recv(1 << 16)
        except TimeoutError:
            self._timed_out = True
            data = b""
        except OSError:
            data = b""
        with self._turn, suppress(OSError):
            if data:
                self._protocol.receive_data(data)
            else:
                self._protocol.receive_eof()
            self._flush()

    def _flush(self) -> None:
        for data in self._protocol.data_to_send():
            if data:
                self._socket.sendall(data)
            else:
                self._socket.shutdown(socket.SHUT_WR)


def _unix(endpoint: Endpoint, headers: dict[str, str]) -> Connection:
    sock = _connected(socket.AF_UNIX, str(endpoint.socket))
    if not peer.is_own(sock):
        sock.close()
        raise StrangerError
    connection, _ = _open(sock, headers)
    return connection


def _loopback(endpoint: Endpoint, headers: dict[str, str]) -> Connection:
    try:
        address = loopback.read(endpoint.loopback)
    except (OSError, ValueError):
        raise UnreachableError from None
    nonce = secrets.token_hex(16)
    sock = _connected(socket.AF_INET, ("127.0.0.1", address.port))
    proof = {loopback.NONCE: nonce, loopback.PROOF: address.client_proof(nonce)}
    connection, response = _open(sock, headers | proof)
    if not loopback.matches(response.headers.get(loopback.PROOF), address.server_proof(nonce)):
        connection.release()
        raise StrangerError
    return connection


def _connected(family: int, address: str | tuple[str, int]) -> socket.socket:
    sock = socket.socket(family, socket.SOCK_STREAM)
    try:
        sock.settimeout(HANDSHAKE_TIMEOUT)
        sock.connect(address)
    except (TimeoutError, BlockingIOError):
        sock.close()
        if family == socket.AF_INET:
            # Windows refuses a closed port only after some two seconds: that a companion was killed looks like one
            # that takes no connection. The lock tells the two apart, for whoever is started now.
            raise UnreachableError from None
        # Somebody listens, but takes no connection: a Unix socket with a full queue tells it by EAGAIN.
        raise NoAnswerError from None
    except OSError:
        sock.close()
        raise UnreachableError from None
    return sock


def _open(sock: socket.socket, headers: dict[str, str]) -> tuple[Connection, Response]:
    protocol = ClientProtocol(parse_uri("ws://localhost/"), max_size=MAX_FRAME)
    connection = Connection(sock, protocol)
    try:
        response = connection.shake_hands(headers)
    except ServeError:
        sock.close()
        raise
    if sys.platform != "win32":
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_SNDTIMEO, struct.pack("@ll", SEND_TIMEOUT, 0))
    return connection, response
