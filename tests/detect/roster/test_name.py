"""Names on a list, taken apart."""

from __future__ import annotations

import pytest

from tacit.detect.roster.letters import key, keys, seen, sound
from tacit.detect.roster.name import Name, name
from tacit.detect.roster.nicknames import is_given_name, stand_ins


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jessica Tran", Name(("jessica",), (), ("tran",))),
        ("Tran, Jessica", Name(("jessica",), (), ("tran",))),
        ("Tran, Jessica Marie", Name(("jessica",), (("marie",),), ("tran",))),
        ("Jessica Marie Tran", Name(("jessica",), (("marie",),), ("tran",))),
        ("Dr. Ana de la Cruz", Name(("ana",), (), ("de", "la", "cruz"), is_titled=True)),
        ("Anne-Marie Smith-Jones", Name(("anne", "marie"), (), ("smith", "jones"))),
        ("Marcus O’Neil, PhD", Name(("marcus",), (), ("oneil",))),
        ("William Okafor Jr.", Name(("william",), (), ("okafor",))),
        ("Okafor, William (Bill)", Name(("william",), (), ("okafor",), nicknames=(("bill",),))),
        ('William "Big Bill" Okafor', Name(("william",), (), ("okafor",), nicknames=(("big", "bill"),))),
        ("Señora Ana de la Cruz", Name(("ana",), (), ("de", "la", "cruz"), is_titled=True)),
        ("Seán Ó Dálaigh", Name(("sean",), (), ("o", "dalaigh"))),
        ("Ana O. Tran", Name(("ana",), (("o",),), ("tran",))),
        ("Ms. T", Name((), (), ("t",), is_titled=True)),
        ("Jessica", Name(("jessica",))),
        ("Jessica,", Name(("jessica",))),
        (", Tran", Name(("tran",))),
        ('Ann "Annie', Name(("ann",), (), ("annie",))),
        ("van den Berg", Name(("van",), (), ("den", "berg"))),
        ("...", Name(())),
        ("", Name(())),
    ],
)
def test_parts(text, expected):
    """First name, what stands between, surname with its particles, titles and nicknames are told apart."""
    assert name(text) == expected


def test_a_double_surname_is_borne_in_parts():
    """A surname is its whole, what stays without its particles, and each half of a double one."""
    assert name("Ana de la Cruz").surnames() == {("de", "la", "cruz"), ("cruz",)}
    assert name("Seán Ó Dálaigh").surnames() == {("o", "dalaigh"), ("dalaigh",)}
    assert name("Ana Smith-Jones").surnames() == {("smith", "jones"), ("smith",), ("jones",)}


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("José", ("jose",)),
        ("O’Neil", ("oneil",)),
        ("Müller", ("muller", "mueller")),
        ("Mu\u0308ller", ("muller", "mueller")),
        ("Weiß", ("weiss",)),
        ("İrem", ("irem",)),
        ("Łukasz", ("lukasz",)),
        ("𝕄𝕒𝕣𝕔𝕦𝕤", ("marcus",)),
        ("Mаrсus", ("marcus",)),
        ("Ａｎａ", ("ana",)),
    ],
)
def test_keys(word, expected):
    """Accents, case, lookalikes and styled letters have the key of plain letters."""
    assert keys(word) == expected
    assert key(word) == expected[0]


def test_what_cannot_be_seen_goes():
    """Invisible characters and combining marks go, and each place in the rest is that in the text as written."""
    text, places = seen("A\u200bna\u0301 ✓")
    assert (text, list(places)) == ("Ana ✓", [0, 2, 3, 5, 6, 7])
    assert seen("Ana ✓").text == "Ana ✓"


@pytest.mark.parametrize(
    ("one", "other"),
    [("hannah", "hanna"), ("stephen", "steven"), ("sara", "sarah"), ("john", "jon"), ("katherine", "catherine")],
)
def test_spellings_of_one_name_sound_alike(one, other):
    """Names that are spelt in two ways sound alike; other names do not."""
    assert sound(one) == sound(other)
    assert len({sound(each) for each in ("maria", "mary", "mario", "marina")}) == 4


def test_nicknames_go_both_ways():
    """Bill is William and William is Bill, but Anna is no Annette, and words are no nicknames."""
    assert "william" in stand_ins("bill")
    assert {"bill", "billy", "will"} <= stand_ins("william")
    assert "alexander" in stand_ins("alex")
    assert "anna" in stand_ins("annette")
    assert "annette" not in stand_ins("anna")
    assert "bell" not in stand_ins("isabella")
    assert not stand_ins("xiomara")
    assert is_given_name("william")
    assert not is_given_name("okafor")
