"""Bytes of a text file, as text: UTF-8, UTF-16 with its mark, or Windows-1252, which is guessed and said so."""

from __future__ import annotations

import codecs
import re
from typing import BinaryIO, NamedTuple

from .exceptions import ReadError

MAX_BYTES = 20 * 2**20
"""A client list of 20,000 rows with fifty columns is smaller."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
RESAVE = "In the spreadsheet, choose “Save as” and “CSV UTF-8”, then try again with that file."
_LINE_END = re.compile(r"\r\n|\r|\n")


class Text(NamedTuple):
    """A file's text, and whether its encoding was a guess."""

    text: str
    is_guessed: bool


def read_limited(stream: BinaryIO) -> bytes:
    """All of a stream. Raises ReadError where it holds more than `MAX_BYTES`, without reading on."""
    data = stream.read(MAX_BYTES + 1)
    _check_size(data)
    return data


def decode(data: bytes, advice: str = RESAVE) -> Text:
    """The text of a file. Raises ReadError, with `advice`, for what is too large, no text, or in another encoding."""
    _check_size(data)
    if data.startswith(_WORKBOOKS):
        raise ReadError(f"This is a workbook or an archive, not plain text. {advice}")
    if data.startswith(b"%PDF"):
        raise ReadError(f"This is a PDF, not plain text. {advice}")
    mark, encoding = next((each for each in _MARKS if data.startswith(each[0])), (b"", "utf-8"))
    body = data[len(mark) :]
    text, is_whole = _read(body, encoding)
    if not is_whole and mark:
        raise ReadError(f"This part of the file is damaged. {advice}", _line_of(text))
    is_guessed = not is_whole
    if is_guessed:
        # Windows-1252, which older spreadsheets write.
        text, is_whole = _read(body, "cp1252")
        if not is_whole:
            problem = f"The letters here are in an encoding that Tacit cannot tell. {advice}"
            raise ReadError(problem, _line_of(text))
    if control := CONTROL.search(text):
        problem = f"This holds characters that no text has. {advice}"
        raise ReadError(problem, _line_of(text[: control.start()]))
    return Text(text, is_guessed)


def _read(body: bytes, encoding: str) -> tuple[str, bool]:
    """The text, or what comes before the first bytes that do not fit; and whether it is the text.

    Nothing is raised in here: Python's error keeps the file, and an exception keeps the one before it.
    """
    try:
        return body.decode(encoding), True
    except UnicodeDecodeError as error:
        return body[: error.start].decode(encoding, errors="replace"), False


def _line_of(before: str) -> int:
    return len(_LINE_END.findall(before)) + 1


def _check_size(data: bytes) -> None:
    if len(data) > MAX_BYTES:
        raise ReadError(
            f"The file is larger than {MAX_BYTES // 2**20} MB. Export only names, without notes, appointments or "
            "pictures, then try again."
        )
