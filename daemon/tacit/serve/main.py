"""Runs the companion as a process: signals, log, exit status."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

from ..protocol.endpoint import config_folder, endpoint, vault_folder
from ..store.log import user_log
from ..store.policy import PolicyStore
from ..store.settings import SettingsStore
from ..store.vault import Vault
from . import notes
from .companion import Companion
from .exceptions import AlreadyRunningError, ServeError
from .faults import describe
from .reader import Assessor

ALREADY_RUNNING = 3
"""The exit status where another companion runs."""

LINGER = 300.0
"""How long a companion started on demand stays after its last connection, in seconds. A browser opened again
soon, or an extension that is reloaded, finds it warm."""


def load_assessor() -> Assessor:
    """Return what reads drafts. It is imported here, in the worker's thread: that takes most of a second."""
    from ..assess import load_assessor

    return load_assessor()


def run(*, on_demand: bool, load: Callable[[], Assessor] = load_assessor) -> int:
    """Serve drafts until a signal comes; return the exit status. What went wrong is said on stderr."""
    _log_to_stderr(os.environ.get("TACIT_LOG", "WARNING"))
    _refuse_core_dumps()
    _refuse_tracers()
    try:
        asyncio.run(_serve(on_demand, load))
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
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)


async def _serve(on_demand: bool, load: Callable[[], Assessor]) -> None:
    here = endpoint(os.environ, sys.platform, Path.home())
    vault = Vault(vault_folder(os.environ, sys.platform, Path.home()))
    linger = LINGER if on_demand else None
    config = config_folder(os.environ, sys.platform, Path.home())
    store, policy = SettingsStore(config), PolicyStore(config)
    companion = Companion(here, load, store=store, vault=vault, linger=linger, log=user_log(), policy=policy)
    _stop_on_signals(companion)
    async with companion:
        await companion.finished()


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


def _refuse_core_dumps() -> None:
    """See to it that a crash writes no memory, and with it no draft, to a file."""
    if sys.platform != "win32":
        import resource

        # Linux hands a core to a collecting program whatever the limit, but for a limit of 1 byte (core(5),
        # fs/coredump.c); that is too little for a file as well.
        limit = 1 if sys.platform == "linux" else 0
        resource.setrlimit(resource.RLIMIT_CORE, (limit, limit))


def _refuse_tracers() -> None:
    """See to it that no other program of this user reads the client list out of our memory (prctl(2), ptrace(2)).

    Linux only; its user still sees in /proc that the companion runs, as `ps` does.
    """
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(4, 0, 0, 0, 0)  # PR_SET_DUMPABLE


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
