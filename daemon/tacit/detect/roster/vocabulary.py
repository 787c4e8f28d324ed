"""What a word can be besides a client's name: a plain word, a place, a month, another known word."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

from ...data import word_set
from .nicknames import WORD_NAMES, is_given_name

PLAIN = word_set("plain_words")
"""Words that are written in lower case."""
PLACES = word_set("place_names")
CALENDAR = word_set("calendar")

PLAIN_LETTERS = frozenset("ai")
"""Letters that are words."""

_KNOWN = PLAIN | WORD_NAMES | PLACES | word_set("known_words")
_ENDINGS = re.compile(r"(?:'?s|ed|ing|er|ers|ly|d|n|es|ish|y)$")


def is_word(letters: str) -> bool:
    """Whether a key is written in lower case, or is a name that is read as a word in lower case."""
    return letters in PLAIN or letters in WORD_NAMES


def is_known(letters: str) -> bool:
    """Whether a key is a word or a name of its own, so that whoever wrote it did not mistype another."""
    bare = _ENDINGS.sub("", letters)
    return letters in _KNOWN or bare in PLAIN or f"{bare}e" in PLAIN or is_given_name(letters) or is_given_name(bare)


def has_word_like(pattern: re.Pattern[str], length: int) -> bool:
    """Whether a word of `length` letters fits a pattern: "s*x" hides no Sax."""
    return any(map(pattern.fullmatch, _by_length().get(length, ())))


@cache
def _by_length() -> Mapping[int, Sequence[str]]:
    lengths: dict[int, list[str]] = defaultdict(list)
    for word in sorted(PLAIN):
        lengths[len(word)].append(word)
    return lengths
