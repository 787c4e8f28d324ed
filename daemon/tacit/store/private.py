"""A file that only its user can read, in a folder that only its user can open."""

from __future__ import annotations

import contextlib
import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path

from .trouble import LogNotPrivateError, LogUnwritableError


def prepare(path: Path) -> None:
    """Make the file and its folder where they are missing, and check both.

    Raises LogNotPrivateError or LogUnwritableError.

    A file that is there is looked at, never opened: closing it here would let go of the locks that SQLite holds on it
    elsewhere in this process (sqlite.org/howtocorrupt.html, section 2.2).
    """
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _check(path.parent, stat.S_ISDIR, "a folder of its own")
        with contextlib.suppress(FileExistsError):
            os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        check(path)
    except OSError as error:
        raise LogUnwritableError(path, str(error.strerror)) from error


def check(path: Path) -> None:
    """Raise LogNotPrivateError unless the file is the user's own and closed to everyone else."""
    _check(path, stat.S_ISREG, "a file of its own")


def _check(path: Path, is_kind: Callable[[int], bool], kind: str) -> None:
    status = path.lstat()
    if not is_kind(status.st_mode):
        raise LogNotPrivateError(path, f"it is not {kind}")
    # On Windows what lies under the user's local data is closed to others by inheritance.
    if sys.platform != "win32":
        if status.st_uid != os.geteuid():
            raise LogNotPrivateError(path, "it belongs to another user")
        if stat.S_IMODE(status.st_mode) & 0o077:
            mode = "700" if stat.S_ISDIR(status.st_mode) else "600"
            raise LogNotPrivateError(path, f"other users can open it; to close it, run: chmod {mode} '{path}'")
