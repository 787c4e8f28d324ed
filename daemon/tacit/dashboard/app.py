"""The application: its addresses, and what each of them shows."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from functools import partial
from pathlib import Path

from aiohttp import web

from ..place import Place
from ..serve.worker import Worker
from ..settings import Settings
from ..store.letter import STATES
from ..store.log import Log
from ..store.trouble import LogError
from .changes import Changes
from .choice import DAYS, SITES, Choice
from .frame import Frame
from .guard import COOKIE, ENTRY, STATIC, guarded
from .news import LISTENING
from .pages import STATIC as STATIC_FILES
from .pages import message, page
from .report import Report, report
from .tokens import Tokens

Today = Callable[[], date]


class Views:
    """The pages, made of what the log and the settings hold at the moment.

    The log is read in the `worker`'s thread. `redeem` says to which page a token leads, once, or None. `state` is the
    word for how recording goes. `changes` counts what has changed.
    """

    def __init__(
        self,
        log: Log,
        worker: Worker,
        *,
        redeem: Callable[[str], Place | None],
        sessions: Tokens,
        settings: Callable[[], Settings],
        state: Callable[[], str],
        frame: Frame,
        today: Today,
        changes: Changes,
    ) -> None:
        self._log = log
        self._worker = worker
        self._redeem = redeem
        self._sessions = sessions
        self._settings = settings
        self._state = state
        self._frame = frame
        self._today = today
        self._changes = changes

    def routes(self) -> Iterable[web.RouteDef]:
        """Return where they are."""
        return [web.get(ENTRY, self.enter, allow_head=False), web.get("/", self.near_misses)]

    async def enter(self, request: web.Request) -> web.Response:
        """Let a browser in for a token, once, and lead it on.

        By a page of our own and no 303: the browser comes from a file, so that SameSite=Strict keeps the cookie out of
        what it is redirected to. What our own page leads to carries it.
        """
        place = self._redeem(request.query.get("token", ""))
        if place is None:
            raise web.HTTPUnauthorized
        answer = page("enter.html", to=place.path)
        answer.set_cookie(COOKIE, self._sessions.issue(), path="/", httponly=True, samesite="Strict")
        return answer

    async def near_misses(self, request: web.Request) -> web.Response:
        """Show the near misses."""
        try:
            choice = Choice.read(request.query)
        except ValueError:
            raise web.HTTPBadRequest from None
        edition = self._changes.count
        try:
            # In a thread: the log may be on a slow disk or held by another program, and drafts do not wait for it.
            shown = await self._worker.run(partial(self._report, choice, self._settings(), self._today()))
        except LogError as error:
            return message(str(error), 503, "/")
        state = self._state()
        answer = self._frame.page(
            request,
            "near_misses.html",
            "/",
            report=shown,
            choice=choice,
            days=DAYS,
            sites=SITES,
            state=None if state == "recording" else STATES.get(state, state),
            edition=edition,
        )
        answer.headers["Content-Security-Policy"] = LISTENING
        return answer

    def _report(self, choice: Choice, settings: Settings, today: date) -> Report | None:
        with self._log.figures() as figures:
            return report(figures, choice, settings, today)


def application(
    host: str, sessions: Tokens, routes: Iterable[web.RouteDef], forget: Callable[[], object]
) -> web.Application:
    """Return the application that answers at `host`, address and port as browsers write them; `forget` ends it."""

    async def end(_: web.Application) -> None:
        forget()

    app = web.Application(middlewares=[guarded(host, sessions)])
    app.router.add_routes(routes)
    app.add_routes(_served(path) for path in sorted(STATIC_FILES.iterdir()) if path.suffix in _TYPES)
    app.on_cleanup.append(end)
    return app


_TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
"""Of the static files. Not asked of the system: on Windows another program may have changed what it says."""


def _served(path: Path) -> web.RouteDef:
    """A small file, from memory: aiohttp's own way leaves one open where a browser goes away in the middle of it."""
    content, kind = path.read_bytes(), _TYPES[path.suffix]

    async def serve(_: web.Request) -> web.Response:
        return web.Response(body=content, content_type=kind)

    return web.get(f"{STATIC}/{path.name}", serve)
