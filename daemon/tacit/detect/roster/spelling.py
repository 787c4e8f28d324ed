"""Where the words of a draft spell a listed name: word by word, run together, or torn apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from .index import Index, Role
from .name import Part
from .others import Sight
from .vocabulary import PLAIN, is_known
from .writing import Word

_LONGEST_JOINT = 3
RUN_TOGETHER = 8
"""A whole name of fewer letters in one word is another name: Al Ice, Jo Hanna."""
_RUN = 8
"""Words that a name may be spread over; spelt out letter by letter it may take more."""
_SPELT_OUT = 40

_ENDS = re.compile(r"[.!?…:;]\s|\n")


class Hit(NamedTuple):
    """Words `first` to `last` (exclusive) that spell a key."""

    first: int
    last: int
    letters: str


class Speller:
    """The words of one draft, and an index."""

    def __init__(self, text: str, words: list[Word], index: Index, sight: Sight):
        self._text = text
        self._words = words
        self._index = index
        self._sight = sight

    def hits(self) -> Iterator[Hit]:
        """Where words begin and end that spell a key together."""
        beginnings, entries, found = self._index.beginnings, self._index.entries, self._words
        for first, word in enumerate(found):
            letters, last = word.key, first + 1
            while letters in beginnings:
                if letters in entries and self._is_so_written(first, last, letters):
                    yield Hit(first, last, letters)
                reach = _SPELT_OUT if len(letters) == last - first else _RUN
                if last == len(found) or last - first >= reach or not self.is_joined(last - 1):
                    break
                letters += found[last].key
                last += 1

    def is_joined(self, place: int) -> bool:
        """Whether a name may go on from one word to the next: in its sentence, and not behind a possessive."""
        here, there = self._words[place], self._words[place + 1]
        if here.end != here.stop or there.start - here.stop > _LONGEST_JOINT:
            return False
        ends = _ENDS.search(self._text, here.stop, there.start)
        return ends is None or (len(here.text) == 1 and ends[0][0] == ".")

    def _is_so_written(self, first: int, last: int, letters: str) -> bool:
        """Whether the words are those of the name, or the name is run together or torn apart on purpose."""
        roles = self._index.entries[letters]
        words = tuple(word.key for word in self._words[first:last])
        if any(words in entry.parts for entry in roles.values()) or Role.HANDLE in roles:
            return True
        if last - first > 1:
            return self._is_torn(first, last, words)
        if any(role is not Role.WHOLE for role in roles):
            return True  # Annemarie for Anne-Marie
        word = self._words[first]
        parts = [part for entry in roles.values() for part in entry.parts]
        return (
            self._sight.is_tag(word)
            or _is_camel(word.text, parts)
            or (len(letters) >= RUN_TOGETHER and not is_known(letters))
        )

    def _is_torn(self, first: int, last: int, words: tuple[str, ...]) -> bool:
        joints = {self._text[self._words[at].stop : self._words[at + 1].start] for at in range(first, last - 1)}
        if all(len(word) == 1 for word in words):
            return len(words) > _LONGEST_JOINT and len(joints) == 1
        odd = any(len(word) > 2 and word not in PLAIN for word in words)
        return (
            odd
            and all(len(word) > 1 for word in words)
            and all(len(joint) == 1 != joint.count("\n") for joint in joints)
        )


def _is_camel(text: str, parts: Iterable[Part]) -> bool:
    """Whether a word has its capitals where the parts of a name begin: JessicaTran."""
    capitals = [place for place, letter in enumerate(text) if letter.isupper()]
    for part in parts:
        place, begins = 0, []
        for each in part:
            begins.append(place)
            place += len(each)
        if len(part) > 1 and capitals == begins:
            return True
    return False
