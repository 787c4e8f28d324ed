"""Numbers that anybody may ring, beside a client's."""

from __future__ import annotations

import re

import pytest

from tacit.detect.reading import Reading
from tacit.finding import Label
from tacit.judge.details import findings
from tacit.person import Profile
from tacit.reader.model import Opinion, Word
from tacit.verdict import Conduct, Verdict

PIECE = re.compile(r"\w+")
OPINION = Opinion(dict.fromkeys(Verdict, 0.3), dict.fromkeys(Conduct, 0.0))


def found(text: str, number: str, label: Label) -> list[str]:
    """What is a finding where the reader takes every piece of a number for a client's."""
    start = text.index(number)
    words = tuple(Word(*each.span(), label, 0.9) for each in PIECE.finditer(text, start, start + len(number)))
    told = findings(text, Reading(words, (), (), OPINION), Profile())
    return [text[each.start : each.end] for each in told]


@pytest.mark.parametrize(
    "number", ["(800) 273-8255", "800.273.8255", "+1 833 852 6262", "0808 2000 247", "0800 1111", "116 123", "741741"]
)
def test_a_hotline_is_nobodys(number):
    """A toll-free number and a crisis line are no finding, whatever the reader thinks."""
    assert found(f"He rang {number} in the night.", number, Label.CONTACT) == []


@pytest.mark.parametrize(
    ("number", "label"),
    [("911 Maple Avenue", Label.CONTACT), ("0808 447 123", Label.ID), ("(800) 555-0199 ext 42", Label.CONTACT)],
)
def test_what_begins_like_a_hotline_stays(number, label):
    """An address, a record's number and an extension are a client's though they begin with such digits."""
    (only,) = found(f"She is at {number} now.", number, label)
    assert only.strip("()") in number
    assert only.split()[-1] == number.split()[-1]


@pytest.mark.parametrize("number", ["415-555-0134", "02 9876 5432", "07911 123456"])
def test_other_numbers_stay(number):
    """Other numbers that the reader takes for a client's are findings."""
    assert found(f"He rang {number} in the night.", number, Label.CONTACT) == [number]
