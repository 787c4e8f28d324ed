"""Findings that stand together are reworded together."""

from __future__ import annotations

import pytest

from tacit.redact.details import details

from .marking import redact, unmarked


def told(marked: str) -> list[tuple[str, str, int]]:
    """Words, label and count of each detail."""
    text, findings = unmarked(marked)
    return [(text[each.start : each.end], each.label.value, each.number) for each in details(text, findings)]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("my [AGE:19 year old] [DEMOGRAPHIC:Somali] [JOB:nurse] sang", [("19 year old Somali nurse", "JOB", 1)]),
        ("a [JOB:nurse] from [PLACE:Dayton] sang", [("nurse from Dayton", "JOB", 1)]),
        ("[NAME:Pat], [NAME:Lupe] and [NAME:Jim] sang", [("Pat, Lupe and Jim", "NAME", 3)]),
        ("at [DATE:4:40] on [DATE:Friday] again", [("4:40 on Friday", "DATE", 1)]),
        ("[NAME:Orla] is a [JOB:nurse]", [("Orla", "NAME", 1), ("nurse", "JOB", 1)]),
        ("my [NAME:Orla]\n[NAME:Jim] too", [("Orla", "NAME", 1), ("Jim", "NAME", 1)]),
        ("the [EVENT:crash] in [PLACE:Dayton]", [("crash in Dayton", "EVENT", 1)]),
    ],
)
def test_together(marked, expected):
    """What stands before a word or hangs on it is one detail with it; names, clauses and other lines stay apart."""
    assert told(marked) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("[FAMILY:his dad's] truck", "dad"),
        ("[FAMILY:the wife] cried", "wife"),
        ("[NAME:R.K.] came", "R.K."),
        ("[PLACE:Dayton.]", "Dayton"),
    ],
)
def test_edges(marked, expected):
    """Articles before, possessives and marks behind stay where they are; initials keep their full stop."""
    assert [words for words, _, _ in told(marked)] == [expected]


def test_nothing_but_an_edge():
    """A finding of which nothing is left is no detail."""
    assert told("so [FAMILY:the ] end") == []


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (
            '"So [QUOTE:this guy]. [JOB:A locksmith]. Said [NAME:Gary]." True',
            [('"So this guy. A locksmith. Said Gary."', "QUOTE", 1)],
        ),
        ('"So [QUOTE:this guy]. I [EVENT:left" early] on', [('"So this guy. I left" early', "QUOTE", 1)]),
        ('"So [QUOTE:this guy]" said [NAME:Gary]', [('"So this guy"', "QUOTE", 1), ("Gary", "NAME", 1)]),
    ],
)
def test_a_quotation_takes_along_what_stands_in_it(marked, expected):
    """A quotation goes whole, with everything that was found in it; what stands behind it is a detail of its own."""
    assert told(marked) == expected


def test_what_a_possessive_parts():
    """What happened and what it was done with are one detail where only a possessive parts them."""
    chain = "To the [FAMILY:dad] who [EVENT:brought his] [FAMILY:daughter's] [EVENT:ashes] to session, I see you."
    assert redact(chain) == "To the parent who did something, I see you."
    assert "something's" not in redact("The girl is [EVENT:engaged to my 2pm's] [FAMILY:brother] again.")
    assert "sibling's" in redact("It is her [FAMILY:brother's] [EVENT:barber chair].")
