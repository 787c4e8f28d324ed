"""What stands around a name and says that somebody else is meant, or that it is no name there."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...data import words
from .name import TITLES
from .vocabulary import CALENDAR, PLAIN
from .writing import Word

_SMALL = frozenset(words("english"))
_DESK = re.compile(r" (?:from|in) (?:our|the|IT|HR|billing|compliance)\b")
_CITED = re.compile(r"(?:,? et al\b|,? \(?(?:19|20)\d\d\b| ?& ?\w)")
_BEGINS = re.compile(r"(?:^|[.!?…:;\n\"“”(\[*•–—#-]|[^\w\s,'’&/@.])\s*$")
_REACH = 4
_BEFORE = frozenset(
    "saint san santa santo fort port mount mt lake camp hurricane storm tropical king queen prince princess pope "  # noqa: SIM905
    "president senator governor justice judge emperor tsar".split()
)
"""A name behind one of these is a saint's, a place's, a ruler's or a storm's."""


class Sight:
    """The words of a draft, and where they stand in it."""

    def __init__(self, text: str, words: Sequence[Word]):
        self._text = text
        self._words = words

    def is_other(self, first: int, last: int, *, is_surname: bool) -> bool:
        """Whether the words `first` to `last` (exclusive) are part of somebody else's name."""
        return self._goes_on(last) or self._comes_after(first, is_surname) or (is_surname and self._is_cited(last))

    def begins(self, place: int) -> bool:
        """Whether a word stands where any word would have a capital."""
        start = self._words[place].start
        return _BEGINS.search(self._text, max(0, start - _REACH), start) is not None if start else True

    def is_tag(self, word: Word) -> bool:
        """Whether a word is a hashtag or a handle."""
        return self._text[word.start - 1 : word.start] in ("#", "@", "/")

    def is_initial_of_other(self, end: int) -> bool:
        """Whether a surname follows an initial: "A. Smith"."""
        following = re.compile(r" ([A-Z][a-zà-ÿ]+)").match(self._text, end)
        return following is not None and following[1].lower() not in PLAIN

    def _goes_on(self, last: int) -> bool:
        """Whether a surname or a desk follows."""
        before = self._words[last - 1]
        if before.end != before.stop:
            return False
        if last == len(self._words):
            return False
        word = self._words[last]
        gap = self._text[before.end : word.start]
        if gap == " " and len(word.key) == 1 and word.is_capital and last + 1 < len(self._words):
            following = self._words[last + 1]
            is_middle = self._text[word.end : following.start] == ". "
            return is_middle and following.is_capital and following.key not in PLAIN
        if gap not in (" ", "-"):
            return False
        if word.text.istitle() and len(word.text) > 1:
            return word.key not in CALENDAR and word.key not in _SMALL
        return _DESK.match(self._text, before.end) is not None

    def _comes_after(self, first: int, is_surname: bool) -> bool:
        """Whether somebody else's first name or a ruler's title stands before."""
        if not first:
            return False
        before = self._words[first - 1]
        gap = self._text[before.end : self._words[first].start]
        if before.key in ("st", "ste") and gap in (" ", ". ", "."):
            return not is_surname
        if not before.text[0].isupper() or gap not in (" ", "-") or before.is_shouted:
            return False
        if gap == "-" or before.key in _BEFORE:
            return True
        return is_surname and before.key not in PLAIN and before.key not in TITLES and before.key not in CALENDAR

    def _is_cited(self, last: int) -> bool:
        word = self._words[last - 1]
        return _CITED.match(self._text, word.stop) is not None
