"""Marks that come in pairs stay pairs."""

from __future__ import annotations

import pytest

from tacit.redact.balance import bracketed, is_torn

from .marking import redact


@pytest.mark.parametrize(
    ("marked", "redacted"),
    [
        (
            "She was told by her [FAMILY:gran] – [JOB:a welder] – that it rains.",
            "She was told by her grandparent that it rains.",
        ),
        ("My client [NAME:Luis] — [NAME:sweet Luis], whose [JOB:shop sells bees] — sang.", None),
        ("[NAME:Orla]—yes, a [JOB:nurse], of [ORG:Zogg]—called.", "Someone—yes—called."),
        ("My client [NAME:Orla]—yes, that [NAME:Orla]—called.", "My client—yes—called."),
        ("She lives at [PLACE:3 Elm Ave (ugh], the stairs) and her gran sings.", None),
    ],
)
def test_pairs_stay_pairs(marked, redacted):
    """What stood between two dashes or brackets goes with both or with neither."""
    made = redact(marked)
    assert redacted is None or made == redacted
    assert made.count("(") == made.count(")")
    assert made.count("—") in (0, 2)


@pytest.mark.parametrize(
    ("said", "made", "torn"),
    [
        ("He (a nurse) sang.", "He sang.", False),
        ("He (a nurse) sang.", "He a worker) sang.", True),
        ("He (a nurse) sang.", "He (a worker sang.", True),
        ("1) He sang.", "1) Someone sang.", False),
        ("He – a nurse – sang.", "He – a worker – sang.", False),
        ("He – a nurse – sang.", "He – sang.", True),
        ("He — a nurse — sang — for us.", "He sang — for us.", False),
        ("He sang – in Dayton.", "He sang.", False),
        ("- He sang – in Dayton – to us.", "- He sang to us.", False),
        ("He sang 9–10 and 11–12 with us.", "He sang 9–10 with us.", False),
    ],
)
def test_what_is_torn(said, made, torn):
    """One bracket or dash of two tells; lists, numbers and what ends a sentence do not."""
    assert is_torn(said, made) is torn


def test_the_whole_of_a_bracket():
    """A stretch that opens or closes a bracket takes the rest of it, where there is one."""
    said = "We met (or (so) I think) here."
    assert said[slice(*bracketed(said, said.index("met"), said.index("or")))] == "met (or (so)"
    assert said[slice(*bracketed(said, said.index("think"), said.index("here")))] == "(so) I think) "
    assert said[slice(*bracketed(said, 0, 6))] == "We met"
    assert bracketed("a ( b", 0, 3) == (0, 3)
