"""What is done to a sentence."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tacit.redact.details import details
from tacit.redact.people import People
from tacit.redact.plan import changes, in_clauses

from .marking import redact, unmarked

PIECES = (
    *("my", "client", "and", "who", "in", "(", ")", ",", "she", "is", "because", "'s", "told me", "the", "to", "-"),
    *("[NAME:Orla]", "[AGE:9]", "[DATE:Friday]", "[PLACE:Dayton]", "[EVENT:won it]", "[JOB:nurse]", "[HEALTH:bipolar]"),
    *("[FAMILY:his dad]", "[QUOTE:oh no]"),
)


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=14).map(" ".join))
@settings(max_examples=500)
@example("my , who [EVENT:won it] , [PLACE:Dayton] my")
def test_every_plan_meets_every_detail(marked):
    """Whatever a plan cuts or replaces, each detail lies whole in one of its changes, and no two changes overlap."""
    said, findings = unmarked(marked)
    found = details(said, findings)
    plain = changes(said, found, People())
    for plan in (plain, *in_clauses(said, plain)):
        assert all(one.end <= other.start for one, other in pairwise(plan))
        for each in found:
            assert any(change.start <= each.start and each.end <= change.end for change in plan)


@pytest.mark.parametrize(
    ("marked", "redacted"),
    [
        ("I ate soup. We all took a [EVENT:punt] on the new soup with some bread.", "I ate soup."),
        (
            "I ate soup. We all took a [EVENT:punt] on the new soup with the bread that he had made at dawn in May.",
            "I ate soup. We all took a thing on the new soup with the bread that he had made at dawn in May.",
        ),
        (
            "I ate soup. My client said [QUOTE:soup is a zogg] about the bread.",
            "I ate soup. My client said something about the bread.",
        ),
    ],
)
def test_a_word_that_says_nothing(marked, redacted):
    """A sentence of a dozen words goes rather than speak of a thing; "said something" says enough."""
    assert redact(marked) == redacted
