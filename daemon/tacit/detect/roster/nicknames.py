"""Which names stand for each other: Bill is William. From the hand-curated list of the `nicknames` package."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from nicknames import name_triplets

from ...data import word_set
from .letters import key

WORD_NAMES = word_set("word_names")
_SHORTEST = 3
_SHORT = 5
_WORDS = word_set("plain_words") - WORD_NAMES


def stand_ins(first: str) -> frozenset[str]:
    """The names that `first`, a key, may stand for or be called by; none that is mostly a word or very short.

    A name that is no mere nickname stands for a longer one only if that begins with it: Alex for Alexander, but not
    Anna for Susanna. Not transitive: Bill and Will are both William, and a Bill is hardly ever called Will.
    """
    return _stand_ins().get(first, frozenset())


def is_given_name(letters: str) -> bool:
    """Whether a key is a first name, in full or short, that the list knows."""
    return letters in _stand_ins()


@cache
def _stand_ins() -> Mapping[str, frozenset[str]]:
    pairs = [(key(triplet.name1), key(triplet.name2)) for triplet in name_triplets()]
    full = {name for name, _ in pairs}
    found: dict[str, set[str]] = {}
    for name, nickname in pairs:
        _put(found, name, nickname)
        if name.startswith(nickname) or _is_mere(nickname, is_full=nickname in full):
            _put(found, nickname, name)
        else:
            found.setdefault(nickname, set())
    return {name: frozenset(others) for name, others in found.items()}


def _put(found: dict[str, set[str]], one: str, other: str) -> None:
    known = found.setdefault(one, set())
    if len(other) >= _SHORTEST and other not in _WORDS:
        known.add(other)


def _is_mere(nickname: str, *, is_full: bool) -> bool:
    """Whether a nickname is hardly anybody's full name, by its form: Gus, Bill, Robbie."""
    return len(nickname) <= _SHORTEST or nickname.endswith(("ie", "y")) or (len(nickname) <= _SHORT and not is_full)
