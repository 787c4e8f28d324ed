"""Listening for this user's programs and nobody else's: WebSocket over a Unix socket or over loopback."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from http import HTTPStatus
from pathlib import Path
from typing import Any

from websockets.asyncio.server import ServerConnection, serve, unix_serve
from websockets.http11 import Request, Response

from ..protocol.endpoint import Endpoint
from ..protocol.framing import MAX_FRAME
from . import loopback, peer
from .exceptions import FolderError
from .versions import SUCCESSOR

Handler = Callable[[ServerConnection], Awaitable[None]]
GiveWay = Callable[[str | None], bool]
"""Takes the version of a companion that could be started, if one could; returns whether this one leaves."""

_quiet = logging.getLogger(f"{__name__}.websockets")
# websockets logs the frames themselves at level DEBUG, and those hold drafts.
_quiet.disabled = True

CLOSE_TIMEOUT = 2.0
"""Seconds that connections have to close, all together, when the companion leaves."""

_OPTIONS: dict[str, Any] = {
    "compression": None,
    "max_size": MAX_FRAME + 1024,
    # The system tells when the other process is gone; a ping would only wake an idle machine.
    "ping_interval": None,
    # A program of ours shows no origin; a web page that tries loopback ports does, and cannot help it.
    "origins": [None],
    "open_timeout": 5,
    "close_timeout": 1,
    "server_header": None,
    "logger": _quiet,
}


@contextlib.asynccontextmanager
async def listening(endpoint: Endpoint, handler: Handler, give_way: GiveWay) -> AsyncIterator[None]:
    """Listen at the endpoint, whose lock the caller holds; on leaving, close connections with 1001."""
    file = endpoint.socket if endpoint.transport == "unix" else endpoint.loopback
    if endpoint.transport == "unix":
        sock = _unix_socket(file)
        server = await unix_serve(handler, sock=sock, **_checking(give_way), **_OPTIONS)
    else:
        sock = socket.create_server(("127.0.0.1", 0))
        address = loopback.new_address(sock.getsockname()[1])
        server = await serve(handler, sock=sock, **_proving(address, give_way), **_OPTIONS)
        loopback.write(address, file)
    try:
        yield
    finally:
        # Before the connections are closed, so that nobody is led to a companion that is leaving.
        file.unlink(missing_ok=True)
        connections = list(server.connections)
        server.close()
        try:
            async with asyncio.timeout(CLOSE_TIMEOUT):
                await server.wait_closed()
        except TimeoutError:
            # A browser that has stopped reading does not keep the companion: what is unsent goes with it.
            for connection in connections:
                connection.transport.abort()
            await server.wait_closed()


def _unix_socket(path: Path) -> socket.socket:
    # Whoever holds the lock is the only companion: a socket that is there already was left by one that is
    # gone.
    path.unlink(missing_ok=True)
    sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        sock.bind(str(path))
        path.chmod(0o600)
    except OSError as error:
        sock.close()
        problem = "its path is too long for a socket" if error.errno is None else str(error.strerror)
        raise FolderError(path.parent, problem) from error
    return sock


def _checking(give_way: GiveWay) -> dict[str, Any]:
    def refuse_strangers(connection: ServerConnection, request: Request) -> Response | None:
        if peer.is_own(connection.transport.get_extra_info("socket")):
            return _leaving(connection, request, give_way)
        return connection.respond(HTTPStatus.FORBIDDEN, "")

    return {"process_request": refuse_strangers}


def _proving(address: loopback.Address, give_way: GiveWay) -> dict[str, Any]:
    def refuse_strangers(connection: ServerConnection, request: Request) -> Response | None:
        nonce = request.headers.get(loopback.NONCE, "")
        if loopback.matches(request.headers.get(loopback.PROOF), address.client_proof(nonce)):
            return _leaving(connection, request, give_way)
        return connection.respond(HTTPStatus.FORBIDDEN, "")

    def prove(_connection: ServerConnection, request: Request, response: Response) -> None:
        if response.status_code == HTTPStatus.SWITCHING_PROTOCOLS:
            response.headers[loopback.PROOF] = address.server_proof(request.headers[loopback.NONCE])

    return {"process_request": refuse_strangers, "process_response": prove}


def _leaving(connection: ServerConnection, request: Request, give_way: GiveWay) -> Response | None:
    """What tells one of this user's programs that this companion leaves; None where it stays."""
    if not give_way(request.headers.get(SUCCESSOR)):
        return None
    return connection.respond(HTTPStatus.SERVICE_UNAVAILABLE, "")
