"""The warned drafts of all sessions, and what is to be written of them. Clock and writing are handed in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from ..draft import Draft
from ..outcome import Outcome, Why
from ..store.change import Change
from ..store.nearmiss import Edition, Grounds, NearMiss, edition
from ..store.warned import WarnedDraft

MAX_ADRIFT = 256
"""How many drafts whose connection was lost are remembered, in case they turn up again."""


def _nowhere(_change: Change) -> bool:
    """Where near misses go that nobody keeps."""
    return False


@dataclass(slots=True)
class Ledger:
    """Follows each draft from its first warning to its end.

    A row is to be written at the first warning, so that little is lost with the companion. It is found again by what it
    says, which is known here; a draft's id is never written. So a draft without a row is not followed: it would change
    a row of another that says the same.
    """

    write: Callable[[Change], bool] = _nowhere
    """Returns whether it takes a change. One that says of a near miss before is always taken where there is a log."""
    now: Callable[[], datetime] = datetime.now
    """Local time, as the person's calendar has it."""
    edition: Edition = field(default_factory=edition)
    _open: dict[tuple[object, str], WarnedDraft] = field(default_factory=dict)
    _adrift: dict[str, WarnedDraft] = field(default_factory=dict)

    def warn(self, session: object, draft: str, content: Draft, grounds: Grounds) -> None:
        """A draft was told a warning."""
        before = self._take(session, draft)
        if before is None:
            after = WarnedDraft(self.now(), content.site, content.surface, grounds, grounds, self.edition)
        else:
            after = before.warned(grounds)
        if self._write(before, after, counts=False):
            self._open[session, draft] = after

    def come_to(self, session: object, draft: str, outcome: Outcome, why: Why | None = None) -> None:
        """Someone said what became of a draft, perhaps why. One that was never warned of here is passed over."""
        before = self._take(session, draft)
        if before is not None:
            after = before.came_to(outcome, why)
            self._write(before, after, counts=True)
            self._open[session, draft] = after.counted()

    def close(self, session: object, draft: str) -> None:
        """A draft ended. Where nothing was said of its outcome no warning was shown, so it was no near miss."""
        ended = self._take(session, draft)
        if ended is not None and not ended.is_told:
            self.write(Change(ended.near_miss(), None))

    def lose(self, session: object) -> None:
        """A connection ended before its drafts did. They stand as they are, unless they turn up again."""
        for key in [key for key in self._open if key[0] is session]:
            if (lost := self._open.pop(key, None)) is not None:
                self._write(lost, lost, counts=True)
                self._adrift[key[1]] = lost.counted()
        while len(self._adrift) > MAX_ADRIFT:
            del self._adrift[next(iter(self._adrift))]

    def drop(self, change: Change) -> None:
        """A change was taken, and will not be written: follow the draft no longer that it led to, for want of its row.

        Drafts that say the same are interchangeable, as their rows are.
        """
        if change.before == change.after:
            return
        for drafts in self._followed():
            for key, draft in drafts.items():
                if draft.near_miss() == change.after:
                    del drafts[key]
                    return

    def begin_anew(self, rows: Counter[NearMiss]) -> None:
        """The log was erased or put aside, and `rows` are all that it has or will have: follow no draft without one.

        One that is warned of again is a new near miss.
        """
        left = rows.copy()
        for drafts in self._followed():
            for key, draft in list(drafts.items()):
                if left[draft.near_miss()]:
                    left[draft.near_miss()] -= 1
                else:
                    del drafts[key]

    def _followed(self) -> tuple[dict[Any, WarnedDraft], ...]:
        return (self._open, self._adrift)

    def _take(self, session: object, draft: str) -> WarnedDraft | None:
        """The draft of this session, or one adrift under its id: a page goes on with it over a new connection."""
        return self._open.pop((session, draft), None) or self._adrift.pop(draft, None)

    def _write(self, before: WarnedDraft | None, after: WarnedDraft, *, counts: bool) -> bool:
        """Have a draft written as it stands; where `counts`, its hour with it, unless that was counted before.

        Returns whether it has a row, or will soon.
        """
        hour = after.since.hour if counts and not after.is_counted else None
        change = Change(before.near_miss() if before else None, after.near_miss(), hour)
        return (change.before == change.after and hour is None) or self.write(change)
