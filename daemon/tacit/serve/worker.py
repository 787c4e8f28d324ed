"""One thread that does what would hold up the event loop, one job after the other."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import Future
from queue import SimpleQueue
from typing import Any, TypeVar

Result = TypeVar("Result")


class Worker:
    """A thread of its own instead of concurrent.futures, which waits for its threads at exit.

    A reading that hangs must not keep the companion from leaving.
    """

    def __init__(self, name: str) -> None:
        self._jobs: SimpleQueue[tuple[Future[Any], Callable[[], Any]] | None] = SimpleQueue()
        threading.Thread(target=self._work, name=name, daemon=True).start()

    async def run(self, job: Callable[[], Result]) -> Result:
        """Return what `job` returns, or raise what it raises, without holding up the event loop."""
        return await asyncio.wrap_future(self.post(job))

    def post(self, job: Callable[[], Result]) -> Future[Result]:
        """Do `job` after those before it; return its future."""
        future: Future[Result] = Future()
        self._jobs.put((future, job))
        return future

    def stop(self) -> None:
        """Let the thread end after the job at hand."""
        self._jobs.put(None)

    def _work(self) -> None:
        for future, job in iter(self._jobs.get, None):
            if future.set_running_or_notify_cancel():
                try:
                    future.set_result(job())
                except BaseException as error:
                    future.set_exception(error)
            # While the next job is waited for, these would keep a draft.
            del future, job
