"""What of a draft the reader cannot read: other languages, and what lies behind a link."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection

from ..data import word_set, words

FEW = 8
"""Fewer words say too little of their language."""

SHARE = 0.12
"""In English prose about four words of ten are in the list, in tweets full of names a fifth; in other languages that
share some of them ("no", "die", "me") fewer than a tenth."""

AGAINST_ONE = 4
"""A language's small words count against English where there are more of them than so many for each word that is
English only: who mixes two languages writes the small words of both."""

LEAST = 2
"""A single one may be a name's: "de", "van"."""

LATIN = "\u024f"
"""The last of the Latin letters that European languages use: beyond it are other scripts."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_NOT_TEXT = re.compile(r"(?:https?://|www\.)\S+|[@#]\w+")
_LINK = re.compile(r"(?:https?://|www\.)\S")
_ENGLISH = word_set("english")
_KNOWN = word_set("english", "function_words") | {"a"}
_OTHERS = tuple(frozenset(line.partition(": ")[2].split()) for line in words("languages"))


def is_other_language(text: str) -> bool:
    """Whether most of `text` is not in English, as far as its small words tell."""
    letters = [each for each in text if each.isalpha()]
    if sum(each > LATIN for each in letters) > 0.5 * len(letters) and len(letters) >= FEW:
        return True
    said = [word.replace("’", "'") for word in _WORD.findall(_NOT_TEXT.sub(" ", text).lower())]
    if len(said) < FEW:
        return False
    counts = Counter(said)
    return _sum(counts, _KNOWN) < SHARE * len(said) or any(_is_in(counts, small) for small in _OTHERS)


def _is_in(counts: Counter[str], small: frozenset[str]) -> bool:
    """Whether the words are of the language with these small words. What English has too says nothing: "for", "her"."""
    theirs = _sum(counts, small - _ENGLISH)
    return theirs >= LEAST and theirs > AGAINST_ONE * _sum(counts, _ENGLISH - small)


def _sum(counts: Counter[str], among: Collection[str]) -> int:
    return sum(counts[word] for word in among)


def has_link(text: str) -> bool:
    """Whether `text` holds a web address."""
    return _LINK.search(text) is not None
