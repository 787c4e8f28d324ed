"""Who is who: the persons named in a draft, in the order in which they are named."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..detect.fold import fold
from .grammar import CLOSE, OPEN
from .syntax import PERSON

GONE = OPEN + CLOSE
"""What is left of a sentence that went."""

_PRONOUN = re.compile(rf"(?:{OPEN}{CLOSE})?(?:S?he)\b", re.IGNORECASE)
_SOMEBODY = re.compile(rf"\b(?:{PERSON})\b", re.IGNORECASE)

SHORTEST = 3
"""A short form of a name has so many letters at least: "Des" for "Destiny"."""


def _is_same(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return short == long or (len(short) >= SHORTEST and long.startswith(short))


def introduced(made: Sequence[str]) -> list[str]:
    """Sentences of a draft, so that nobody is "she" who was not spoken of before: where the sentence that did is gone
    (its seams alone are left), the first that begins with "she" or "he" begins with "a client" instead."""
    told = list(made)
    gone = next((at for at, sentence in enumerate(told) if sentence.strip() == GONE), len(told))
    for at, sentence in enumerate(told):
        if at > gone and (pronoun := _PRONOUN.match(sentence)):
            told[at] = f"{OPEN}A client{CLOSE}{sentence[pronoun.end() :]}"
            break
        if _SOMEBODY.search(sentence):
            break
    return told


class People:
    """Tells the persons apart, so that each gets the same words throughout."""

    def __init__(self) -> None:
        self._known: list[frozenset[str]] = []

    def who(self, name: str) -> int:
        """1 for the first person, 2 for the next one; the same, negative, where that person was named before."""
        called = frozenset(fold(name).split())
        for number, known in enumerate(self._known):
            if any(_is_same(one, other) for one in known for other in called):
                self._known[number] = known | called
                return -(number + 1)
        self._known.append(called)
        return len(self._known)

    def known(self) -> tuple[frozenset[str], ...]:
        """Who was named so far."""
        return tuple(self._known)

    def forget(self, known: tuple[frozenset[str], ...]) -> None:
        """Go back to those who were `known`."""
        self._known = list(known)
