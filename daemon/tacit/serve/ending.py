"""Ends the companion that runs: it is asked to leave and waited for, since it writes what is left first."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from .exceptions import AlreadyRunningError
from .lock import InstanceLock

PATIENCE = 15.0
"""Seconds that a companion has to leave."""


@contextmanager
def ended(lock: Path, patience: float) -> Iterator[None]:
    """Have no companion run, and let none start meanwhile. The lock's folder has to be this user's own.

    Raises AlreadyRunningError where one stays, and FolderError.
    """
    deadline = time.monotonic() + patience
    asked: set[int] = set()
    with ExitStack() as exits:
        while True:
            try:
                exits.enter_context(InstanceLock(lock))
                break
            except AlreadyRunningError as error:
                # Without its process id it has only just started, and will write it down.
                if error.pid is not None and error.pid not in asked:
                    asked.add(error.pid)
                    with suppress(OSError):
                        os.kill(error.pid, signal.SIGTERM)
                if time.monotonic() >= deadline:
                    raise
            time.sleep(0.05)
        yield


def is_held(lock: Path) -> bool:
    """Return whether a companion runs; raise FolderError."""
    try:
        with InstanceLock(lock):
            return False
    except AlreadyRunningError:
        return True
