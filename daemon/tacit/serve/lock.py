"""One companion a user: a file held locked. The system lets go of it however the companion ends."""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path
from types import TracebackType

from .exceptions import AlreadyRunningError, FolderError

if sys.platform == "win32":
    import msvcrt

    _HELD: type[OSError] = PermissionError

    def _lock(descriptor: int) -> None:
        # One byte far behind the process id, for a locked byte cannot be read by others.
        os.lseek(descriptor, 1 << 20, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    _HELD: type[OSError] = BlockingIOError

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


class InstanceLock:
    """A context manager that holds the lock; entering raises AlreadyRunningError while another does.

    It raises FolderError where the folder takes no lock: that is no sign of another companion.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._descriptor: int | None = None

    def __enter__(self) -> InstanceLock:
        try:
            descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise self._unusable(error) from error
        try:
            _take(descriptor)
        except AlreadyRunningError:
            os.close(descriptor)
            raise
        except OSError as error:
            os.close(descriptor)
            raise self._unusable(error) from error
        self._descriptor = descriptor
        return self

    def _unusable(self, error: OSError) -> FolderError:
        return FolderError(self._path.parent, f"no lock can be held there ({error.strerror})")

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        # The file stays: were it removed, two companions could hold locks on two files of the same name.
        assert self._descriptor is not None, "left without having been entered"
        os.close(self._descriptor)
        self._descriptor = None


def _take(descriptor: int) -> None:
    """Lock the file and write the process id down where there is room; raise AlreadyRunningError or OSError."""
    try:
        _lock(descriptor)
    except _HELD:
        raise AlreadyRunningError(_read_pid(descriptor)) from None
    # The number of an earlier companion has to go: whoever wants this one ended would end another process.
    os.ftruncate(descriptor, 0)
    os.lseek(descriptor, 0, os.SEEK_SET)
    # A full disk has no room for it. It is only told to others: the lock itself holds without.
    with contextlib.suppress(OSError):
        os.write(descriptor, b"%d\n" % os.getpid())


def _read_pid(descriptor: int) -> int | None:
    os.lseek(descriptor, 0, os.SEEK_SET)
    with contextlib.suppress(ValueError):
        pid = int(os.read(descriptor, 32))
        # A signal to 0 or less goes to many processes at once.
        return pid if pid > 0 else None
    return None
