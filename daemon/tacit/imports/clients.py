"""Clients from a CSV export, or from a pasted list with one client a line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..person import Alias, Client, Kind, kind_of
from .columns import Meaning, guessed, is_title, meaning
from .decode import decode
from .exceptions import ReadError
from .preview import Column, Notes, Preview, Remark
from .table import MAX_ROWS, Row, rows

LONGEST_NAME = 120
"""Code points of a cell with a name."""
LONGEST = 200
"""Code points of one way to name a client, put together from several cells; what the vault takes."""

_LETTER = re.compile(r"[^\W\d_]")
_FORMULA_BEGINS = ("=", "+", "-", "@")
_AS_TEXT = re.compile(r'="([^"]*)"|[+@-]?\'?(?P<bare>[^\W\d_][^=()"]*)')
_SEVERAL = re.compile(r"\s*(?:[;|/]|,(?!\s*(?:jr|sr|ii|iii|phd|md)\b))\s*", re.IGNORECASE)
_APART = re.compile(r"\s*[,;|]\s*")
_BULLET = re.compile(r"^\s*(?:[-*•·–]|\d{1,4}[.)])\s+")
_AT = re.compile(r"@[\w.]+")
_HANDLES_TOO = frozenset({Meaning.NAME, Meaning.PREFERRED})
_ADDRESS = frozenset({Meaning.EMAIL, Meaning.HANDLE})

Parts = Mapping[Meaning, Sequence[str]]


def read_clients(data: bytes, columns: Mapping[int, Meaning] | None = None) -> Preview:
    """A CSV file as clients. `columns` says what columns hold, by their place from 0, where a person knows better.

    Raises ReadError for what is no CSV file, with the line.
    """
    text, notes = _decoded(data)
    return _read(text, columns or {}, notes)


def listed_clients(data: bytes) -> Preview:
    """A text file as clients, as `pasted_clients`. Raises ReadError for what is no text, too."""
    return _listed(*_decoded(data))


def pasted_clients(text: str) -> Preview:
    """Clients from a text with one a line: the name, and behind commas every other way the person is called.

    What was copied from a spreadsheet, or from a file whose first line names columns, is read as a table. Raises
    ReadError as `read_clients` does.
    """
    return _listed(text, Notes())


def _decoded(data: bytes) -> tuple[str, Notes]:
    text, notes = decode(data), Notes()
    if text.is_guessed:
        notes.add(Remark.GUESSED_ENCODING)
    return text.text, notes


def _listed(text: str, notes: Notes) -> Preview:
    if "\t" in text.strip() or _names_columns(text):
        return _read(text, {}, notes)
    found, number = _Found(), 0
    for line, written in enumerate(text.splitlines(), start=1):
        if not written.strip():
            continue
        number += 1
        if number > MAX_ROWS:
            raise ReadError(f"There are more than {MAX_ROWS:,} lines. Paste only your clients.", line)
        cells = [" ".join(cell.split()) for cell in _APART.split(_BULLET.sub("", written))]
        aliases = [Alias(each, kind_of(each)) for cell in cells if (each := _checked(cell, Meaning.NAME, line, notes))]
        if len(cells) > 1 and " " not in cells[0] and aliases and aliases[0].kind is Kind.NAME:
            notes.add(Remark.ONE_WORD, line)
        found.add(aliases, line, notes)
    return Preview(tuple(found.clients), (), number, notes.all())


def _names_columns(text: str) -> bool:
    first = next((line for line in text.splitlines() if line.strip()), "")
    return sum(map(is_title, re.split(r"[,;]", first))) > 1


def _read(text: str, told: Mapping[int, Meaning], notes: Notes) -> Preview:
    found = rows(text, is_title)
    if not found:
        raise ReadError("There is nothing in this list.")
    titles, body = _titles(found)
    if titles is None:
        notes.add(Remark.NO_TITLES)
        meanings = guessed(body[0].cells)
        titles = tuple(f"Column {place}" for place in range(1, len(meanings) + 1))
    else:
        meanings = tuple(map(meaning, titles))
    meanings = tuple(told.get(place, each) for place, each in enumerate(meanings))
    if not {Meaning.FIRST, Meaning.LAST, Meaning.NAME, Meaning.PREFERRED, Meaning.INITIALS} & set(meanings):
        raise ReadError(
            "No column holds names. Call one “First name” and one “Last name”, then try again.", found[0].line
        )
    clients = _Found()
    for row in body:
        if len(row.cells) > len(meanings) and any(row.cells[len(meanings) :]):
            notes.add(Remark.TOO_MANY_CELLS, row.line)
        clients.add(list(_aliases(_parts(row, meanings, notes))), row.line, notes)
    filled = [sum(place < len(row.cells) and bool(row.cells[place]) for row in body) for place in range(len(meanings))]
    columns = tuple(Column(*each) for each in zip(titles, meanings, filled, strict=True))
    return Preview(tuple(clients.clients), columns, len(body), notes.all())


def _titles(found: Sequence[Row]) -> tuple[tuple[str, ...] | None, Sequence[Row]]:
    """The line that names the columns, if one does, and the rows behind it. Some exports have a heading above it."""
    for place, row in enumerate(found[:5]):
        known = sum(map(is_title, row.cells))
        if known > 1 or (known and known == sum(map(bool, row.cells))):
            return row.cells, found[place + 1 :]
    if any(map(is_title, found[0].cells)):
        return found[0].cells, found[1:]
    return None, found


def _parts(row: Row, meanings: Sequence[Meaning], notes: Notes) -> Parts:
    parts: dict[Meaning, list[str]] = {}
    for cell, each in zip(row.cells, meanings, strict=False):
        if each is not Meaning.LEFT_OUT and (kept := _checked(cell, each, row.line, notes)):
            parts.setdefault(each, []).append(kept)
    return parts


def _checked(cell: str, column: Meaning, line: int, notes: Notes) -> str:
    """A cell's text; empty where there is none that could be a name."""
    is_handle = column in _HANDLES_TOO and _AT.fullmatch(cell)
    if cell.startswith(_FORMULA_BEGINS) and column not in _ADDRESS and not is_handle:
        text = _AS_TEXT.fullmatch(cell)
        cell, is_formula = (text[1] or text["bare"] or "", False) if text else ("", bool(_LETTER.search(cell)))
        if text or is_formula:
            notes.add(Remark.FORMULA_TEXT if text else Remark.FORMULA, line)
    if len(cell) > LONGEST_NAME:
        notes.add(Remark.TOO_LONG, line)
        return ""
    return cell if _LETTER.search(cell) or column in _ADDRESS else ""


