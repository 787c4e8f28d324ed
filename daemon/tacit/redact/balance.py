"""Marks that come in pairs: brackets and dashes around an aside."""

from __future__ import annotations

import re

from ..tokens import Stretch

_DASH = re.compile(r"\s[-–—]{1,2}\s|(?<=[^\W\d])[ \t]?(?:[—–]|--)|(?:[—–]|--)[ \t]?(?=[^\W\d])")
"""Between words: no hyphen, no span of numbers, and no dash that begins a line of a list."""
_BULLET = re.compile(r"^\s*[-–—]+\s", re.MULTILINE)


def is_torn(said: str, made: str) -> bool:
    """Whether rewording took one of two brackets or dashes and left the other."""
    if _open(said) != _open(made):
        return True
    before, after = _dashes(said), _dashes(made)
    return after < before and before % 2 == 0 and after % 2 == 1


def _open(text: str) -> int:
    return text.count("(") - text.count(")")


def _dashes(text: str) -> int:
    return len(_DASH.findall(_BULLET.sub("", text)))


def bracketed(said: str, start: int, end: int) -> Stretch:
    """A stretch with the whole of each bracket that it opens or closes alone, where that is in the sentence."""
    stretch = said[start:end]
    depth = lowest = 0
    for mark in stretch:
        depth += (mark == "(") - (mark == ")")
        lowest = min(lowest, depth)
    if lowest < 0 and (opened := said.rfind("(", 0, start)) >= 0:
        start = opened
    if depth > lowest and (closed := said.find(")", end)) >= 0:
        end = closed + 1
    return start, end
