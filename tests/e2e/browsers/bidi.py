"""A WebDriver BiDi connection: commands and their answers over one websocket."""

import asyncio
import itertools
import json
from typing import Any

from websockets.asyncio.client import ClientConnection, connect


class BidiError(Exception):
    """The browser answered a command with an error."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(f"{code}: {message}")
        self.code = code


class Bidi:
    """Sends commands and hands each answer to the one who asked."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket
        self._ids = itertools.count(1)
        self._waiting: dict[int, asyncio.Future[dict[str, Any]]] = {}
        self._reader = asyncio.create_task(self._read())

    @classmethod
    async def connect(cls, url: str) -> "Bidi":
        """Opens the connection; screenshots make large messages, so their size has no limit here."""
        return cls(await connect(f"{url}/session", max_size=None, proxy=None, ping_interval=None))

    async def _read(self) -> None:
        async for message in self._socket:
            answer = json.loads(message)
            waiting = self._waiting.pop(answer.get("id") or 0, None)
            if waiting is None or waiting.done():
                continue
            if answer["type"] == "error":
                waiting.set_exception(BidiError(answer["error"], answer["message"]))
            else:
                waiting.set_result(answer["result"])
        for waiting in self._waiting.values():
            if not waiting.done():
                waiting.set_exception(ConnectionError("the browser has closed"))
        self._waiting.clear()

    async def send(self, method: str, **params: Any) -> dict[str, Any]:
        """Sends a command and returns its result. Raises BidiError, or ConnectionError without a browser."""
        if self._reader.done():
            raise ConnectionError("the browser has closed")
        number = next(self._ids)
        waiting: asyncio.Future[dict[str, Any]] = asyncio.get_running_loop().create_future()
        self._waiting[number] = waiting
        await self._socket.send(json.dumps({"id": number, "method": method, "params": params}))
        return await waiting

    async def close(self) -> None:
        """Closes the connection."""
        await self._socket.close()
        await self._reader

    async def closed(self) -> None:
        """Waits for the browser to close the connection."""
        await asyncio.shield(self._reader)
