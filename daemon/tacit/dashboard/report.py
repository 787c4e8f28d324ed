"""Everything that the page of near misses shows, from the figures. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from ..draft import Site
from ..finding import Label
from ..outcome import Outcome
from ..settings import Settings
from ..store.figures import Figures, Outcomes, Period, Selection
from ..store.hours import MADE_UP
from . import chart, sentences
from .choice import SITES, Choice

ORDER = (Outcome.SENT, Outcome.REVISED, Outcome.REDACTED, Outcome.CANCELLED, Outcome.WRONG)
"""Outcomes from the bottom of a column up: what was sent unchanged stands on the line, where it compares best."""

_AS_DAYS = 31
_AS_WEEKS = 200
"""How many days are shown one by one, and how many week by week; more are shown by month."""


@dataclass(frozen=True, slots=True)
class Table:
    """The numbers behind a picture: headings, then a row each with its name first."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str | int, ...], ...]


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is shown of the near misses that were chosen."""

    outcomes: str
    why: str | None
    wrong: str
    over_time: chart.Columns
    period: Period
    """What a column stands for."""
    legend: tuple[tuple[str, str], ...]
    """Colour and words of each outcome."""
    times: Table
    kinds: tuple[chart.Bar, ...]
    kinds_by_site: Table
    flags: tuple[chart.Bar, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """The page."""

    day: str
    choice: Choice
    opening: tuple[str, ...]
    chosen: Chosen | None
    """None where nothing fits the choice."""
    hours_said: str
    hours: chart.Columns | None
    hours_table: Table
    muted: str


def report(figures: Figures, choice: Choice, settings: Settings, today: date) -> Report | None:
    """Return the page of a log; None where nothing is in it."""
    since = figures.since()
    if since is None:
        return None
    selection = choice.selection(today)
    chosen = figures.chosen(selection)
    counted, total = figures.hours(), figures.total()
    hours = [chart.Column(f"{hour:02}:00 to {hour:02}:59", f"{hour:02}", {"hour": n}) for hour, n in enumerate(counted)]
    return Report(
        day=sentences.day(today),
        choice=choice,
        opening=tuple(_opening(figures, since, today)),
        chosen=_chosen(chosen, selection, today) if chosen.total() else None,
        hours_said=sentences.hours(total),
        hours=chart.columns(hours) if total >= MADE_UP else None,
        hours_table=Table(("Hour", "Counted"), tuple((each.name, each.counts["hour"]) for each in hours)),
        muted=sentences.muted(settings.muted),
    )


def _opening(figures: Figures, since: date, today: date) -> Iterator[str]:
    now = figures.chosen(Selection(first=today, last=today)).outcomes()
    month = figures.chosen(Selection(first=today.replace(day=1), last=today)).outcomes()
    yield sentences.so_far(now, month, since, figures.total())
    days = figures.streak(today)
    # A clock that was put back may leave one after today alone: then neither sentence is true.
    if days is not None or not figures.outcomes()[Outcome.SENT]:
        yield sentences.streak(days)
    if early := sentences.early(since, today):
        yield early


def _chosen(figures: Figures, selection: Selection, today: date) -> Chosen:
    outcomes, kinds = figures.outcomes(), figures.by_kind()
    period, times = _times(figures, selection, today)
    present = [outcome for outcome in ORDER if outcomes[outcome]]
    return Chosen(
        outcomes=sentences.outcomes(outcomes),
        why=sentences.why(outcomes, figures.whys()),
        wrong=sentences.wrong(outcomes, kinds),
        over_time=chart.columns(times),
        period=period,
        legend=tuple((outcome.value, sentences.OUTCOMES[outcome]) for outcome in present),
        times=Table(
            ("When", *(sentences.OUTCOMES[outcome] for outcome in present)),
            tuple((each.name, *(each.counts[outcome] for outcome in present)) for each in times),
        ),
        kinds=chart.bars({sentences.kind(label): at.total() for label, at in kinds.items()}),
        kinds_by_site=_by_site(figures, selection, kinds),
        flags=chart.bars({sentences.FLAGS[flag]: at.total() for flag, at in figures.by_flag().items()}),
    )


def _by_site(figures: Figures, selection: Selection, kinds: Mapping[Label, Outcomes]) -> Table:
    sites = [site for site in Site if selection.site in (None, site)]
    by_site = {site: figures.chosen(replace(selection, site=site)).by_kind() for site in sites}
    in_order = sorted(kinds, key=lambda label: kinds[label].total(), reverse=True)
    return Table(
        ("Kind of detail", *(SITES[site] for site in sites), "of these, by mistake"),
        tuple(
            (
                sentences.kind(label),
                *(by_site[site][label].total() if label in by_site[site] else 0 for site in sites),
                kinds[label][Outcome.WRONG],
            )
            for label in in_order
        ),
    )


def _times(figures: Figures, selection: Selection, today: date) -> tuple[Period, list[chart.Column]]:
    """A column for each day, week or month since the first near miss or the day chosen, also for those without one."""
    since = figures.since()
    assert since is not None, "something was chosen"
    # From the log's first day on, so that a young log has no bare months in front.
    first = max(since, selection.first or since)
    # A clock that was put back leaves near misses after today.
    last = max([today, *figures.by_period(Period.DAY)])
    days = (last - first).days + 1
    period = Period.DAY if days <= _AS_DAYS else Period.WEEK if days <= _AS_WEEKS else Period.MONTH
    counted = defaultdict(Outcomes, figures.by_period(period))
    return period, [_column(period, start, counted[start]) for start in _starts(period, first, last)]


def _column(period: Period, start: date, at: Outcomes) -> chart.Column:
    name, short = _names(period, start)
    return chart.Column(name, short, {outcome.value: at[outcome] for outcome in ORDER})


def _starts(period: Period, first: date, last: date) -> Iterator[date]:
    start = period.first_day(first)
    while start <= last:
        yield start
        # Some day of the next period: 32 days after its first a month is over, and the next is not.
        start = period.first_day(start + timedelta(days={Period.DAY: 1, Period.WEEK: 7, Period.MONTH: 32}[period]))


def _names(period: Period, start: date) -> tuple[str, str]:
    if period is Period.MONTH:
        return f"{start:%B %Y}", f"{start:%b %Y}"
    short = f"{start.day} {start:%b}"
    return (sentences.day(start), short) if period is Period.DAY else (f"Week of {sentences.day(start)}", short)
