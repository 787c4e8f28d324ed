"""The engine that Presidio runs on, and the place where a trained model drops in."""

from __future__ import annotations

from tacit.detect.detector import Detector
from tacit.detect.engine import Engine
from tacit.detect.reading import Reading, Span
from tacit.finding import Label
from tacit.person import Profile


class Kites:
    """A reader that knows one word."""

    def read(self, text: str) -> Reading:
        """The kite, where there is one."""
        start = text.find("kite")
        return Reading((Span(start, start + 4, Label.EVENT, 0.9, "event"),) if start >= 0 else ())


def test_a_readers_spans_become_candidates():
    """What a reader finds in a sentence is found at its place in the draft."""
    text = "😀 Nothing here. A kite flew."
    assert not Detector().candidates(text, Profile(), ())
    (candidate,) = Detector(Kites()).candidates(text, Profile(), ())
    assert (text[candidate.start : candidate.end], candidate.label, candidate.score) == (
        "kite",
        Label.EVENT,
        0.9,
    )


def test_lemmas_are_lower_case_words():
    """Presidio's context words find the words in lower case, and know where they stand."""
    artifacts = Engine().process_text("Call HER phone", "en")
    assert artifacts.lemmas == ["call", "her", "phone"]
    assert artifacts.tokens_indices == [0, 5, 9]


def test_context_words_raise_a_score():
    """A number next to "phone" is surer than the same number alone."""
    detector = Detector()
    (alone,) = detector.candidates("2125550199", Profile(), ())
    (near,) = detector.candidates("phone 2125550199", Profile(), ())
    assert near.score > alone.score
