"""What the log says, in sentences for the person it belongs to. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TypeVar

from ..messages import sentence
from ..outcome import Outcome
from .figures import Figures, Outcomes
from .rules import load_rules

STATES = {
    "recording": "Near misses are recorded.",
    "off": "Near misses are not recorded.",
    "put_aside": "Near misses are recorded. The log before was damaged and was put aside: see tacit log summary.",
    "locked": "Near misses cannot be recorded: another program is using the log. Close it.",
    "full": "Near misses cannot be recorded: the disk is full. Make room on it.",
    "damaged": "Near misses cannot be recorded: the log is damaged.",
    "newer": "Near misses cannot be recorded: a newer Tacit wrote the log. Install that one again.",
    "not_private": "Near misses cannot be recorded: others could read the log. tacit log summary says what to do.",
    "unwritable": "Near misses cannot be recorded: the system refuses. tacit log summary says why.",
    "fault": "A near miss could not be recorded because of a fault in Tacit.",
}
"""What the companion's status says of the log, by its word."""

RECORDS = (
    "The log holds no words of any draft. It is a record all the same: a licensing board or a court can demand it.\n"
    "If one has asked for your records, get advice before you erase anything. Otherwise, to erase it: tacit log erase"
)

BECAME = {
    Outcome.SENT: "posted unchanged",
    Outcome.REVISED: "revised",
    Outcome.REDACTED: "posted in safer words",
    Outcome.CANCELLED: "not posted",
}
"""What became of a draft, but for a warning that was wrong."""

MOST = 3
"""How many kinds of detail are named."""

Word = TypeVar("Word")


def letter(figures: Figures, today: date) -> Iterator[str]:
    """The log in a few lines."""
    total, since = figures.total(), figures.since()
    if since is None:
        yield "No near misses are recorded."
        return
    yield f"Since {_day(since)} Tacit warned of {_drafts(total)}."
    outcomes, days = figures.outcomes(), figures.streak(today)
    yield _outcomes(outcomes)
    if kinds := figures.by_kind():
        yield f"Most often warned of: {_most({sentence(f'label_{kind.lower()}'): kinds[kind] for kind in kinds})}."
    if flags := figures.by_flag():
        codes = {flag: rule.code for rule in load_rules().rules for flag in rule.conduct}
        yield f"Rules of conduct: {_most({codes[flag]: flags[flag] for flag in flags})}."
    # A clock that was put back may leave one after today alone: then neither sentence is true.
    if days is not None or not outcomes[Outcome.SENT]:
        yield _streak(days)


def _outcomes(outcomes: Outcomes) -> str:
    became = [f"{outcomes[outcome]} {words}" for outcome, words in BECAME.items() if outcomes[outcome]]
    said = f"What became of them: {', '.join(became)}." if became else ""
    if wrong := outcomes[Outcome.WRONG]:
        said += f" Of {wrong} you said that the warning was wrong."
    return said.strip()


def _streak(days: int | None) -> str:
    if days is None:
        return "None was posted unchanged."
    if days == 0:
        return "One was posted unchanged today."
    return f"The last one that was posted unchanged was {days} {'day' if days == 1 else 'days'} ago."


def _most(counts: Mapping[str, Outcomes]) -> str:
    most = sorted(counts, key=lambda word: counts[word].total(), reverse=True)[:MOST]
    return ", ".join(f"{word} ({counts[word].total()})" for word in most)


def _drafts(count: int) -> str:
    return f"{count:,} {'draft' if count == 1 else 'drafts'}"


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
