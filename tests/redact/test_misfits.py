"""A wider word is of the kind of what stood there."""

from __future__ import annotations

import pytest

from tacit.redact.misfits import misfits
from tacit.redact.seam import CLOSE, OPEN

from .marking import redact


@pytest.mark.parametrize(
    ("marked", "redacted"),
    [
        ("My client [APPEARANCE:collects antique dolls] and keeps bees.", "My client keeps bees."),
        ("My client [DEMOGRAPHIC:speaks Welsh] to us.", "My client does something to us."),
        ("She [FAMILY:takes care of her gran] there.", "She does something there."),
        ("It rained. She didn't [HEALTH:relapse] at all.", "It rained."),
        ("My client who has [HEALTH:agoraphobia] texts me.", "My client who has symptoms texts me."),
    ],
)
def test_a_verb_stays_a_verb(marked, redacted):
    """What somebody does gives way to a deed or goes, never to a thing; "has" keeps what is had."""
    assert redact(marked) == redacted


@pytest.mark.parametrize(
    ("made", "number"),
    [
        ("She didn't {ups and downs}.", 1),
        ("She used to {a skilled worker}.", 1),
        ("My client {person} and sings.", 1),
        ("He has {} texts me.", 1),
        ("She didn't {go through a lot}.", 0),
        ("I gave my client {medication}.", 0),
        ("She went to {a place}.", 0),
        ("He has {} hats.", 0),
        ("My client {works}.", 0),
    ],
)
def test_misfits(made, number):
    """A thing behind "didn't" or as what somebody does is told; what is given, had or gone to is no misfit."""
    assert misfits(made.replace("{", OPEN).replace("}", CLOSE)) == number
