"""What companion and host leave in the runtime folder for `tacit doctor`: a version, a code. Never content.

Imported by the native host: stays light.
"""

from __future__ import annotations

import os
import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from . import folder
from .exceptions import FolderError

EXTENSION = "extension.seen"
ERROR = "last.error"

_CODE = re.compile(r"[A-Za-z0-9_.+-]{1,64}")
_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_NOFOLLOW", 0)


@dataclass(frozen=True, slots=True)
class Note:
    """A word that was left, and when."""

    word: str
    at: datetime
    """Local time, to the second."""


def leave(where: Path, name: str, word: str) -> None:
    """Leave a word in place of the one before; nothing where it is none, or the folder is not the user's own."""
    if _CODE.fullmatch(word):
        with suppress(OSError, FolderError):
            folder.check(where)
            with os.fdopen(os.open(where / name, _FLAGS, 0o600), "w", encoding="ascii") as file:
                file.write(word)


def find(where: Path, name: str) -> Note | None:
    """Return what was left last; None where there is nothing that could have been."""
    with suppress(OSError, ValueError):
        path = where / name
        with path.open(encoding="ascii") as file:
            word = file.read(65)
        if _CODE.fullmatch(word):
            return Note(word, datetime.fromtimestamp(int(path.stat().st_mtime)))
    return None
