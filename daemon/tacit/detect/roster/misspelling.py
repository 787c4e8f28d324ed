"""Names with a letter wrong: as far as a slip of the finger goes, and never what is a word or a name by itself."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA

from .index import MISSPELT, Index
from .letters import sound
from .nicknames import is_given_name
from .vocabulary import CALENDAR, PLAIN, is_known

_LONG = 8
"""From so many letters on, two may be wrong."""
_SURNAME = 4


def slips(length: int) -> int:
    """How many letters of a name as long as this may be wrong, missing, in excess, or change places."""
    return 2 if length >= _LONG else 1


def is_slip(letters: str, names: Iterable[str]) -> bool:
    """Whether a word beside a listed name is its other part, mistyped. A plain word or another first name is not."""
    if len(letters) < _SURNAME or letters in PLAIN or is_given_name(letters):
        return False
    allowed = slips(len(letters))
    return any(len(each) >= _SURNAME and OSA.distance(letters, each, score_cutoff=allowed) <= allowed for each in names)


def misspelt(letters: str, index: Index) -> str | None:
    """The listed first name that a word which is nothing else must be, if there is one."""
    if len(letters) < MISSPELT or is_known(letters) or not letters.isalpha():
        return None
    allowed = slips(len(letters))
    for length in range(len(letters) - allowed, len(letters) + allowed + 1):
        names = index.misspelt.get(length, ())
        near = process.extractOne(letters, names, scorer=OSA.distance, score_cutoff=min(allowed, slips(length)))
        if near:
            return str(near[0])
    return None


def respelt(letters: str, index: Index) -> str | None:
    """A listed first name that sounds like `letters`, spelt otherwise; no plain word or month does."""
    if letters in PLAIN or letters in CALENDAR:
        return None
    others = index.sounds.get(sound(letters), frozenset()) - {letters}
    return min(others, default=None)
