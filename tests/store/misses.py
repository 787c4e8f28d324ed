"""What the tests of the log share: near misses made up by a seed, and a search through the log's files."""

from __future__ import annotations

import random
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path

from tacit.draft import Site, Surface
from tacit.finding import Label
from tacit.outcome import Outcome, Why
from tacit.store.change import Change
from tacit.store.figures import Selection
from tacit.store.nearmiss import Edition, Grounds, NearMiss
from tacit.verdict import Conduct, Verdict

TODAY = date(2025, 6, 18)
EDITION = Edition("r0123abcd", 1)


def miss(
    day: date = TODAY,
    outcome: Outcome = Outcome.CANCELLED,
    *,
    site: Site = Site.X,
    verdict: Verdict = Verdict.STOP,
    labels: tuple[Label, ...] = (Label.NAME,),
    conduct: tuple[Conduct, ...] = (),
    why: Why | None = None,
) -> NearMiss:
    """A near miss."""
    return NearMiss(day, site, Surface.POST, Grounds(verdict, labels, conduct), outcome, EDITION, why)


def any_miss(chance: random.Random, first: date = TODAY - timedelta(days=80), days: int = 80) -> NearMiss:
    """A near miss made up by chance, within some days from the first."""
    labels = frozenset(chance.sample(list(Label), chance.randint(0, 4)))
    conduct = frozenset(chance.sample(list(Conduct), chance.randint(0, 2)))
    outcome = chance.choice(list(Outcome))
    return NearMiss(
        first + timedelta(days=chance.randrange(days)),
        chance.choice(list(Site)),
        chance.choice(list(Surface)),
        Grounds(
            chance.choice(list(Verdict)),
            tuple(label for label in Label if label in labels),
            tuple(flag for flag in Conduct if flag in conduct),
        ),
        outcome,
        EDITION,
        chance.choice([None, *Why]) if outcome is Outcome.SENT else None,
    )


def chosen(selection: Selection, among: Iterable[NearMiss]) -> list[NearMiss]:
    """The near misses of a selection."""
    first, last, site = selection.first or date.min, selection.last or date.max, selection.site
    return [each for each in among if first <= each.date <= last and site in (None, each.site)]


def come(*misses: NearMiss, hour: int | None = None) -> list[Change]:
    """Changes by which near misses come."""
    return [Change(None, each, hour) for each in misses]


def bytes_in(folder: Path) -> bytes:
    """Everything in the files of a folder, with their names."""
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    return b"\n".join(path.name.encode() + b"\n" + path.read_bytes() for path in files)
