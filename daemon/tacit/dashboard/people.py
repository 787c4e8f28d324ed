"""Everything that a clinician tells Tacit about themselves and their clients, as pages."""

from __future__ import annotations

from collections.abc import Callable

from aiohttp import web

from ..serve.keeper import Keeper
from ..serve.worker import Worker
from . import accounts, clients, profile
from .accounts import AccountPages
from .client_import import ClientImport
from .clients import ClientPages
from .desk import Desk
from .held import Held
from .profile import ProfilePages
from .unlocking import Unlocking


def add(app: web.Application, keeper: Keeper, worker: Worker, used: Callable[[], object]) -> None:
    """Add the pages to the dashboard. Lists are read in the worker's thread; `used` is called at each look."""
    held = Held()
    desk = Desk(keeper, worker, held, used)
    for pages in (ProfilePages(desk), ClientPages(desk), ClientImport(desk), AccountPages(desk)):
        pages.add(app)
    Unlocking(desk, (clients.HERE, profile.HERE, accounts.HERE)).add(app)

    async def forget(_: web.Application) -> None:
        held.clear()

    app.on_cleanup.append(forget)
