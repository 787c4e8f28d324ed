"""The pages of the client list. A name is only ever in the answer to a POST: no address leads back to it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import partial

from aiohttp import web

from ..store.exceptions import VaultError
from ..store.kept import Client, Kept
from ..store.merging import Merged, merged
from .desk import Desk, GoneError, tried
from .forms import CLIENT, FormError, Values, client_of, client_values
from .posted import form

HERE = "/clients"
MOST_SHOWN = 500
"""Clients on one page; the search finds the others."""


_MEANWHILE = (
    "This client was changed or removed in another window meanwhile, so nothing of this is kept. To see them as they "
    "are now, leave this, and show the list."
)


@dataclass(frozen=True, slots=True)
class Line:
    """A client in a list."""

    mark: str
    name: str = field(repr=False)
    others: str = field(repr=False)


class ClientPages:
    """Shows and changes the client list."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def routes(self) -> Iterable[web.RouteDef]:
        """Return where they are."""
        return [
            web.get(HERE, self.show),
            web.post(f"{HERE}/list", self.show_list),
            web.get(f"{HERE}/new", self.new),
            web.post(f"{HERE}/new", self.add_one),
            web.post(f"{HERE}/edit", self.edit),
            web.post(f"{HERE}/change", self.change),
            web.post(f"{HERE}/remove", self.remove),
            web.get(f"{HERE}/erase", self.ask_to_erase),
            web.post(f"{HERE}/erase", self.erase),
        ]

    async def show(self, request: web.Request) -> web.Response:
        """Say how many clients there are."""
        return await overview(self._desk, request)

    async def show_list(self, request: web.Request) -> web.Response:
        """Show the clients, or those in whom something is found."""
        sought = (await form(request)).get("find", "").strip()
        found = [client for client in self._desk.kept.clients if _plain(sought) in _plain(_called(client))]
        lines = [self._line(client) for client in sorted(found, key=_called_first)[:MOST_SHOWN]]
        return await self._desk.page(request, "client_list.html", HERE, lines=lines, found=len(found), sought=sought)

    async def new(self, request: web.Request) -> web.Response:
        """Show empty boxes."""
        return await self._boxes(request, {})

    async def add_one(self, request: web.Request) -> web.Response:
        """Add a client by hand."""
        values = await form(request)
        try:
            client = client_of(values)
        except FormError as error:
            return await self._boxes(request, values, problem=str(error), problems=error.problems)
        done: list[Merged] = []
        problem = await tried(self._desk.change(partial(joined, clients=(client,), done=done)))
        if problem is not None:
            return await self._boxes(request, values, problem=problem)
        there = "A client of this name was there already. What is new was added to them."
        return self._desk.go(request, HERE, "Added." if done[-1].added else there)

    async def edit(self, request: web.Request) -> web.Response:
        """Show a client's boxes."""
        mark = (await form(request)).get("client", "")
        clients = self._desk.kept.clients
        try:
            client = clients[self._desk.find(clients, mark)]
        except GoneError as error:
            return self._desk.go(request, HERE, problem=str(error))
        return await self._boxes(request, client_values(client), mark)

    async def change(self, request: web.Request) -> web.Response:
        """Put what the boxes hold in a client's place."""
        values = await form(request)
        mark = values.get("client", "")
        try:
            client = client_of(values)
        except FormError as error:
            return await self._boxes(request, values, mark, problem=str(error), problems=error.problems)
        try:
            await self._desk.change(partial(self._put, mark=mark, client=client), forget=True)
        except (VaultError, GoneError) as error:
            # What was typed is still there: it is not "as it is now".
            told = _MEANWHILE if isinstance(error, GoneError) else str(error)
            return await self._boxes(request, values, mark, problem=told)
        return self._desk.go(request, HERE, "Changed.")

    async def remove(self, request: web.Request) -> web.Response:
        """Take a client off the list."""
        mark = (await form(request)).get("client", "")
        problem = await tried(self._desk.change(partial(self._without, mark=mark), forget=True))
        return self._desk.go(request, HERE, "Removed.", problem)

    async def ask_to_erase(self, request: web.Request) -> web.Response:
        """Ask before everybody is taken off the list."""
        return await self._desk.page(request, "client_erase.html", HERE)

    async def erase(self, request: web.Request) -> web.Response:
        """Take everybody off the list."""
        without = self._desk.change(lambda kept: kept.model_copy(update={"clients": ()}), forget=True)
        problem = await tried(without)
        return self._desk.go(request, HERE, "The client list is empty now.", problem)

    async def _boxes(
        self,
        request: web.Request,
        values: Values,
        mark: str | None = None,
        *,
        problem: str | None = None,
        problems: Values | None = None,
    ) -> web.Response:
        return await self._desk.page(
            request,
            "client.html",
            HERE,
            problem=problem,
            shown=CLIENT,
            values=values,
            problems=problems or {},
            mark=mark,
        )

    def _line(self, client: Client) -> Line:
        name, *others = (way.text for way in client.ways)
        return Line(self._desk.mark(client), name, ", ".join(others))

    def _put(self, kept: Kept, *, mark: str, client: Client) -> Kept:
        try:
            return self._with(kept, mark, (client,))
        except GoneError:
            # Wished already: a button that was pressed twice.
            if client in kept.clients:
                return kept
            raise

    def _without(self, kept: Kept, *, mark: str) -> Kept:
        return self._with(kept, mark, ())

    def _with(self, kept: Kept, mark: str, instead: tuple[Client, ...]) -> Kept:
        place = self._desk.find(kept.clients, mark)
        clients = (*kept.clients[:place], *instead, *kept.clients[place + 1 :])
        return kept.model_copy(update={"clients": clients})


async def overview(desk: Desk, request: web.Request, *, problem: str | None = None, pasted: str = "") -> web.Response:
    """Show the page from which everything about clients is done."""
    return await desk.page(request, "clients.html", HERE, is_first=True, problem=problem, pasted=pasted)


def joined(kept: Kept, *, clients: tuple[Client, ...], done: list[Merged]) -> Kept:
    """Take clients in; `done` is told what came of it."""
    done.append(merged(kept.clients, clients))
    return kept.model_copy(update={"clients": done[-1].clients})


def _called(client: Client) -> str:
    return ", ".join(way.text for way in client.ways)


def _called_first(client: Client) -> str:
    return _plain(client.ways[0].text)


def _plain(text: str) -> str:
    """A text to be compared: whoever looks for Jose finds José, and É stands beside E."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))
