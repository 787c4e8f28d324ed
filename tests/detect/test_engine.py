"""The engine that Presidio runs on, and the reader's way through it."""

from __future__ import annotations

import re

import pytest
from presidio_analyzer import AnalyzerEngine, RecognizerRegistry

from tacit.detect.detector import Detector
from tacit.detect.engine import Engine, EngineRecognizer
from tacit.draft import Draft
from tacit.person import Client, Profile
from tacit.reader.model import Model

TEXT = "My 3pm client Jessica finally left her husband."


def test_the_reader_works_in_any_analyzer():
    """Presidio's own analyzer, with our engine and recognizer, gives a client's details as entities of ours."""
    registry = RecognizerRegistry(recognizers=[EngineRecognizer()], supported_languages=["en"])
    analyzer = AnalyzerEngine(registry=registry, nlp_engine=Engine(Model()), supported_languages=["en"])
    found = {
        (each.entity_type, TEXT[each.start : each.end]) for each in analyzer.analyze(TEXT, "en", score_threshold=0.5)
    }
    assert {("CLIENT_NAME", "Jessica"), ("CLIENT_DATE", "3pm")} <= found


def test_words_stand_where_they_are(detector):
    """What the reader finds behind an emoji and a paragraph is found at its place in the draft."""
    text = f"😀 Nothing here.\n\n{TEXT}"
    names = [
        text[word.start : word.end] for word in detector.read(Draft(text), Profile(), ()).words if word.score > 0.5
    ]
    assert "Jessica" in names


def test_later_windows_are_told_of_where_they_stand(detector):
    """Words, numbers and reasons of a window behind others have the draft's own places."""
    text = "We waited for the bus in the rain, and then it was there. " * 40 + f"\n\n{TEXT} Her MRN is 4471902."
    assert len(detector._model.windows(Draft(text))) > 2
    read = detector.read(Draft(text), Profile(), ())
    assert "Jessica" in [text[word.start : word.end] for word in read.words if word.score > 0.5]
    assert "4471902" in [text[span.start : span.end] for span in read.spans]


def test_lemmas_are_lower_case_words():
    """Presidio's context words find the words in lower case, and know where they stand."""
    artifacts = Engine(Model()).process_text("Call HER phone", "en")
    assert artifacts.lemmas == ["call", "her", "phone"]
    assert artifacts.tokens_indices == [0, 5, 9]


def test_context_words_raise_a_score(detector):
    """A number next to "phone" is surer than the same number alone."""
    scores = [
        max(span.score for span in detector.read(Draft(text), Profile(), ()).spans if span.reason == "phone")
        for text in ("2125550199", "phone 2125550199")
    ]
    assert scores[1] > scores[0]


def test_a_detector_forgets():
    """After `forget` no window, no stretch of text and no pattern made of a word is kept."""
    detector = Detector()
    detector.read(Draft(f"{TEXT} z*rbl*x"), Profile(), (Client(("Zerblax Quimby",)),))
    kept = [detector._window, detector._model._encoder.tokens]
    assert all(each.cache_info().currsize for each in kept)
    assert "z.rbl.x" in _patterns()
    detector.forget()
    assert not any(each.cache_info().currsize for each in kept)
    assert "z.rbl.x" not in _patterns()


def _patterns() -> set[str]:
    """What Python keeps of the patterns that were used."""
    return {pattern for _, pattern, _ in re._cache}  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "text", ["a \ud83c b", "\x00 my client \x00", "\u202eלקוח שלי\u202c", "a\u200bb" * 40, "각" * 300, "x" * 3000]
)
def test_odd_text_is_read(detector, text):
    """Half a character, NULs, right-to-left text, invisible characters and endless words are read like any other."""
    read = detector.read(Draft(text, reply_to=text), Profile(), ())
    assert sum(read.opinion.verdict.values()) == pytest.approx(1)
