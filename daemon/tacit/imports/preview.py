"""What came of a client list: the clients, what each column became, and what was left out and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from ..person import Roster
from .columns import Meaning

_SHOWN = 10


class Remark(StrEnum):
    """What a person should know before they take a list over."""

    NO_NAME = "no_name"
    TWICE = "twice"
    FORMULA = "formula"
    FORMULA_TEXT = "formula_text"
    TOO_LONG = "too_long"
    TOO_MANY_CELLS = "too_many_cells"
    NO_TITLES = "no_titles"
    GUESSED_ENCODING = "guessed_encoding"
    ONE_WORD = "one_word"


_SENTENCES = {
    Remark.NO_NAME: ("{count} row had no name and was left out", "{count} rows had no name and were left out"),
    Remark.TWICE: ("{count} row repeats another and was left out", "{count} rows repeat another and were left out"),
    Remark.FORMULA: (
        "{count} cell holds a formula instead of a name and was left out",
        "{count} cells hold a formula instead of a name and were left out",
    ),
    Remark.FORMULA_TEXT: (
        "{count} cell begins like a formula and was read as text",
        "{count} cells begin like a formula and were read as text",
    ),
    Remark.TOO_LONG: (
        "{count} cell is too long for a name and was left out",
        "{count} cells are too long for a name and were left out",
    ),
    Remark.TOO_MANY_CELLS: (
        "{count} row has more cells than there are columns; those were left out",
        "{count} rows have more cells than there are columns; those were left out",
    ),
    Remark.NO_TITLES: ("No line says what the columns hold, so that was guessed: please look at each column",) * 2,
    Remark.GUESSED_ENCODING: (
        "The encoding was guessed (Windows-1252): please look at names with accents. To be sure, save the file as "
        "UTF-8, in a spreadsheet as “CSV UTF-8”",
    )
    * 2,
    Remark.ONE_WORD: (
        "{count} line has a single word before its first comma. In case that is a surname, the two words were taken "
        "as one name as well, turned round",
        "{count} lines have a single word before their first comma. In case those are surnames, the two words were "
        "taken as one name as well, turned round",
    ),
}


@dataclass(frozen=True, slots=True)
class Note:
    """A remark, and the lines it is about, counted from 1; none where it is about the whole."""

    remark: Remark
    lines: tuple[int, ...] = ()

    @property
    def sentence(self) -> str:
        """The remark for a person, with the first of its lines."""
        one, many = _SENTENCES[self.remark]
        said = (one if len(self.lines) == 1 else many).format(count=f"{len(self.lines):,}")
        if not self.lines:
            return f"{said}."
        shown = ", ".join(map(str, self.lines[:_SHOWN]))
        more = f" and {len(self.lines) - _SHOWN:,} more" if len(self.lines) > _SHOWN else ""
        return f"{said}: line{'s' * (len(self.lines) > 1)} {shown}{more}."


@dataclass(frozen=True, slots=True)
class Column:
    """A column, and what was taken from it."""

    title: str
    """As the file has it; `Column 3` where the file names none."""
    meaning: Meaning
    filled: int
    """Rows that hold something in it."""


@dataclass(frozen=True, slots=True)
class Preview:
    """A list as it would be taken over. Nothing of it shows in a repr."""

    clients: Roster = field(repr=False)
    columns: tuple[Column, ...] = ()
    rows: int = 0
    """Without the line of titles and empty lines."""
    notes: tuple[Note, ...] = ()


class Notes:
    """Notes while a list is read."""

    def __init__(self) -> None:
        self._lines: dict[Remark, list[int]] = {}

    def add(self, remark: Remark, line: int | None = None) -> None:
        """Note a remark about a line, or about the whole."""
        self._lines.setdefault(remark, []).extend(() if line is None else (line,))

    def all(self) -> tuple[Note, ...]:
        """Every remark once, in the order of `Remark`."""
        return tuple(Note(each, tuple(_once(self._lines[each]))) for each in Remark if each in self._lines)


def _once(lines: Iterable[int]) -> Iterable[int]:
    return sorted(set(lines))
