"""The shapes of words, which the vocabulary alone would lose."""

from __future__ import annotations

import pytest

from tacit.finding import Label
from tacit.reader.encoding import LOWER, MIXED, TITLE, UPPER, shape
from tacit.reader.model import Model, words

KINDS = [
    ("orla", LOWER),
    ("34", LOWER),
    ("Orla", TITLE),
    ("I", TITLE),
    ("ORLA", UPPER),
    ("mIxed", MIXED),
    ("McKay", MIXED),
]


@pytest.mark.parametrize(("word", "kind"), KINDS)
def test_shapes(word, kind):
    """Lower case, a capital first, capitals throughout, and anything else are told apart."""
    assert shape(word) == kind


def test_every_token_has_the_shape_of_its_word():
    """The parts of a long name all bear the name's shape."""
    text = "then Oisíndubh SANG"
    tokens = Model()._encoder.tokens(text)
    starts = {text.index(word): word for word in text.split()}
    by_word: dict[str, set[int]] = {}
    for (left, _), kind in zip(tokens.places, tokens.kinds, strict=True):
        by_word.setdefault(starts[max(start for start in starts if start <= left)], set()).add(kind)
    assert by_word == {"then": {LOWER}, "Oisíndubh": {TITLE}, "SANG": {UPPER}}
    assert len(tokens.ids) > 3


def test_a_word_is_as_likely_as_its_likeliest_token():
    """A name in two tokens is one word with the label and likelihood of the surer one; an unlikely word is left out."""
    import numpy as np

    logits = np.full((3, 1 + len(Label)), -9.0, dtype=np.float32)
    logits[:, 0] = [0, 0, 9]
    logits[0, 1 + list(Label).index(Label.JOB)] = -2
    logits[1, 1 + list(Label).index(Label.NAME)] = 3
    (word,) = words("Orla sang", [(0, 2), (2, 4), (5, 9)], logits, 0.1)
    assert (word.start, word.end, word.label) == (0, 4, Label.NAME)
    assert word.score == pytest.approx(1 / (1 + np.exp(-3)), abs=0.01)
