"""Every reason that can be given has its sentence."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import tacit
from tacit.finding import Label
from tacit.messages import sentence
from tacit.verdict import Conduct

PACKAGE = Path(tacit.__file__).parent


CODES = sorted(set(re.findall(r"(?:Reason\(|told = \(\(|\), \()\"(\w+)\"", (PACKAGE / "judge/judge.py").read_text())))
WORDS = [
    *(f"conduct_{flag}" for flag in Conduct),
    *(f"label_{label.lower()}" for label in Label),
]


def given_reasons() -> set[str]:
    """Every reason that a recognizer may give, read from the recognizers themselves."""
    from tacit.detect.detector import Detector
    from tacit.detect.labels import PLAIN, REASONS
    from tacit.detect.phrases import PhraseRecognizer

    recognizers = Detector()._analyzer.registry.recognizers
    from tacit.detect.roster.worth import REASONS as LISTED

    phrases = {each.reason for r in recognizers if isinstance(r, PhraseRecognizer) for each in r.phrases}
    return phrases | set(REASONS.values()) | set(PLAIN.values()) | LISTED | {"other"}


@pytest.mark.parametrize("reason", sorted(given_reasons()))
def test_findings(reason):
    """Each reason of a finding has its sentence."""
    assert sentence(f"finding_{reason}").endswith(".")


@pytest.mark.parametrize("code", CODES)
def test_reasons(code):
    """Each reason of a verdict has its sentence, with the labels in the place it keeps for them."""
    said = sentence(f"reason_{code}", (Label.AGE, Label.JOB, Label.PLACE))
    assert said.endswith(".")
    assert "$" not in said


def test_labels_are_listed_as_words():
    """Labels are joined as a person would say them."""
    assert "age, work and place" in sentence("reason_combination", (Label.AGE, Label.JOB, Label.PLACE))
    assert sentence("reason_direct", (Label.NAME,)).endswith(": name.")


@pytest.mark.parametrize("key", WORDS)
def test_words(key):
    """Each flag, verdict and label has its words: no exclamation mark, never "safe" as a promise."""
    assert sentence(key)
    assert not re.search(r"!|\bsafe\b", sentence(key))


def test_an_unknown_key_is_refused():
    """A key without a message is an error, not an empty line."""
    with pytest.raises(KeyError):
        sentence("finding_nothing_of_the_kind")
