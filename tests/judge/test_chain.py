"""Patterns one behind the other."""

from __future__ import annotations

import pytest

from tacit.draft import MAX_CHARACTERS, Draft
from tacit.judge import judge as judging
from tacit.judge.chain import Chain
from tacit.judge.conduct import flags
from tacit.verdict import Conduct, Verdict
from tests.detect.limits import cpu_time

CHAIN = Chain(r"\bone\b", (5, r"\btwo\b"), (3, r"\bthree\b"))


@pytest.mark.parametrize("text", ["one two three", "ONE 123 two 1 three", "one one two two three", "one\ntwo\nthree"])
def test_in_reach(text):
    """Each within reach of the last, in any case and over line ends: the chain is there."""
    assert CHAIN.is_in(text)


@pytest.mark.parametrize(
    "text", ["", "one two", "two three", "one 12345 two three", "one two 123 three", "three two one", "two one three"]
)
def test_out_of_reach(text):
    """One that is missing, too far or in another order breaks the chain."""
    assert not CHAIN.is_in(text)


def test_windows_are_not_searched_again_and_again():
    """A draft full of beginnings and middles is looked through in little time, and its end is still found."""
    text = ("if i saw saw saw saw saw " * MAX_CHARACTERS)[: MAX_CHARACTERS - 20]
    with cpu_time(3.0):
        passed = flags(Draft(text), Verdict.CLEAR, confirms=False, client=0.0)
        raised = flags(Draft(text + " please"), Verdict.CLEAR, confirms=False, client=0.0)
    assert Conduct.TESTIMONIAL not in passed
    assert Conduct.TESTIMONIAL in raised


def test_a_bare_verdict_asks_for_no_flags(monkeypatch):
    """The verdict alone is the whole judgement's, and no flag is computed for it."""
    draft = Draft("A client told me today that the anxiety is finally a bit quieter. I love this work.")
    whole = judging.judge(draft, ())
    asked = []
    monkeypatch.setattr(judging, "flags", lambda *_, **__: asked.append(1) or ())
    assert judging.verdict_on(draft, ()) is whole.verdict is Verdict.CAUTION
    assert asked == []
    judging.judge(draft, ())
    assert asked == [1]
