"""What a dashboard, a letter or an export needs to know of the log."""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, TypeVar

from ..draft import Site
from ..finding import Label
from ..outcome import Outcome
from ..verdict import Conduct
from . import hours, rows
from .nearmiss import NearMiss
from .rows import FLAGS, KINDS

Outcomes = Counter[Outcome]
Word = TypeVar("Word", bound=StrEnum)


class Period(StrEnum):
    """How near misses are put together in time."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


_FIRST_DAY: dict[Period, Callable[[date], date]] = {
    Period.DAY: lambda day: day,
    Period.WEEK: lambda day: day - timedelta(days=day.weekday()),
    Period.MONTH: lambda day: day.replace(day=1),
}


class Figures:
    """All of one moment. Every count of outcomes is a Counter, which says 0 for what did not happen."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def near_misses(self) -> list[NearMiss]:
        """Every near miss, by date and then by content."""
        return list(rows.read(self._connection))

    def total(self) -> int:
        """How many near misses there are."""
        return int(self._one("SELECT count(*) FROM near_miss"))

    def since(self) -> date | None:
        """The first date in the log."""
        return _date(self._one("SELECT min(date) FROM near_miss"))

    def outcomes(self) -> Outcomes:
        """How often each outcome was."""
        counted = self._all("SELECT outcome, count(*) FROM near_miss GROUP BY outcome")
        return Counter({Outcome(word): count for word, count in counted})

    def by_period(self, period: Period) -> dict[date, Outcomes]:
        """Outcomes by day, week or month, under the period's first date; periods without a near miss are left out."""
        counted = self._all("SELECT date, outcome, count(*) FROM near_miss GROUP BY date, outcome ORDER BY date")
        periods: dict[date, Outcomes] = defaultdict(Counter)
        for day, outcome, count in counted:
            periods[_FIRST_DAY[period](date.fromisoformat(day))][Outcome(outcome)] += count
        return dict(periods)

    def by_site(self) -> dict[Site, Outcomes]:
        """Outcomes by site; sites without a near miss are left out."""
        sites: dict[Site, Outcomes] = defaultdict(Counter)
        for site, outcome, count in self._all("SELECT site, outcome, count(*) FROM near_miss GROUP BY site, outcome"):
            sites[Site(site)][Outcome(outcome)] = count
        return dict(sites)

    def by_kind(self) -> dict[Label, Outcomes]:
        """Outcomes by kind of detail: a near miss counts under each of its kinds. Kinds without one are left out."""
        return self._by_column(KINDS)

    def by_flag(self) -> dict[Conduct, Outcomes]:
        """Outcomes by conduct flag, in the same way."""
        return self._by_column(FLAGS)

    def hours(self) -> list[int]:
        """Counts for the 24 hours of the day. `hours.MADE_UP` of them, in all, are made up or older than the log."""
        counted = hours.read(self._connection)
        return [counted.get(hour, 0) for hour in hours.HOURS]

    def streak(self, today: date) -> int | None:
        """Days since a warned draft was last sent unchanged; None where the log knows of none."""
        last = _date(self._one("SELECT max(date) FROM near_miss WHERE outcome = 'sent'"))
        return None if last is None else max((today - last).days, 0)

    def _by_column(self, columns: dict[Word, str]) -> dict[Word, Outcomes]:
        sums = ", ".join(f"sum({column})" for column in columns.values())
        by_word: dict[Word, Outcomes] = {word: Counter() for word in columns}
        for outcome, *counts in self._all(f"SELECT outcome, {sums} FROM near_miss GROUP BY outcome"):  # noqa: S608
            for word, count in zip(columns, counts, strict=True):
                by_word[word][Outcome(outcome)] = count
        return {word: outcomes for word, outcomes in by_word.items() if outcomes.total()}

    def _all(self, query: str) -> Iterable[Any]:
        return self._connection.execute(query)

    def _one(self, query: str) -> Any:
        return self._connection.execute(query).fetchone()[0]


def _date(said: str | None) -> date | None:
    return None if said is None else date.fromisoformat(said)
