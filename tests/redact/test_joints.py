"""What joins two clauses or names goes with the one of them that goes."""

from __future__ import annotations

import pytest

from .marking import redact


@pytest.mark.parametrize(
    ("marked", "redacted"),
    [
        ("[EVENT:He swam the channel], and he told me.", "He told me."),
        ("I sang. Her [FAMILY:mum runs the ferry], so we all went by boat.", "I sang. We all went by boat."),
        ("*[NAME:Orla]* and [CONTACT:_Orla_] and **[NAME:Orla]** sang.", "*someone* and **this person** sang."),
        ("She lives at [CONTACT:3 Elm Ave Apt 3B] and her cat sings.", "She lives and her cat sings."),
        ("My client, [JOB:a welder], and hates it.", "My client, a skilled worker, and hates it."),
    ],
)
def test_joints(marked, redacted):
    """No "and" or "at" is left without what stood on its other side, and no verb without its subject."""
    assert redact(marked) == redacted


@pytest.mark.parametrize(
    ("marked", "redacted"),
    [
        (
            "We sat at home and sang to [NAME:Orla] and he told me.",
            "We sat at home and sang to someone and he told me.",
        ),
        ("My client, [JOB:a welder], and others sang.", "My client, and others sang."),
    ],
)
def test_joints_that_stay(marked, redacted):
    """An "and" between two things that are left is left."""
    assert redact(marked) == redacted
