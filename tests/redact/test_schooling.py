"""A school year is no person."""

from __future__ import annotations

import pytest

from .marking import redact


@pytest.mark.parametrize(
    ("marked", "redacted"),
    [
        ("My client is in [AGE:second grade] and sings.", "My client is in school and sings."),
        ("My client finished [AGE:8th grade] and sang.", "My client finished a school year and sang."),
        ("She finished [AGE:8th grade] on [AGE:her 14th].", "She finished a school year."),
        ("She started [AGE:kindergarten] and sings.", "She started school and sings."),
        ("She sang. [AGE:Freshman year] is next.", "She sang. A school year is next."),
        ("Her [AGE:freshman year] was brutal.", "Her school year was brutal."),
        ("The [AGE:third grade] was brutal to her.", "The school year was brutal to her."),
        ("She is [AGE:year 4] and sings.", "She is in school and sings."),
        ("He went from [AGE:year 9] to jail.", "He went from school to jail."),
    ],
)
def test_a_school_year_is_no_person(marked, redacted):
    """A grade or a school year is called school, or a year of it."""
    assert redact(marked) == redacted


@pytest.mark.parametrize(
    ("marked", "redacted"),
    [
        ("My client is a [AGE:third grader] who sings.", "My client is a child who sings."),
        ("She is a [AGE:sophomore] and sings.", "She is a teenager and sings."),
        ("It was two [AGE:Year 4]s who sang.", "It was two children who sang."),
        ("My [AGE:second grade] client sang.", "My client sang."),
    ],
)
def test_a_pupil_is_one(marked, redacted):
    """Whoever is in a grade is still a person."""
    assert redact(marked) == redacted
