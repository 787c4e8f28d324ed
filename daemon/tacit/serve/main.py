"""Runs the companion as a process: signals, log, exit status."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

from .. import __version__
from ..protocol.endpoint import Endpoint, config_folder, endpoint, vault_folder
from ..store.log import user_log
from ..store.policy import PolicyStore
from ..store.settings import SettingsStore
from ..store.vault import Vault
from . import folder, notes
from .companion import Companion
from .connection import Connection
from .exceptions import AlreadyRunningError, ServeError, UnreachableError
from .faults import describe
from .lock import InstanceLock
from .memory import refuse_core_dumps, refuse_tracers
from .pages import MakePages
from .reader import Assessor

ALREADY_RUNNING = 3
"""The exit status where another companion runs."""

LINGER = 7200.0
"""How long a companion started on demand stays after its last connection, in seconds: two hours, an evening's pauses.
The connection goes whenever the last page to write on is closed. Coming back to it should find the companion warm and
a client list that is sealed with a passphrase still unlocked; but not the next morning, when it would only have kept
some 300 MB and that list in memory overnight. Hours in which the computer sleeps count."""

PATIENCE = 15.0
"""Seconds that a companion which leaves for a newer one has for what it still writes."""


def load_assessor() -> Assessor:
    """Return what reads drafts. It is imported here, in the worker's thread: that takes most of a second."""
    from ..assess import load_assessor

    return load_assessor()


def run(*, on_demand: bool, load: Callable[[], Assessor] = load_assessor, dashboard: MakePages | None = None) -> int:
    """Serve drafts until a signal comes; return the exit status. What went wrong is said on stderr."""
    _log_to_stderr(os.environ.get("TACIT_LOG", "WARNING"))
    try:
        refuse_core_dumps()
        refuse_tracers()
        asyncio.run(_serve(on_demand, load, dashboard))
    except AlreadyRunningError as error:
        print(error, file=sys.stderr)
        return ALREADY_RUNNING
    except ServeError as error:
        print(error, file=sys.stderr)
        _leave_note(error)
        return 1
    except Exception as error:
        # Not its message: it may hold a draft.
        _leave_note(error)
        print(f"The companion stopped because of a fault ({describe(error)}).", file=sys.stderr)
        return 1
    return 0


def leave(status: int) -> NoReturn:
    """End the process at once, whatever the worker's thread is at.

    A thread that wakes while the interpreter is being taken down can end the process with an abort.
    """
    for stream in (sys.stdout, sys.stderr):
        # Without a console Windows' Python has none.
        if stream is not None:
            stream.flush()
    os._exit(status)


async def _serve(on_demand: bool, load: Callable[[], Assessor], dashboard: MakePages | None) -> None:
    here = endpoint(os.environ, sys.platform, Path.home())
    await asyncio.to_thread(make_way, here)
    vault = Vault(vault_folder(os.environ, sys.platform, Path.home()))
    linger = LINGER if on_demand else None
    config = config_folder(os.environ, sys.platform, Path.home())
    store, policy = SettingsStore(config), PolicyStore(config)
    companion = Companion(
        here, load, store=store, vault=vault, linger=linger, log=user_log(), policy=policy, dashboard=dashboard
    )
    _stop_on_signals(companion)
    async with companion:
        await companion.finished()


def make_way(here: Endpoint, patience: float = PATIENCE) -> None:
    """Have a companion of an older version leave, and wait until it has.

    Raises AlreadyRunningError where another stays, and FolderError.
    """
    folder.prepare(here.folder)
    deadline = time.monotonic() + patience
    while True:
        try:
            with InstanceLock(here.lock):
                return
        except AlreadyRunningError:
            # Held, and nobody listens: that one is leaving, or is about to listen.
            if _listens(here) or time.monotonic() > deadline:
                raise
        time.sleep(0.05)


def _listens(here: Endpoint) -> bool:
    """Return whether a companion listens that does not leave for this one."""
    try:
        Connection.open(here, successor=__version__).release()
    except UnreachableError:
        return False
    except ServeError:
        pass
    return True


def _leave_note(error: Exception) -> None:
    notes.leave(endpoint(os.environ, sys.platform, Path.home()).folder, notes.ERROR, type(error).__name__)


def _stop_on_signals(companion: Companion) -> None:
    loop = asyncio.get_running_loop()
    if sys.platform == "win32":
        for number in (signal.SIGINT, signal.SIGBREAK):
            signal.signal(number, lambda *_: loop.call_soon_threadsafe(companion.stop))
    else:
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            loop.add_signal_handler(number, companion.stop)


def _log_to_stderr(level: str) -> None:
    # Only Tacit's own log, whose lines never hold a draft. Libraries promise no such thing: theirs go
    # nowhere.
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(levelname)s %(name)s: %(message)s"))
    own = logging.getLogger("tacit")
    own.addHandler(handler)
    own.setLevel(level if level in logging.getLevelNamesMapping() else "WARNING")
    own.propagate = False
    logging.getLogger().addHandler(logging.NullHandler())
