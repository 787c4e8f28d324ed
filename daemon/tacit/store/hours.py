"""In which hours of the day near misses happen, kept so that no count leads to a near miss.

A log with one row and one count would say at what time that draft was written. So the counts know no date, and begin
with hours that were made up by chance. Whoever sees the file sees MADE_UP and n hours, of which n are true, and cannot
tell which: with a single near miss in the log, an hour that was counted c times is its hour with a probability of
c / (MADE_UP + 1).
"""

from __future__ import annotations

import random
import sqlite3
from collections import Counter
from collections.abc import Mapping

HOURS = range(24)

MADE_UP = 48
"""How many hours are made up: enough to hide a few near misses, few enough to show a habit after a hundred."""

_chance = random.SystemRandom()


def count(connection: sqlite3.Connection, hour: int) -> None:
    """Count a near miss in an hour of the day."""
    counts = read(connection) or Counter(_chance.choices(HOURS, k=MADE_UP))
    write(connection, Counter(counts) + Counter([hour]))


def thin(connection: sqlite3.Connection, near_misses: int) -> None:
    """Draw as many counts away by chance as near misses have gone; `near_misses` are left."""
    counts = read(connection)
    keep = MADE_UP + near_misses
    if sum(counts.values()) > keep:
        write(connection, Counter(_chance.sample(list(counts), k=keep, counts=list(counts.values()))))


def read(connection: sqlite3.Connection) -> dict[int, int]:
    """The counts by hour; empty where none was ever counted."""
    return dict(connection.execute("SELECT hour, near_misses FROM hour").fetchall())


def write(connection: sqlite3.Connection, counts: Mapping[int, int]) -> None:
    """Put all counts in anew: to change one would show which in the file's own traces."""
    connection.execute("DELETE FROM hour")
    connection.executemany("INSERT INTO hour VALUES (?, ?)", [(hour, counts.get(hour, 0)) for hour in HOURS])
