"""Presidio's NLP engine, ours: words by a pattern, lemmas in lower case, a client's details from the reader.

Presidio asks its engine for tokens and lemmas (its context words need them) and for entities. Another engine,
spaCy's or a hub's model, can stand behind this one (`recognizers.py`): its entities go along.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from typing import Any, NamedTuple

from presidio_analyzer import EntityRecognizer, LocalRecognizer, RecognizerResult
from presidio_analyzer.nlp_engine import NlpArtifacts, NlpEngine

from .. import tokens
from ..draft import Draft
from ..reader.model import Model, Word, words
from ..reader.network import Seen
from ..reader.windows import Window
from .labels import CLIENTS

LANGUAGE = "en"

LEAST = 0.1
"""A word less likely a client's detail than this is never looked at again."""


class Entity(NamedTuple):
    """What an engine found: its name for it, where, and how sure it is."""

    name: str
    start: int
    end: int
    score: float


class Artifacts(NlpArtifacts):
    """Presidio's artifacts, and what the reader and another engine saw."""

    def __init__(
        self, text: str, engine: NlpEngine, seen: Seen | None, details: Iterable[Word], others: Iterable[Entity] = ()
    ):
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
        self.seen = seen
        self.details = tuple(details)
        self.others = tuple(others)


class Engine(NlpEngine):
    """Reads windows with the model; `other`, if there is one, is an engine whose entities go along."""

    def __init__(self, model: Model, other: NlpEngine | None = None):
        self.model = model
        self.other = other

    def load(self) -> None:
        """Nothing: the model comes loaded."""

    def is_loaded(self) -> bool:
        """Always."""
        return True

    def read(self, text: str, window: Window) -> Artifacts:
        """Artifacts of a window; `text` is the window's own."""
        seen = self.model.see(window)
        return Artifacts(text, self, seen, words(text, window.own.places, seen.words, LEAST), self._others(text))

    def process_text(self, text: str, language: str) -> Artifacts:  # noqa: ARG002
        """Artifacts of a text that stands alone. Where it is longer than a window, the reader sees its first one."""
        for window in self.model.windows(Draft(text))[:1]:
            return self.read(text, window)
        return Artifacts(text, self, None, ())

    def _others(self, text: str) -> list[Entity]:
        """What the other engine finds; of the text it keeps nothing."""
        if self.other is None:
            return []
        pipeline = getattr(self.other, "nlp", {}).get(LANGUAGE)
        with pipeline.memory_zone() if pipeline else nullcontext():
            found = self.other.process_text(tokens.whole(text), LANGUAGE)
            scores = [float(score) for score in found.scores or [0.85] * len(found.entities)]
            places = [(str(each.label_), int(each.start_char), int(each.end_char)) for each in found.entities]
        return [Entity(*place, score) for place, score in zip(places, scores, strict=True)]

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
        """The reader's, and those of the other engine."""
        return [*CLIENTS, *(self.other.get_supported_entities() if self.other else ())]

    def get_supported_languages(self) -> list[str]:
        """English, so far."""
        return [LANGUAGE]


class EngineRecognizer(LocalRecognizer):
    """Hands on what our engine found: the reader's as `CLIENT_NAME` and so on, the other engine's by its own names."""

    def __init__(self, entities: Iterable[str] = tuple(CLIENTS)):
        super().__init__(supported_entities=list(entities))

    def load(self) -> None:
        """Nothing: the engine holds the models."""

    def analyze(
        self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts | None = None
    ) -> list[RecognizerResult]:
        """A result a word of the reader's, and one an entity of the other engine's."""
        del text
        if not isinstance(nlp_artifacts, Artifacts):
            return []
        read = (Entity(f"CLIENT_{word.label}", word.start, word.end, word.score) for word in nlp_artifacts.details)
        return [
            RecognizerResult(each.name, each.start, each.end, each.score, recognition_metadata=mark(self, "other"))
            for each in (*read, *nlp_artifacts.others)
            if each.name in entities
        ]


def mark(recognizer: EntityRecognizer, reason: str) -> dict[str, str]:
    """A result's metadata: who found it, as Presidio wants it, and why."""
    return {
        RecognizerResult.RECOGNIZER_NAME_KEY: type(recognizer).__name__,
        RecognizerResult.RECOGNIZER_IDENTIFIER_KEY: recognizer.id,
        "reason": reason,
    }
