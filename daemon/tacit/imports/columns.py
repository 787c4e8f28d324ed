"""What the columns of a client list hold, by what they are called."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import cache
from importlib.resources import files
from itertools import zip_longest

import yaml


class Meaning(StrEnum):
    """What Tacit takes from a column."""

    FIRST = "first"
    MIDDLE = "middle"
    LAST = "last"
    PREFERRED = "preferred"
    FORMER = "former"
    NAME = "name"
    """The whole name in one cell."""
    INITIALS = "initials"
    EMAIL = "email"
    HANDLE = "handle"
    RELATIVE = "relative"
    RELATIVE_FIRST = "relative_first"
    RELATIVE_LAST = "relative_last"
    LEFT_OUT = "left_out"
    """Not read: birthdays, telephone numbers, notes, and what has no name that Tacit knows."""


SPOKEN: Mapping[Meaning, str] = {
    Meaning.FIRST: "first name",
    Meaning.MIDDLE: "middle name",
    Meaning.LAST: "surname",
    Meaning.NAME: "whole name",
    Meaning.PREFERRED: "nickname",
    Meaning.FORMER: "former name",
    Meaning.INITIALS: "initials",
    Meaning.EMAIL: "e-mail address",
    Meaning.HANDLE: "account name",
    Meaning.RELATIVE: "relative",
    Meaning.RELATIVE_FIRST: "relative’s first name",
    Meaning.RELATIVE_LAST: "relative’s surname",
    Meaning.LEFT_OUT: "left out",
}
"""What a column becomes, as a person is told."""

_LETTER = re.compile(r"[^\W\d_]")
_APART = re.compile(r"[\W_]+")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_NUMBER = re.compile(r" \d$")


def meaning(title: str) -> Meaning:
    """What a column of this title holds."""
    return _known(title) or Meaning.LEFT_OUT


def is_title(cell: str) -> bool:
    """Whether a cell is what a column is called, one that is left out among them."""
    return _known(cell) is not None


def _known(title: str) -> Meaning | None:
    said = _APART.sub(" ", _HUMP.sub(" ", title).replace("'", "").replace("’", "").casefold()).strip()
    return _titles().get(said) or _titles().get(_NUMBER.sub("", said))


def guessed(rows: Sequence[Sequence[str]]) -> tuple[Meaning, ...]:
    """Columns of a list that names none: a whole name, or first name and surname; e-mail addresses by their form.

    What holds no letter is none of them: a number in front of each row, a birthday.
    """
    columns = [[cell for cell in column if cell] for column in zip_longest(*rows, fillvalue="")]
    found = [Meaning.EMAIL if any("@" in cell.strip("@") for cell in cells) else Meaning.LEFT_OUT for cells in columns]
    free = [
        place
        for place, each in enumerate(found)
        if each is Meaning.LEFT_OUT and any(map(_LETTER.search, columns[place]))
    ]
    if len(free) == 1 or (free and 2 * sum(" " in cell for cell in columns[free[0]]) > len(columns[free[0]])):
        found[free[0]] = Meaning.NAME
    else:
        for place, each in zip(free, (Meaning.FIRST, Meaning.LAST), strict=False):
            found[place] = each
    return tuple(found)


@cache
def _titles() -> Mapping[str, Meaning]:
    told = yaml.safe_load(files("tacit.data").joinpath("client_columns.yaml").read_text(encoding="utf-8"))
    return {title: Meaning(each) for each, titles in told.items() for title in titles}