def _aliases(parts: Parts) -> Iterator[Alias]:
    """Every way to name the person of a row, the whole name first."""
    first, middle, last = (parts.get(each, ()) for each in (Meaning.FIRST, Meaning.MIDDLE, Meaning.LAST))
    if first or last:
        yield Alias(" ".join((*first, *middle, *last)))
    for name in parts.get(Meaning.NAME, ()):
        yield Alias(name, kind_of(name))
    for cell in parts.get(Meaning.PREFERRED, ()):
        for each in filter(None, _SEVERAL.split(cell)):
            yield Alias(each, kind_of(each) if "@" in each else Kind.NICKNAME)
    for former in parts.get(Meaning.FORMER, ()):
        yield Alias(former if " " in former or not first else f"{first[0]} {former}")
    for each in parts.get(Meaning.INITIALS, ()):
        yield Alias(each, Kind.INITIALS)
    for column in (Meaning.EMAIL, Meaning.HANDLE):
        for cell in parts.get(column, ()):
            yield from (Alias(each, Kind.HANDLE) for each in re.split(r"[\s,;]+", cell) if _LETTER.search(each))
    yield from _relatives(parts)


def _relatives(parts: Parts) -> Iterator[Alias]:
    for cell in parts.get(Meaning.RELATIVE, ()):
        for each in filter(None, _SEVERAL.split(cell)):
            yield Alias(each, Kind.RELATIVE)
    firsts, lasts = parts.get(Meaning.RELATIVE_FIRST, ()), parts.get(Meaning.RELATIVE_LAST, ())
    for place, first in enumerate(firsts):
        yield Alias(" ".join((first, *lasts[place : place + 1])), Kind.RELATIVE)


@dataclass(init=False)
class _Found:
    """Clients as they are found, each once."""

    clients: list[Client]

    def __init__(self) -> None:
        self.clients = []
        self._seen: set[tuple[Alias, ...]] = set()

    def add(self, aliases: Sequence[Alias], line: int, notes: Notes) -> None:
        """Take a client in, unless nothing names them or they are there already."""
        kept = tuple(dict.fromkeys(alias for alias in aliases if len(alias.text) <= LONGEST))
        if any(len(alias.text) > LONGEST for alias in aliases):
            notes.add(Remark.TOO_LONG, line)
        if not any(alias.kind is not Kind.RELATIVE for alias in kept):
            notes.add(Remark.NO_NAME, line)
        elif kept in self._seen:
            notes.add(Remark.TWICE, line)
        else:
            self._seen.add(kept)
            self.clients.append(Client(kept))
