"""Near misses as rows of the log and back."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Any

from ..draft import Site, Surface
from ..finding import Label
from ..outcome import Outcome, Why
from ..verdict import Conduct, Verdict
from .change import Change
from .nearmiss import UNSAID, Edition, Grounds, NearMiss

KINDS = {label: f"kind_{label.lower()}" for label in Label}
FLAGS = {flag: f"flag_{flag.lower()}" for flag in Conduct}
"""The columns of kinds of detail and of conduct flags."""

COLUMNS = ("date", "site", "surface", "verdict", *KINDS.values(), *FLAGS.values(), "outcome", "why", "reader", "rules")
"""Everything in a row but `nth`, which tells rows of the same content apart."""

# Only names from closed lists are put together here; values are bound.
_SAME = " AND ".join(f"{column} = ?" for column in COLUMNS)
_INSERT = (
    f"INSERT INTO near_miss ({', '.join(COLUMNS)}, nth) "  # noqa: S608
    f"SELECT {', '.join('?' * len(COLUMNS))}, coalesce(max(nth), 0) + 1 FROM near_miss WHERE {_SAME}"
)
_DELETE = f"DELETE FROM near_miss WHERE {_SAME} AND nth = (SELECT max(nth) FROM near_miss WHERE {_SAME})"  # noqa: S608
_ALL = f"SELECT {', '.join(COLUMNS)} FROM near_miss ORDER BY {', '.join(COLUMNS)}"  # noqa: S608


def apply(connection: sqlite3.Connection, change: Change) -> bool:
    """Do a change; return whether it was done. Where `before` is not there any more, it was erased, and stays so."""
    if change.before is not None:
        row = to_row(change.before)
        if connection.execute(_DELETE, row * 2).rowcount == 0:
            return False
    if change.after is not None:
        row = to_row(change.after)
        connection.execute(_INSERT, row * 2)
    return True


def read(connection: sqlite3.Connection) -> Iterator[NearMiss]:
    """Every near miss, by date and then by content."""
    return map(from_row, connection.execute(_ALL))


def to_row(miss: NearMiss) -> tuple[str | int, ...]:
    """The values of a near miss, in the order of COLUMNS."""
    at = miss.grounds
    return (
        miss.date.isoformat(),
        miss.site.value,
        miss.surface.value,
        at.verdict.value,
        *(int(label in at.labels) for label in KINDS),
        *(int(flag in at.conduct) for flag in FLAGS),
        miss.outcome.value,
        miss.why or UNSAID,
        miss.edition.reader,
        miss.edition.rules,
    )


def from_row(row: tuple[Any, ...]) -> NearMiss:
    """The near miss with these values."""
    day, site, surface, verdict, *bits, outcome, why, reader, rules = row
    return NearMiss(
        date.fromisoformat(day),
        Site(site),
        Surface(surface),
        _grounds(verdict, *bits),
        Outcome(outcome),
        _edition(reader, rules),
        None if why == UNSAID else Why(why),
    )


# Kept, because few of these are in a log of many rows.
@lru_cache(maxsize=4096)
def _grounds(verdict: str, *bits: int) -> Grounds:
    labels = tuple(label for label, bit in zip(KINDS, bits, strict=False) if bit)
    flags = tuple(flag for flag, bit in zip(FLAGS, bits[len(KINDS) :], strict=True) if bit)
    return Grounds(Verdict(verdict), labels, flags)


@lru_cache(maxsize=64)
def _edition(reader: str, rules: int) -> Edition:
    return Edition(reader, rules)
