"""The people Tacit is told about: the clinician (a profile) and the clinician's clients (a roster)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

_INITIALS = re.compile(r"(?:[^\W\d_]\.\s?)+[^\W\d_]?|(?:[^\W\d_]\s){1,2}[^\W\d_]|[A-Z]{2,3}")


@dataclass(frozen=True, slots=True)
class Profile:
    """The clinician's own details, which are never findings. `None` or empty: not told."""

    name: str | None = None
    practice: str | None = None
    phone: str | None = None
    email: str | None = None
    city: str | None = None
    other: tuple[str, ...] = ()
    """Any further words of the clinician's own."""
    names: tuple[str, ...] = ()
    """Further names: before marriage, on books, a nickname."""
    phones: tuple[str, ...] = ()
    """Further telephone numbers."""
    emails: tuple[str, ...] = ()
    """Further e-mail addresses."""
    sites: tuple[str, ...] = ()
    """Web addresses, with or without `https://`."""
    handles: tuple[str, ...] = ()
    """On any site, with or without `@`."""
    address: str | None = None
    """The office: street, suite, town, postcode, parted by commas or line ends."""
    licence: str | None = None
    family: tuple[str, ...] = ()
    """First names of the family. A client may bear one of them too: then the context decides."""
    pets: tuple[str, ...] = ()


class Kind(StrEnum):
    """How an alias names somebody."""

    NAME = "name"
    NICKNAME = "nickname"
    INITIALS = "initials"
    HANDLE = "handle"
    """An account's name on any site, or an e-mail address."""
    RELATIVE = "relative"
    """Not the client, but somebody through whom the client is known: a child, a partner, a parent."""


@dataclass(frozen=True, slots=True)
class Alias:
    """One way in which a client is called."""

    text: str
    kind: Kind = Kind.NAME


@dataclass(frozen=True, slots=True)
class Client:
    """One client on the roster: the name first, then every other way the person is called."""

    aliases: tuple[str | Alias, ...]
    """Where one is plain text, its form tells its kind."""

    @property
    def ways(self) -> tuple[Alias, ...]:
        """The aliases, each with its kind, none empty."""
        aliases = (Alias(each, kind_of(each)) if isinstance(each, str) else each for each in self.aliases)
        return tuple(alias for alias in aliases if alias.text.strip())


Roster = tuple[Client, ...]


def kind_of(alias: str) -> Kind:
    """The kind of an alias that nobody told: what holds an `@` is a handle, capitals and full stops are initials."""
    alias = alias.strip()
    if "@" in alias:
        return Kind.HANDLE
    return Kind.INITIALS if _INITIALS.fullmatch(alias) else Kind.NAME
