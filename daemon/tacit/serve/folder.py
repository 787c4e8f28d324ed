"""The runtime folder: made for this user alone, and checked. Imported by the native host: stays light."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

from ..store import owned
from .exceptions import FolderError


def prepare(folder: Path) -> None:
    """Make the folder where it is missing, readable by this user only, and check it; raise FolderError."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise FolderError(folder, f"it could not be made ({error.strerror})") from error
    check(folder)


def is_there(folder: Path) -> bool:
    """Return whether something of this name is there; raise FolderError where that cannot be seen."""
    try:
        return folder.exists()
    except OSError as error:
        raise FolderError(folder, f"it could not be opened ({error.strerror})") from error


def check(folder: Path) -> None:
    """Raise FolderError unless the folder is there, this user's own to use, and closed to everyone else."""
    try:
        problem = owned.problem(folder, is_folder=True)
        mode = stat.S_IMODE(folder.lstat().st_mode)
    except OSError as error:
        raise FolderError(folder, f"it could not be opened ({error.strerror})") from error
    if problem is not None:
        raise FolderError(folder, problem)
    if sys.platform != "win32" and mode & 0o777 != 0o700:
        raise FolderError(folder, f"you may not open it yourself; to open it, run: chmod 700 '{folder}'")
