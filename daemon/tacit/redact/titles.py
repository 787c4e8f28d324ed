"""Names in quotation marks: nicknames, and titles of songs or books."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from ..finding import Label
from ..tokens import Stretch
from .details import Detail
from .syntax import CONJUNCTION, DETERMINER, PREPOSITION, ends, one_of

_PAIRS = {'"': '"', "“": "”", "‘": "’", "'": "'"}
_LONGEST = 48
"""So many code points a title has at most; a longer quotation is what somebody said."""
_TITLE = re.compile(
    rf"(?<!\w)(?:\"(?P<straight>[^\"“”\n]{{2,{_LONGEST}}})\"|“(?P<curly>[^\"“”\n]{{2,{_LONGEST}}})”)(?!\w)"
)
_SMALL = re.compile(rf"(?:{DETERMINER}|{CONJUNCTION}|{PREPOSITION})", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_][\w'’]*")
_HEARD = (
    r"(?:hear[ds]?|hearing|s[aiu]ng|sings|singing|play(?:s|ed|ing)?|read(?:s|ing)?|watch(?:es|ed|ing)?)"
    rf"(?: {one_of('to the his her my their our')})?"
)
_CALLED = rf"{one_of('call calls called nickname nicknames nicknamed dubbed')}(?: [\w'’]+){{1,3}}"
_NICKNAME = re.compile(r"\s+(?P<name>[\"“][A-Z][^\"“”.!?\n]{1,30}[\"”])")


def titles(said: str) -> list[Stretch]:
    """The titles in a sentence, with their marks, in the order of the text."""
    return [match.span() for match in _TITLE.finditer(said) if _is_title(match["straight"] or match["curly"])]


def quoted(said: str, each: Detail, titled: Sequence[Stretch]) -> Detail:
    """A name with its quotation marks, or with the whole of the title that it is in, one of `titled`."""
    if each.label is not Label.NAME:
        return each
    opening, closing = said[each.start - 1 : each.start], _PAIRS.get(said[each.start - 1 : each.start])
    end = each.end + said.startswith(".", each.end)
    if opening and closing == said[end : end + 1] and not said[each.start - 2 : each.start - 1].isalnum():
        return replace(each, start=each.start - 1, end=end + 1)
    at = bisect_left(titled, (each.start, 0)) - 1  # none overlaps another
    if at >= 0 and each.end < titled[at][1]:
        return replace(each, start=titled[at][0], end=titled[at][1])
    return each


def bare(name: str) -> str:
    """A name without the quotation marks around it."""
    return name[1:-1].rstrip(".") if _PAIRS.get(name[:1]) == name[-1:] else name


def is_thing(said: str, each: Detail) -> bool:
    """Whether a name in its marks is no person's here: a title, what is heard or read, what somebody is called."""
    if each.label is not Label.NAME or bare(said[each.start : each.end]) == said[each.start : each.end]:
        return False
    before = said[max(0, each.start - _NEAR) : each.start]
    return len(_WORD.findall(said[each.start : each.end])) > _NAMES or ends(before, f"(?:{_HEARD}|{_CALLED})")


_NEAR = 80
"""So many code points before a name tell how it stands there."""
_NAMES = 3
"""A person has so many names at most; more words are a title."""


def nickname(said: str, start: int, end: int) -> re.Match[str] | None:
    """What the somebody between `start` and `end` is called: "they call Ana "The Boss""."""
    return (
        _NICKNAME.match(said, end)
        if ends(said[max(0, start - _NEAR) : start], one_of("call calls called nicknamed dubbed"))
        else None
    )


def _is_title(words: str) -> bool:
    told = _WORD.findall(words)
    return len(told) > 1 and all(word[0].isupper() or _SMALL.fullmatch(word) for word in told) and words[0].isupper()
