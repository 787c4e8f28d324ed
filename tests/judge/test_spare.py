"""What a person allowed, taken out of a judgement."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from tacit.allowance import Allowance, Allowed, Ground, Scope, own_words
from tacit.draft import Draft, Site, Surface
from tacit.finding import Finding, Label
from tacit.judge.spare import spare as spare_with
from tacit.person import Profile
from tacit.verdict import Conduct, Judgement, Reason, Verdict

TEXT = "Jessica from Duluth is 34. See https://x.example"
DRAFT = Draft(TEXT)


def finding(words: str, label: Label, reason: str = "name") -> Finding:
    """A finding of the text."""
    start = TEXT.index(words)
    return Finding(start, start + len(words), label, 0.9, reason)


NAME, PLACE, AGE = finding("Jessica", Label.NAME), finding("Duluth", Label.PLACE), finding("34", Label.AGE)
STOP = Judgement(Verdict.STOP, (NAME, PLACE, AGE), (), (Reason("direct", (Label.NAME,)),))
CAUTION = Judgement(Verdict.CAUTION, (PLACE,), (), (Reason("detail", (Label.PLACE,)),))


def spare(draft: Draft, judged: Judgement, allowed: Allowed = (), again: Verdict = Verdict.STOP) -> Judgement:
    """What is left, where the draft without the allowed words gets the verdict `again`."""
    return spare_with(draft, judged, allowed, lambda gone: again if gone else Verdict.STOP)


def word(said: str, label: Label = Label.NAME) -> Allowance:
    """A word that is allowed for good."""
    return Allowance(Scope.WORD, Ground.NOT_CLIENT, said, label, Site.X)


def kind(label: Label, site: Site = Site.X) -> Allowance:
    """A kind that is allowed on a site."""
    return Allowance(Scope.KIND, Ground.NOT_CLIENT, "any", label, site)


def test_nothing_allowed():
    """Without anything that fits, the judgement is the same object."""
    assert spare(DRAFT, STOP) is STOP
    assert spare(DRAFT, STOP, (word("Jess"), kind(Label.JOB))) is STOP


@pytest.mark.parametrize("said", ["Jessica", "jessica", " JESSICA\n"])
def test_a_word_goes_and_a_stop_stands(said: str):
    """An allowed word is no finding, in any case; with others left the stop stands, for reasons that are left."""
    left = spare(DRAFT, STOP, (word(said),))
    assert (left.verdict, left.findings) == (Verdict.STOP, (PLACE, AGE))
    assert [reason.code for reason in left.reasons] == ["combination", "link"]


@pytest.mark.parametrize("again", list(Verdict))
def test_lesser_findings_are_judged_again(again: Verdict):
    """Without its name a draft gets the verdict that it has without it; where that is clear nothing else is said."""
    left = spare(DRAFT, STOP, (word("Jessica"),), again)
    assert left.verdict is again
    assert left.findings == (() if again is Verdict.CLEAR else (PLACE, AGE))


@pytest.mark.parametrize("again", list(Verdict))
def test_a_name_that_is_left(again: Verdict):
    """With a name left the verdict stands, whatever the draft would be without the allowed word."""
    assert spare(DRAFT, STOP, (word("Duluth"),), again).verdict is Verdict.STOP


def test_nothing_left():
    """With every finding allowed nothing is warned of, and what was not read is still said."""
    left = spare(DRAFT, STOP, (word("Jessica"), word("Duluth"), word("34")))
    assert (left.verdict, left.findings, left.reasons) == (Verdict.CLEAR, (), (Reason("link"),))


def test_a_confirmed_client_stays():
    """An answer that confirms a client is held, whatever is said of its words."""
    judged = replace(STOP, conduct=(Conduct.RELATIONSHIP,))
    draft = replace(DRAFT, surface=Surface.REPLY, allowed=("Jessica", "Duluth", "34"))
    left = spare(draft, judged)
    assert (left.verdict, left.findings) == (Verdict.STOP, ())
    assert left.reasons[0].code == "confirms_client"


def test_flags_stay():
    """A flag is about what the draft does, not about a word of it."""
    judged = replace(CAUTION, conduct=(Conduct.SOLICIT,))
    assert spare(DRAFT, judged, (word("Duluth"),)).conduct == (Conduct.SOLICIT,)


def test_kind():
    """A kind is let off in a caution on its site, not on another, and not in a stop."""
    places = (kind(Label.PLACE),)
    assert spare(DRAFT, CAUTION, places).verdict is Verdict.CLEAR
    assert spare(replace(DRAFT, site=Site.FACEBOOK), CAUTION, places) is CAUTION
    assert spare(DRAFT, STOP, places) is STOP


def test_kind_once_it_is_a_caution():
    """Where allowed words make a stop a caution, kinds are let off too, and the rest is judged without them."""
    allowed = (word("Jessica"), kind(Label.PLACE))
    asked: list[tuple[Finding, ...]] = []

    def again(gone: Sequence[Finding]) -> Verdict:
        asked.append(tuple(gone))
        return Verdict.CAUTION

    left = spare_with(DRAFT, STOP, allowed, again)
    assert (left.verdict, left.findings) == (Verdict.CAUTION, (AGE,))
    assert asked == [(NAME,), (NAME, PLACE)]
    left = spare(DRAFT, STOP, (*allowed, kind(Label.AGE)), Verdict.CAUTION)
    assert (left.verdict, left.findings) == (Verdict.CLEAR, ())
    left = spare(DRAFT, STOP, allowed, Verdict.STOP)
    assert (left.verdict, left.findings) == (Verdict.STOP, (PLACE, AGE))


def test_kind_of_a_name():
    """Names, ways to reach someone and numbers are not let off as a kind."""
    judged = replace(CAUTION, findings=(NAME,))
    assert spare(DRAFT, judged, (kind(Label.NAME),)) is judged


def test_a_listed_client():
    """Someone on the client list is allowed in one draft, never for good."""
    listed = replace(STOP, findings=(finding("Jessica", Label.NAME, "roster_name"),))
    assert spare(DRAFT, listed, (word("Jessica"),)) is listed
    assert spare(replace(DRAFT, allowed=("Jessica",)), listed).verdict is Verdict.CLEAR


def test_own_words():
    """Safer wording leaves allowed words as it leaves one's own; a kind is no word."""
    profile = own_words(Profile(other=("Ann",)), replace(DRAFT, allowed=("34",)), (word("Jo"), kind(Label.AGE)))
    assert profile.other == ("Ann", "Jo", "34")


@pytest.mark.parametrize("again", list(Verdict))
def test_allowing_never_makes_it_worse(again: Verdict):
    """Whatever the reader says of what is left, a draft is not held because a word was allowed."""
    judged = Judgement(Verdict.CAUTION, (PLACE, AGE), (), (Reason("detail", (Label.PLACE,)),))
    assert spare(DRAFT, judged, (word("Duluth", Label.PLACE),), again).verdict is not Verdict.STOP
