"""What a dashboard, a letter or an export needs to know of the log."""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, TypeVar

from ..draft import Site
from ..finding import Label
from ..outcome import Outcome, Why
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

    def first_day(self, day: date) -> date:
        """The first date of the period in which a day is."""
        match self:
            case Period.DAY:
                return day
            case Period.WEEK:
                return day - timedelta(days=day.weekday())
            case Period.MONTH:
                return day.replace(day=1)


@dataclass(frozen=True, slots=True)
class Selection:
    """Which near misses are counted: those from a date to another, and those of a site. None leaves out nothing.

    A clock that was put back, or a flight over the date line, leaves near misses after today.
    """

    first: date | None = None
    site: Site | None = None
    last: date | None = None


_CHOSEN = (
    "WITH chosen AS (SELECT * FROM near_miss"
    " WHERE (:first IS NULL OR date >= :first) AND (:last IS NULL OR date <= :last)"
    " AND (:site IS NULL OR site = :site)) "
)


class Figures:
    """All of one moment. Every count of outcomes is a Counter, which says 0 for what did not happen."""

    def __init__(self, connection: sqlite3.Connection, selection: Selection = Selection()) -> None:
        self._connection = connection
        self._selection = selection

    def chosen(self, selection: Selection) -> Figures:
        """The figures of a selection, of the same moment."""
        return Figures(self._connection, selection)

    def near_misses(self) -> list[NearMiss]:
        """Every near miss, whatever the selection, by date and then by content."""
        return list(rows.read(self._connection))

    def total(self) -> int:
        """How many near misses there are."""
        return int(self._one("SELECT count(*) FROM chosen"))

    def since(self) -> date | None:
        """The first date in the log."""
        return _date(self._one("SELECT min(date) FROM chosen"))

    def outcomes(self) -> Outcomes:
        """How often each outcome was."""
        counted = self._all("SELECT outcome, count(*) FROM chosen GROUP BY outcome")
        return Counter({Outcome(word): count for word, count in counted})

    def whys(self) -> Counter[Why]:
        """Why drafts were sent though they were held, as often as somebody said so."""
        counted = self._all("SELECT why, count(*) FROM chosen WHERE why != 'unsaid' GROUP BY why")
        return Counter({Why(word): count for word, count in counted})

    def by_period(self, period: Period) -> dict[date, Outcomes]:
        """Outcomes by day, week or month, under the period's first date; periods without a near miss are left out."""
        counted = self._all("SELECT date, outcome, count(*) FROM chosen GROUP BY date, outcome ORDER BY date")
        periods: dict[date, Outcomes] = defaultdict(Counter)
        for day, outcome, count in counted:
            periods[period.first_day(date.fromisoformat(day))][Outcome(outcome)] += count
        return dict(periods)

    def by_kind(self) -> dict[Label, Outcomes]:
        """Outcomes by kind of detail: a near miss counts under each of its kinds. Kinds without one are left out."""
        return self._by_column(KINDS)

    def by_flag(self) -> dict[Conduct, Outcomes]:
        """Outcomes by conduct flag, in the same way."""
        return self._by_column(FLAGS)

    def hours(self) -> list[int]:
        """Counts for the 24 hours of the day, whatever the selection: they know neither date nor site.

        `hours.MADE_UP` of them, in all, are made up or older than the log.
        """
        counted = hours.read(self._connection)
        return [counted.get(hour, 0) for hour in hours.HOURS]

    def streak(self, today: date) -> int | None:
        """Days since a warned draft was last sent unchanged; None where the log knows of none up to today."""
        until = self.chosen(replace(self._selection, last=min(today, self._selection.last or today)))
        last = _date(until._one("SELECT max(date) FROM chosen WHERE outcome = 'sent'"))
        return None if last is None else (today - last).days

    def _by_column(self, columns: dict[Word, str]) -> dict[Word, Outcomes]:
        sums = ", ".join(f"sum({column})" for column in columns.values())
        by_word: dict[Word, Outcomes] = {word: Counter() for word in columns}
        for outcome, *counts in self._all(f"SELECT outcome, {sums} FROM chosen GROUP BY outcome"):  # noqa: S608
            for word, count in zip(columns, counts, strict=True):
                by_word[word][Outcome(outcome)] = count
        return {word: outcomes for word, outcomes in by_word.items() if outcomes.total()}

    def _all(self, query: str) -> Iterable[Any]:
        at = self._selection
        bound = {"first": at.first and at.first.isoformat(), "last": at.last and at.last.isoformat(), "site": at.site}
        return self._connection.execute(_CHOSEN + query, bound)

    def _one(self, query: str) -> Any:
        return next(iter(self._all(query)))[0]


def _date(said: str | None) -> date | None:
    return None if said is None else date.fromisoformat(said)
