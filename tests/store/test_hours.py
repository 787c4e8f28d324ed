"""Hours of the day, in counters that lead to no near miss."""

import random
from collections import Counter
from datetime import timedelta

from tacit.store import hours
from tacit.store.log import Log

from .misses import TODAY, come, miss


def counted(log: Log) -> list[int]:
    """The counts that the log holds."""
    with log.figures() as figures:
        return figures.hours()


def test_every_hour_counts(log: Log):
    """Each near miss adds one to the hour it is counted in, on top of those that were made up."""
    log.write(come(miss(), hour=21))
    first = counted(log)
    assert len(first) == 24
    assert sum(first) == hours.MADE_UP + 1
    assert first[21] >= 1
    log.write(come(miss(), hour=9))
    assert Counter(dict(enumerate(counted(log)))) - Counter(dict(enumerate(first))) == {9: 1}


def test_a_single_near_miss(log: Log):
    """With a single near miss in the log, its hour is seldom the one that the counts would have one guess."""
    guessed = 0
    for _ in range(60):
        log.write(come(miss(), hour=21))
        counts = counted(log)
        guessed += max(range(24), key=lambda hour: (counts[hour], random.random())) == 21
        log.erase()
    # One in 24 would be blind; the one true hour lifts that a little. Sure knowledge would be 60.
    assert guessed < 30


def test_no_hour(log: Log):
    """A near miss that comes without an hour counts in none."""
    log.write(come(miss()))
    assert counted(log) == [0] * 24


def test_thinned(log: Log):
    """As many counts go, drawn by chance, as near misses do; a habit is still seen in those that stay."""
    log.write(come(*(miss(TODAY - timedelta(days=200)) for _ in range(300)), hour=21))
    log.write(come(*(miss(TODAY) for _ in range(100)), hour=9))
    log.tidy(TODAY, 90)
    counts = counted(log)
    assert sum(counts) == hours.MADE_UP + 100
    assert sorted(range(24), key=counts.__getitem__)[-2:] == [9, 21]


def test_erased_meanwhile(log: Log):
    """A near miss that was erased before its outcome was told counts in no hour."""
    log.write(come(miss()))
    log.erase()
    log.write([type(come(miss())[0])(miss(), miss(), 21)])
    assert counted(log) == [0] * 24
