"""The vault beside the event loop: in a thread of its own, for a keyring may ask its owner before it answers."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Any, TypeVar

from ..protocol.messages import VaultState
from ..store.exceptions import VaultError
from ..store.kept import Kept
from ..store.vault import Vault
from . import folder
from .exceptions import FolderError
from .faults import describe
from .worker import Worker

logger = logging.getLogger(__name__)

PATIENCE = 4.0
"""Seconds that drafts wait for the vault when the companion starts. A keyring that answers takes a hundredth of that;
one that asks its owner is not waited for: the vault counts as locked until it has its answer."""

AGAIN = 60.0
"""Seconds between two tries at a keyring that nobody asked for: it may ask its owner each time."""

Result = TypeVar("Result")
Answer = Callable[[str | None], object]
"""Is called with a sentence that says why the vault is not open, or with None: it is."""


class Keeper:
    """Opens the vault and says what is kept, all on the event loop's thread. Without a vault nothing is kept.

    `changed` is called whenever `state` or `kept` has changed.
    """

    def __init__(self, vault: Vault | None, changed: Callable[[], object]) -> None:
        self.state = VaultState.OPENING if vault is not None and vault.exists else VaultState.ABSENT
        self.kept = Kept()
        self._vault = vault
        self._changed = changed
        self._worker: Worker | None = None
        self._tasks: set[asyncio.Task[Any]] = set()
        self._tried_again = -AGAIN

    @property
    def takes_changes(self) -> bool:
        """Whether what is kept can be changed now: the vault is open, or memory takes its place where there is none."""
        return self._worker is not None and self.state in (VaultState.OPEN, VaultState.ABSENT)

    async def start(self) -> None:
        """Open the vault; return once that was tried, or PATIENCE is over and it goes on by itself."""
        if self._vault is None:
            return
        self._worker = Worker("vault")
        opening = self._spawn(None, lambda _: None)
        await asyncio.wait({opening}, timeout=PATIENCE)
        if self.state is VaultState.OPENING:
            logger.warning("the keyring has not answered yet: the client list is locked until it does")
            self._become(VaultState.LOCKED, self.kept)

    def stop(self) -> None:
        """Wait for nothing more. A write at hand is finished or undone, like one that is killed."""
        for task in self._tasks:
            task.cancel()
        if self._worker is not None:
            self._worker.stop()
            self._worker = None

    def unlock(self, passphrase: str | None, answer: Answer) -> None:
        """As `opened`, without waiting; `answer` hears what came of it."""
        if self._worker is None:
            answer(None)
        else:
            self._spawn(passphrase, answer)

    def try_again(self) -> None:
        """Without waiting, try a keyring once more that has not opened the list; not twice within AGAIN seconds.

        One that was locked when the companion started, at login, is open by the time that its owner writes.
        """
        # With something at hand its thread may be waiting for the keyring already.
        is_idle = self._worker is not None and not self._tasks
        now = time.monotonic()
        if self.state is VaultState.LOCKED and is_idle and now >= self._tried_again + AGAIN:
            self._tried_again = now
            self._keep(asyncio.create_task(self._do(_open_by_itself), name="vault"))

    async def opened(self, passphrase: str | None) -> str | None:
        """Try a passphrase, or without one the keyring once more; return why the vault is not open, or None."""
        return await self.ask(partial(_open, passphrase=passphrase))

    async def ask(self, job: Callable[[Vault], Result]) -> Result:
        """Do something with the vault in its thread; return what `job` returns or raise what it raises.

        The companion has to run, and to have been given a vault. What has come of the job is heeded also where whoever
        asked has gone meanwhile, as a browser whose page is closed: drafts are read with what is kept, not with less.
        """
        return await asyncio.shield(self._keep(asyncio.create_task(self._do(job), name="vault")))

    def take(self, change: Callable[[Vault], Result], answer: Callable[[Result | None, str | None], object]) -> None:
        """As `ask`, without waiting: `answer` hears what `change` returns, or why it was not done."""
        if self._worker is None:
            answer(None, "This companion keeps no client list.")
            return
        self._keep(asyncio.create_task(self._take(change, answer), name="vault"))

    async def _take(
        self, change: Callable[[Vault], Result], answer: Callable[[Result | None, str | None], object]
    ) -> None:
        try:
            result = await self.ask(change)
        except VaultError as error:
            answer(None, str(error))
        except Exception as error:
            logger.error("what was told could not be kept: %s", describe(error))
            answer(None, "This could not be kept because of a fault.")
        else:
            answer(result, None)

    def _spawn(self, passphrase: str | None, answer: Answer) -> asyncio.Task[None]:
        return self._keep(asyncio.create_task(self._open(passphrase, answer), name="vault"))

    def _keep(self, task: asyncio.Task[Result]) -> asyncio.Task[Result]:
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    async def _open(self, passphrase: str | None, answer: Answer) -> None:
        answer(await self.opened(passphrase))

    async def _do(self, job: Callable[[Vault], Result]) -> Result:
        assert self._vault is not None, "no vault"
        assert self._worker is not None, "not running"
        try:
            return await self._worker.run(partial(job, self._vault))
        finally:
            # Once stopped it tells nothing any more, whatever a keyring answers then.
            if self._worker is not None:
                self._become(self._vault.state, self._vault.kept)

    def _become(self, state: VaultState, kept: Kept) -> None:
        if (state, kept) != (self.state, self.kept):
            self.state, self.kept = state, kept
            self._changed()


def _open_by_itself(vault: Vault) -> None:
    """Try the keyring, where the key is in one."""
    slot = None
    with suppress(VaultError):
        slot = vault.slot
    if slot is not None and slot.kind == "keyring":
        _open(vault, passphrase=None)


def _open(vault: Vault, *, passphrase: str | None) -> str | None:
    """Open a vault; log and return what keeps it from being opened."""
    try:
        if vault.exists:
            folder.check(vault.file.parent)
        vault.open(passphrase)
    except (VaultError, FolderError) as error:
        logger.warning("%s", error)
        return str(error)
    except Exception as error:
        logger.error("the client list could not be opened: %s", describe(error))
        return "The client list could not be opened because of a fault."
    if vault.recovered:
        logger.warning("%s was damaged or gone: the client list is as it was before the last change", vault.file)
    return None
