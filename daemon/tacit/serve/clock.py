"""A clock that goes on while the computer sleeps, as the person's day does."""

from __future__ import annotations

import sys
import time


def now() -> float:
    """Return seconds since some moment."""
    # time.monotonic, and with it asyncio's timers, stand still while a laptop with Linux or macOS is closed: two hours
    # of theirs may end the next morning. time.time goes on, but may be put back.
    if sys.platform == "linux":
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    if sys.platform == "darwin":
        # The clock of this name goes on there, unlike Linux's. Python's time.monotonic asks another.
        return time.clock_gettime(time.CLOCK_MONOTONIC)
    return time.monotonic()
