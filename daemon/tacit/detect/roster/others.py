"""What stands around a name and says that somebody else is meant, or that it is no name there."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...data import word_set
from .index import Role
from .letters import key
from .name import DOCTORS, PARTICLES, TITLES
from .nicknames import is_given_name
from .vocabulary import CALENDAR, PLACES, PLAIN, is_known
from .writing import Word

_SMALL = word_set("english")
_DESK = re.compile(r" (?:from|in) (?:our|the|IT|HR|billing|compliance)\b")
_CITED = re.compile(r"(?:,? et al\b|,? \(?(?:19|20)\d\d\b| ?& ?\w)")
_BEGINS = re.compile(r"(?:^|[.!?…:;\n\"“”(\[*•–—#-]|[^\w\s,'’&/@.])\s*$")
_REACH = 4
_LONG_REACH = 20
_SURNAME_BEHIND = re.compile(r" ([A-Z][a-zà-ÿ]+)")
_SURNAME_BEFORE = re.compile(r"[A-Z][a-zà-ÿ]+, (?:& )?$")
_DATE_BEFORE = re.compile(
    r"(?:\b(?:in|of|last|next|this|since|until|till|by|every|each|late|early|mid|from|through|on|before|after|during)|\d(?:st|nd|"
    r"rd|th)?)[ -]$",
    re.IGNORECASE,
)
_DATE_BEHIND = re.compile(r" \d")
_PLACE_BEFORE = re.compile(r"\b(?:in|near|across|around|outside|downtown) $", re.IGNORECASE)
_NO_VERB = frozenset(
    "you i we they he she it the this that these those there my your our his her their a an any anyone someone "  # noqa: SIM905
    "somebody everyone everybody people who what".split()
)
"""A word before one of these at the start of a sentence is no name: "Will you", "May the"."""
_BEFORE = frozenset(
    "saint san santa santo fort port mount mt lake camp hurricane storm tropical king queen prince princess pope "  # noqa: SIM905
    "president senator governor justice judge emperor tsar".split()
)
"""A name behind one of these is a saint's, a place's, a ruler's or a storm's."""


_SURE = frozenset({Role.FIRST, Role.ALIAS, Role.RELATIVE})
"""First names as they were told: any other word behind a name is rather its surname."""


class Sight:
    """The words of a draft, and where they stand in it."""

    def __init__(self, text: str, words: Sequence[Word]):
        self._text = text
        self._words = words

    def is_other(self, first: int, last: int, role: Role) -> bool:
        """Whether the words `first` to `last` (exclusive), taken for a part of a client's name, are somebody else's."""
        return (
            self._goes_on(last)
            or self._comes_after(first, role)
            or self._is_cited(last)
            or (role is Role.LAST and self._is_plural_of_nobody(first, last))
            or (first + 1 == last and self._is_word_there(first, role))
        )

    def begins(self, place: int) -> bool:
        """Whether a word stands where any word would have a capital."""
        start = self._words[place].start
        return _BEGINS.search(self._text, max(0, start - _REACH), start) is not None if start else True

    def is_tag(self, word: Word) -> bool:
        """Whether a word is a hashtag or a handle."""
        return self._text[word.start - 1 : word.start] in ("#", "@", "/")

    def are_initials_of_other(self, start: int, end: int) -> bool:
        """Whether initials belong to a surname beside them: "A. Smith", "Linehan, M. M."."""
        following = _SURNAME_BEHIND.match(self._text, end)
        if following and following[1].lower() not in PLAIN:
            return True
        return _SURNAME_BEFORE.search(self._text, max(0, start - _LONG_REACH), start) is not None

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

    def _comes_after(self, first: int, role: Role) -> bool:
        """Whether somebody else's first name or a ruler's title stands before."""
        if not first:
            return False
        before = self._words[first - 1]
        gap = self._text[before.end : self._words[first].start]
        if role is Role.LAST and before.key in DOCTORS:
            return True  # "Dr. Okafor" is looked at as a whole
        if before.key in ("st", "ste") and gap in (" ", ". ", "."):
            return role is not Role.LAST
        if not before.text[0].isupper() or gap not in (" ", "-") or before.is_shouted:
            return False
        if gap == "-" or before.key in _BEFORE:
            return True
        if role not in _SURE:
            is_name = before.key not in PLAIN or (is_given_name(before.key) and not self.begins(first - 1))
            return is_name and before.key not in TITLES and before.key not in CALENDAR
        return is_given_name(before.key) and before.key not in PLAIN

    def _is_word_there(self, place: int, role: Role) -> bool:
        """Whether a name that is a word, a month or a place as well is just that where it stands."""
        word = self._words[place]
        before = max(0, word.start - _LONG_REACH), word.start
        if word.key in CALENDAR:
            dated = _DATE_BEFORE.search(self._text, *before) or _DATE_BEHIND.match(self._text, word.end)
            return dated is not None or self._opens_question(place)
        if word.key in PLACES and _PLACE_BEFORE.search(self._text, *before):
            return True
        if word.key not in PLAIN and word.key not in PLACES:
            return False
        return self._opens_question(place) or self._is_in_title(place, role)

    def _opens_question(self, place: int) -> bool:
        return self.begins(place) and place + 1 < len(self._words) and self._words[place + 1].key in _NO_VERB

    def _is_in_title(self, place: int, role: Role) -> bool:
        """Whether a word with a capital stands right before: Free Will, Chapel Hill, Guide Dogs Victoria."""
        if not place or self._text[self._words[place - 1].stop : self._words[place].start] != " ":
            return False
        before = self._words[place - 1]
        if not before.text[0].isupper() or before.key in TITLES or before.key in _SMALL:
            return False
        return role is Role.LAST or not self.begins(place - 1)

    def _is_plural_of_nobody(self, first: int, last: int) -> bool:
        """Whether a surname with an s is rather a word: "Trans" are no family without a "the", Krishnans are."""
        word = self._words[last - 1]
        if word.is_odd or len(word.text) <= len(word.key):
            return False
        while first and self._words[first - 1].key in PARTICLES:
            first -= 1
        if first and self._words[first - 1].key == "the":
            return False
        return is_known(key(word.text))

    def _is_cited(self, last: int) -> bool:
        word = self._words[last - 1]
        return _CITED.match(self._text, word.stop) is not None
