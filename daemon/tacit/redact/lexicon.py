"""Wider words for narrower ones: lists of `wider word: term, term, ...`, apart from the code that uses them."""

from __future__ import annotations

import re
from functools import cache

from ..data import words

_LISTED = re.compile(r"\s*(?:[,&+/]|\b(?:and|or)\b)\s*", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


@cache
def _terms(name: str) -> dict[tuple[str, ...], str]:
    found: dict[tuple[str, ...], str] = {}
    for line in words(name):
        wider, _, terms = line.partition(":")
        for term in terms.split(","):
            found[tuple(_spoken(term))] = wider.strip()
    return found


@cache
def _longest(name: str) -> int:
    return max(map(len, _terms(name)))


def _spoken(phrase: str) -> list[str]:
    return [word.lower().replace("’", "'") for word in _WORD.findall(phrase)]


def of_head(name: str, phrase: str) -> tuple[str, bool] | None:
    """The wider word for `phrase`, or for what it ends with, its longest term first, and whether it was a plural.

    What hangs on the noun does not count, unless it is a part of the name: "the Ministry of Defence" is no church's.
    """
    terms = _terms(name)
    if (whole := tuple(_spoken(phrase))) in terms:
        return terms[whole], False
    spoken = _spoken(
        re.split(r"\s(?:at|@|in|on|from|of|for|with|w/|near|about|who|whose|whom|which|that|and)\s", phrase)[0]
    )
    for size in range(min(_longest(name), len(spoken)), 0, -1):
        tail = tuple(spoken[len(spoken) - size :])
        if tail in terms:
            return terms[tail], False
        for last in _singulars(tail[-1]):
            if (*tail[:-1], last) in terms:
                return terms[(*tail[:-1], last)], True
    return None


def kinds(name: str, listed: str) -> set[str]:
    """The wider words for all that is `listed`, in the singular; none where one of them is unknown."""
    found = [of_head(name, each) for each in _LISTED.split(listed) if each.strip()]
    return {each[0].removesuffix("ren").removesuffix("s") for each in found if each} if all(found) else set()


def of_any(name: str, phrase: str) -> str | None:
    """The wider words for the longest term that stands anywhere in `phrase`."""
    spoken = _spoken(re.split(r"\s(?:who|that|which)\s", phrase)[0])
    terms = _terms(name)
    for size in range(min(_longest(name), len(spoken)), 0, -1):
        for start in range(len(spoken) - size + 1):
            part = tuple(spoken[start : start + size])
            if part in terms:
                return terms[part]
            for last in _singulars(part[-1]):
                if (*part[:-1], last) in terms:
                    return terms[(*part[:-1], last)]
    return None


def wider(name: str) -> set[str]:
    """All the wider words of a list."""
    return set(_terms(name).values())


def of_start(name: str, phrase: str) -> str | None:
    """The wider words for the longest term that `phrase` begins with."""
    spoken = _spoken(phrase)
    terms = _terms(name)
    sizes = range(min(_longest(name), len(spoken)), 0, -1)
    return next((terms[head] for size in sizes if (head := tuple(spoken[:size])) in terms), None)


def _singulars(word: str) -> tuple[str, ...]:
    if word.endswith("ies"):
        return (f"{word[:-3]}y", word[:-1])
    if word.endswith("ves"):
        return (f"{word[:-3]}fe", f"{word[:-3]}f", word[:-1])
    if word.endswith("men"):
        return (f"{word[:-3]}man",)
    if word.endswith("es"):
        return (word[:-1], word[:-2])
    return (word[:-1],) if word.endswith("s") and not word.endswith("ss") else ()
