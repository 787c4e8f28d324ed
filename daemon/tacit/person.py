"""The people Tacit is told about: the clinician (a profile) and the clinician's clients (a roster)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Profile:
    """The clinician's own details, which are never findings. `None` or empty: not told."""

    name: str | None = None
    practice: str | None = None
    phone: str | None = None
    email: str | None = None
    city: str | None = None
    other: tuple[str, ...] = ()
    """Any further words of the clinician's own: handles, sites, an address, first names of the family."""


@dataclass(frozen=True, slots=True)
class Client:
    """One client on the roster: the name first, then every other way the person is called."""

    aliases: tuple[str, ...]


Roster = tuple[Client, ...]
