"""A draft in windows: they cover it, stay within bounds, and stay as they were where nothing changed."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tacit.draft import Draft, Site, Surface
from tacit.reader.encoding import ANSWERED, BEFORE
from tacit.reader.model import Model, feed
from tacit.reader.windows import ANSWER, LONGEST, SEEN_BEFORE, WIDEST
from tacit.verdict import Verdict

MODEL = Model()
PARAGRAPH = "The kettle sang and nobody came. We waited for the bus in the rain, and then it was there. " * 4
LONG = "\n\n".join(f"{number}. {PARAGRAPH}" for number in range(8))


@given(
    st.lists(st.sampled_from([PARAGRAPH, "a b ", "\n", "\n\n", "😀", "x" * 90, ". ", "’s "]), max_size=30).map("".join)
)
@settings(max_examples=40)
def test_windows_cover_the_draft(text):
    """Windows follow one another without a gap, and hold at most so many tokens of their own."""
    end = 0
    for window in MODEL.windows(Draft(text)):
        assert window.start == end < window.end
        end = window.end
        assert len(window.own.ids) <= LONGEST
        size = window.end - window.start
        assert all(0 <= left <= right <= size for left, right in window.own.places)
    assert end == (len(text) if re.search(r"[^\W_]", text) else 0)


def test_places_are_those_of_the_words():
    """A token's place holds the letters of its word, in every window."""
    for window in MODEL.windows(Draft(LONG)):
        text = LONG[window.start : window.end]
        assert all(text[left:right].strip() == text[left:right] != "" for left, right in window.own.places)


def test_a_long_draft_has_several_windows():
    """A draft of 3,000 characters is read in several windows, none with more tokens than the network has places for."""
    windows = MODEL.windows(Draft(LONG, Site.X, Surface.REPLY, "word " * 500))
    assert len(windows) > 3
    assert max(len(feed(window, 0)[0]) for window in windows) <= LONGEST + SEEN_BEFORE + ANSWER + 4


def test_an_edit_changes_few_windows():
    """A word put into the middle of eight paragraphs leaves all windows but two at most with their reading."""
    middle = LONG.index("bus", len(LONG) // 2)
    edited = f"{LONG[:middle]}red {LONG[middle:]}"
    before, after = ({window[2:] for window in MODEL.windows(Draft(text))} for text in (LONG, edited))
    assert 1 <= len(after - before) <= 2


def test_paragraphs_stay_apart():
    """A long paragraph ends its window, so that another one that grows does not move what comes behind it."""
    paragraphs = [f"{name} sang. {PARAGRAPH * 2}" for name in ("Orla", "Tadhg", "Niamh")]
    texts = [f"{text}\n\n" for text in paragraphs]
    ends = {window.end for window in MODEL.windows(Draft("".join(texts)))}
    assert {len(texts[0]), len(texts[0]) + len(texts[1])} <= ends


def test_what_is_answered_goes_along():
    """Site, surface and the answered text reach the network, marked as such; so does the text before a window."""
    first, second, *_ = MODEL.windows(Draft(LONG, Site.X, Surface.REPLY, "I miss my kite"))
    bare = MODEL.windows(Draft(LONG, Site.X, Surface.REPLY))[0]
    told = [number for number, kind in first.head if kind == ANSWERED]
    assert len(told) > len([number for number, kind in bare.head if kind == ANSWERED])
    assert BEFORE not in {kind for _, kind in first.head}
    assert tuple(number for number, kind in second.head if kind == BEFORE) == first.own.ids[-SEEN_BEFORE:]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "😀", "\u200b", "!?"])
def test_nothing_to_read(text):
    """A draft without a letter or a digit has no window, and is clear."""
    assert MODEL.windows(Draft(text)) == []
    assert MODEL.opinion([]).verdict[Verdict.CLEAR] == 1


def test_windows_are_short_in_code_points_too():
    """Ten thousand spaces, which have no token, do not make one window."""
    assert (
        max(window.end - window.start for window in MODEL.windows(Draft("a. " + ". ".join([" " * 500] * 20)))) <= WIDEST
    )
