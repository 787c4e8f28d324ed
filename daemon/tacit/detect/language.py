"""What of a draft the reader cannot read: other languages, and what lies behind a link."""

from __future__ import annotations

import re

from ..data import word_set

FEW = 8
"""Fewer words say too little of their language."""

SHARE = 0.12
"""In English prose about four words of ten are in the list, in tweets full of names a fifth; in other languages that
share some of them ("no", "die", "me") fewer than a tenth."""

LATIN = "\u024f"
"""The last of the Latin letters that European languages use: beyond it are other scripts."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_NOT_TEXT = re.compile(r"(?:https?://|www\.)\S+|[@#]\w+")
_LINK = re.compile(r"(?:https?://|www\.)\S")
_ENGLISH = word_set("english")


def is_other_language(text: str) -> bool:
    """Whether most of `text` is not in English, as far as its small words tell."""
    letters = [each for each in text if each.isalpha()]
    if sum(each > LATIN for each in letters) > 0.5 * len(letters) and len(letters) >= FEW:
        return True
    said = [word.replace("’", "'") for word in _WORD.findall(_NOT_TEXT.sub(" ", text).lower())]
    if len(said) < FEW:
        return False
    return sum(word in _ENGLISH for word in said) < SHARE * len(said)


def has_link(text: str) -> bool:
    """Whether `text` holds a web address."""
    return _LINK.search(text) is not None
