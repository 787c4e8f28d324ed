"""Tells a page that is open when there is something new, so that it need not ask: Server-Sent Events."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Iterable

from aiohttp import web

from .changes import Changes
from .guard import COOKIE, HEADERS
from .tokens import Tokens

LISTENING = HEADERS["Content-Security-Policy"] + "; script-src 'self'; connect-src 'self'"
"""The policy of a page that listens: with scripts that lie in files of ours, and no others."""


class News:
    """The stream of changes. It says that there was one, in a number, and ends with the session that it is for."""

    def __init__(self, changes: Changes, sessions: Tokens) -> None:
        self._changes = changes
        self._sessions = sessions

    def routes(self) -> Iterable[web.RouteDef]:
        """Return where it is."""
        return [web.get("/news", self.listen, allow_head=False)]

    async def listen(self, request: web.Request) -> web.StreamResponse:
        """Send the number of each change beyond the one in the address."""
        since = request.query.get("since", "")
        if not (since.isascii() and since.isdigit() and len(since) < 16):
            raise web.HTTPBadRequest
        stream = web.StreamResponse(headers=HEADERS | {"Content-Type": "text/event-stream"})
        await stream.prepare(request)
        session, told = request.cookies[COOKIE], int(since)
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(self._sessions.left(session)):
                while await self._changes.beyond(told) and self._sessions.holds(session):
                    told = self._changes.count
                    await stream.write(f"data: {told}\n\n".encode())
        return stream
