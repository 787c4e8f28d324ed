"""The log of near misses as a whole: downloaded, or erased after having asked once."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from functools import partial

from aiohttp import web

from ..serve.worker import Worker
from ..store.export import to_csv, to_json
from ..store.log import Log
from ..store.trouble import LogError
from . import sentences
from .changes import Changes
from .frame import Frame
from .pages import message
from .posted import form

_ERASED = "Every near miss is erased. Copies of yours, in exports and backups, are not."
_KINDS = {"csv": "text/csv", "json": "application/json"}


class LogPage:
    """Copies of the log, and its end: `erase` erases it in a worker's thread, and raises LogError."""

    def __init__(
        self, log: Log, worker: Worker, changes: Changes, frame: Frame, erase: Callable[[Worker], Awaitable[None]]
    ) -> None:
        self._log = log
        self._worker = worker
        self._changes = changes
        self._frame = frame
        self._erase = erase

    def routes(self) -> Iterable[web.RouteDef]:
        """Return where its parts are."""
        return [
            web.get("/near-misses.{kind:csv|json}", self.export, allow_head=False),
            web.get("/settings/erase", self.ask),
            web.post("/settings/erase", self.erase),
        ]

    async def export(self, request: web.Request) -> web.Response:
        """Answer with the whole log as a file."""
        kind = request.match_info["kind"]
        try:
            text = await self._worker.run(partial(_written, self._log, kind))
        except LogError as error:
            return message(str(error), 503, "/settings")
        headers = {"Content-Disposition": f'attachment; filename="near-misses.{kind}"'}
        return web.Response(text=text, content_type=_KINDS[kind], charset="utf-8", headers=headers)

    async def ask(self, request: web.Request) -> web.Response:
        """Ask whether to erase it."""
        try:
            kept = await self._worker.run(partial(counted, self._log))
        except LogError as error:
            return message(str(error), 503, "/settings")
        return self._frame.page(request, "erase.html", "/settings", kept=kept)

    async def erase(self, request: web.Request) -> web.Response:
        """Erase it."""
        await form(request)
        try:
            await self._erase(self._worker)
        except LogError as error:
            return message(str(error), 503, "/settings")
        self._changes.tell()
        return self._frame.go(request, "/settings", _ERASED)


def _written(log: Log, kind: str) -> str:
    with log.figures() as figures:
        if kind == "csv":
            return to_csv(figures.near_misses())
        return to_json(figures.near_misses(), figures.hours())


def counted(log: Log) -> str:
    """Return how much a log holds, in a sentence; raise LogError."""
    with log.figures() as figures:
        return sentences.kept(figures.total(), figures.since())
