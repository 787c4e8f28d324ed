"""Clients as they are found in a list, with what there is to say of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..person import Alias, Client, Kind
from .preview import Notes, Remark

LONGEST = 200
"""Code points of one way to name a client, put together from several cells; what the vault takes."""


@dataclass(init=False)
class Found:
    """Clients as they are found, each once."""

    clients: list[Client]

    def __init__(self) -> None:
        self.clients = []
        self._seen: set[tuple[Alias, ...]] = set()

    def add(self, aliases: Sequence[Alias], line: int, notes: Notes) -> None:
        """Take a client in, unless nothing names them or they are there already."""
        kept = tuple(dict.fromkeys(alias for alias in aliases if len(alias.text) <= LONGEST))
        if any(len(alias.text) > LONGEST for alias in aliases):
            notes.add(Remark.TOO_LONG, line)
        if not any(alias.kind is not Kind.RELATIVE for alias in kept):
            notes.add(Remark.NO_NAME, line)
        elif kept in self._seen:
            notes.add(Remark.TWICE, line)
        else:
            self._seen.add(kept)
            self.clients.append(Client(kept))
