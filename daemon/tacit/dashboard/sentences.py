"""What the dashboard says of the figures, in words a person says aloud. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from ..finding import Label
from ..messages import sentence
from ..outcome import Outcome, Why
from ..store.figures import Outcomes
from ..store.hours import MADE_UP
from ..store.letter import BECAME
from ..verdict import Conduct

OUTCOMES: dict[Outcome, str] = BECAME | {Outcome.WRONG: "warned of by mistake"}

FLAGS: dict[Conduct, str] = {
    Conduct.TESTIMONIAL: "asking for a review",
    Conduct.ADVICE: "advice to one person, in public",
    Conduct.RELATIONSHIP: "answering as someone’s clinician",
    Conduct.BOUNDARY: "the professional mixed with the personal",
    Conduct.SOLICIT: "offering services to someone in distress",
    Conduct.DISPARAGE: "words that a client may feel mocked by",
}
"""The conduct flags in a few words each."""

WHYS: dict[Why, str] = {
    Why.NOT_A_CLIENT: "it was not about a client",
    Why.CONSENT: "the client agreed",
    Why.PUBLIC_ALREADY: "it was public already",
    Why.OTHER: "another reason",
}
"""Why a person posted a draft that was held, in a few words each."""

EARLY = 7
"""Days after whose first near miss the log says little of a habit."""

_MOST = 3


def kind(label: Label) -> str:
    """The words for a kind of detail, as the warnings have them."""
    return sentence(f"label_{label.lower()}")


def so_far(today: Outcomes, month: Outcomes, since: date, total: int) -> str:
    """Today and this month."""
    if not month:
        return f"Nothing today and nothing this month. Since {day(since)} Tacit warned you of {_drafts(total)}."
    begin = f"Today Tacit warned you of {_drafts(today.total())}, and of" if today else "Nothing today. Tacit warned of"
    count = f"{month.total():,}" if today else _drafts(month.total())
    return f"{begin} {count} this month: {_became(month)}."


def kept(total: int, since: date | None) -> str:
    """How much the log holds."""
    if since is None:
        return "The log holds no near miss."
    return f"The log holds {total:,} near {'miss' if total == 1 else 'misses'}, the first of {day(since)}."


def streak(days: int | None) -> str:
    """How long ago a warned draft was last posted unchanged."""
    if days is None:
        return "No warned draft was posted unchanged."
    if days == 0:
        return "A warned draft was posted unchanged today."
    return f"No warned draft was posted unchanged for {_count(days, 'day')}."


def early(since: date, today: date) -> str | None:
    """That the log is young, where it is; nothing of one that begins after today."""
    days = (today - since).days + 1
    if not 1 <= days <= EARLY:
        return None
    return f"The log is {_count(days, 'day')} old. A habit shows after some weeks; until then read this lightly."


def outcomes(chosen: Outcomes) -> str:
    """What became of the drafts that are looked at."""
    return f"Tacit warned of {_drafts(chosen.total())}: {_became(chosen)}."


def why(chosen: Outcomes, whys: Counter[Why]) -> str | None:
    """Why drafts were posted unchanged; None where nobody said so."""
    if not whys:
        return None
    said = ", ".join(f"{words} ({whys[why]:,})" for why, words in WHYS.items() if whys[why])
    return f"Of {_drafts(chosen[Outcome.SENT])} posted unchanged you said why of {whys.total():,}: {said}."


def wrong(chosen: Outcomes, kinds: Mapping[Label, Outcomes]) -> str:
    """How often warnings were wrong, and what those were about."""
    count = chosen[Outcome.WRONG]
    if not count:
        return "You did not call any of these warnings wrong."
    said = f"Of {_count(chosen.total(), 'warning')} you called {count:,} wrong"
    by_kind = {label: at[Outcome.WRONG] for label, at in kinds.items() if at[Outcome.WRONG]}
    most = sorted(by_kind, key=lambda label: by_kind[label], reverse=True)[:_MOST]
    about = ", ".join(f"{kind(label)} ({by_kind[label]})" for label in most)
    return f"{said}, {'most often ' * (len(by_kind) > _MOST)}about: {about}." if about else f"{said}."


def muted(labels: tuple[Label, ...]) -> str:
    """What the person has muted."""
    if not labels:
        return "You have muted no kind of detail."
    return f"You left these kinds out of mild warnings: {', '.join(map(kind, labels))}."


def hours(total: int) -> str:
    """What the hours can tell with so many near misses in the log."""
    if total < MADE_UP:
        return (
            f"Too early to show. Hours are counted apart from the drafts and start with {MADE_UP} that are made up, "
            "so that no hour gives a draft away; until as many are true, a picture would show chance."
        )
    return (
        "Over everything that is kept, whatever is chosen above. Hours are counted apart from the drafts, and "
        f"{MADE_UP} of them are made up, about two in each, so that no hour gives a draft away."
    )


def listed(words: Sequence[str]) -> str:
    """Words one after the other, as a person says them."""
    return " and ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))


def day(date: date) -> str:
    """A date in full."""
    return f"{date.day} {date:%B %Y}"


def _became(chosen: Outcomes) -> str:
    return ", ".join(_parts(chosen))


def _parts(chosen: Outcomes) -> Iterator[str]:
    return (f"{chosen[outcome]:,} {words}" for outcome, words in OUTCOMES.items() if chosen[outcome])


def _drafts(count: int) -> str:
    return _count(count, "draft")


def _count(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
