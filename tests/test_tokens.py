"""Words and sentences."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tacit.tokens import LONGEST, sentences, words


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("One. Two! Three?", ["One. ", "Two! ", "Three?"]),
        ("Dr. Lee came. Then J. left.", ["Dr. Lee came. ", "Then J. left."]),
        ("a line\n\nanother", ["a line\n\n", "another"]),
        ("1. first\n2. second", ["1. first\n", "2. second"]),
        ('"Stop." he said', ['"Stop." ', "he said"]),
        ("", []),
    ],
)
def test_sentences(text, parts):
    """A sentence ends at its mark or at the line's end, not at an abbreviation or a list's number."""
    assert [text[start:end] for start, end in sentences(text)] == parts


@given(st.text(max_size=2000))
def test_sentences_are_a_partition(text):
    """The sentences joined are the text, none is empty, none is longer than a piece may be."""
    pieces = sentences(text)
    assert "".join(text[start:end] for start, end in pieces) == text
    assert all(0 < end - start <= LONGEST for start, end in pieces)


def test_words_keep_inner_apostrophes():
    """An apostrophe inside a word does not split it; punctuation stands alone."""
    text = "don't, she’s"
    assert [text[start:end] for start, end in words(text)] == ["don't", ",", "she’s"]
