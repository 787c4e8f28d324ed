"""What a reader makes of a stretch of text. The trained model drops in here."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

from ..finding import Label
from ..verdict import Conduct, Verdict


@dataclass(frozen=True, slots=True)
class Span:
    """Code points `start` to `end` (exclusive) of the text read, labelled; `score` between 0 and 1."""

    start: int
    end: int
    label: Label
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Reading:
    """Labelled spans, and where the reader judges drafts as a whole, its opinion of verdict and conduct."""

    spans: tuple[Span, ...] = ()
    verdict: dict[Verdict, float] = field(default_factory=dict)
    """Logits, one a verdict; empty where the reader has no opinion."""
    conduct: dict[Conduct, float] = field(default_factory=dict)
    """Logits, one a flag."""


class Reader(Protocol):
    """Reads a sentence or a paragraph; a pure function of it."""

    def read(self, text: str) -> Reading:
        """The reading of `text`; offsets are code points of `text`."""
        ...


class Unread:
    """A reader without a model: it sees nothing, and the recognizers do the work alone."""

    def read(self, text: str) -> Reading:  # noqa: ARG002
        """An empty reading."""
        return Reading()
