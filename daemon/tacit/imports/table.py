"""The rows of a CSV file, each with the line it begins on."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator
from io import StringIO
from statistics import mode
from typing import NamedTuple

from .exceptions import ReadError

MAX_ROWS = 20_000
DELIMITERS = ("\t", ";", ",")
"""Where two fit alike the first is taken: "Rivera, Jordan" has a comma of its own."""

_TOLD = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
LOOKED_AT = 20
"""Rows that tell the delimiter, and what a column without a title holds."""


class Row(NamedTuple):
    """The cells of a row, without white space around them, and its line, counted from 1."""

    line: int
    cells: tuple[str, ...]


def rows(text: str, is_header: Callable[[str], bool]) -> list[Row]:
    """The rows of a table that are not empty, the header among them. `is_header` tells a cell that names a column.

    Raises ReadError for quotation marks that do not match, and for more than `MAX_ROWS` rows.
    """
    begin = 0
    told = _TOLD.match(text)  # a line that spreadsheets write for each other
    if told:
        begin, delimiter = 1, told[1]
        text = text[told.end() :]
    else:
        delimiter = max(DELIMITERS, key=lambda each: _fit(text, each, is_header))
    found = []
    for row in _rows(text, delimiter, begin):
        if any(row.cells):
            found.append(row)
        if len(found) > MAX_ROWS + 1:
            problem = f"There are more than {MAX_ROWS:,} rows. Export one row a client, then try again."
            raise ReadError(problem, row.line)
    return found


def _fit(text: str, delimiter: str, is_header: Callable[[str], bool]) -> tuple[int, int, int]:
    """How well a delimiter fits: columns known by name in a row, then the rows as wide as most, then their width."""
    widths: list[int] = []
    known = 0
    try:
        for row in filter(lambda row: row.cells, _rows(text, delimiter, 0)):
            known = max(known, sum(map(is_header, row.cells)))
            widths.append(len(row.cells))
            if len(widths) == LOOKED_AT:
                break
    except ReadError:
        return known, 0, 0
    width = mode(widths) if widths else 0
    return known, widths.count(width) if width > 1 else 0, width


def _rows(text: str, delimiter: str, begin: int) -> Iterator[Row]:
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True, skipinitialspace=True)
    while True:
        line = begin + reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            raise ReadError(
                "A quotation mark opens or closes in the wrong place here. Put the whole cell in quotation marks and "
                "double those inside it, or leave them out.",
                line,
            ) from None
        yield Row(line, tuple(" ".join(cell.split()) for cell in cells))
