"""What muted kinds change about a judgement, and what they never change."""

import pytest

from tacit.finding import Finding, Label
from tacit.judge.judge import Judgement
from tacit.judge.muting import mute
from tacit.verdict import Conduct, Reason, Verdict

AGE = Finding(0, 2, Label.AGE, 0.9, "age")
JOB = Finding(5, 9, Label.JOB, 0.9, "job")
NAME = Finding(10, 15, Label.NAME, 0.9, "name")


def caution(*findings: Finding, reasons: tuple[Reason, ...] = (), conduct: tuple[Conduct, ...] = ()) -> Judgement:
    """Return a caution."""
    return Judgement(Verdict.CAUTION, findings, conduct, reasons)


def test_left_out():
    """A muted kind is left out of findings and reasons, and the judgement says that it was."""
    reasons = (Reason("detail", (Label.AGE, Label.JOB)), Reason("claim"))
    assert mute(caution(AGE, JOB, reasons=reasons), {Label.AGE}) == caution(
        JOB, reasons=(Reason("detail", (Label.JOB,)), Reason("claim"), Reason("muted", (Label.AGE,)))
    )


def test_nothing_left():
    """A caution that consisted of muted kinds becomes clear; its conduct flags and what was not read stay."""
    reasons = (Reason("detail", (Label.AGE,)), Reason("claim"), Reason("link"))
    judged = caution(AGE, reasons=reasons, conduct=(Conduct.ADVICE,))
    assert mute(judged, {Label.AGE, Label.JOB}) == Judgement(
        Verdict.CLEAR, (), (Conduct.ADVICE,), (Reason("link"), Reason("muted", (Label.AGE,)))
    )


def test_stop_is_whole():
    """A stop is told in full."""
    stop = Judgement(Verdict.STOP, (AGE, NAME), (), (Reason("detail", (Label.AGE,)),))
    assert mute(stop, set(Label)) == stop


def test_direct_is_told():
    """What points straight at one person is told in a caution too, muted or not."""
    judged = caution(NAME, reasons=(Reason("direct", (Label.NAME,)),))
    assert mute(judged, {Label.NAME}) == judged


@pytest.mark.parametrize("findings", [(), (JOB,)])
def test_nothing_muted(findings: tuple[Finding, ...]):
    """A caution without a muted kind stays as it is, also one without findings."""
    judged = caution(*findings, reasons=(Reason("client_mentioned"),))
    assert mute(judged, {Label.AGE}) == judged
