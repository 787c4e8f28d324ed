"""A warned draft on its way to a near miss. Pure: what happens to it gives a new one.

A draft is one near miss, however often it is revised, warned of and told of:

* its date is that of the first warning, also where it ends after midnight;
* until anyone says what became of it, it counts as cancelled: as far as is known it was never posted. That is what
  stands when the browser or the computer dies;
* of several outcomes the strongest stands, whatever came first (STRENGTH);
* it is told for the gravest warning it got, the latest of those that are equally grave; but what was sent unchanged, or
  warned of wrongly, is told for the latest warning: that is the text it is about.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from ..draft import Site, Surface
from ..outcome import Outcome, Why
from .nearmiss import Edition, Grounds, NearMiss

STRENGTH = (Outcome.CANCELLED, Outcome.REVISED, Outcome.REDACTED, Outcome.SENT, Outcome.WRONG)
"""Weakest first. A page that goes away may say `cancelled` of what was posted already; what was sent unchanged is in
public, whatever was revised before or after; and that a warning was wrong is the person's own word on it."""

_ABOUT_THE_LATEST = frozenset({Outcome.SENT, Outcome.WRONG})


@dataclass(frozen=True, slots=True)
class WarnedDraft:
    """A draft that was warned of at least once."""

    since: datetime
    """When it was first warned of. Held in memory only: a near miss takes the date, the counters the hour."""
    site: Site
    surface: Surface
    gravest: Grounds
    latest: Grounds
    edition: Edition
    outcome: Outcome = Outcome.CANCELLED
    why: Why | None = None
    """What was said last of why it was sent."""
    is_told: bool = False
    """Whether anyone said what became of it."""
    is_counted: bool = False
    """Whether its hour of the day was counted."""

    def warned(self, grounds: Grounds) -> WarnedDraft:
        """It is warned of once more."""
        gravest = grounds if grounds.weight >= self.gravest.weight else self.gravest
        return replace(self, gravest=gravest, latest=grounds)

    def came_to(self, outcome: Outcome, why: Why | None = None) -> WarnedDraft:
        """Someone says what became of it and, where it was sent, perhaps why."""
        strongest = max(self.outcome, outcome, key=STRENGTH.index)
        return replace(self, outcome=strongest, why=why if outcome is Outcome.SENT else self.why, is_told=True)

    def counted(self) -> WarnedDraft:
        """Its hour was counted."""
        return replace(self, is_counted=True)

    def near_miss(self) -> NearMiss:
        """The near miss that it is, as things stand."""
        grounds = self.latest if self.outcome in _ABOUT_THE_LATEST else self.gravest
        why = self.why if self.outcome is Outcome.SENT else None
        return NearMiss(self.since.date(), self.site, self.surface, grounds, self.outcome, self.edition, why)
