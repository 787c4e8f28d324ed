"""The dashboard as the companion has it: nothing listens before someone first wants to look."""

from __future__ import annotations

import asyncio
import contextlib
import importlib
import logging
import socket
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from ..place import Place
from ..serve.allowances import Allowances
from ..serve.clock import now
from ..serve.faults import describe
from ..serve.keeper import Keeper
from ..serve.pages import Answer
from ..serve.preferences import Preferences
from ..serve.worker import Worker
from ..store.log import Log
from ..store.policy import PolicyStore
from . import browser
from .changes import Changes
from .tokens import ENTRY_LIFETIME, SESSION_LIFETIME, Tokens

if TYPE_CHECKING:
    from aiohttp import web

logger = logging.getLogger(__name__)

ADDRESS = "127.0.0.1"


@dataclass(frozen=True, slots=True)
class _Link:
    """What was given out with a token: the page that it leads to is remembered here, and stands in no address."""

    path: Path
    place: Place
    ending: asyncio.TimerHandle


class Dashboard:
    """Serves the dashboard on a port of its own, once `open` was called, until `close`.

    Files that open it are written to `folder`, which has to be closed to others. `state` says how recording goes now,
    `erase` erases the log, `keeper` has the vault, and `used` hears of each look at a page. `clock` tells seconds,
    those of sleep included, `lifetime` is how many of them a link is good for.
    """

    def __init__(
        self,
        folder: Path,
        log: Log,
        *,
        preferences: Preferences,
        allowances: Allowances,
        policy: PolicyStore,
        state: Callable[[], str],
        erase: Callable[[Worker], Awaitable[None]],
        keeper: Keeper,
        used: Callable[[], object] = lambda: None,
        clock: Callable[[], float] = now,
        today: Callable[[], date] = date.today,
        lifetime: float = ENTRY_LIFETIME,
    ) -> None:
        self._folder = folder
        self._log = log
        self._preferences = preferences
        self._allowances = allowances
        self._policy = policy
        self._changes = Changes()
        self._state = state
        self._erase = erase
        self._keeper = keeper
        self._used = used
        self._today = today
        self._lifetime = lifetime
        self._entries = Tokens(lifetime, clock)
        self._sessions = Tokens(SESSION_LIFETIME, clock)
        self._starting = asyncio.Lock()
        self._runner: web.AppRunner | None = None
        self._worker: Worker | None = None
        self._host = ""
        self._links: dict[str, _Link] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    def open(self, answer: Answer, *, show: bool = False, place: Place = Place.NEAR_MISSES) -> None:
        """Have a link to a page made, and with `show` a browser opened with it; `answer` hears of it."""
        task = asyncio.create_task(self._open(answer, show, place), name="dashboard")
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def tell(self) -> None:
        """Hear that the log or a setting has changed: pages that are open show it."""
        self._changes.tell()

    async def link(self, place: Place = Place.NEAR_MISSES) -> Path:
        """Return a file that opens the dashboard on this page, once and within a minute; raise OSError."""
        async with self._starting:
            if self._runner is None:
                self._runner = await self._start()
        from . import redirect

        token = self._entries.issue()
        path = redirect.write(self._folder, f"http://{self._host}/enter?token={token}")
        ending = asyncio.get_running_loop().call_later(self._lifetime, self._forget, token)
        self._links[token] = _Link(path, place, ending)
        return path

    async def close(self) -> None:
        """Answer nothing more, and leave no file behind."""
        opening = list(self._tasks)
        for task in opening:
            task.cancel()
        await asyncio.gather(*opening, return_exceptions=True)
        for token in list(self._links):
            self._forget(token)
        self._changes.close()
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None
        if self._worker is not None:
            self._worker.stop()
            self._worker = None

    async def _open(self, answer: Answer, show: bool, place: Place) -> None:
        try:
            path = await self.link(place)
            is_shown = show and await browser.show(path)
        except OSError as error:
            answer(None, f"The dashboard could not be opened: {error.strerror}.")
        except Exception as error:
            logger.error("the dashboard could not be opened: %s", describe(error))
            answer(None, "The dashboard could not be opened because of a fault.")
        else:
            if is_shown:
                answer(None, None)
            elif show:
                self._withdraw(path)
                answer(None, "No browser could be started from here. To open the dashboard, run: tacit dashboard")
            else:
                answer(path, None)

    async def _start(self) -> web.AppRunner:
        if self._worker is None:
            self._worker = Worker("dashboard")
        # In a thread: that takes a fifth of a second, for which no draft has to wait.
        await self._worker.run(partial(importlib.import_module, f"{__package__}.app"))
        from aiohttp import web

        from . import people, redirect
        from .app import Views, application
        from .frame import Frame
        from .held import Held
        from .log_page import LogPage
        from .news import News
        from .policy_page import PolicyPage
        from .settings_page import SettingsPage

        redirect.remove_all(self._folder)
        async with contextlib.AsyncExitStack() as undone:
            listener = undone.enter_context(socket.create_server((ADDRESS, 0)))
            self._host = f"{ADDRESS}:{listener.getsockname()[1]}"
            frame = Frame(held := Held(), self._used)
            views = Views(
                self._log,
                self._worker,
                redeem=self._redeem,
                sessions=self._sessions,
                settings=lambda: self._preferences.kept.settings,
                state=self._state,
                frame=frame,
                today=self._today,
                changes=self._changes,
            )
            routes = [
                *views.routes(),
                *News(self._changes, self._sessions).routes(),
                *SettingsPage(self._preferences, self._allowances, self._log, self._worker, frame).routes(),
                *LogPage(self._log, self._worker, self._changes, frame, self._erase).routes(),
                *PolicyPage(self._policy, self._worker, frame, self._today).routes(),
                *people.routes(self._keeper, self._worker, frame),
            ]
            app = application(self._host, self._sessions, routes, held.clear)
            # No access log: an address may hold a token. And who waits for news is let go when they leave.
            runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0, handler_cancellation=True)
            undone.push_async_callback(runner.cleanup)
            await runner.setup()
            await web.SockSite(runner, listener).start()
            undone.pop_all()
        logger.info("the dashboard listens")
        return runner

    def _redeem(self, token: str) -> Place | None:
        if not self._entries.redeem(token):
            return None
        link = self._forget(token)
        return link.place if link is not None else None

    def _withdraw(self, path: Path) -> None:
        for token in [token for token, link in self._links.items() if link.path == path]:
            self._entries.redeem(token)
            self._forget(token)

    def _forget(self, token: str) -> _Link | None:
        link = self._links.pop(token, None)
        if link is not None:
            link.ending.cancel()
            link.path.unlink(missing_ok=True)
        return link
