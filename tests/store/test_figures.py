"""Counts over the log."""

import random
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

from tacit.draft import Site
from tacit.finding import Label
from tacit.outcome import Outcome
from tacit.store.figures import Period, Selection
from tacit.store.log import Log
from tacit.verdict import Conduct

from ..detect.limits import cpu_time
from .misses import TODAY, any_miss, come, miss


def test_counts(log: Log):
    """Every figure is what counting the near misses one by one gives."""
    chance = random.Random(7)
    misses = [any_miss(chance) for _ in range(2_000)]
    log.write(come(*misses))
    with log.figures() as figures:
        assert figures.total() == len(misses)
        assert figures.since() == min(each.date for each in misses)
        assert figures.outcomes() == Counter(each.outcome for each in misses)
        assert figures.whys() == Counter(each.why for each in misses if each.why)
        for site in Site:
            among = figures.chosen(Selection(site=site))
            assert among.outcomes() == Counter(each.outcome for each in misses if each.site is site)
        for label, outcomes in figures.by_kind().items():
            assert outcomes == Counter(each.outcome for each in misses if label in each.grounds.labels)
        for flag, outcomes in figures.by_flag().items():
            assert outcomes == Counter(each.outcome for each in misses if flag in each.grounds.conduct)
        assert set(figures.by_kind()) == set(Label)
        assert set(figures.by_flag()) == set(Conduct)
        firsts = {
            Period.DAY: lambda day: day,
            Period.WEEK: lambda day: day - timedelta(days=day.weekday()),
            Period.MONTH: lambda day: day.replace(day=1),
        }
        for period, first in firsts.items():
            by_period = figures.by_period(period)
            assert list(by_period) == sorted({first(each.date) for each in misses})
            for start, outcomes in by_period.items():
                assert outcomes == Counter(each.outcome for each in misses if first(each.date) == start)


def test_nothing(log: Log):
    """A log that was never written has figures too: none."""
    with log.figures() as figures:
        assert figures.total() == 0
        assert figures.since() is None
        assert figures.outcomes() == figures.by_kind() == figures.by_flag() == {}
        assert figures.by_period(Period.WEEK) == figures.whys() == {}
        assert figures.hours() == [0] * 24
        assert figures.streak(TODAY) is None


def test_streak(log: Log):
    """The streak counts the days since a warned draft was last sent unchanged, whatever else happened since."""
    log.write(come(miss(date(2025, 6, 1), Outcome.SENT), miss(date(2025, 6, 6), Outcome.SENT), miss(TODAY)))
    with log.figures() as figures:
        assert figures.streak(TODAY) == 12
        assert figures.streak(date(2025, 6, 6)) == 0
        assert figures.streak(date(2025, 6, 5)) == 4
        assert figures.streak(date(2025, 5, 31)) is None
        assert figures.chosen(Selection(last=date(2025, 6, 5))).streak(TODAY) == 17


def test_last_day(log: Log):
    """A selection ends with its last day, where it has one."""
    days = [date(2025, 6, 1), date(2025, 6, 6), TODAY]
    log.write(come(*map(miss, days)))
    with log.figures() as figures:
        among = figures.chosen(Selection(first=date(2025, 6, 2), last=date(2025, 6, 6)))
        assert list(among.by_period(Period.DAY)) == [date(2025, 6, 6)]
        assert figures.chosen(Selection(last=date(2025, 6, 17))).total() == 2


def test_how_often_wrong(log: Log):
    """How often warnings were wrong can be told by kind of detail."""
    wrong = miss(outcome=Outcome.WRONG, labels=(Label.PLACE, Label.JOB))
    log.write(come(wrong, miss(labels=(Label.PLACE,))))
    with log.figures() as figures:
        by_kind = figures.by_kind()
    assert (by_kind[Label.PLACE][Outcome.WRONG], by_kind[Label.PLACE].total()) == (1, 2)
    assert (by_kind[Label.JOB][Outcome.WRONG], by_kind[Label.JOB].total()) == (1, 1)
    assert Label.NAME not in by_kind


def test_one_moment(log: Log):
    """What is written between two figures is in neither of them."""
    log.write(come(miss()))
    with log.figures() as figures:
        assert figures.total() == 1
        log.write(come(miss()))
        assert figures.outcomes().total() == 1
    with log.figures() as figures:
        assert figures.total() == 2


def everything(log: Log, today: date) -> int:
    """Ask for every figure there is; return how many near misses there are."""
    with log.figures() as figures:
        for period in Period:
            figures.by_period(period)
        figures.by_kind(), figures.by_flag(), figures.outcomes(), figures.hours()
        figures.since(), figures.streak(today)
        return figures.total()


def test_many(memory: Path):
    """50,000 near misses are no trouble: every figure of them comes within seconds on the slowest machine."""
    log = Log(memory / "near-misses" / "log.sqlite3")
    chance = random.Random(31)
    log.write(come(*(any_miss(chance, TODAY - timedelta(days=3_650), 3_650) for _ in range(50_000))))
    with cpu_time(10):
        assert everything(log, TODAY) == 50_000
