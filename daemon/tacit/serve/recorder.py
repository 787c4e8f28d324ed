"""Writes near misses in a thread of its own: no verdict waits for the disk, and no failing disk stops the reading."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections import Counter
from collections.abc import Callable
from datetime import date, datetime
from functools import partial, reduce

from ..settings import DEFAULTS
from ..store.change import Change, joined, left_by
from ..store.log import Log
from ..store.nearmiss import NearMiss
from ..store.trouble import LogDamagedError, LogError
from .faults import describe
from .tally import Tally
from .worker import Worker

logger = logging.getLogger(__name__)

MAX_WAITING = 1000
"""How many changes wait in memory for a log that cannot be written; the oldest go first. Months of near misses."""

RETRY_AFTER = 30.0
"""Seconds after which a failed write is tried again, also when nothing happens."""

LOOK_AFTER = 3600.0
"""Seconds after which a companion to whom nothing happens looks whether a new day has begun."""

LAST_WRITE = 4.0
"""Seconds that what still waits has to be written in when the companion leaves."""


def _nobody(*_: object) -> None:
    """Who hears of changes where nobody asks."""


class Recorder:
    """Takes changes on the event loop's thread, and writes them to the log as `run` goes on.

    `dropped` hears of each change that was taken and will not be written after all, because too many wait. `begun_anew`
    hears of the rows that are left, or still come, once the log was erased or put aside. `written` is called when the
    log has become another.

    What the log's state is, `tally.log` says in a word: `recording`, `off`, `put_aside` once a damaged file was put
    aside, `fault`, or the code of a LogError.
    """

    def __init__(
        self,
        log: Log | None,
        tally: Tally,
        *,
        enabled: bool = True,
        retention_days: int = DEFAULTS.retention_days,
        dropped: Callable[[Change], object] = _nobody,
        begun_anew: Callable[[Counter[NearMiss]], object] = _nobody,
        written: Callable[[], object] = _nobody,
        now: Callable[[], datetime] = datetime.now,
    ) -> None:
        self._log = log
        self._tally = tally
        self._dropped = dropped
        self._begun_anew = begun_anew
        self._written = written
        self._now = now
        self._waiting: tuple[Change, ...] = ()
        self._wake = asyncio.Event()
        self._turn = asyncio.Lock()
        self._leaving = False
        self._tidied: date | None = None
        self._at_best = "recording"
        self._enabled = False
        self._retention_days = 0
        self.change(enabled=enabled, retention_days=retention_days)

    def change(self, *, enabled: bool, retention_days: int) -> None:
        """Take new settings. When off, no near miss comes any more; those that are there go as they would have."""
        if retention_days < 1:
            raise ValueError("near misses are kept for a day at least")
        was_enabled, self._enabled = self._enabled, enabled and self._log is not None
        if self._enabled is not was_enabled:
            self._tally.log = self._at_best if self._enabled else "off"
        if retention_days != self._retention_days:
            self._retention_days = retention_days
            self._tidied = None
            self._wake.set()

    def write(self, change: Change) -> bool:
        """Take a change, which is written soon; return whether it was taken: while off, no near miss comes."""
        if self._log is None or (change.before is None and not self._enabled):
            return False
        self._keep(joined(self._waiting, change))
        self._wake.set()
        return True

    async def erase(self, worker: Worker) -> None:
        """Let go of everything in the log, and of what waits to be written, in a worker's thread; raise LogError."""
        # To its end, also where the page that asked for it is closed meanwhile.
        await asyncio.shield(self._erase(worker))

    async def run(self) -> None:
        """Write until `leave` is called, and then once more."""
        if self._log is None:
            return
        worker = Worker("log")
        try:
            while not self._leaving:
                self._wake.clear()
                async with self._turn:
                    caught_up = await self._catch_up(worker, self._log)
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout(LOOK_AFTER if caught_up else RETRY_AFTER):
                        await self._wake.wait()
            async with self._turn:
                await self._catch_up(worker, self._log)
        finally:
            worker.stop()

    def leave(self) -> None:
        """Let `run` return after what waits was tried once more."""
        self._leaving = True
        self._wake.set()

    async def _erase(self, worker: Worker) -> None:
        if self._log is None:
            return
        async with self._turn:
            await worker.run(self._log.erase)
            self._waiting = ()
            self._tally.unwritten = 0
            self._begun_anew(Counter())

    async def _catch_up(self, worker: Worker, log: Log) -> bool:
        """Do what is due; return whether all of it is done."""
        today = self._now().date()
        if self._tidied != today and await self._do(worker, log, partial(log.tidy, today, self._retention_days)):
            self._tidied = today
        # Taken out first, so that what comes meanwhile is not joined with what is already on its way.
        changes, self._waiting = self._waiting, ()
        is_done = not changes or await self._do(worker, log, partial(log.write, changes), changes)
        if not is_done:
            self._keep(reduce(joined, self._waiting, changes))
        self._tally.unwritten = len(self._waiting)
        return is_done and self._tidied == today

    async def _do(self, worker: Worker, log: Log, job: Callable[[], object], changes: tuple[Change, ...] = ()) -> bool:
        """Do a job in the thread, which may be to write `changes`; return whether it is done with."""
        error = await worker.run(partial(_attempt, job))
        if isinstance(error, LogDamagedError):
            self._tell(error)
            error = await worker.run(partial(_attempt, partial(log.put_damaged_aside, self._now().date())))
            if error is None:
                self._at_best = "put_aside"
                self._begun_anew(left_by((*changes, *self._waiting)))
                error = await worker.run(partial(_attempt, job))
        if error is not None:
            self._tell(error)
            # A fault of our own does not go away by trying again.
            return not isinstance(error, LogError)
        self._tally.log = self._at_best if self._enabled else "off"
        self._written()
        return True

    def _keep(self, changes: tuple[Change, ...]) -> None:
        dropped, self._waiting = changes[:-MAX_WAITING], changes[-MAX_WAITING:]
        self._tally.unwritten = len(self._waiting)
        if dropped:
            logger.warning("near misses were dropped: too many wait to be written")
        for change in dropped:
            self._dropped(change)

    def _tell(self, error: Exception) -> None:
        code = error.code if isinstance(error, LogError) else "fault"
        if code == "fault":
            logger.error("near misses could not be written: %s", describe(error))
        elif code != self._tally.log:
            # Once: the companion's own log is no place for what happens every half minute.
            logger.warning("the log of near misses cannot be written: %s", code)
        self._tally.log = code


def _attempt(job: Callable[[], object]) -> Exception | None:
    """Do a job; return what went wrong."""
    try:
        job()
    except Exception as error:
        return error
    return None
