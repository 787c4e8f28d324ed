"""Files that are either as they were or as they should be, whenever the process or the machine stops."""

from __future__ import annotations

import os
import stat
import sys
from contextlib import suppress
from pathlib import Path

from .exceptions import UnsafeFileError, UnwritableError

_FLAGS = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
"""No link is followed, a pipe in the file's place is not waited at, and Windows changes no line ends."""


def read(path: Path, most: int) -> bytes | None:
    """Return a file's bytes, `most` and one more at most, or None where there is none.

    Raises UnsafeFileError for anything but a file of this user's own, and UnwritableError where reading fails.
    """
    try:
        if path.is_symlink():
            raise UnsafeFileError(path, "it is a link, and links are not followed here")
        file = open(path, "rb", opener=_open)  # noqa: SIM115 - pathlib takes no opener
    except FileNotFoundError:
        return None
    except OSError as error:
        raise UnwritableError(path, error.strerror) from None
    with file:
        status = os.fstat(file.fileno())
        if not stat.S_ISREG(status.st_mode):
            raise UnsafeFileError(path, "it is not a file")
        if sys.platform != "win32" and status.st_uid != os.geteuid():
            raise UnsafeFileError(path, "it belongs to another user")
        return file.read(most + 1)


def replace(path: Path, data: bytes) -> None:
    """Put a file of this content, readable by this user only, in a file's place; raise UnwritableError.

    The new one is written beside it and reaches the disk before it takes the name, so that at any moment the name
    stands for one of the two, whole.
    """
    beside = _beside(path)
    try:
        # One that a killed process left is removed, not written to: it may have become something else meanwhile.
        beside.unlink(missing_ok=True)
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _FLAGS, 0o600)
        with os.fdopen(descriptor, "wb", buffering=0) as file:
            written = 0
            while written < len(data):
                written += file.write(data[written:]) or 0
            _flush(descriptor)
        beside.replace(path)
        _flush_folder(path.parent)
    except OSError as error:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise UnwritableError(path, error.strerror) from None


def remove(path: Path) -> None:
    """Remove a file, and what a killed process may have left beside it; raise UnwritableError."""
    try:
        path.unlink(missing_ok=True)
        _beside(path).unlink(missing_ok=True)
        _flush_folder(path.parent)
    except OSError as error:
        raise UnwritableError(path, error.strerror) from None


def _open(path: str, flags: int) -> int:
    return os.open(path, flags | _FLAGS)


def _beside(path: Path) -> Path:
    return path.with_name(f"{path.name}.new")


def _flush(descriptor: int) -> None:
    if sys.platform == "darwin":
        import fcntl

        # There fsync stops at the drive's own memory (fsync(2) of macOS).
        fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
    else:
        os.fsync(descriptor)


def _flush_folder(folder: Path) -> None:
    # Windows has no folder to be flushed; NTFS writes its own log. Some network file systems refuse it as well; the
    # new file has taken its name by then, so that is no reason to say that nothing was written.
    if sys.platform != "win32":
        with suppress(OSError):
            descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
            try:
                _flush(descriptor)
            finally:
                os.close(descriptor)
