"""Words and sentences of a text, as code point offsets. No model, no spaCy pipeline."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator

from . import stops

Stretch = tuple[int, int]
"""Start and end (exclusive) in code points."""

LONGEST = 600
"""A piece is cut here even without a full stop: an unpunctuated draft must not be one piece for ever."""

_WORD = re.compile(r"\w+(?:['’]\w+)*|[^\w\s]")
_END = re.compile(r"(?<![.!?…])[.!?…]++[\"'”’)\]]*(?=\s)\s*|\n+\s*")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Dr|Mr|Mrs|Ms|Mx|St|Sr|Jr|vs|No|Prof|Rev|Fr|[A-Z])|\b[ap]\.m|(?m:^)\s*\d{1,2})\.\s*$"
)
_LISTED = re.compile(r"(?m:^)\s*\d{1,2}\.\s*$")
_GAP = re.compile(r"\s+")
_JOINERS = "\u00ad\u200c\u200d"
_SPACES = str.maketrans(
    dict.fromkeys(
        "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000", " "
    )
)
_HALF = re.compile(r"[\ud800-\udfff]")


def whole(text: str) -> str:
    """`text` with something of the same length for half characters, which have no encoding."""
    return _HALF.sub("\ufffd", text)


def spaced(text: str) -> str:
    """`text` with a plain space for each other one: composers put in some at which no line breaks, and nobody sees."""
    return text if text.isascii() else text.translate(_SPACES)


def is_mark(letter: str) -> bool:
    """Whether a character stands over, under or within a word and is no letter of its own: an accent, a vowel sign."""
    return not letter.isascii() and (letter in _JOINERS or unicodedata.category(letter).startswith("M"))


def solid(text: str) -> str:
    """`text` with a letter of the same length for each mark, so that a pattern for words cuts none in pieces."""
    return text if text.isascii() else "".join("ʼ" if is_mark(letter) else letter for letter in text)


def words(text: str) -> list[Stretch]:
    """Words (with inner apostrophes) and single punctuation marks; white space is left out."""
    return [match.span() for match in _WORD.finditer(text)]


def sentences(text: str) -> list[Stretch]:
    """A partition of `text`: each stretch ends after a sentence or line end and the white space behind it."""

    def goes_on(start: int, match: re.Match[str]) -> bool:
        behind = max(start, match.end() - 12), match.end()
        return stops.goes_on(text, match.start()) or _LISTED.search(text, *behind) is not None

    return [piece for whole in _whole(text, goes_on) for piece in _cut(text, *whole)]


def pieces(text: str) -> list[Stretch]:
    """The same as the network learnt it: it is read in these, and knows fewer abbreviations."""

    def goes_on(start: int, match: re.Match[str]) -> bool:
        return _ABBREVIATION.search(text, max(start, match.end() - 12), match.end()) is not None

    return [piece for whole in _whole(text, goes_on) for piece in _cut(text, *whole)]


def _whole(text: str, goes_on: Callable[[int, re.Match[str]], bool]) -> Iterator[Stretch]:
    start = 0
    for match in _END.finditer(text):
        if match[0].startswith(".") and goes_on(start, match):
            continue
        yield start, match.end()
        start = match.end()
    if start < len(text):
        yield start, len(text)


def _cut(text: str, start: int, end: int) -> Iterator[Stretch]:
    while end - start > LONGEST:
        gaps = list(_GAP.finditer(text, start + LONGEST // 2, start + LONGEST))
        middle = gaps[-1].end() if gaps else start + LONGEST
        yield start, middle
        start = middle
    yield start, end
