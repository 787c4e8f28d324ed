"""Everything that a clinician tells Tacit about themselves and their clients, as pages."""

from __future__ import annotations

from collections.abc import Iterator

from aiohttp import web

from ..serve.keeper import Keeper
from ..serve.worker import Worker
from . import accounts, clients, profile
from .accounts import AccountPages
from .client_import import ClientImport
from .clients import ClientPages
from .desk import Desk
from .frame import Frame
from .profile import ProfilePages
from .unlocking import Unlocking


def routes(keeper: Keeper, worker: Worker, frame: Frame) -> Iterator[web.RouteDef]:
    """Yield where the pages are. Lists are read in the worker's thread."""
    desk = Desk(keeper, worker, frame)
    for pages in (ProfilePages(desk), ClientPages(desk), ClientImport(desk), AccountPages(desk)):
        yield from pages.routes()
    yield from Unlocking(desk, (clients.HERE, profile.HERE, accounts.HERE)).routes()
