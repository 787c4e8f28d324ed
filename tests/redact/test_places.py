"""Every mention of a found place or organisation."""

from __future__ import annotations

import pytest

from tacit.finding import Finding, Label
from tacit.person import Profile
from tacit.redact.places import with_places
from tests.detect.limits import cpu_time


def again(text: str, place: str, profile: Profile = Profile()) -> list[str]:  # noqa: B008
    """What is marked besides, where a place was found once."""
    start = text.index(place)
    found = [Finding(start, start + len(place), Label.PLACE, 0.9, "place")]
    return [text[each.start : each.end] for each in with_places(text, found, profile) if each not in found]


def test_everywhere():
    """A found place is marked again with or without accents, as a part of its name, and in hashtags that hold it."""
    assert again("She is from Gdańsk. GDANSK, Gdansk's rain, #GdanskStrong", "Gdańsk") == [
        "GDANSK",
        "Gdansk",
        "#GdanskStrong",
    ]
    assert again("The Tacoma General ward. Tacoma!", "Tacoma General") == ["Tacoma"]
    assert again("At the Pike Place fish stall. Pike Place again. #pikeplace", "the Pike Place fish stall") == [
        "Pike Place",
        "#pikeplace",
    ]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("At Target she cried. Target that fear. #target", "Target"),
        ("At the Pike Place stall. My place, a pike, The Stall", "the Pike Place stall"),
        ("From tacoma to tacoma", "tacoma"),
        ("From Derry. A derry.", "Derry"),
        ("In Florence. My friend, Florence, agreed.", "Florence"),
        ("From Tacoma. I saw Denzel Tacoma too.", "Tacoma"),
        ("From Ely. She is from Elyria. #elegy", "Ely"),
    ],
)
def test_not_in_everyday_words(text, place):
    """A place that is also a word of every day, or is written small, is not marked where it is the word."""
    assert again(text, place) == []


def test_ones_own_town():
    """The clinician's own town stays, also where a client's workplace is called after it."""
    text = "She is at Tacoma General. I live in Tacoma. Not Tacoma General again. #tacoma"
    assert again(text, "Tacoma General", Profile(city="Tacoma")) == ["Tacoma General"]


def test_many_places():
    """Thousands of places are looked for in one pass."""
    names = [f"N{chr(97 + i % 26)}{chr(97 + i // 26 % 26)}{chr(97 + i // 676)}elk" for i in range(900)]
    text = ",".join([*names, *names, *(f"#{name}" for name in names), "#" + "a" * 9000])
    found = [Finding(at * 8, at * 8 + 7, Label.PLACE, 0.9, "place") for at in range(len(names))]
    with cpu_time(10.0):
        assert len(with_places(text, found, Profile())) == 3 * len(names)
