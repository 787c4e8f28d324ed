"""Verdict and reasons from a draft and its candidates."""

from __future__ import annotations

import pytest

from tacit.draft import Draft, Site, Surface
from tacit.finding import Finding, Label
from tacit.judge.judge import judge
from tacit.judge.owner import clients_own
from tacit.verdict import Verdict

SESSION = "My client told me in our session today that "


def at(text: str, words: str, label: Label, score: float = 0.6, reason: str = "job") -> Finding:
    """The finding of `words` in `text`."""
    start = text.index(words)
    return Finding(start, start + len(words), label, score, reason)


class TestVerdict:
    def test_a_direct_identifier_stops(self):
        """A sure name in a draft about a client holds it; the same draft without it is not held."""
        text = f"{SESSION}Orla can sleep again."
        assert judge(Draft(text), (at(text, "Orla", Label.NAME, reason="client_name"),)).verdict is Verdict.STOP
        assert judge(Draft(text), ()).verdict is Verdict.CAUTION

    def test_several_small_details_stop(self):
        """Age, job, place and family together hold a draft that one of them alone does not."""
        text = f"{SESSION}a retired welder of 61 from Duluth, father of nine, can sleep again."
        parts = (
            at(text, "retired welder", Label.JOB),
            at(text, "61", Label.AGE, 0.8, "age"),
            at(text, "Duluth", Label.PLACE, 0.6, "place"),
            at(text, "father of nine", Label.FAMILY, 0.8, "household"),
        )
        assert judge(Draft(text), parts).verdict is Verdict.STOP
        assert judge(Draft(text), parts[1:2]).verdict is Verdict.CAUTION

    def test_more_details_never_lower_a_verdict(self):
        """A detail added to the candidates of a held draft leaves it held."""
        text = f"{SESSION}Orla, a welder from Duluth, can sleep again."
        name = at(text, "Orla", Label.NAME, reason="client_name")
        for more in (at(text, "welder", Label.JOB), at(text, "Duluth", Label.PLACE, reason="place")):
            assert judge(Draft(text), (name, more)).verdict is Verdict.STOP

    @pytest.mark.parametrize("text", ["Good morning all", "My husband burned the rice again", "Rain. Coffee. Rain."])
    def test_no_sign_of_a_client_is_clear(self, text):
        """Where nothing speaks of a client, nothing is raised, however short the draft."""
        assert judge(Draft(text), ()).verdict is Verdict.CLEAR


class TestReasons:
    def test_they_name_the_labels(self):
        """Direct and combined details are named apart, each label once."""
        text = f"{SESSION}Orla, a welder from Duluth, can sleep again."
        parts = (
            at(text, "Orla", Label.NAME, reason="client_name"),
            at(text, "welder", Label.JOB),
            at(text, "Duluth", Label.PLACE, reason="place"),
        )
        said = judge(Draft(text), parts)
        assert [(reason.code, reason.labels) for reason in said.reasons] == [
            ("direct", (Label.NAME,)),
            ("combination", (Label.PLACE, Label.JOB)),
        ]

    def test_a_client_without_a_detail(self):
        """A caution without a finding says that a client is spoken of."""
        said = judge(Draft(f"{SESSION}it is lighter now."), ())
        assert [reason.code for reason in said.reasons] == ["client_mentioned"]


class TestOwner:
    def test_the_writers_own_people_are_no_clients(self):
        """A name after "my sister" or "Dr." is dropped, a client's is kept."""
        text = "My sister Orla rang. Dr. Quill agreed. I saw Tadhg for his session."
        candidates = tuple(at(text, name, Label.NAME) for name in ("Orla", "Quill", "Tadhg"))
        assert [text[each.start : each.end] for each in clients_own(text, candidates)] == ["Tadhg"]


class TestSurface:
    def test_only_an_answer_can_confirm(self):
        """The words that confirm a client in a reply do not add that reason to a post."""
        text = "So proud of you! I remember when you first sat in my office. See you Thursday, keep up our work."
        reply = Draft(text, Site.X, Surface.REPLY, "@renee: one year today")
        assert "confirms_client" in [reason.code for reason in judge(reply, ()).reasons]
        assert "confirms_client" not in [reason.code for reason in judge(Draft(text), ()).reasons]
