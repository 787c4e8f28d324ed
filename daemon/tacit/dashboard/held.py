"""What a browser has sent and is yet to be asked about: in memory, for one session, for some minutes."""

from __future__ import annotations

import asyncio
from typing import Any

LIFETIME = 600.0
"""Seconds in which somebody looks at a preview; interrupted by a call, they begin anew."""


class Held:
    """Things by session and name. Each is gone after `lifetime` seconds, asked for or not."""

    def __init__(self, lifetime: float = LIFETIME) -> None:
        self._lifetime = lifetime
        self._things: dict[tuple[str, str], tuple[Any, asyncio.TimerHandle]] = {}

    def put(self, session: str, name: str, thing: object) -> None:
        """Hold a thing; what was held by that name is gone."""
        self.take(session, name)
        ending = asyncio.get_running_loop().call_later(self._lifetime, self.take, session, name)
        self._things[session, name] = thing, ending

    def look(self, session: str, name: str) -> Any:
        """Return a thing, or None."""
        return self._things.get((session, name), (None,))[0]

    def take(self, session: str, name: str) -> Any:
        """Return a thing, or None, and hold it no longer."""
        thing, ending = self._things.pop((session, name), (None, None))
        if ending is not None:
            ending.cancel()
        return thing

    def clear(self) -> None:
        """Hold nothing any longer."""
        for session, name in list(self._things):
            self.take(session, name)
