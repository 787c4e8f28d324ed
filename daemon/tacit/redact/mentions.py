"""A name found once goes everywhere: other mentions, parts of it, hashtags."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from ..detect.cover import Cover
from ..detect.fold import fold
from ..detect.roster.vocabulary import is_known, is_word
from ..finding import Finding, Label
from ..tokens import solid
from .doubt import is_doubtful

_WORD = re.compile(r"[^\W\d_]+")
_HASHTAG = re.compile(r"#\w+")
_JOINT = re.compile(r"[\W_]{0,3}")
_GOES_ON = re.compile(r"\w")
_SHORTEST = 3
_MOST_PARTS, _MOST_LETTERS = 8, 80
"""What is longer is no name but "A.B.A.B...", and looking for it again takes time with the square of its length."""
_TITLES = frozenset(
    "mr mrs ms miss mx dr the big lil little old uncle aunt auntie and".split()  # noqa: SIM905
)
_NO_NAMES = frozenset({("a",), ("i",)})
"""Single letters that are words: "A." does not make every article a name."""

_MISTER = frozenset({"and", "dr", "mr", "mrs", "ms", "mx"})
"""No name without one."""

Name = tuple[str, ...]
"""The parts of a name, folded, without titles."""


def all_mentions(text: str, findings: Sequence[Finding]) -> list[Finding]:
    """The findings, and every further mention of a found name, in the order of the text, none overlapping."""
    cover = Cover(len(text))
    for finding in findings:
        cover.add(finding.start, finding.end)
    called = [(text[each.start : each.end], each) for each in findings if each.label is Label.NAME]
    told = {_parts(name) for name, each in called if not is_doubtful(name, each)}
    names = {name for name in told - _NO_NAMES if _is_sought(name)}
    again = [
        Finding(start, end, Label.NAME, 1.0, "name_again")
        for start, end in (*_hashtags(text, names), *_mentions(text, names))
        if cover.take(start, end)
    ]
    return sorted([*findings, *again])


def _parts(name: str) -> Name:
    found = tuple(fold(name[match.start() : match.end()]) for match in _WORD.finditer(solid(name)))
    return tuple(part for part in found if part not in _TITLES) or tuple(part for part in found if part not in _MISTER)


def _is_sought(name: Name) -> bool:
    return 0 < len(name) <= _MOST_PARTS and sum(map(len, name)) <= _MOST_LETTERS


def _alone(names: Iterable[Name]) -> set[str]:
    """The parts that mean the person also by themselves."""
    return {part for name in names for part in name if len(part) >= _SHORTEST and not is_word(part)}


def _hashtags(text: str, names: Iterable[Name]) -> Iterator[tuple[int, int]]:
    alone = _alone(names)
    whole = {"".join(name) for name in names}
    for match in _HASHTAG.finditer(text):
        tag = fold(match[0][1:])
        if tag in whole or (not is_known(tag) and any(part in tag for part in alone)):
            yield match.span()


def _mentions(text: str, names: Iterable[Name]) -> Iterator[tuple[int, int]]:
    """Whole names and parts, by their first words: no name is looked for where it cannot begin."""
    begun: dict[str, set[Name]] = {}
    for name in {*names, *((part,) for part in _alone(names))}:
        for word in accumulate(name):  # "AnaSmith" and "Ana Smith" begin a name alike
            begun.setdefault(word, set()).add(name)
    whole = solid(text)
    found = list(_WORD.finditer(whole))
    for index, match in enumerate(found):
        start = match.start()
        if start and _GOES_ON.match(whole, start - 1):
            continue
        for name in sorted(begun.get(fold(text[start : match.end()]), ()), key=_length, reverse=True):
            end = _end(text, whole, found, index, "".join(name))
            if end is not None and (text[start].isupper() or not _needs_capital(name)):
                yield start, end


def _end(text: str, whole: str, found: Sequence[re.Match[str]], index: int, letters: str) -> int | None:
    """Where the name with these letters ends that begins with the word at `index`; None where there is none.

    `whole` is the text without marks: where words end.
    """
    for at in range(index, len(found)):
        match = found[at]
        if at > index and not _JOINT.fullmatch(text, found[at - 1].end(), match.start()):
            return None
        word = fold(text[match.start() : match.end()])
        if not letters.startswith(word):
            return None
        letters = letters[len(word) :]
        if not letters:
            return None if _GOES_ON.match(whole, match.end()) else match.end()
    return None


def _needs_capital(name: Name) -> bool:
    return sum(map(len, name)) < _SHORTEST or (len(name) == 1 and is_word(name[0]))


def _length(name: Name) -> tuple[int, Name]:
    return sum(map(len, name)), name
