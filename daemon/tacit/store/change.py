"""What is to be done to the log: one near miss comes, becomes another, or goes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from .nearmiss import NearMiss


@dataclass(frozen=True, slots=True)
class Change:
    """`before` gives way to `after`; without `before` a near miss comes, without `after` one goes."""

    before: NearMiss | None
    after: NearMiss | None
    hour: int | None = None
    """The hour of the day to be counted with it, 0 to 23."""


def joined(waiting: tuple[Change, ...], change: Change) -> tuple[Change, ...]:
    """The changes that wait, with one more: it is taken together with one that leads up to it.

    Near misses of the same content are interchangeable, so any that leads there will do. What is left is one change
    a draft, however often a draft changed while nothing could be written.
    """
    for index, earlier in enumerate(waiting):
        if earlier.after is not None and earlier.after == change.before and not _both_hours(earlier, change):
            hour = earlier.hour if change.hour is None else change.hour
            one = replace(change, before=earlier.before, hour=hour)
            rest = (*waiting[:index], *waiting[index + 1 :])
            return rest if one.before == one.after and one.hour is None else (*rest, one)
    return (*waiting, change)


def left_by(changes: Iterable[Change]) -> Counter[NearMiss]:
    """The near misses that changes leave in a log that was empty: one of a near miss that is not there is not done."""
    left: Counter[NearMiss] = Counter()
    for change in changes:
        if change.before is not None:
            if not left[change.before]:
                continue
            left[change.before] -= 1
        if change.after is not None:
            left[change.after] += 1
    return left


def _both_hours(one: Change, other: Change) -> bool:
    return one.hour is not None and other.hour is not None
