"""What was found in a draft, before anyone has judged it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from ..finding import Label
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
