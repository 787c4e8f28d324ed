"""Words become findings: neighbours join, and a pattern that knows the whole phrase lends its extent and reason."""

from __future__ import annotations

import sys
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import accumulate

from ..detect.cover import Cover
from ..detect.hotlines import hotlines
from ..detect.names import CLIENT_NAME
from ..detect.people import is_own
from ..detect.reading import Reading, Span
from ..finding import DIRECT, Finding, Label
from ..person import Profile
from ..reader.model import Word
from .joining import SMALL, WORD, joined
from .writer import writers

LINKS = frozenset({"email", "link"})

EXACT = 0.7
"""An identifier that a pattern finds with this score is one, whatever the reader thinks."""

FORMS = frozenset({"account", "email", "ip_address", "other", "phone", "plate", "record", "ssn"})
"""Reasons of patterns that know an identifier by its form, a person's own among them (`other`). Links and handles are
most often somebody else's."""


def findings(text: str, reading: Reading, profile: Profile) -> tuple[Finding, ...]:
    """The details of a client in a raised draft: the words of `reading`, joined, and what the patterns know.

    None says nothing beyond one of the clinician's own details, and none is a way to reach the writer or a hotline.
    """
    own = _Within(writers(text, reading))
    reading = reading._replace(
        words=tuple(word for word in reading.words if own.which(word) is None),
        spans=tuple(span for span in reading.spans if own.which(span) is None),
    )
    told = _told(reading.words, reading.spans)
    public = _Within(Span(start, end, Label.CONTACT, 1.0, "phone") for start, end in hotlines(text))
    # As a whole: the 911 of an address is none.
    read = [each for each in joined(text, told) if each.label is not Label.CONTACT or public.which(each) is None]
    names = _Names(read)
    exact = [names.grown(span) if is_named(span) else span for span in reading.spans if is_exact(span)]
    kept = [
        span
        for span in (*exact, *read)
        if is_named(span) or is_detail(text[span.start : span.end], span.label, profile)
    ]
    return tuple(_apart([*reading.listed, *kept], _Patterns(reading.spans), len(text)))


class _Names:
    """The names that the reader sees, in the order of the text."""

    def __init__(self, read: Iterable[Span]):
        self._names = [span for span in read if span.label is Label.NAME]
        self._starts = [span.start for span in self._names]

    def grown(self, span: Span) -> Span:
        """A client's name as far as the reader sees one there: a pattern knows no "de la Cruz"."""
        start, end = span.start, span.end
        first, last = bisect_right(self._starts, start) - 1, bisect_left(self._starts, end) - 1
        if first >= 0 and self._names[first].end > start:
            start = self._names[first].start
        if last >= 0:
            end = max(end, self._names[last].end)
        return replace(span, start=start, end=end)


def is_exact(span: Span) -> bool:
    """Whether a pattern's span is an identifier by its form alone."""
    return (_has_form(span) or is_named(span)) and span.score >= EXACT


def _has_form(span: Span) -> bool:
    return span.label in (Label.CONTACT, Label.ID) and span.reason in FORMS


def is_named(span: Span) -> bool:
    """Whether the draft calls a client by name in so many words."""
    return span.reason == CLIENT_NAME


def is_detail(excerpt: str, label: Label, profile: Profile) -> bool:
    """Whether an excerpt says something, and not only something of the clinician's own.

    "Her" alone is no event: the edge of a longer one, most often. A name can be any word.
    """
    said = WORD.findall(excerpt.lower().replace("’", "'"))
    empty = label not in DIRECT and all(word in SMALL for word in said)
    return bool(said) and not empty and not is_own(excerpt, profile)


def _told(found: Iterable[Word], spans: Iterable[Span]) -> list[Word]:
    """Words as what the draft tells that they are: rare names look like drugs and places, and a link is one thing."""
    known = list(spans)
    is_name = _Within(span for span in known if is_named(span) and span.label is Label.NAME)
    is_link = _Within(each for each in known if each.reason in LINKS)
    words = list(found)
    linked = {is_link.which(word) for word in words if word.label is Label.CONTACT} - {None}
    words = [word._replace(label=Label.CONTACT) if is_link.which(word) in linked else word for word in words]
    return [word if is_name.which(word) is None else word._replace(label=Label.NAME) for word in words]


class _Within:
    """Spans, and which of them a word lies in."""

    def __init__(self, spans: Iterable[Span]):
        self._spans = sorted((span.start, span.end) for span in spans)
        self._ends = list(accumulate((end for _, end in self._spans), max))  # how far those reach that begin by then

    def which(self, word: Word | Span) -> int | None:
        """The end of what it lies in, the farthest; None where it lies in none."""
        before = bisect_right(self._spans, (word.start, sys.maxsize))
        return self._ends[before - 1] if before and word.end <= self._ends[before - 1] else None


class _Patterns:
    """The patterns' spans of each label, to be found by where they stand."""

    def __init__(self, spans: Iterable[Span]):
        self._spans: dict[Label, list[Span]] = {}
        for span in sorted(spans, key=lambda each: each.start):
            self._spans.setdefault(span.label, []).append(span)
        self._starts = {label: [span.start for span in spans] for label, spans in self._spans.items()}
        self._longest = {label: max(s.end - s.start for s in spans) for label, spans in self._spans.items()}

    def widen(self, span: Span) -> Span:
        """`span` as far as the surest pattern of its label that overlaps it, and with that one's reason."""
        over = self._over(span)
        if not over:
            return span
        surest = max(over, key=lambda each: (each.score, each.end - each.start, -each.start))
        start, end = min(span.start, surest.start), max(span.end, surest.end)
        return Span(start, end, span.label, span.score, surest.reason)

    def _over(self, span: Span) -> list[Span]:
        starts = self._starts.get(span.label, [])
        first = bisect_left(starts, span.start - self._longest.get(span.label, 0))
        near = self._spans.get(span.label, [])[first : bisect_left(starts, span.end)]
        return [each for each in near if each.end > span.start]


def _apart(spans: Iterable[Span], patterns: _Patterns, length: int) -> Iterator[Finding]:
    """The spans that stay where some overlap: a listed one first, then one that is known by its form (a name within an
    address goes with the address), then a direct one, the surer, the longer.

    Each is widened where there is room, so that no pattern costs a finding beside it.
    """
    cover = Cover(length)
    taken = [span for span in sorted(spans, key=_rank) if cover.take(span.start, span.end)]
    for span in sorted(taken, key=lambda span: span.start):
        wide = span if span.reason.startswith("roster") else patterns.widen(span)
        left, right = (wide.start, span.start), (span.end, wide.end)
        room = all(cover.is_free(*side) for side in (left, right) if side[0] < side[1])
        shown = wide if room else span
        for side in (left, right) if room else ():
            cover.add(*side)
        yield Finding(shown.start, shown.end, shown.label, round(shown.score, 2), shown.reason)


def _rank(span: Span) -> tuple[bool, bool, bool, float, int, int, Label, str]:
    listed, direct = span.reason.startswith("roster"), span.label in DIRECT
    formed = _has_form(span) and span.score >= EXACT
    return (not listed, not formed, not direct, -span.score, span.start - span.end, span.start, span.label, span.reason)
