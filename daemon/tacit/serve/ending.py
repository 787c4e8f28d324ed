"""Ends the companion that runs: asked at first, for it writes what is left, and by force where it hangs."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from ..protocol.endpoint import Endpoint
from .asking import listens
from .exceptions import AlreadyRunningError
from .lock import InstanceLock

PATIENCE = 15.0
"""Seconds that a companion has to leave; it writes what is left first."""
SETTLING = 6.0
"""Seconds for which a companion that starts or leaves may hold its lock without listening."""
AFTERWARDS = 2.0
"""Seconds in which one that is ended by force has gone."""


def holder(lock: Path) -> AlreadyRunningError | None:
    """Return what tells who holds the companion's lock; None where nobody does. Raises FolderError."""
    try:
        with InstanceLock(lock):
            return None
    except AlreadyRunningError as held:
        return held


def keeping_out(here: Endpoint) -> AlreadyRunningError | None:
    """Return what tells who holds the lock though nobody listens, for longer than one that starts or leaves takes.

    None where nobody does. Raises FolderError.
    """
    deadline = time.monotonic() + SETTLING
    while (held := holder(here.lock)) is not None and not listens(here):
        if time.monotonic() > deadline:
            return held
        time.sleep(0.05)
    return None


@contextmanager
def alone(lock: Path) -> Iterator[None]:
    """Hold the companion's lock, having ended whoever held it.

    Raises AlreadyRunningError where that one stays, and FolderError.
    """
    began = time.monotonic()
    sent: set[tuple[int, int]] = set()
    with ExitStack() as exits:
        while True:
            try:
                exits.enter_context(InstanceLock(lock))
                break
            except AlreadyRunningError as held:
                waited = time.monotonic() - began
                if waited >= PATIENCE + AFTERWARDS:
                    raise
                # Without its process id it has only just started, and will write it down.
                if held.pid is not None and (signalled := (held.pid, _way(waited))) not in sent:
                    sent.add(signalled)
                    with suppress(OSError):
                        os.kill(*signalled)
            time.sleep(0.05)
        yield


def _way(waited: float) -> int:
    """The signal for a companion that has been waited for so long."""
    # One that hangs hears no SIGTERM: its event loop would have to. On Windows that ends any process at once.
    return signal.SIGTERM if sys.platform == "win32" or waited < PATIENCE else signal.SIGKILL
