"""A client list from elsewhere: read, looked at, and only then kept."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial

from aiohttp import web

from ..imports.clients import pasted_clients, read_clients
from ..imports.columns import SPOKEN, Meaning
from ..imports.decode import decode
from ..imports.exceptions import ReadError
from ..imports.preview import Preview
from ..protocol.messages import VaultState
from ..store.kept import Client
from ..store.merging import Merged, counted, merged
from .clients import HERE, joined, overview
from .desk import Desk, tried
from .posted import form, upload

_LIST = "client list"
_NONE = "There is no list to be looked at: it was kept, left, or lay for more than ten minutes. Bring it once more."
_ANOTHER = "Another list was brought in another window meanwhile, so nothing was done. This is that other one."
_HOLDS = "It holds for every draft from now on."
_PASSES = (
    "It holds for every draft until the companion stops. To have it stay, press one of the buttons with “Keep it” "
    "below before you delete the file."
)
_TOO_MUCH = "This is too much to be pasted. Save it as a CSV file and choose that instead."


@dataclass(frozen=True, slots=True)
class Brought:
    """A list that somebody brought and has not kept yet."""

    preview: Preview
    clients: tuple[Client, ...] = field(repr=False)
    data: bytes | None = field(default=None, repr=False)
    """The file, while its columns may still be read otherwise; None of what was pasted."""
    mark: str = field(default_factory=partial(secrets.token_hex, 8))
    """What tells it from another list, brought in another window."""


class ClientImport:
    """Reads lists, shows what would become of them, and keeps them."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def routes(self) -> Iterable[web.RouteDef]:
        """Return where they are."""
        return [
            web.post(f"{HERE}/paste", self.paste),
            web.post(f"{HERE}/upload", self.upload),
            web.get(f"{HERE}/preview", self.show),
            web.post(f"{HERE}/preview", self.show_names),
            web.post(f"{HERE}/columns", self.read_again),
            web.post(f"{HERE}/keep", self.keep),
            web.post(f"{HERE}/drop", self.drop),
        ]

    async def paste(self, request: web.Request) -> web.Response:
        """Read a pasted list."""
        try:
            text = (await form(request)).get("list", "")
        except web.HTTPRequestEntityTooLarge:
            return await overview(self._desk, request, problem=_TOO_MUCH)
        try:
            brought = await self._desk.worker.run(partial(_pasted, text))
        except ReadError as error:
            return await overview(self._desk, request, problem=str(error), pasted=text)
        return self._look(request, brought)

    async def upload(self, request: web.Request) -> web.Response:
        """Read a file."""
        data = await upload(request)
        if data is None:
            return await overview(self._desk, request, problem="Choose a file first.")
        try:
            brought = await self._desk.worker.run(partial(_read, data, {}))
        except ReadError as error:
            return await overview(self._desk, request, problem=str(error))
        return self._look(request, brought)

    async def show(self, request: web.Request) -> web.Response:
        """Show what would become of a list, without a name."""
        return await self._preview(request, with_names=False)

    async def show_names(self, request: web.Request) -> web.Response:
        """The same with the names."""
        return await self._preview(request, with_names=True)

    async def read_again(self, request: web.Request) -> web.Response:
        """Read a file again, with its columns as the person says."""
        told = await form(request)
        brought = self._brought(request)
        if brought is None or brought.data is None or told.get("list") != brought.mark:
            return self._gone(request)
        columns = {
            place: Meaning(chosen)
            for place in range(len(brought.preview.columns))
            if (chosen := told.get(f"column-{place}")) in list(Meaning)
        }
        try:
            again = await self._desk.worker.run(partial(_read, brought.data, columns))
        except ReadError as error:
            return self._desk.go(request, f"{HERE}/preview", problem=str(error))
        return self._look(request, again)

    async def keep(self, request: web.Request) -> web.Response:
        """Keep a list, the one that was looked at."""
        told = await form(request)
        brought = self._brought(request)
        if brought is None or told.get("list") != brought.mark:
            return self._gone(request)
        done: list[Merged] = []
        problem = await tried(self._desk.change(partial(joined, clients=brought.clients, done=done)))
        if problem is not None:
            return self._desk.go(request, f"{HERE}/preview", problem=problem)
        self._desk.held.take(self._desk.session(request), _LIST)
        holds = _PASSES if (await self._desk.door()).state is VaultState.ABSENT else _HOLDS
        return self._desk.go(request, HERE, f"Kept: {_counted(done[-1])}. {holds}")

    async def drop(self, request: web.Request) -> web.Response:
        """Forget a list."""
        self._desk.held.take(self._desk.session(request), _LIST)
        return self._desk.go(request, HERE, "Nothing of the list was kept.")

    async def _preview(self, request: web.Request, *, with_names: bool) -> web.Response:
        brought = self._brought(request)
        if brought is None:
            return self._gone(request)
        become = await self._desk.worker.run(partial(merged, self._desk.kept.clients, brought.clients))
        return await self._desk.page(
            request,
            "client_preview.html",
            HERE,
            mark=brought.mark,
            preview=brought.preview,
            is_file=brought.data is not None,
            names=[[way.text for way in client.ways] for client in brought.clients] if with_names else None,
            counted=_counted(become),
            meanings=SPOKEN,
        )

    def _brought(self, request: web.Request) -> Brought | None:
        found: Brought | None = self._desk.held.look(self._desk.session(request), _LIST)
        return found

    def _look(self, request: web.Request, brought: Brought) -> web.Response:
        self._desk.held.put(self._desk.session(request), _LIST, brought)
        return self._desk.go(request, f"{HERE}/preview")

    def _gone(self, request: web.Request) -> web.Response:
        if self._brought(request) is not None:
            return self._desk.go(request, f"{HERE}/preview", problem=_ANOTHER)
        return self._desk.go(request, HERE, problem=_NONE)


def _counted(result: Merged) -> str:
    return counted(result.added, result.changed, result.same)


def _read(data: bytes, columns: Mapping[int, Meaning]) -> Brought:
    preview = read_clients(data, columns)
    return Brought(preview, tuple(map(Client.of, preview.clients)), data)


def _pasted(text: str) -> Brought:
    preview = pasted_clients(decode(text.encode()).text)
    return Brought(preview, tuple(map(Client.of, preview.clients)))
