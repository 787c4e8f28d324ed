"""Candidates of a draft: what could be a detail of a person, before anyone has asked whose."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from presidio_analyzer import AnalyzerEngine, RecognizerRegistry

from ..finding import DIRECT, Finding, Label
from ..person import Profile, Roster
from . import tokens
from .ages import ages
from .contacts import contacts
from .cover import Cover
from .dates import dates
from .demographics import demographics
from .engine import LANGUAGE, Engine, ReaderRecognizer
from .events import events
from .health import health
from .jobs import jobs
from .kin import kin
from .labels import LABELS, REASONS
from .looks import looks
from .names import names
from .numbers import numbers
from .people import is_own, roster_names
from .phrases import WEAK
from .places import organisations, places
from .quotes import quotes
from .reading import Reader, Span

REMEMBERED = 2048
"""Sentences whose candidates are kept, so that an edit reads again only what it changed. At most 600 code
points each: a few megabytes at worst."""

logging.getLogger("presidio-analyzer").setLevel(logging.WARNING)  # at DEBUG it writes the words of a draft

_SOLID = re.compile(r"\w")


class Detector:
    """Reads drafts sentence by sentence. A sentence's candidates depend on that sentence alone."""

    def __init__(self, reader: Reader | None = None):
        recognizers = [
            ReaderRecognizer(), names(), *contacts(), *numbers(), ages(), dates(), places(), organisations(),
            jobs(), kin(), demographics(), health(), events(), looks(),
        ]  # fmt: skip
        registry = RecognizerRegistry(recognizers=recognizers, supported_languages=[LANGUAGE])
        self._analyzer = AnalyzerEngine(registry=registry, nlp_engine=Engine(reader), supported_languages=[LANGUAGE])
        self._entities = sorted(set(LABELS) & set(self._analyzer.get_supported_entities(LANGUAGE)))
        self._sentence = lru_cache(maxsize=REMEMBERED)(self._read)

    def candidates(self, text: str, profile: Profile, roster: Roster) -> tuple[Finding, ...]:
        """Candidates in the order of the text, none overlapping another, none of the clinician's own."""
        spans = [*self._spans(text), *quotes(text), *roster_names(text, roster)]
        kept = [span for span in spans if not is_own(text[span.start : span.end], profile)]
        return tuple(_apart(kept, len(text)))

    def forget(self) -> None:
        """Forget the sentences that were read."""
        self._sentence.cache_clear()

    def _spans(self, text: str) -> Iterator[Span]:
        for start, end in tokens.sentences(text):
            for span in self._sentence(text[start:end]):
                yield Span(start + span.start, start + span.end, span.label, span.score, span.reason)

    def _read(self, sentence: str) -> tuple[Span, ...]:
        if not _SOLID.search(sentence):
            return ()
        return tuple(
            Span(
                result.start,
                result.end,
                LABELS[result.entity_type],
                result.score,
                result.recognition_metadata.get("reason") or REASONS[result.entity_type],
            )
            for result in self._analyzer.analyze(sentence, LANGUAGE, entities=self._entities)
        )


def _apart(spans: Iterable[Span], length: int) -> Iterator[Finding]:
    """The spans that stay where some overlap: a direct one first, then the surer, then the longer one."""
    cover = Cover(length)
    ranked = sorted(spans, key=_rank)
    taken = [span for span in ranked if span.start < span.end and cover.take(span.start, span.end)]
    for span in sorted(taken, key=lambda span: span.start):
        yield Finding(span.start, span.end, span.label, round(span.score, 2), span.reason)


def _rank(span: Span) -> tuple[bool, bool, float, int, int, Label]:
    roster = span.reason.startswith("roster")
    direct = span.label in DIRECT and span.score > WEAK
    return (not roster, not direct, -span.score, span.start - span.end, span.start, span.label)
