"""Names in quotation marks."""

from __future__ import annotations

import pytest

from .marking import redact


@pytest.mark.parametrize(
    ("marked", "redacted"),
    [
        ("My client “[NAME:M]” ([DEMOGRAPHIC:Welsh]) sang to us.", "My client sang to us."),
        ("My client '[NAME:Nora]' sang to us.", "My client sang to us."),
        ('"[NAME:Nora]" sang to us. I miss Nora.', "Someone sang to us. I miss this person."),
        ("We all sang “[NAME:Nora].”", "We all sang something."),
        ("I cry when I hear “[NAME:Nora]”.", "I cry when I hear something."),
        ("He painted a wall called “[NAME:Ana Lopez] Was Here” for us.", "He painted a wall for us."),
        ('We sang "[NAME:Orla] and the Big Boat" all day.', "We sang something all day."),
        ("They call [NAME:Ana] “The Captain” now.", "They call someone something now."),
        ("They call [NAME:Ana] “[NAME:The Captain]” now.", "They call someone something now."),
    ],
)
def test_a_name_in_marks_goes_with_them(marked, redacted):
    """No marks are left around a word of ours; a title goes whole, and what somebody is called goes with the name."""
    assert redact(marked) == redacted


@pytest.mark.parametrize(
    ("marked", "redacted"),
    [
        ('I said "good luck to [NAME:Nora]" and sang.', 'I said "good luck to someone" and sang.'),
        ("They call [NAME:Ana] when “The Captain” is on.", "They call someone when “The Captain” is on."),
        ("“[NAME:Nora],” she said.", "“someone,” she said."),
    ],
)
def test_marks_that_stay(marked, redacted):
    """What somebody says is no title, and not every title is a name."""
    assert redact(marked) == redacted
