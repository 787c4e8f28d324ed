"""What a person allowed: known at once, and kept in the vault as soon as there is one that is open."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterable
from functools import partial, reduce

from ..allowance import Allowance, Allowed, allowing, withdrawing
from ..protocol.messages import VaultState
from ..store.exceptions import VaultError
from ..store.vault import Vault
from .faults import describe
from .keeper import Keeper

logger = logging.getLogger(__name__)

LAST_WRITE = 4.0
"""Seconds that what is being written has when the companion leaves."""

Change = Callable[[Allowed], Allowed]


class Allowances:
    """What is allowed beyond one draft; everything is called on the event loop's thread.

    A change holds at once and waits until the vault takes it; where none ever does, it lasts until the companion
    ends. `changed` is called whenever `allowed` has changed, or `lasting` because of a write.
    """

    def __init__(self, keeper: Keeper, changed: Callable[[], object]) -> None:
        self.allowed: Allowed = ()
        """What is allowed, the latest last."""
        self._keeper = keeper
        self._changed = changed
        self._waiting: tuple[Change, ...] = ()
        self._writing: asyncio.Task[None] | None = None
        self._has_failed = False

    @property
    def lasting(self) -> bool:
        """Whether what is allowed outlives the companion."""
        return self._keeper.state is VaultState.OPEN and not self._has_failed

    @property
    def vault(self) -> VaultState:
        """How the vault is that keeps them."""
        return self._keeper.state

    def allow(self, allowance: Allowance) -> None:
        """Keep one more."""
        self._take(partial(allowing, one=allowance))

    def take_back(self, allowance: Allowance) -> None:
        """Keep one no longer, nor any that reaches as far."""
        self._take(partial(withdrawing, one=allowance))

    def vault_changed(self) -> None:
        """Heed that the vault is open now, or not any more, or that something else is in it."""
        allowed = _after(self._waiting, self._keeper.kept.allowed)
        if allowed != self.allowed:
            self.allowed = allowed
            self._changed()
        if self._waiting and self._writing is None and self._keeper.takes_changes:
            self._writing = asyncio.create_task(self._write(), name="allowances")

    async def finish(self) -> None:
        """Return once everything is written that can be, or LAST_WRITE is over."""
        if self._writing is not None:
            await asyncio.wait({self._writing}, timeout=LAST_WRITE)
        if self._writing is not None:
            self._writing.cancel()

    def _take(self, change: Change) -> None:
        self._waiting = (*self._waiting, change)
        self.vault_changed()

    async def _write(self) -> None:
        """Write what waits, and what comes meanwhile. What cannot be written waits on, for the next change."""
        try:
            while (waiting := self._waiting) and self._keeper.takes_changes:
                has_kept = await self._has_kept(waiting)
                if has_kept:
                    self._waiting = self._waiting[len(waiting) :]
                self._tell_of_failure(has_kept)
                if not has_kept:
                    return
        finally:
            self._writing = None

    async def _has_kept(self, changes: tuple[Change, ...]) -> bool:
        try:
            await self._keeper.ask(partial(_keep, changes=changes))
        except VaultError as error:
            logger.warning("what was allowed lasts only until the companion ends: %s", error)
        except Exception as error:
            logger.error("what was allowed could not be kept: %s", describe(error))
        else:
            return True
        return False

    def _tell_of_failure(self, has_kept: bool) -> None:
        if self._has_failed is has_kept:
            self._has_failed = not has_kept
            self._changed()


def _after(changes: Iterable[Change], allowed: Allowed) -> Allowed:
    return reduce(lambda before, change: change(before), changes, allowed)


def _keep(vault: Vault, *, changes: tuple[Change, ...]) -> None:
    """Write changes; in the vault's thread, where nothing else can change it meanwhile."""
    kept = vault.kept
    vault.keep(kept.model_copy(update={"allowed": _after(changes, kept.allowed)}))
