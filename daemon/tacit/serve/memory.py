"""Keeps what is in a process's memory, drafts and the client list, from files and from other programs."""

from __future__ import annotations

import sys


def refuse_core_dumps() -> None:
    """See to it that a crash writes no memory, and with it no draft, to a file. Processes started later inherit it."""
    if sys.platform != "win32":
        import resource

        # Linux hands a core to a collecting program whatever the limit, but for a limit of 1 byte (core(5),
        # fs/coredump.c); that is too little for a file as well.
        limit = 1 if sys.platform == "linux" else 0
        # Where it is 0 already, no more may be asked for; `refuse_tracers` keeps the collecting program out, too.
        if resource.getrlimit(resource.RLIMIT_CORE)[1] != 0:
            resource.setrlimit(resource.RLIMIT_CORE, (limit, limit))


def refuse_tracers() -> None:
    """See to it that no other program of this user reads the client list out of our memory (prctl(2), ptrace(2)).

    A process like that leaves no core either. Linux only; its user still sees in /proc that the companion runs, as `ps`
    does.
    """
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(4, 0, 0, 0, 0)  # PR_SET_DUMPABLE
