"""Clients from the cards of an address book (.vcf): some export nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..person import Alias, Kind, kind_of
from .exceptions import ReadError
from .found import Found
from .preview import Notes, Preview
from .table import MAX_ROWS
from .vcard import Card, cards_of

_BEGIN = re.compile(r"\s*BEGIN\s*:\s*VCARD\b", re.IGNORECASE)


def are_in(text: str) -> bool:
    """Whether a text holds address cards and nothing in front of them."""
    return _BEGIN.match(text) is not None


def carded(text: str, notes: Notes) -> Preview:
    """The people on cards as clients. Raises ReadError for what is no card, with the line."""
    found, count = Found(), 0
    for count, card in enumerate(cards_of(text), start=1):
        if count > MAX_ROWS:
            raise ReadError(f"There are more than {MAX_ROWS:,} cards. Export only your clients'.", card.line)
        found.add(list(_aliases(card)), card.line, notes)
    return Preview(tuple(found.clients), (), count, notes.all())


def _aliases(card: Card) -> Iterator[Alias]:
    """Every way to name whom a card is about, the whole name first; none for a company's."""
    names = [name for name in card.full_names if name != card.practice]
    if not (names or card.nicknames):
        return
    yield from (Alias(name, kind_of(name)) for name in names)
    yield from (Alias(name, Kind.NICKNAME) for name in card.nicknames)
    given = card.given_name
    for former in card.values("X-MAIDENNAME"):
        yield Alias(former if " " in former or not given else f"{given} {former}")
    yield from (Alias(each, Kind.HANDLE) for each in (*card.emails, *card.accounts))
    yield from (Alias(name, Kind.RELATIVE) for name in card.values("X-ABRELATEDNAMES"))
