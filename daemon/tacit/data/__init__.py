"""Word lists, apart from the code that uses them: one entry a line, sorted, lower case."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files


@cache
def words(name: str) -> tuple[str, ...]:
    """The entries of the list `name` (`data/<name>.txt`), in the order of the file.

    Raises FileNotFoundError where there is no such list.
    """
    text = files(__package__).joinpath(f"{name}.txt").read_text(encoding="utf-8")
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))


@cache
def alternation(name: str) -> str:
    """The list as the inside of a regular expression's group; longer entries come before their beginnings.

    Entries that begin alike share their first letters, so that a word is not compared with each of hundreds.
    """
    return _grouped(words(name), depth=2)


def _grouped(entries: Iterable[str], depth: int) -> str:
    heads: dict[str, list[str]] = {}
    for entry in sorted(entries, key=len, reverse=True):
        heads.setdefault(entry[:1], []).append(entry[1:])
    return "|".join(re.escape(head) + _tails(tails, depth) for head, tails in heads.items())


def _tails(tails: list[str], depth: int) -> str:
    if len(tails) == 1:
        return re.escape(tails[0])
    if depth > 1 and all(tails):
        return f"(?:{_grouped(tails, depth - 1)})"
    return f"(?:{'|'.join(map(re.escape, tails))})"
