"""A mailbox that an asyncio task can wait at."""

from __future__ import annotations

import asyncio
from collections.abc import Hashable

from .mailbox import Item, Mailbox


class Letterbox(Mailbox[Item]):
    """A mailbox for one taker; everything is called on the event loop's thread."""

    def __init__(self) -> None:
        super().__init__()
        self._arrived = asyncio.Event()

    def put(self, draft: Hashable, revision: int, item: Item) -> bool:
        """Put in a revision, as Mailbox.put does, and wake who waits."""
        taken_in = super().put(draft, revision, item)
        if taken_in:
            self._arrived.set()
        return taken_in

    async def next(self) -> Item:
        """Take out what has waited longest, as soon as there is something."""
        while (item := self.take()) is None:
            self._arrived.clear()
            await self._arrived.wait()
        return item
