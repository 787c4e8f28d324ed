"""Ways to reach the writer, beside those to reach a client."""

from __future__ import annotations

import pytest

from tacit.detect.reading import Reading, Span
from tacit.finding import Label
from tacit.judge.details import findings
from tacit.person import Profile
from tacit.reader.model import Opinion, Word
from tacit.verdict import Conduct, Verdict

OPINION = Opinion(dict.fromkeys(Verdict, 0.3), dict.fromkeys(Conduct, 0.0))


def found(text: str, reason: str, likely: float) -> list[str]:
    """What is a finding in a text of which a pattern knows what stands behind the first "#"."""
    start = text.index("#")
    plain = text.replace("#", "")
    end = start + len(plain[start:].split()[0].rstrip(".,)"))
    words = (Word(start, end, Label.CONTACT, likely),) if likely else ()
    spans = (Span(start, end, Label.CONTACT, 0.8, reason),)
    told = findings(plain, Reading(words, spans, (), OPINION), Profile())
    return [plain[each.start : each.end] for each in told]


@pytest.mark.parametrize(
    "text",
    [
        "He can start on Monday. Ring me on #555-0101.",
        "She needs a bed. My direct line is #555-0101 after six.",
        "Her new place is far off. I'm at #555-0101, or just write here.",
        "Questions to me (#555-0101).",
        "For Orla. You can email or call us any time at #555-0101.",
        "My number is the same, #555-0101.",
        "My cell's #555-0101.",
    ],
)
def test_the_writers_own_stays(text):
    """A number that the words before call the writer's own is no finding, even where the reader thinks it may be."""
    assert found(text, "phone", 0.0) == found(text, "phone", 0.4) == []
    assert found(text, "email", 0.0) == []


@pytest.mark.parametrize(
    "text",
    [
        "Ring her on #555-0101.",
        "His direct line is #555-0101 after six.",
        "Text me or her mother: Bo, #555-0101.",
        "She's at #555-0101, call me if she does not answer.",
        "I'm at the end of my tether, #555-0101 is what she gave me.",
        "He told me about #555-0101.",
    ],
)
def test_anybody_elses_is_a_finding(text):
    """A number of which nobody says whose it is stays a finding whatever the reader thinks."""
    assert found(text, "phone", 0.0) == ["555-0101"]


def test_what_a_client_wrote_says_so_as_well():
    """Where the reader is sure that a number is a client's, "my number" is the client's word; no record is told so."""
    assert found("She wrote: my number is #555-0101.", "phone", 0.9) == ["555-0101"]
    assert found("Write to me on #555-0101.", "record", 0.0) == ["555-0101"]
