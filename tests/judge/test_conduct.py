"""Conduct flags, each with what raises it and what does not."""

from __future__ import annotations

import pytest

from tacit.draft import Draft, Site, Surface
from tacit.judge.conduct import flags
from tacit.verdict import Conduct, Verdict

RAISED = [
    (Conduct.TESTIMONIAL, "If I was your therapist last year, please leave me a Google review.", None),
    (Conduct.TESTIMONIAL, "Past and present clients: would you write a testimonial for our page?", None),
    (Conduct.ADVICE, "Skip the lithium tonight and you will feel better.", "my hands shake so badly"),
    (Conduct.ADVICE, "That is textbook narcissistic abuse, you know.", "he read my diary again"),
    (Conduct.SOLICIT, "I have openings this week, book with me.", "my brother died on Sunday, I can't sleep"),
    (Conduct.BOUNDARY, "A client sent me a friend request and I hit accept.", None),
    (Conduct.DISPARAGE, "My client whines for fifty minutes. I don't get paid enough.", None),
]
PASSED = [
    (Conduct.TESTIMONIAL, "We never ask for praise. Here is why that matters.", None),
    (Conduct.ADVICE, "Grief has no timetable. Be gentle.", "my hands shake so badly"),
    (
        Conduct.SOLICIT,
        "I am so sorry. A crisis line can listen tonight: 988.",
        "my brother died on Sunday, I can't sleep",
    ),
    (Conduct.BOUNDARY, "A client brought a drawing to session.", None),
    (Conduct.DISPARAGE, "My client worked hard today and it showed.", None),
]


def raised(text: str, reply_to: str | None) -> tuple[Conduct, ...]:
    """The flags of a draft that is known to be about a client, or that answers somebody unknown."""
    surface = Surface.REPLY if reply_to else Surface.POST
    verdict, client = (Verdict.CLEAR, -1.0) if reply_to else (Verdict.CAUTION, 1.0)
    return flags(Draft(text, Site.X, surface, reply_to), verdict, confirms=False, client=client)


@pytest.mark.parametrize(("flag", "text", "reply_to"), RAISED)
def test_raised(flag, text, reply_to):
    """A draft that breaks the rule raises its flag."""
    assert flag in raised(text, reply_to)


@pytest.mark.parametrize(("flag", "text", "reply_to"), PASSED)
def test_passed(flag, text, reply_to):
    """A draft that keeps the rule does not."""
    assert flag not in raised(text, reply_to)


def test_confirming_is_the_relationship_flag():
    """An answer that confirms a client raises `relationship`, and no answer else does."""
    draft = Draft("So proud of you.", Site.X, Surface.REPLY, "one year today")
    assert flags(draft, Verdict.STOP, confirms=True, client=1.0) == (Conduct.RELATIONSHIP,)
    assert flags(draft, Verdict.STOP, confirms=False, client=1.0) == ()
