"""Faults for the log: type and places, never the message, which may hold a draft's words."""

from __future__ import annotations

import traceback

_PLACES = 6


def describe(error: BaseException) -> str:
    """Return an exception's type and places, innermost first: `ValueError at tacit.assess:40 < ...`."""
    frames = list(traceback.walk_tb(error.__traceback__))[-_PLACES:]
    places = [f"{frame.f_globals.get('__name__', '?')}:{line}" for frame, line in reversed(frames)]
    return f"{type(error).__qualname__} at {' < '.join(places) or 'an unknown place'}"
