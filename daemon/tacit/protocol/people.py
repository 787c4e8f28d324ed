"""What commands bring for the vault, clients and an address card, as messages. The extension has no use for them."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from ..person import Alias, Client, Kind, Profile, Roster
from .fields import Line, Lines, Model
from .messages import VaultState

MOST_CLIENTS = 200
"""Clients in one message, which stays well below the largest frame."""


class Way(Model):
    """One way in which a client is called."""

    kind: Annotated[Kind, Field(strict=False)]
    text: Line


class ClientsAdd(Model):
    """`clients/add`: clients to be taken into what is kept. The extension has no use for it: `tacit clients` does."""

    clients: Annotated[
        tuple[Annotated[tuple[Way, ...], Field(strict=False, min_length=1)], ...],
        Field(strict=False, max_length=MOST_CLIENTS),
    ]

    def noun(self) -> Roster:
        """Return the clients themselves."""
        return tuple(Client(tuple(Alias(way.text, way.kind) for way in ways)) for ways in self.clients)


class ProfileAdd(Model):
    """`profile/add`: what an address card says of the clinician. As `clients/add`, for `tacit profile`."""

    names: Lines = ()
    practice: Line | None = None
    phones: Lines = ()
    emails: Lines = ()
    sites: Lines = ()
    handles: Lines = ()
    address: Line | None = None
    town: Line | None = None

    def noun(self) -> Profile:
        """Return the profile itself."""
        told = dict(self)
        return Profile(city=told.pop("town"), **told)


class Added(Model):
    """The result of `clients/add` and `profile/add`: counts, never what was there, or a sentence that says why not."""

    added: int = 0
    changed: int = 0
    same: int = 0
    vault: Annotated[VaultState, Field(strict=False)]
    problem: str | None = None
