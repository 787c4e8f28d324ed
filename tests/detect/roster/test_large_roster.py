"""A list of 2,000 clients with the commonest names: what it finds, what it stays silent on, and how fast."""

from __future__ import annotations

import random
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tacit.detect.roster.index import index
from tacit.detect.roster.letters import key
from tacit.detect.roster.mentions import roster_names
from tacit.detect.roster.vocabulary import is_word
from tacit.detect.roster.worth import CERTAIN, LIKELY
from tacit.draft import MAX_CHARACTERS

from ..limits import cpu_time
from .people import roster
from .sentences import SENTENCES

LARGE = roster(2000)
LARGE_INDEX = index(LARGE)


def disguised(name: str, chosen: random.Random) -> str:
    """A name as somebody careless or careful may write it; one of plain words keeps its capitals."""
    if not all(is_word(key(part)) for part in name.split()):
        name = "".join(chosen.choice((str.upper, str.lower, str))(letter) for letter in name)
    name = name.replace(" ", chosen.choice((" ", "  ", ".", "-", "_", " ")))
    if chosen.random() < 0.5:
        name = unicodedata.normalize("NFD", name)
    place = chosen.randrange(1, len(name))
    return name[:place] + chosen.choice(("", "\u200b", "\u0301", "\u00ad")) + name[place:]


def test_ordinary_sentences_stay_quiet():
    """With 2,000 clients of the commonest names, what names nobody stops nothing."""
    for text in SENTENCES:
        loud = [(text[s.start : s.end], s.score) for s in roster_names(text, LARGE_INDEX) if s.score >= LIKELY]
        assert not loud, text


@given(st.integers(0, len(LARGE) - 1), st.sampled_from(SENTENCES), st.randoms(use_true_random=False))
@settings(max_examples=150)
def test_any_whole_name_is_found_however_it_is_written(place, sentence, chosen):
    """A listed name in random case, with random accents, marks and punctuation, is found where it stands."""
    name = LARGE[place].ways[0].text
    written = disguised(name, chosen)
    text = f"{sentence} I met {written} again. {sentence}"
    start = len(sentence) + 7
    certain = [s for s in roster_names(text, LARGE_INDEX) if s.score >= CERTAIN]
    assert any(s.start == start and s.end >= start + len(written) - 1 for s in certain), written


@given(st.text(max_size=200))
@settings(max_examples=150)
def test_any_text_is_read(text):
    """Mentions lie inside the text, in order, none overlapping, none empty."""
    end = 0
    for span in roster_names(f"{text} Jessica #Marcus {text}", LARGE_INDEX):
        assert end <= span.start < span.end <= 2 * len(text) + 17
        assert 0 < span.score <= 1
        end = span.end


@pytest.mark.parametrize(
    "unit",
    ["Maria ", "m.a.r.i.a.", "M*r*a*", "J.B. ", "Mar cus ", "#Maria", "o'n'", "Marja Smyth ", "@a_b", "4a", "é"],
)
def test_a_hostile_draft_is_read_in_time(unit):
    """65,536 characters that repeat one thing take no time that grows with their square."""
    text = (unit * MAX_CHARACTERS)[:MAX_CHARACTERS]
    with cpu_time(10.0):
        roster_names(text, LARGE_INDEX)
