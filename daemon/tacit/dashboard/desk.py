"""What the pages about people share: the vault's door, and changes to what is kept."""

from __future__ import annotations

import asyncio
import hmac
import logging
import secrets
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from aiohttp import web

from ..protocol.messages import VaultState
from ..serve import folder
from ..serve.exceptions import FolderError
from ..serve.faults import describe
from ..serve.keeper import Keeper
from ..serve.worker import Worker
from ..store.exceptions import VaultError
from ..store.kept import Kept, Model
from ..store.vault import Vault
from .frame import Frame

logger = logging.getLogger(__name__)

PATIENCE = 1.5
"""Seconds that a page waits for the vault's thread, which may itself wait for a keyring that asks its owner."""


class GoneError(Exception):
    """What was to be changed is not there any more. `str()` is for the person at the page."""

    def __str__(self) -> str:
        return "This was changed in another window meanwhile, so nothing was done. Look at it as it is now."


@dataclass(frozen=True, slots=True)
class Door:
    """How the vault is, as far as a page has to say it."""

    state: VaultState
    sealed_with: str | None = None
    """`keyring` or `passphrase`; None without a file."""
    has_keyring: bool = False
    """Whether a vault could be made with a key in the keyring; asked only where there is none."""
    problem: str | None = None
    is_recovered: bool = False

    @property
    def is_open(self) -> bool:
        """Whether what is kept can be seen and changed."""
        return self.state in (VaultState.OPEN, VaultState.ABSENT)


class Desk:
    """Shows pages with what is kept, and changes it. Lists are read in the worker's thread."""

    def __init__(self, keeper: Keeper, worker: Worker, frame: Frame) -> None:
        self.worker = worker
        self.held = frame.held
        self._keeper = keeper
        self._frame = frame
        self._key = secrets.token_bytes(32)

    @property
    def kept(self) -> Kept:
        """What is kept; nothing while the vault is locked."""
        return self._keeper.kept

    def session(self, request: web.Request) -> str:
        """Return the session of a request."""
        return self._frame.session(request)

    async def page(
        self, request: web.Request, name: str, here: str, *, problem: str | None = None, **given: Any
    ) -> web.Response:
        """Return a template with how the vault is and what is kept; `problem` says why what was asked is not done."""
        status = 200 if problem is None else 422
        told = {"door": await self.door(), "kept": self.kept}
        return self._frame.page(request, name, here, status=status, problem=problem, **told, **given)

    def go(
        self, request: web.Request, place: str, sentence: str | None = None, problem: str | None = None
    ) -> web.Response:
        """Lead the browser on to a page that says a sentence, or what the problem was."""
        return self._frame.go(request, place, sentence, problem)

    async def door(self) -> Door:
        """Return how the vault is; where its thread is at work for long, what was known before."""
        try:
            return await asyncio.wait_for(self._keeper.ask(_looked_at), PATIENCE)
        except TimeoutError:
            return Door(self._keeper.state, problem="It is still being opened. Your keyring may be asking you first.")

    async def change(self, what: Callable[[Kept], Kept], *, forget: bool = False) -> None:
        """Keep what `what` makes of what is kept; raise VaultError, or what `what` raises.

        To `forget` leaves nothing of before in the file's former generation either.
        """
        await self._keeper.ask(partial(_changed, what=what, forget=forget))

    async def sealed(self, seal: Callable[[Vault], None]) -> str | None:
        """Seal what was told; return a sentence that says why that was not possible, or None."""
        try:
            await self._keeper.ask(partial(_sealed, seal=seal))
        except (VaultError, FolderError) as error:
            return str(error)
        return None

    async def opened(self, passphrase: str | None) -> str | None:
        """Open the vault; return a sentence that says why that was not possible, or None."""
        return await self._keeper.opened(passphrase)

    def mark(self, one: Model) -> str:
        """Return what stands for something kept in a form: it says nothing of it, and fits nothing else."""
        return hmac.digest(self._key, one.model_dump_json().encode(), "sha256").hex()[:32]

    def find(self, among: Sequence[Model], mark: str) -> int:
        """Return the place of what a mark stands for; raise GoneError."""
        for place, one in enumerate(among):
            if hmac.compare_digest(self.mark(one).encode(), mark.encode()):
                return place
        raise GoneError


async def tried(change: Awaitable[None]) -> str | None:
    """Await a change; return a sentence that says why it was not possible, or None."""
    try:
        await change
    except (VaultError, GoneError) as error:
        return str(error)
    return None


def _looked_at(vault: Vault) -> Door:
    try:
        slot = vault.slot
    except VaultError as error:
        logger.warning("the client list's file cannot be looked at: %s", describe(error))
        slot = None
    return Door(
        vault.state,
        slot.kind if slot is not None else None,
        vault.state is VaultState.ABSENT and vault.has_keyring,
        str(vault.problem) if vault.problem is not None else None,
        vault.recovered,
    )


def _changed(vault: Vault, *, what: Callable[[Kept], Kept], forget: bool) -> None:
    """Change what is kept, in the vault's thread, where nothing else can change it meanwhile."""
    vault.check()
    (vault.forget if forget else vault.keep)(what(vault.kept))


def _sealed(vault: Vault, *, seal: Callable[[Vault], None]) -> None:
    folder.prepare(vault.file.parent)
    seal(vault)
