"""The reader's words become spans: pieces of one word are one, neighbours with one label join."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from .. import stops
from ..data import word_set
from ..detect.labels import PLAIN
from ..detect.reading import Span
from ..finding import DIRECT, Label
from ..reader.model import Word
from ..tokens import is_mark
from .forms import told

SMALL = word_set("english")
"""Words that join details and are none."""
WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")

_JOINT = re.compile(r"[\w \t\-'’/&,]*")
_NAME_JOINT = re.compile(r"[ \-'’]?")
_LONGEST_JOINT = 14
_PARTED = re.compile(
    rf"(?<![^\W\d_])(?<!\.)(?:{stops.SPACED}|(?:[^\W\d_]\.)+[^\W\d_])(?![^\W_])"
    r"|(?<![\w*])[^\W\d_]++\*+(?:[^\W\d_]++\*+)*+[^\W\d_]*+"
    r"|(?<![\w&])[^\W\d_]{1,3}&[^\W\d_]{1,3}(?![\w&])"
)
"""One word, of which the reader sees the letters: "U.S", "y.o", "Z*n*b", "A&E"."""
_IN_ADDRESS = re.compile(r"[^\s,;|]*")
_IN_ACCOUNT = re.compile(r"[a-z\d][._@][a-z]")
"""Between the reader's words in "theo.blum"."""
_NUMBERS = re.compile(r"(?<=\d)[.:](?=\d)")
_TITLE = re.compile(r"(?:mr|mrs|ms|mx|dr|prof)\.?", re.IGNORECASE)
_AND = re.compile(r" (?:and|&|\+) ", re.IGNORECASE)
_TITLE_BEFORE = re.compile(rf"(?<![\w'’]){_TITLE.pattern}{_AND.pattern}$", re.IGNORECASE)
_FEET = re.compile(r"(?<!\d)\d['’′]\s?\d{1,2}$")
_INCHES = re.compile(r"[\"”″]|''|’’")
_SHORT_YEAR = re.compile(r"\d\d(?!\d)")
_APOSTROPHE = re.compile(r"(?<![^\W_])['’‘]$")


def joined(text: str, found: Iterable[Word]) -> Iterator[Span]:
    """What the words `found`, in the order of the text, are spans of. Small words end none and begin none."""
    held: Span | None = None
    for word in _glued(text, _whole(text, found)):
        if _is_small(text[word.start : word.end], word.label):
            continue
        if held and word.label is held.label and _is_joint(text, held, word):
            held = Span(held.start, word.end, held.label, max(held.score, word.score), held.reason)
            continue
        if held:
            yield from _edged(text, held)
        held = Span(word.start, word.end, word.label, word.score, PLAIN[word.label])
    if held:
        yield from _edged(text, held)


def _whole(text: str, found: Iterable[Word]) -> Iterator[Word]:
    """The words as people see them: the reader cuts them at full stops and at marks over and under letters."""
    parted = [match.span() for match in _PARTED.finditer(text)]
    starts = [start for start, _ in parted]
    held: Word | None = None
    for word in found:
        if not WORD.search(text, word.start, word.end):
            continue
        if held and word.end <= held.end:
            held = _both(held, word)
            continue
        start, end = word.start, word.end
        near = bisect_right(starts, end - 1) - 1
        if near >= 0 and parted[near][1] > start:
            start, end = min(start, parted[near][0]), max(end, parted[near][1])
        start, end = _reach(text, start, end)
        if held and start <= held.end:
            held = _both(held, word._replace(end=max(end, held.end)))
            continue
        if held:
            yield held
        held = word._replace(start=start, end=end)
    if held:
        yield held


def _both(one: Word, other: Word) -> Word:
    surer = max(one, other, key=lambda each: each.score)
    return Word(one.start, max(one.end, other.end), surer.label, surer.score)


def _reach(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch as far as the marks beside it, and the letters beyond those."""
    at = end
    while at < len(text) and (is_mark(text[at]) or (at > end and text[at].isalnum())):
        at += 1
    first = start
    while first and (is_mark(text[first - 1]) or (first < start and text[first - 1].isalnum())):
        first -= 1
    return first, at


def _glued(text: str, found: Iterable[Word]) -> Iterator[Word]:
    """The words with their full stops, and as one what has one label and no space in it: "12:05", "St.James"."""
    held: Word | None = None
    for word in found:
        end = word.end + stops.belongs(text, word.end)
        if held and word.label is held.label and _is_glue(text, held, word):
            held = Word(held.start, end, held.label, max(held.score, word.score))
            continue
        if held and word.label is Label.CONTACT and _IN_ACCOUNT.fullmatch(text, held.end - 1, word.start + 1):
            held = Word(held.start, end, word.label, word.score)
            continue
        if held:
            yield held
        held = word._replace(end=end)
    if held:
        yield held


def _is_glue(text: str, held: Word, word: Word) -> bool:
    if held.end == word.start:
        return text[held.end - 1] == "."
    if word.label in (Label.CONTACT, Label.ID):
        return _IN_ADDRESS.fullmatch(text, held.end, word.start) is not None
    return word.start == held.end + 1 and _NUMBERS.match(text, held.end) is not None


def _is_small(word: str, label: Label) -> bool:
    """Whether a word says nothing by itself. A name can be any word, written as a name."""
    return word.lower().replace("’", "'") in SMALL and not (label in DIRECT and word[0].isupper())


def _is_joint(text: str, held: Span, word: Word) -> bool:
    """Whether what stands between a span and a word joins them: small words, no end of a sentence.

    Names are joined closely: two clients stay two.
    """
    between = text[held.end : word.start]
    if word.label is Label.NAME:
        couple = _AND.fullmatch(between) and _TITLE.fullmatch(text, held.start, held.end)
        return couple is not None or _NAME_JOINT.fullmatch(between) is not None
    if text[held.end - 1] == "." and not stops.goes_on(text, held.end - 1):
        return False
    if len(between) > _LONGEST_JOINT or not _JOINT.fullmatch(between):
        return False
    return all(word in SMALL for word in WORD.findall(between.lower()))


def _edged(text: str, span: Span) -> Iterator[Span]:
    """A span with what belongs to it and is no word; none where it is a title without a name."""
    start, end = span.start, span.end
    if span.label is Label.NAME:
        if _TITLE.fullmatch(text, start, end):
            return
        if _TITLE.match(text, start, end) and (couple := _TITLE_BEFORE.search(text, max(0, start - 16), start)):
            start = couple.start()
    if _SHORT_YEAR.match(text, start, end) and _APOSTROPHE.search(text, max(0, start - 1), start):
        start -= 1
    if _FEET.search(text, max(start, end - 8), end) and (inches := _INCHES.match(text, end)):
        end = inches.end()
    yield told(text, Span(start, end, span.label, span.score, span.reason))
