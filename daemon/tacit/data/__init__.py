"""Word lists, apart from the code that uses them: one entry a line, sorted, lower case."""

from __future__ import annotations

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
def word_set(*names: str) -> frozenset[str]:
    """The entries of one list or several, as one set. Raises FileNotFoundError as `words` does."""
    return frozenset(entry for name in names for entry in words(name))
