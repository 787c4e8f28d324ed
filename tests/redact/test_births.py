"""Whoever was born had no big day of late."""

from __future__ import annotations

import pytest

from .marking import redact


@pytest.mark.parametrize(
    ("marked", "redacted"),
    [
        ("Her baby [EVENT:was born in a tram] and sang.", "Her baby came into the world and sang."),
        ("My client [EVENT:was born in a tram] and hates it.", "My client came into the world and hates it."),
        ("My client was [EVENT:born in] [AGE:1962] and hates it.", "My client came into the world and hates it."),
        ("Her baby will [EVENT:be born in a tram].", "Her baby will come into the world."),
        ("She [EVENT:was pardoned] and sang.", "She had a big day and sang."),
    ],
)
def test_a_birth(marked, redacted):
    """A birth is told as one, whoever was born, and however long ago."""
    assert redact(marked) == redacted
