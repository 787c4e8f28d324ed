"""Where details begin and end, and what a sentence is like around them."""

from __future__ import annotations

import unicodedata

import pytest

from tacit.finding import Finding, Label
from tacit.redact.details import details
from tacit.redact.mentions import all_mentions

from .marking import redact, unmarked


def told(marked: str) -> list[tuple[str, int]]:
    """Words and count of each detail."""
    text, findings = unmarked(marked)
    return [(text[each.start : each.end], each.number) for each in details(text, findings)]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("Saw [NAME:Bo M]. (again) there.", "Bo M."),
        ("Saw [NAME:Bo M]. & her there.", "Bo M."),
        ("Saw [NAME:Bo M]. @ school.", "Bo M."),
        ("Saw [NAME:Bo M]. Friday there.", "Bo M."),
        ("Saw [NAME:Bo M]. He sang.", "Bo M"),
        ("Saw [NAME:Bo M.] Lovely man.", "Bo M"),
        ("on [PLACE:Zogg St.] near", "Zogg St."),
        ("on [PLACE:Zogg.] near", "Zogg"),
        ("in the [PLACE:U.S.] again", "U.S."),
        ("has [HEALTH:Alzheimer's] and", "Alzheimer's"),
        ("has [HEALTH:Alzheimer's] symptoms", "Alzheimer's"),
        ("the [HEALTH:autism's] gift", "autism"),
        ("the [FAMILY:sister's] gift", "sister"),
        ("his '[FAMILY:sis]' sang", "'sis'"),
        ("his ‘[FAMILY:sis]’ sang", "‘sis’"),
        ('his "[FAMILY:sis]" sang', '"sis"'),
        ("his 'big [FAMILY:sis]' sang", "sis"),
        ("at [DATE:1]:45p then", "1:45p"),
        ("is [AGE:41] y.o. and", "41 y.o."),
        ("met Pfc. [NAME:Orla] there", "Pfc. Orla"),
        ("said 'so [QUOTE:tired] of it' and", "'so tired of it'"),
        ('is 6\'2" and "so [QUOTE:tired] of it" and', '"so tired of it"'),
        ("parents' [QUOTE:tired] sons' and", "tired"),
    ],
)
def test_edges(marked, expected):
    """What belongs to a detail goes with it: its full stop, its quotation marks, the "'s" of an illness."""
    assert [words for words, _ in told(marked)] == [expected]


@pytest.mark.parametrize(
    ("marked", "number"),
    [
        ("[NAME:Mr. and Mrs. Zogg] sang", 2),
        ("[NAME:Mrs. Zogg] sang", 1),
        ("[NAME:jesús], no [NAME:jesus], sang", 1),
        ("[NAME:jesús], [NAME:orla] sang", 2),
        ("[NAME:Bo Zogg], [NAME:Al Zogg] sang", 2),
    ],
)
def test_persons_are_counted(marked, number):
    """A couple is two; one name in two spellings is one person."""
    assert [count for _, count in told(marked)] == [number]


def test_marks_cut_no_mention():
    """Parts of a name with accents are found again whole, and no piece of it is a name."""
    text = unicodedata.normalize("NFD", "Saw Íñigo Nuñez. A nun sang. Nuñez wept.")
    name = Finding(4, text.index("."), Label.NAME, 0.9, "name")
    again = text.rindex("N")
    assert [(each.start, each.end) for each in all_mentions(text, [name])] == [
        (4, name.end),
        (again, text.index(" wept")),
    ]


def test_a_title_is_no_name():
    """A title that was found without a name is not looked for again; one that is a name by itself is."""
    assert len(all_mentions("Mr sang. Mr Zogg wept.", [Finding(0, 2, Label.NAME, 0.9, "name")])) == 1
    assert len(all_mentions("Lil sang. Lil wept.", [Finding(0, 3, Label.NAME, 0.9, "name")])) == 2


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("He is [AGE:41 y.o.] She sang.", "He is an adult. She sang."),
        ("Ran into [NAME:Bo M]. (again) at noon.", "Ran into someone (again) at noon."),
        ("We sang at [DATE:3 p.m.] Lovely song.", "We sang. Lovely song."),
        ("I met ur [JOB:nurse] and sang.", "I met ur health worker and sang."),
        ("A [JOB:nurse] @ [ORG:Zogg] sang.", "A health worker sang."),
        ("ur appt moved to [DATE:thurs 2/6] @ [DATE:1:45p]", "ur appt moved to that time"),
        ("u saw [NAME:Orla] and sang.", "u saw a client and sang."),
    ],
)
def test_sentences(marked, expected):
    """Sentences keep one full stop each, and shorthand is read as the words that it stands for."""
    assert redact(marked) == expected
