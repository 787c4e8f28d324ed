"""Clients from a CSV export, from an address book's cards, or from a pasted list with one client a line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from ..detect.roster.name import PARTICLES
from ..person import Alias, Kind, kind_of
from . import cards
from .columns import Meaning, guessed, is_title, meaning
from .decode import decode
from .exceptions import ReadError
from .found import Found
from .preview import Column, Notes, Preview, Remark
from .table import LOOKED_AT, MAX_ROWS, Row, rows
from .vcard import whole_letters

LONGEST_NAME = 120
"""Code points of a cell with a name."""
_LETTER = re.compile(r"[^\W\d_]")
_FORMULA_BEGINS = ("=", "+", "-", "@")
_AS_TEXT = re.compile(r'="([^"]*)"|[+@-]?\'?(?P<bare>[^\W\d_][^=()"]*)')
_SEVERAL = re.compile(r"\s*(?:[;|/]|,(?!\s*(?:jr|sr|ii|iii|phd|md)\b))\s*", re.IGNORECASE)
_APART = re.compile(r"\s*[,;|]\s*")
_QUOTED = re.compile(r'"([^"]+)"\s*(?:[,;|]|$)')
"""The first cell, in quotation marks; a nickname in them has the name behind it."""
_BULLET = re.compile(r"^\s*(?:[-*•·–]|\d{1,4}[.)])\s+")
_AT = re.compile(r"@[\w.]+")
_ADDRESSES = re.compile(r"[\s,;]+")
_HANDLES_TOO = frozenset({Meaning.NAME, Meaning.PREFERRED})
_ADDRESS = frozenset({Meaning.EMAIL, Meaning.HANDLE})
_SAID = re.compile(r"@|^\W*\d")
_HEADINGS = 5
"""Rows among which the titles are looked for."""

_CARDS = re.compile(rb"(?:\xef\xbb\xbf)?\s*BEGIN:VCARD", re.IGNORECASE)
_EXPORTED = re.compile(r'\s*\{\s*"version"\s*:\s*\d')
"""How everything that is kept begins, as JSON: docs/reference/vault.md."""

Parts = Mapping[Meaning, Sequence[str]]


def read_clients(data: bytes, columns: Mapping[int, Meaning] | None = None) -> Preview:
    """A CSV file, or address cards, as clients. `columns` says what columns hold, by their place from 0, where a person
    knows better.

    Raises ReadError for what is neither, with the line.
    """
    text, notes = _decoded(data)
    _refuse_export(text)
    return cards.carded(text, notes) if cards.are_in(text) else _read(text, columns or {}, notes)


def listed_clients(data: bytes) -> Preview:
    """A text file as clients, as `pasted_clients`. Raises ReadError for what is no text, too."""
    return _listed(*_decoded(data))


def pasted_clients(text: str) -> Preview:
    """Clients from a text with one a line: the name, and behind commas every other way the person is called.

    What was copied from a spreadsheet, or from a file whose first line names columns, is read as a table; address cards
    are read as such. Raises ReadError as `read_clients` does.
    """
    return _listed(text, Notes())


def _decoded(data: bytes) -> tuple[str, Notes]:
    text, notes = decode(whole_letters(data) if _CARDS.match(data) else data), Notes()
    if text.is_guessed:
        notes.add(Remark.GUESSED_ENCODING)
    return text.text, notes


def _refuse_export(text: str) -> None:
    if _EXPORTED.match(text):
        raise ReadError("This is what `tacit vault export` wrote. Bring it with `tacit vault import`.")


def _listed(text: str, notes: Notes) -> Preview:
    _refuse_export(text)
    if cards.are_in(text):
        return cards.carded(text, notes)
    if "\t" in text.strip() or _names_columns(text):
        return _read(text, {}, notes)
    found, number = Found(), 0
    for line, written in enumerate(text.splitlines(), start=1):
        if not written.strip():
            continue
        number += 1
        if number > MAX_ROWS:
            raise ReadError(f"There are more than {MAX_ROWS:,} lines. Paste only your clients.", line)
        cells = list(_cells(_BULLET.sub("", written).strip()))
        aliases = [Alias(each, kind_of(each)) for cell in cells if (each := _checked(cell, Meaning.NAME, line, notes))]
        if len(cells) > 1 and _is_one_word(cells[0]) and aliases and aliases[0].kind is Kind.NAME:
            notes.add(Remark.ONE_WORD, line)
            aliases += [Alias(f"{each.text} {aliases[0].text}") for each in aliases[1:2] if each.kind is Kind.NAME]
        found.add(aliases, line, notes)
    return Preview(tuple(found.clients), (), number, notes.all())


def _cells(line: str) -> Iterator[str]:
    """What stands between a line's commas. One in quotation marks, as a table's file has them, parts nothing."""
    if quoted := _QUOTED.match(line):
        yield " ".join(quoted[1].split())
        line = line[quoted.end() :]
    for cell in _APART.split(line):
        yield " ".join((cell[1:-1] if cell[:1] == cell[-1:] == '"' else cell).split())


def _is_one_word(cell: str) -> bool:
    """Whether this is a word, with no more in front of it than a surname has: Cruz, de la Cruz."""
    *before, _ = cell.split() or [""]
    return all(word.casefold() in PARTICLES for word in before)


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
        meanings = guessed([row.cells for row in body[:LOOKED_AT]])
        titles = tuple(f"Column {place}" for place in range(1, len(meanings) + 1))
    else:
        meanings = tuple(map(meaning, titles))
    meanings = tuple(told.get(place, each) for place, each in enumerate(meanings))
    if not {Meaning.FIRST, Meaning.LAST, Meaning.NAME, Meaning.PREFERRED, Meaning.INITIALS} & set(meanings):
        raise ReadError(
            "No column holds names. Call one “First name” and one “Last name”, then try again.", found[0].line
        )
    clients = Found()
    for row in body:
        if len(row.cells) > len(meanings) and any(row.cells[len(meanings) :]):
            notes.add(Remark.TOO_MANY_CELLS, row.line)
        clients.add(list(_aliases(_parts(row, meanings, notes))), row.line, notes)
    filled = [sum(place < len(row.cells) and bool(row.cells[place]) for row in body) for place in range(len(meanings))]
    columns = tuple(Column(*each) for each in zip(titles, meanings, filled, strict=True))
    return Preview(tuple(clients.clients), columns, len(body), notes.all())


def _titles(found: Sequence[Row]) -> tuple[tuple[str, ...] | None, Sequence[Row]]:
    """The line that names the columns, if one does, and the rows behind it.

    Some exports have a heading above it, which is narrower: what is as wide, and holds words that are titles elsewhere
    ("Client, Mother"), is somebody's row.
    """
    near = found[:LOOKED_AT]
    known = [_titles_in(row, near) for row in near[:_HEADINGS]]
    if _tells(near[0], known[0]):
        first: int | None = 0
    else:
        first = next((place for place, titles in enumerate(known) if len(titles) > 1 or _is_all(near[place])), None)
    if first is None:
        return None, found
    width = _filled(near[first])
    later = range(first + 1, len(known))
    place = next((place for place in later if len(known[place]) > 1 and _filled(near[place]) > width), first)
    return found[place].cells, found[place + 1 :]


def _titles_in(row: Row, near: Sequence[Row]) -> list[str]:
    """The cells that name a column. What another row says there too is what rows say: "Client" and "Client"."""
    others = [each.cells for each in near if each is not row and not _is_all(each)]
    return [
        cell
        for place, cell in enumerate(row.cells)
        if is_title(cell) and not any(cells[place : place + 1] == (cell,) for cells in others)
    ]


def _tells(row: Row, titles: Sequence[str]) -> bool:
    """Whether one title is enough. "Mother" is not, beside a name, nor is any beside a number or an address."""
    is_said = any(_SAID.search(cell) for cell in row.cells)
    return len(titles) > 1 or (not is_said and any(meaning(title) is not Meaning.RELATIVE for title in titles))


def _is_all(row: Row) -> bool:
    """Whether a row names columns in each of its cells."""
    return all(is_title(cell) for cell in row.cells if cell)


def _filled(row: Row) -> int:
    return sum(map(bool, row.cells))


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
    if first or last:  # a list may have a legal first name beside the first name
        names = (" ".join(filter(None, (one, *middle, other))) for one, other in product(first or ("",), last or ("",)))
        yield from map(Alias, dict.fromkeys(names))
    for name in parts.get(Meaning.NAME, ()):
        yield Alias(name, kind_of(name))
    for cell in parts.get(Meaning.PREFERRED, ()):
        for each in filter(None, _SEVERAL.split(cell)):
            yield Alias(each, kind_of(each) if "@" in each else Kind.NICKNAME)
    for former in parts.get(Meaning.FORMER, ()):
        yield Alias(former if " " in former or not first else f"{first[0]} {former}")
    for each in parts.get(Meaning.INITIALS, ()):
        yield Alias(each, Kind.INITIALS)
    for cell in parts.get(Meaning.EMAIL, ()):
        yield from (Alias(each, Kind.HANDLE) for each in _ADDRESSES.split(cell) if "@" in each)  # and no "n/a"
    for cell in parts.get(Meaning.HANDLE, ()):
        yield from (Alias(each, Kind.HANDLE) for each in _ADDRESSES.split(cell) if _LETTER.search(each))
    yield from _relatives(parts)


def _relatives(parts: Parts) -> Iterator[Alias]:
    for cell in parts.get(Meaning.RELATIVE, ()):
        for each in filter(None, _SEVERAL.split(cell)):
            yield Alias(each, Kind.RELATIVE)
    firsts, lasts = parts.get(Meaning.RELATIVE_FIRST, ()), parts.get(Meaning.RELATIVE_LAST, ())
    for place, first in enumerate(firsts):
        yield Alias(" ".join((first, *lasts[place : place + 1])), Kind.RELATIVE)
