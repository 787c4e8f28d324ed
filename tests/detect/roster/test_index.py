"""What a client list can be recognised by."""

from __future__ import annotations

import pytest

from tacit.detect.roster.index import index
from tacit.detect.roster.mentions import roster_names
from tacit.person import Alias, Client, Kind, Roster


def words(text: str, roster: Roster) -> list[str]:
    """What is found of a roster."""
    return [text[each.start : each.end] for each in roster_names(text, index(roster))]


@pytest.mark.parametrize(
    "alias", ["", " ", "...", Alias("@", Kind.HANDLE), Alias("...", Kind.NAME), Alias("--", Kind.RELATIVE)]
)
def test_what_names_nobody_is_found_nowhere(alias):
    """An alias without a letter adds nothing."""
    assert not words("a @ ... -- b", (Client((alias,)),))
    assert words("then Ana came", (Client((alias, "Ana")),)) == ["Ana"]


def test_an_empty_list_finds_nobody():
    """Without clients there is nothing to look up."""
    assert not words("Marcus and M.O. came", ())


def test_initials_told_as_a_name_are_initials():
    """A name of single letters is found with its full stops."""
    assert words("then A. B. came, a b c", (Client((Alias("A B"),)),)) == ["A. B."]


def test_a_list_without_initials_finds_none():
    """Where nobody's initials are known, no letters are."""
    assert words("M.O. and Marcus", (Client(("Marcus",)),)) == ["Marcus"]


def test_a_short_surname_is_found_with_a_title_or_first_name():
    """A surname of two letters alone is in other words' way."""
    clients = (Client(("Bo Li",)),)
    assert not words("Li said", clients)
    assert words("Mr. Li and Bo Li", clients) == ["Mr. Li", "Bo Li"]


def test_an_account_may_be_told_by_its_address():
    """The last part of an account's web address is its handle."""
    clients = (Client((Alias("https://instagram.com/ana_c/", Kind.HANDLE),)),)
    assert words("so said @ana_c", clients) == ["@ana_c"]


def test_couples_share_a_surname():
    """Two people of one entry are both found."""
    clients = (Client(("Dan and Ana Lindqvist",)),)
    assert words("Dan Lindqvist, then Ana Lindqvist", clients) == ["Dan Lindqvist", "Ana Lindqvist"]


def test_letters_left_out_must_leave_a_name():
    """What begins with a mark or fits a plain word as well hides no name."""
    clients = (Client(("Marcus Grace",)),)
    assert not words("9*rcus gr*ce *arcus", clients)
    assert words("m*rcus", clients) == ["m*rcus"]
