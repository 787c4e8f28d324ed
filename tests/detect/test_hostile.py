"""Drafts made to be dear: none may take time that grows with the square of its length."""

from __future__ import annotations

import re

import pytest

from tacit.assess import Assessor
from tacit.detect.cover import Cover
from tacit.detect.fold import fold
from tacit.detect.phrases import PhraseRecognizer
from tacit.detect.reading import Span
from tacit.draft import MAX_CHARACTERS, Draft
from tacit.finding import Label
from tacit.judge.details import _apart, _Patterns

from .limits import cpu_time

CLIENT = "My client Ana told me she is 34."
GENEROUS = 10.0
"""Seconds of processor time; each of these drafts takes one or two, and took minutes with quadratic patterns."""


def filled(unit: str, before: str = "", after: str = "") -> str:
    """The longest draft of this unit."""
    length = MAX_CHARACTERS - len(before) - len(after)
    return before + (unit * (length // len(unit) + 1))[:length] + after


HOSTILE = {
    "stops": filled("."),
    "marks": filled("!"),
    "ellipses": filled("…"),
    "spaces": filled(" ", CLIENT),
    "spaces before a word": filled(" ", CLIENT, "x"),
    "spaces in brackets": filled(" ", f"{CLIENT} (", "x"),
    "lines": filled("\n", CLIENT),
    "tabs": filled("\t", CLIENT),
    "stops and commas": filled(".,", after="x"),
    "conditions": filled("if i saw "),
    "hashtags": filled("#Ana ", CLIENT),
    "a name a line": filled("Anna\n"),
    "initials": filled("A."),
    "initials around a client": f"{'A.B.' * 8_000} {CLIENT} {'A.B.' * 8_000}"[:MAX_CHARACTERS].ljust(
        MAX_CHARACTERS, "A"
    ),
    "numbers and hyphens": filled("555-"),
    "letters and hyphens": filled("a-"),
    "ages": filled("34, ", CLIENT),
    "named clients": filled("my client Ana, "),
}


@pytest.fixture(scope="module")
def assessor() -> Assessor:
    """One for all."""
    return Assessor()


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_draft_is_read_in_time(assessor, text):
    """A draft of 65,536 characters that repeats one thing is read to its end."""
    assert len(text) == MAX_CHARACTERS
    with cpu_time(GENEROUS):
        assessor.assess(Draft(text))


def test_the_limit_itself_works():
    """A quadratic pattern does not come to its end under the same limit, at a fiftieth of it."""
    with pytest.raises(TimeoutError), cpu_time(GENEROUS / 50):
        re.compile(r"[.]+(?=x)").search("." * MAX_CHARACTERS)


@pytest.mark.parametrize("unit", ["er-", "er ", "555-", "a-", "A.", "late ", "two ", "A'"])
def test_no_pattern_is_quadratic(detector, unit):
    """Each pattern goes through 65,536 characters in time: none begins anew at every word of a long row."""
    text = filled(unit)
    recognizers = [each for each in detector._analyzer.registry.recognizers if isinstance(each, PhraseRecognizer)]
    assert len(recognizers) == 4
    with cpu_time(GENEROUS):
        for recognizer in recognizers:
            recognizer.analyze(text, recognizer.supported_entities)


def test_many_overlapping_candidates_are_told_apart():
    """Of 40,000 spans, each over the next one's beginning, every other one stays."""
    spans = [Span(start, start + 2, Label.DATE, 0.5, "date") for start in range(40_000)]
    with cpu_time(GENEROUS):
        assert [each.start for each in _apart(spans, _Patterns([]), 40_001)] == list(range(0, 40_000, 2))


def test_many_patterns_are_looked_through():
    """Each of 13,000 spans beside as many patterns of its label gets the extent of its own."""
    patterns = _Patterns(Span(start, start + 4, Label.DATE, 0.5, "period") for start in range(0, 65_000, 5))
    spans = [Span(start + 1, start + 2, Label.DATE, 0.9, "date") for start in range(0, 65_000, 5)]
    with cpu_time(GENEROUS):
        found = list(_apart(spans, patterns, 65_000))
    assert {(each.end - each.start, each.reason) for each in found} == {(4, "period")}
    assert len(found) == 13_000


def test_a_hostile_draft_is_raised(assessor):
    """One of them at least goes all the way: thousands of findings, and a suggestion that is read again."""
    assert len(assessor.assess(Draft(HOSTILE["named clients"])).findings) > 1000


def test_a_taken_stretch_is_not_free():
    """A stretch is taken once; what only touches it stays free."""
    cover = Cover(10)
    assert cover.take(3, 6)
    assert cover.is_free(0, 3)
    assert cover.is_free(6, 10)
    assert not any(cover.is_free(*each) for each in ((0, 4), (5, 7), (4, 5), (0, 10)))
    assert not cover.take(5, 8)
    assert cover.is_free(6, 8)


@pytest.mark.parametrize(("name", "text"), [("İrem", "irem"), ("Irmak", "ırmak"), ("Weiß", "WEIẞ"), ("Sam", "ſam")])
def test_folds_as_patterns_ignore_case(name, text):
    """What a pattern that ignores case takes for the name has the name's fold."""
    assert re.fullmatch(name, text, re.IGNORECASE)
    assert fold(name) == fold(text)
