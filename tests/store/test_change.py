"""Changes that wait are put together."""

import random
from collections import Counter
from functools import reduce

from hypothesis import given
from hypothesis import strategies as st

from tacit.outcome import Outcome
from tacit.store.change import Change, joined, left_by
from tacit.store.nearmiss import NearMiss

from .misses import miss

A, B, C = (miss(outcome=outcome) for outcome in (Outcome.CANCELLED, Outcome.REVISED, Outcome.SENT))


def test_one_draft():
    """However often a draft changes while nothing can be written, one change waits, with its hour."""
    changes = [Change(None, A), Change(A, B), Change(B, C, 21), Change(C, B)]
    assert reduce(joined, changes, ()) == (Change(None, B, 21),)


def test_comes_and_goes():
    """A near miss that came and went before it could be written leaves nothing to write."""
    assert reduce(joined, [Change(None, B), Change(None, A), Change(A, None)], ()) == (Change(None, B),)


def test_two_hours():
    """Two hours are never made one: both are counted."""
    changes = [Change(None, A, 9), Change(A, B, 21)]
    assert reduce(joined, changes, ()) == tuple(changes)


def test_left():
    """In a log that was empty each near miss goes on from one that is there, or not at all."""
    changes = [Change(A, C), Change(None, A), Change(None, A), Change(A, B, 21), Change(C, None), Change(None, C)]
    assert +left_by([*changes, Change(C, None)]) == Counter([A, B])


@given(st.randoms(use_true_random=False))
def test_comes_to_the_same(chance: random.Random):
    """What waits does the same to a log as the changes one by one would have."""
    log: Counter[NearMiss] = Counter()
    waiting: tuple[Change, ...] = ()
    for _ in range(30):
        present = [*log.elements(), None]
        before = chance.choice(present)
        after = chance.choice([A, B, C] if before is None else [A, B, C, None])
        waiting = joined(waiting, Change(before, after))
        log.subtract(each for each in [before] if each)
        log.update(each for each in [after] if each)
    done: Counter[NearMiss] = Counter()
    for change in waiting:
        done.subtract(each for each in [change.before] if each)
        done.update(each for each in [change.after] if each)
    assert +done == +log
    assert not -done
