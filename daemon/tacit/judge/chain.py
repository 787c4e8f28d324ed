"""Patterns that follow one another, each within reach of the last.

As one pattern, `a.{0,110}b.{0,140}c` looks again for c behind every b behind every a.
"""

from __future__ import annotations

import re
from bisect import bisect_right


class Chain:
    """A first pattern, and further ones with how many code points may lie between. Case does not matter."""

    def __init__(self, first: str, *further: tuple[int, str]):
        self._first = re.compile(first, re.IGNORECASE)
        self._further = [(reach, re.compile(pattern, re.IGNORECASE)) for reach, pattern in further]

    def is_in(self, text: str) -> bool:
        """Whether all of them follow one another in `text`."""
        ends = [match.end() for match in self._first.finditer(text)]
        for reach, pattern in self._further:
            if not ends:
                return False
            ends = [match.end() for match in pattern.finditer(text) if _gap(ends, match.start()) <= reach]
        return bool(ends)


def _gap(ends: list[int], start: int) -> float:
    """Code points between a match and the nearest end before it."""
    before = bisect_right(ends, start)
    return start - ends[before - 1] if before else float("inf")
