"""What was found in a draft, before anyone has judged it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

from ..finding import DIRECT, Finding, Label
from ..reader.model import Opinion, Word


@dataclass(frozen=True, slots=True)
class Span:
    """Code points `start` to `end` (exclusive) of the text read, labelled; `score` between 0 and 1."""

    start: int
    end: int
    label: Label
    score: float
    reason: str


class Reading(NamedTuple):
    """A draft as the reader, the recognizers and the client list see it."""

    words: tuple[Word, ...]
    """Words that the reader takes for a client's details, however unsure."""
    spans: tuple[Span, ...]
    """Details of anybody, found by patterns: what they are is certain, whose they are is not."""
    listed: tuple[Span, ...]
    """Names and handles on the client list."""
    opinion: Opinion


Seen = TypeVar("Seen", Word, Span)


def without(reading: Reading, gone: Sequence[Finding]) -> Reading:
    """A reading as if some findings had not been seen. The opinion of the whole stays: it is not made of parts."""

    def left(seen: Iterable[Seen]) -> tuple[Seen, ...]:
        return tuple(each for each in seen if not any(each.start < f.end and f.start < each.end for f in gone))

    return reading._replace(words=left(reading.words), spans=left(reading.spans), listed=left(reading.listed))


def sure(reading: Reading, direct: float, other: float) -> Reading:
    """A reading with the words that are details with such a likelihood: a name, a way to reach somebody or a number
    from `direct` on, others from `other`."""
    kept = (word for word in reading.words if word.score >= (direct if word.label in DIRECT else other))
    return reading._replace(words=tuple(kept))
