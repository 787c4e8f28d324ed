"""A recognizer made of patterns, each with its own reason: the base of our own recognizers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from presidio_analyzer import LocalRecognizer, RecognizerResult
from presidio_analyzer.nlp_engine import NlpArtifacts

from ..finding import Label
from .engine import mark


@dataclass(frozen=True, slots=True)
class Phrase:
    """A pattern whose group `it` is the finding. `score` is how often it means a person's detail, about."""

    pattern: re.Pattern[str]
    reason: str
    score: float
    unless: frozenset[str] = frozenset()
    """In lower case: a finding that begins with one of these words is none."""


def phrase(
    pattern: str, reason: str, score: float, *, case: bool = False, unless: frozenset[str] = frozenset()
) -> Phrase:
    """A phrase from a pattern; `case` where capitals matter."""
    return Phrase(re.compile(pattern, 0 if case else re.IGNORECASE), reason, score, unless)


class PhraseRecognizer(LocalRecognizer):
    """Finds one label by a list of phrases. Capitals matter only where a phrase says so."""

    def __init__(self, label: Label, phrases: Iterable[Phrase]):
        self.label = label
        self.phrases = tuple(phrases)
        super().__init__(supported_entities=[label.value], name=f"{label.value.title()}Recognizer")

    def load(self) -> None:
        """Nothing: the patterns come compiled."""

    def analyze(
        self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts | None = None
    ) -> list[RecognizerResult]:
        """Every match of every phrase."""
        del nlp_artifacts
        if self.label.value not in entities:
            return []
        return [
            RecognizerResult(
                self.label.value,
                *match.span("it"),
                each.score,
                recognition_metadata=mark(self, each.reason),
            )
            for each in self.phrases
            for match in each.pattern.finditer(text)
            if match["it"].split()[0].lower() not in each.unless
        ]
