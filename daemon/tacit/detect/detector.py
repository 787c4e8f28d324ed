"""A draft in, out what the reader, the recognizers and the client list see in it."""

from __future__ import annotations

import logging
import re
from functools import lru_cache
from typing import NamedTuple

from presidio_analyzer import AnalyzerEngine, EntityRecognizer, RecognizerRegistry

from ..draft import Draft
from ..person import Profile, Roster
from ..reader.model import Model, Omission, Word, omissions
from ..reader.network import Seen
from ..reader.windows import Window
from . import people
from .contacts import contacts
from .engine import LANGUAGE, Engine, EngineRecognizer
from .labels import LABELS, REASONS
from .names import CLIENT_NAME, names
from .numbers import numbers
from .people import is_own
from .reading import Reading, Span
from .recognizers import Additions
from .roster.index import Index, index
from .roster.mentions import roster_names

REMEMBERED = 512
"""Windows whose reading is kept, so that an edit reads again only what it changed. At most 1,500 code points and 20
kilobytes of numbers each: ten megabytes at worst."""

logging.getLogger("presidio-analyzer").setLevel(logging.CRITICAL)  # below that it may write words of a draft


class _Part(NamedTuple):
    """A window as it was read; offsets are the window's own."""

    seen: Seen
    words: tuple[Word, ...]
    spans: tuple[Span, ...]


class Detector:
    """Reads drafts window by window. What is found in a window depends on that window alone."""

    def __init__(self, model: Model | None = None, additions: Additions = Additions()):  # noqa: B008
        self._model = model or Model()
        self._engine = Engine(self._model, additions.engine)
        recognizers: list[EntityRecognizer] = [*names(), *contacts(), *numbers(), *additions.recognizers]
        if additions.engine:
            known = {*LABELS, *additions.labels} & set(additions.engine.get_supported_entities())
            recognizers.append(EngineRecognizer(sorted(known)))
        registry = RecognizerRegistry(recognizers=recognizers, supported_languages=[LANGUAGE])
        self._analyzer = AnalyzerEngine(registry=registry, nlp_engine=self._engine, supported_languages=[LANGUAGE])
        self._labels = {**LABELS, **additions.labels}
        self._entities = sorted(set(self._labels) & set(self._analyzer.get_supported_entities(LANGUAGE)))
        self._indexed: tuple[Roster, Index] = (), index(())
        self._window = lru_cache(maxsize=REMEMBERED)(self._read)

    def read(self, draft: Draft, profile: Profile, roster: Roster) -> Reading:
        """All that is seen in a draft, in the order of the text; no span is the clinician's own."""
        parts = [(window.start, self._part(draft, window)) for window in self._model.windows(draft)]
        text = draft.text
        words = tuple(_moved(word, start) for start, part in parts for word in part.words)
        spans = [_shifted(span, start) for start, part in parts for span in part.spans]
        return Reading(
            words,
            # Whom the draft calls a client is one, also where somebody's town or practice has that name.
            tuple(s for s in spans if s.reason == CLIENT_NAME or not is_own(text[s.start : s.end], profile)),
            tuple(roster_names(text, self._index(roster), profile)) if roster else (),
            self._model.opinion([part.seen for _, part in parts]),
        )

    def omissions(self, draft: Draft) -> tuple[Omission, ...]:
        """How likely each word of a draft goes where it is reworded, in the order of the text."""
        text = draft.text
        return tuple(
            Omission(window.start + start, window.start + end, likelihood)
            for window in self._model.windows(draft)
            for start, end, likelihood in omissions(
                text[window.start : window.end], window.own.places, self._part(draft, window).seen.goes
            )
        )

    def forget(self) -> None:
        """Forget every word that was read, the client list, and the clinician's own details."""
        self._indexed = (), index(())
        people.forget()
        self._window.cache_clear()
        self._model.forget()
        re.purge()  # patterns were made of words and names

    def _index(self, roster: Roster) -> Index:
        """The index of a client list, kept while the same list is told: comparing long ones takes time."""
        if self._indexed[0] is not roster:
            self._indexed = roster, index(roster)
        return self._indexed[1]

    def _part(self, draft: Draft, window: Window) -> _Part:
        return self._window(draft.text[window.start : window.end], window._replace(start=0, end=0))

    def _read(self, text: str, window: Window) -> _Part:
        artifacts = self._engine.read(text, window)
        spans = [
            Span(
                result.start,
                result.end,
                self._labels[result.entity_type],
                result.score,
                result.recognition_metadata.get("reason") or REASONS.get(result.entity_type, "other"),
            )
            for result in self._analyzer.analyze(text, LANGUAGE, entities=self._entities, nlp_artifacts=artifacts)
        ]
        assert artifacts.seen
        return _Part(artifacts.seen, artifacts.details, tuple(spans))


def _moved(word: Word, by: int) -> Word:
    return word._replace(start=word.start + by, end=word.end + by)


def _shifted(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by, span.label, span.score, span.reason)
