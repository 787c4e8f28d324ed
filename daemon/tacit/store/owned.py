"""What is this user's own, and closed to everyone else. Imported by the native host: stays light."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path


def problem(path: Path, *, is_folder: bool) -> str | None:
    """Return why something is not a folder, or file, of this user's own and closed to others; None where it is.

    Raises OSError where it cannot be looked at.
    """
    status = path.lstat()
    is_kind = stat.S_ISDIR if is_folder else stat.S_ISREG
    if not is_kind(status.st_mode):
        return f"it is not a {'folder' if is_folder else 'file'} of its own"
    # On Windows what lies under the user's local data is closed to others by inheritance.
    if sys.platform != "win32":
        if status.st_uid != os.geteuid():
            return "it belongs to another user"
        if stat.S_IMODE(status.st_mode) & 0o077:
            return f"other users can open it; to close it, run: chmod {'700' if is_folder else '600'} '{path}'"
    return None


def is_own(path: Path) -> bool:
    """Return whether something is this user's own and no link, so that it may be closed for them."""
    try:
        status = path.lstat()
    except OSError:
        return False
    return not stat.S_ISLNK(status.st_mode) and (sys.platform == "win32" or status.st_uid == os.geteuid())


def is_own_folder(path: Path) -> bool:
    """Return whether a path is a folder of this user's own, and no link to one."""
    return is_own(path) and path.is_dir()
