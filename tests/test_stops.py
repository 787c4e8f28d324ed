"""Full stops that are a word's own, and those that end a sentence."""

from __future__ import annotations

import pytest

from tacit import stops
from tacit.tokens import pieces, sentences


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "He is 41 y.o. and sings. He is 41 y.o. She sings.",
            ["He is 41 y.o. and sings. ", "He is 41 y.o. ", "She sings."],
        ),
        ("At 3 p.m. on a bus. At 3 p.m. Lovely bus.", ["At 3 p.m. on a bus. ", "At 3 p.m. ", "Lovely bus."]),
        ("At 3 p.m. Friday. At 3 p.m. Christmas Eve.", ["At 3 p.m. Friday. ", "At 3 p.m. Christmas Eve."]),
        ("Pfc. Zogg at Ft. Hope and Lt. Col. Bo.", ["Pfc. Zogg at Ft. Hope and Lt. Col. Bo."]),
        ("St. Rose St. was shut. On Rose St. He sang.", ["St. Rose St. was shut. ", "On Rose St. ", "He sang."]),
        ("Saw Bo M. Lovely man. Saw B. Lovely.", ["Saw Bo M. ", "Lovely man. ", "Saw B. Lovely."]),
        ("In the U.S. Navy. In the U.S. He sang.", ["In the U.S. Navy. ", "In the U.S. ", "He sang."]),
        (
            "On Sept. 4 it rained. It ends in Sept. Bo sang.",
            ["On Sept. 4 it rained. ", "It ends in Sept. ", "Bo sang."],
        ),
        ("No. See No. 4 there.", ["No. ", "See No. 4 there."]),
        ("It is MS. Bo sang.", ["It is MS. ", "Bo sang."]),
        ("At 3 p.m.? Bo sang. (At 3 p.m.) on a bus.", ["At 3 p.m.? ", "Bo sang. ", "(At 3 p.m.) on a bus."]),
    ],
)
def test_sentences_go_on_behind_an_abbreviation(text, parts):
    """A sentence ends behind an abbreviation only where another one clearly begins."""
    assert [text[start:end] for start, end in sentences(text)] == parts


def test_the_network_reads_what_it_learnt():
    """The stretches that the network is fed know only the abbreviations that it was trained with."""
    text = "He is 41 y.o. and sings at Ft. Hope. Dr. Bo M. Then he left."
    told = [text[start:end] for start, end in pieces(text)]
    assert told == ["He is 41 y.o. ", "and sings at Ft. ", "Hope. ", "Dr. Bo M. Then he left."]


@pytest.mark.parametrize(
    ("text", "is_own", "is_alone"),
    [
        ("the U.S. at last", True, True),
        ("the U.S.", True, False),
        ("Bo M. (again)", True, True),
        ("Bo M.", False, False),
        ("on Rose St., then", True, True),
        ("a word. then", False, False),
    ],
)
def test_whose_a_full_stop_is(text, is_own, is_alone):
    """A token with several has its last one anywhere; an abbreviation where the sentence goes on behind it."""
    stop = text.rindex(".")
    assert (stops.belongs(text, stop), stops.goes_on(text, stop)) == (is_own, is_alone)
