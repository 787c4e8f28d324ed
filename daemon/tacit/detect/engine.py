"""Presidio's NLP engine, ours: words by a pattern, lemmas in lower case, entities from a reader.

Presidio asks its engine for tokens and lemmas (its context words need them) and for entities. spaCy's
pipelines would give both at the price of a download and of a string store that grows with every draft.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from presidio_analyzer import EntityRecognizer, LocalRecognizer, RecognizerResult
from presidio_analyzer.nlp_engine import NlpArtifacts, NlpEngine

from . import tokens
from .labels import LABELS
from .reading import Reader, Reading, Unread

LANGUAGE = "en"


class Artifacts(NlpArtifacts):
    """Presidio's artifacts, and the reading they come from."""

    def __init__(self, text: str, reading: Reading, engine: NlpEngine):
        stretches = tokens.words(text)
        found = [text[start:end] for start, end in stretches]
        super().__init__(
            entities=[],
            tokens=found,  # type: ignore[arg-type]  # words are enough: Presidio asks for their number and lengths
            tokens_indices=[start for start, _ in stretches],
            lemmas=[word.lower() for word in found],
            nlp_engine=engine,
            language=LANGUAGE,
        )
        self.reading = reading


class Engine(NlpEngine):
    """Tokens without a model; what the reader finds goes along in the artifacts."""

    def __init__(self, reader: Reader | None = None):
        self.reader = reader or Unread()

    def load(self) -> None:
        """Nothing: the reader comes loaded."""

    def is_loaded(self) -> bool:
        """Always."""
        return True

    def process_text(self, text: str, language: str) -> Artifacts:  # noqa: ARG002
        """Artifacts for a sentence or a paragraph."""
        return Artifacts(text, self.reader.read(text), self)

    def process_batch(
        self, texts: Iterable[str], language: str, batch_size: int = 1, n_process: int = 1, **kwargs: Any
    ) -> Iterator[tuple[str, NlpArtifacts]]:
        """One after the other: a draft is one text."""
        del batch_size, n_process, kwargs
        return ((text, self.process_text(text, language)) for text in texts)

    def is_stopword(self, word: str, language: str) -> bool:  # noqa: ARG002
        """Never: a context word counts wherever it stands."""
        return False

    def is_punct(self, word: str, language: str) -> bool:  # noqa: ARG002
        """Whether the token is punctuation."""
        return not word[:1].isalnum()

    def get_supported_entities(self) -> list[str]:
        """Our labels."""
        return sorted(label.value for label in LABELS.values())

    def get_supported_languages(self) -> list[str]:
        """English, so far."""
        return [LANGUAGE]


class ReaderRecognizer(LocalRecognizer):
    """Hands on the spans that the engine's reader found."""

    def __init__(self) -> None:
        super().__init__(supported_entities=sorted({label.value for label in LABELS.values()}))

    def load(self) -> None:
        """Nothing: the engine holds the reader."""

    def analyze(
        self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts | None = None
    ) -> list[RecognizerResult]:
        """The reading's spans as Presidio results."""
        del text
        if not isinstance(nlp_artifacts, Artifacts):
            return []
        return [
            RecognizerResult(
                span.label.value,
                span.start,
                span.end,
                span.score,
                recognition_metadata=mark(self, span.reason),
            )
            for span in nlp_artifacts.reading.spans
            if span.label.value in entities
        ]


def mark(recognizer: EntityRecognizer, reason: str) -> dict[str, str]:
    """A result's metadata: who found it, as Presidio wants it, and why."""
    return {
        RecognizerResult.RECOGNIZER_NAME_KEY: type(recognizer).__name__,
        RecognizerResult.RECOGNIZER_IDENTIFIER_KEY: recognizer.id,
        "reason": reason,
    }
