"""From the first warning of a draft to its near miss."""

from datetime import date, datetime
from itertools import permutations

import pytest

from tacit.draft import Site, Surface
from tacit.finding import Label
from tacit.outcome import Outcome, Why
from tacit.store.nearmiss import Grounds, NearMiss
from tacit.store.warned import STRENGTH, WarnedDraft
from tacit.verdict import Conduct, Verdict

from .misses import EDITION

STOP = Grounds(Verdict.STOP, (Label.NAME,))
OTHER_STOP = Grounds(Verdict.STOP, (Label.PLACE, Label.JOB))
CAUTION = Grounds(Verdict.CAUTION, (Label.AGE,))
FLAG = Grounds(Verdict.CLEAR, (), (Conduct.ADVICE,))


def warned(grounds: Grounds = STOP) -> WarnedDraft:
    """A draft that was warned of once, a minute before midnight."""
    return WarnedDraft(datetime(2025, 6, 18, 23, 59), Site.X, Surface.REPLY, grounds, grounds, EDITION)


def test_first_warning():
    """From its first warning on a draft is a near miss that was not posted, of that day."""
    assert warned().near_miss() == NearMiss(date(2025, 6, 18), Site.X, Surface.REPLY, STOP, Outcome.CANCELLED, EDITION)


@pytest.mark.parametrize("outcome", [Outcome.CANCELLED, Outcome.REVISED, Outcome.REDACTED])
def test_gravest(outcome: Outcome):
    """What was not posted as it stood is told for the gravest warning, the latest of equals."""
    draft = warned(FLAG).warned(STOP).warned(OTHER_STOP).warned(CAUTION).came_to(outcome)
    assert draft.near_miss().grounds == OTHER_STOP
    assert draft.near_miss().outcome == outcome


@pytest.mark.parametrize("outcome", [Outcome.SENT, Outcome.WRONG])
def test_latest(outcome: Outcome):
    """What was sent unchanged, or warned of wrongly, is told for the warning that the text had then."""
    assert warned(STOP).warned(CAUTION).came_to(outcome).near_miss().grounds == CAUTION


def test_strength():
    """Of several outcomes the strongest stands, in whatever order they were told."""
    assert set(STRENGTH) == set(Outcome)
    for outcomes in permutations(Outcome, 3):
        draft = warned()
        for outcome in outcomes:
            draft = draft.came_to(outcome)
        assert draft.near_miss().outcome == max(outcomes, key=STRENGTH.index)


def test_why():
    """Why a draft was sent is what was said when it was sent last, and of any other outcome nothing is said."""
    draft = warned().came_to(Outcome.SENT, Why.OTHER).came_to(Outcome.SENT, Why.CONSENT)
    assert draft.near_miss().why is Why.CONSENT
    assert draft.came_to(Outcome.CANCELLED).near_miss().why is Why.CONSENT
    assert draft.came_to(Outcome.SENT).near_miss().why is None
    assert draft.came_to(Outcome.WRONG).near_miss().why is None
