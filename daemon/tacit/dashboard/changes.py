"""That something has changed, for whoever waits to hear of it. What it was is not told."""

from __future__ import annotations

import asyncio


class Changes:
    """Counts changes; everything is called on the event loop's thread."""

    def __init__(self) -> None:
        self.count = 0
        self._closed = False
        self._next = asyncio.Event()

    def tell(self) -> None:
        """Count one more, and wake whoever waits."""
        self.count += 1
        self._wake()

    def close(self) -> None:
        """Let nobody wait any more."""
        self._closed = True
        self._wake()

    async def beyond(self, count: int) -> bool:
        """Return once `count` is not the latest; whether something has changed, or else nothing will be told again."""
        while self.count == count and not self._closed:
            await self._next.wait()
        return not self._closed

    def _wake(self) -> None:
        self._next.set()
        self._next = asyncio.Event()
