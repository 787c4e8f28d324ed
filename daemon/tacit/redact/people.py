"""Who is who: the persons named in a draft, in the order in which they are named."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from ..detect.fold import fold
from .grammar import CLOSE, OPEN
from .lexicon import of_any, wider
from .syntax import PERSON, one_of
from .working import TOOLS

GONE = OPEN + CLOSE
"""What is left of a sentence that went."""

_PRONOUN = re.compile(
    rf"(?:{GONE})?\b(?:him|s?he(?P<short>['’](?:d|ll))?)\b(?=[\s{OPEN}{CLOSE}]*(?P<next>[\w'’]+)?)", re.IGNORECASE
)
_WIDER = {noun.split()[-1] for name in ("jobs", "family") for noun in wider(name)} - {"course"} - TOOLS
_SOMEBODY = re.compile(
    rf"\b(?:(?:{PERSON}|{'|'.join(sorted(_WIDER))})s?|{one_of('he she him her his hers')})\b", re.IGNORECASE
)
"""Persons, those of our own wider words too, and who was spoken of already."""

_PARTICIPLES = one_of(
    "been gone had done lost kept left made met come run told sat stood just already got put cut found heard read won",
    "begun hit held felt given taken written driven eaten fallen spoken broken chosen forgotten seen sent spent",
)
_DONE = re.compile(rf"\w+(?:ed|wn|ught|ept|elt)|{_PARTICIPLES}", re.IGNORECASE)
"""What is rather behind "had" than behind "would"."""

_SHORT = {"ll": ("will", "will"), "d": ("had", "would")}

_TWICE = re.compile(r"(.)\1")
"""Letters that people double or forget to: "Anwar", "Anwaar"."""

SHORTEST = 3
"""A short form of a name has so many letters at least: "Des" for "Destiny"."""


SPELT, ALIKE = 6, 0.85
"""Names of so many letters are one where they are so like each other: "Agnieszka", "Agnieska"."""


def _is_same(one: str, other: str) -> bool:
    short, long = sorted((_TWICE.sub(r"\1", each) for each in (one, other)), key=len)
    if short == long or (len(short) >= SHORTEST and long.startswith(short)):
        return True
    return len(short) >= SPELT and short[0] == long[0] and SequenceMatcher(None, short, long).ratio() >= ALIKE


def introduced(made: Sequence[str]) -> list[str]:
    """Sentences of a draft, so that nobody is "she" who was not spoken of before: where the sentence that did is gone
    (its seams alone are left), the first "she", "he" or "him" is "a client" instead. Not behind somebody else: that
    would be a second person."""
    told = list(made)
    gone = next((at for at, sentence in enumerate(told) if sentence.strip() == GONE), len(told))
    for at, sentence in enumerate(told):
        pronoun = _PRONOUN.search(sentence) if at > gone else None
        if pronoun and not _tells_of_somebody(before := sentence[: pronoun.start()]):
            client = "a client" if re.search(r"\w", before) else "A client"
            told[at] = f"{before}{OPEN}{client}{_full(pronoun)}{CLOSE}{sentence[pronoun.end() :]}"
            _known_by_now(told, at)
            break
        if _tells_of_somebody(sentence):
            break
    return told


def _tells_of_somebody(text: str) -> bool:
    return _SOMEBODY.search(text) is not None or of_any("family", text) is not None


def _known_by_now(told: list[str], at: int) -> None:
    """Call "the client" whom a sentence behind the one at `at` calls "a client" first."""
    for later in range(at + 1, len(told)):
        if _A_CLIENT.search(told[later]):
            told[later] = _A_CLIENT.sub(
                lambda found: "the client" if found[0][0] == "a" else "The client", told[later], 1
            )
            break


_A_CLIENT = re.compile(f"(?<={OPEN})[Aa] client(?={CLOSE})")


def _full(pronoun: re.Match[str]) -> str:
    """What "'d" and "'ll" behind a pronoun are short for: behind "a client" nobody writes them."""
    if not pronoun["short"]:
        return ""
    done, other = _SHORT[pronoun["short"][1:].lower()]
    return f" {done if _DONE.fullmatch(pronoun['next'] or '') else other}"


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
