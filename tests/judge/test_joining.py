"""The reader's words become spans as people see them."""

from __future__ import annotations

import re
import unicodedata

import pytest

from tacit.detect.reading import Reading, Span
from tacit.finding import Label
from tacit.judge.details import findings
from tacit.judge.joining import joined
from tacit.person import Profile
from tacit.reader.model import Opinion, Word

_MARK = re.compile(r"\[([A-Z]+):([^\]]*)\]")
_WORD = re.compile(r"\w+(?:['’\-]\w+)*|[^\w\s]")


def read(marked: str) -> tuple[str, list[Word]]:
    """A text, and the words that the reader sees in what is marked in it."""
    text, found, at = "", [], 0
    for match in _MARK.finditer(marked):
        text += marked[at : match.start()]
        found += [
            Word(len(text) + word.start(), len(text) + word.end(), Label(match[1]), 0.9)
            for word in _WORD.finditer(match[2])
        ]
        text += match[2]
        at = match.end()
    return text + marked[at:], found


def told(marked: str) -> list[tuple[str, str]]:
    """Label and words of each span."""
    text, found = read(marked)
    return [(str(each.label), text[each.start : each.end]) for each in joined(text, found)]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("is [AGE:41 y.o]. and", ("AGE", "41 y.o.")),
        ("is [AGE:41 y. o]. and", ("AGE", "41 y. o.")),
        ("at [DATE:3 a.m]. with", ("DATE", "3 a.m.")),
        ("at [DATE:12:05pm] on", ("DATE", "12:05pm")),
        ("in the [PLACE:U.S] again", ("PLACE", "U.S")),
        ("to [NAME:Z]*n*[NAME:b] again", ("NAME", "Z*n*b")),
        ("in [ORG:A]&[ORG:E] again", ("ORG", "A&E")),
        ("the [ORG:a]&[JOB:e] sister", ("ORG", "a&e")),
        ("to [NAME:Zogg]*** again", ("NAME", "Zogg***")),
        ("to *[NAME:Zogg]* again", ("NAME", "Zogg")),
        ("in the [PLACE:U.S]. again", ("PLACE", "U.S.")),
        ("at [ORG:St. Zogg's] now", ("ORG", "St. Zogg's")),
        ("at [ORG:T.J. Zogg] now", ("ORG", "T.J. Zogg")),
        ("on [PLACE:St. Orla St]. near", ("PLACE", "St. Orla St.")),
        ("saw [NAME:Pfc. Orla Zogg] now", ("NAME", "Pfc. Orla Zogg")),
        ("saw [NAME:Orla M]. (again)", ("NAME", "Orla M.")),
        ("saw [NAME:Orla M]. He", ("NAME", "Orla M")),
        ("see [CONTACT:https://zogg.example/a?b=1] now", ("CONTACT", "https://zogg.example/a?b=1")),
        ("to [NAME:orla].[CONTACT:zogg at zogg] now", ("CONTACT", "orla.zogg at zogg")),
        ("a [APPEARANCE:6'2]\" man", ("APPEARANCE", "6'2\"")),
        ("a [APPEARANCE:6'2] man", ("APPEARANCE", "6'2")),
        ("the [DATE:summer of ]’[DATE:08] was", ("DATE", "summer of ’08")),
    ],
)
def test_what_stands_together_is_one(marked, expected):
    """Full stops, colons, marks of inches and apostrophes within or behind a detail cut nothing off it."""
    assert told(marked) == [expected]


def test_sentences_stay_apart():
    """An abbreviation that ends a sentence joins nothing across it; one that does not, does."""
    assert told("in the [PLACE:U.S]. He is in [PLACE:Zoggton]") == [("PLACE", "U.S."), ("PLACE", "Zoggton")]
    assert told("in the [PLACE:U.S]. and the [PLACE:Zogg]") == [("PLACE", "U.S. and the Zogg")]


@pytest.mark.parametrize("name", ["José Nuñez", "प्रिया शर्मा", "Nguyễn", "Zo\u200dgg"])
def test_marks_cut_no_name(name):
    """A name is one span with all its accents and vowel signs, in whichever form they are written."""
    written = unicodedata.normalize("NFD", name)
    assert told(f"saw [NAME:{written}] today") == [("NAME", written)]


def test_a_word_read_in_part_is_found_whole():
    """A finding ends at no mark within a word, also where the reader saw only the letters before it."""
    text = unicodedata.normalize("NFD", "saw Muñoz today")
    assert [text[each.start : each.end] for each in joined(text, [Word(4, 7, Label.NAME, 0.9)])] == [text[4:10]]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("[NAME:Mr. and Mrs. Zogg] came", ["Mr. and Mrs. Zogg"]),
        ("[NAME:Mr]. and [NAME:Mrs. Zogg] came", ["Mr. and Mrs. Zogg"]),
        ("Mr. and [NAME:Mrs. Zogg] came", ["Mr. and Mrs. Zogg"]),
        ("dear [NAME:Mr]. came", []),
        ("[NAME:Orla] and [NAME:Mrs. Zogg] came", ["Orla", "Mrs. Zogg"]),
    ],
)
def test_titles(marked, expected):
    """A couple is one span; a title without a name is none."""
    assert [said for _, said in told(marked)] == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("born in [AGE:’98] there", "DATE"),
        ("[AGE:class of ’98] there", "DATE"),
        ("in his [AGE:’40s] there", "AGE"),
        ("he is [AGE:98] there", "AGE"),
        ("he is [AGE:5' 11\"] there", "APPEARANCE"),
        ("a nurse @ [CONTACT:Zogg Hall] there", "ORG"),
        ("a nurse @ [CONTACT:zogg_hall] there", "CONTACT"),
        ("a nurse, [CONTACT:zogghall] there", "CONTACT"),
        ("a nurse, [CONTACT:निशा] there", "NAME"),
        ("a nurse, [CONTACT:J@smine] there", "NAME"),
        ("a nurse, [CONTACT:zogg@smine] there", "CONTACT"),
    ],
)
def test_a_form_tells_better(marked, expected):
    """A year is no age, a height is looks, and what holds nothing but words is not always a way to reach somebody."""
    assert [label for label, _ in told(marked)] == [expected]


def found(marked: str, *spans: Span) -> list[tuple[str, str]]:
    """Label and words of each finding."""
    text, words = read(marked)
    reading = Reading(tuple(words), spans, (), Opinion({}, {}))
    return [(str(each.label), text[each.start : each.end]) for each in findings(text, reading, Profile())]


def test_a_link_is_one_finding():
    """Whatever the reader takes the parts of a link for, it is one; where no part is a contact, it is nobody's."""
    link = Span(4, 26, Label.CONTACT, 0.6, "link")
    assert found("see [CONTACT:https]://[NAME:orla].[ORG:example]/[JOB:a] now", link) == [
        ("CONTACT", "https://orla.example/a")
    ]
    assert ("NAME", "orla") in found("see https://[NAME:orla].example/a now", link)


def test_a_named_client_is_named_whole():
    """A client's name goes as far as the reader sees it, where the pattern that told it knows less of names."""
    named = Span(7, 11, Label.NAME, 0.9, "client_name")
    assert found("client [NAME:Orla de la Zogg] sang", named) == [("NAME", "Orla de la Zogg")]
    assert found("client [NAME:Orla] sang with [NAME:Zogg]", named) == [("NAME", "Orla"), ("NAME", "Zogg")]
