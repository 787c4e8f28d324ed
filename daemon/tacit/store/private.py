"""A file that only its user can read, in a folder that only its user can open."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from . import owned
from .trouble import LogNotPrivateError, LogUnwritableError


def prepare(path: Path) -> None:
    """Make the file and its folder where they are missing, and check both.

    Raises LogNotPrivateError or LogUnwritableError.

    A file that is there is looked at, never opened: closing it here would let go of the locks that SQLite holds on it
    elsewhere in this process (sqlite.org/howtocorrupt.html, section 2.2).
    """
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _check(path.parent, is_folder=True)
        with contextlib.suppress(FileExistsError):
            os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        check(path)
    except OSError as error:
        raise LogUnwritableError(path, str(error.strerror)) from error


def check(path: Path) -> None:
    """Raise LogNotPrivateError unless the file is the user's own and closed to everyone else."""
    _check(path, is_folder=False)


def _check(path: Path, *, is_folder: bool) -> None:
    if (problem := owned.problem(path, is_folder=is_folder)) is not None:
        raise LogNotPrivateError(path, problem)
