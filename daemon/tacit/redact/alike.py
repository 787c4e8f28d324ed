"""Names that are one person's, however they are written."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

_TWICE = re.compile(r"(.)\1")
"""Letters that people double or forget to: "Anwar", "Anwaar"."""

SHORTEST = 3
"""A short form of a name has so many letters at least: "Des" for "Destiny"."""


SPELT, ALIKE = 6, 0.85
"""Names of so many letters are one where they are so like each other: "Agnieszka", "Agnieska"."""


def is_same(one: str, other: str) -> bool:
    """Whether two names, folded, are likely one: a short form, a letter twice, a slip."""
    short, long = sorted((_TWICE.sub(r"\1", each) for each in (one, other)), key=len)
    if short == long or (len(short) >= SHORTEST and long.startswith(short)):
        return True
    return len(short) >= SPELT and short[0] == long[0] and SequenceMatcher(None, short, long).ratio() >= ALIKE
