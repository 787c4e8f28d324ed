"""When a companion that was started on demand leaves: so long after the last one who needed it has gone."""

from __future__ import annotations

import asyncio
import math
from collections.abc import Callable

from . import clock

LOOK = 60.0
"""Seconds after which the clock is looked at again, for the loop's timers stand still while the computer sleeps."""


class Lingering:
    """Calls `leave` once nobody has been there for so many `seconds`, sleep of the computer included; without, never.

    `now` tells seconds.
    """

    def __init__(
        self, seconds: float | None, leave: Callable[[], object], now: Callable[[], float] = clock.now
    ) -> None:
        self._seconds = seconds
        self._leave = leave
        self._now = now
        self._end = math.inf
        self._timer: asyncio.TimerHandle | None = None

    @property
    def is_over(self) -> bool:
        """Whether it is time to leave, also where that was not noticed yet: the computer has only just woken."""
        return self._now() >= self._end

    def begin(self) -> None:
        """Hear that nobody is there from now on."""
        self.stay()
        if self._seconds is not None:
            self._end = self._now() + self._seconds
            self._look()

    def stay(self) -> None:
        """Hear that somebody is there."""
        self._end = math.inf
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _look(self) -> None:
        if self.is_over:
            self._leave()
        else:
            left = self._end - self._now()
            self._timer = asyncio.get_running_loop().call_later(max(0.0, min(left, LOOK)), self._look)
