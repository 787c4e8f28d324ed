"""The companion: everything that serves drafts, from the lock to the sessions, as one context manager."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Callable
from typing import Any

from websockets.asyncio.server import ServerConnection
from websockets.exceptions import ConnectionClosed

from .. import __version__
from ..person import Profile, Roster
from ..protocol.endpoint import Endpoint
from ..protocol.messages import Program
from ..store.log import Log
from ..store.policy import PolicyStore
from ..store.settings import SettingsStore
from ..store.vault import Vault
from . import clock, folder, notes
from .allowances import Allowances
from .exceptions import ServeError
from .faults import describe
from .keeper import Keeper
from .ledger import Ledger
from .letterbox import Letterbox
from .lingering import Lingering
from .listener import listening
from .lock import InstanceLock
from .pages import MakePages
from .preferences import Preferences
from .reader import Assessor, Reader
from .recorder import LAST_WRITE, Recorder
from .session import Session
from .tally import Tally
from .versions import is_newer

logger = logging.getLogger(__name__)

EXTENSION = "tacit-extension"
"""What the extension calls itself."""


class Companion:
    """Serves drafts at an endpoint while it is entered.

    `load` returns what reads drafts; it is called in the worker's thread, so that the socket is there at once
    and drafts wait. With `linger`, in seconds, the companion finishes that long after its last connection has
    gone. Without a `store`, settings hold as long as it runs, and so does a social-media policy without
    `policy`. Near misses go to `log`, as the settings say; what `dashboard` makes shows them. What a vault holds
    takes the place of `profile` and `roster`. `now` tells seconds, those of sleep included. Entering raises
    AlreadyRunningError or FolderError.
    """

    def __init__(
        self,
        endpoint: Endpoint,
        load: Callable[[], Assessor],
        *,
        store: SettingsStore | None = None,
        profile: Profile | None = None,
        roster: Roster = (),
        vault: Vault | None = None,
        linger: float | None = None,
        log: Log | None = None,
        policy: PolicyStore | None = None,
        dashboard: MakePages | None = None,
        now: Callable[[], float] = clock.now,
    ) -> None:
        self.endpoint = endpoint
        self.tally = Tally()
        self._sessions: set[Session] = set()
        self._preferences = Preferences(store, self._apply_settings)
        kept = self._preferences.kept.settings
        self.recorder = Recorder(
            log,
            self.tally,
            enabled=kept.near_miss_log,
            retention_days=kept.retention_days,
            dropped=lambda change: self._ledger.drop(change),
            begun_anew=lambda rows: self._ledger.begin_anew(rows),
            written=self._tell_dashboard,
        )
        self._ledger = Ledger(self.recorder.write)
        self._reader = Reader(load, self.tally, profile or Profile(), roster, self._ledger, self._known)
        self._keeper = Keeper(vault, self._vault_changed)
        self._allowances = Allowances(self._keeper, self._allowances_changed)
        self._vault_told = (self._keeper.state, self._keeper.kept.people())
        self._dashboard = (
            None
            if log is None or dashboard is None
            else dashboard(
                endpoint.folder,
                log,
                preferences=self._preferences,
                allowances=self._allowances,
                policy=policy or PolicyStore(None),
                state=lambda: self.tally.log,
                erase=self.recorder.erase,
                keeper=self._keeper,
                used=self._put_off,
            )
        )
        self._opening: asyncio.Task[None] | None = None
        self._reader.muted = kept.muted
        self._lingering = Lingering(linger, self.stop, now)
        self._stopped = asyncio.Event()
        self._exits = contextlib.AsyncExitStack()

    async def __aenter__(self) -> Companion:
        asyncio.get_running_loop().set_exception_handler(_log_fault)
        async with contextlib.AsyncExitStack() as exits:
            folder.prepare(self.endpoint.folder)
            exits.enter_context(InstanceLock(self.endpoint.lock))
            recording = asyncio.create_task(self.recorder.run(), name="recorder")
            exits.push_async_callback(self._write_last, recording)
            if self._dashboard:
                exits.push_async_callback(self._dashboard.close)
            # Before anybody is listened to: what is allowed first has somewhere to go. And after: so has the last.
            exits.callback(self._keeper.stop)
            exits.push_async_callback(self._allowances.finish)
            self._opening = asyncio.create_task(self._keeper.start(), name="opening")
            exits.push_async_callback(_cancel, self._opening)
            await exits.enter_async_context(listening(self.endpoint, self._attend, self._give_way))
            self._reading = asyncio.create_task(self._reader.run(), name="reader")
            exits.push_async_callback(_cancel, self._reading)
            self._exits = exits.pop_all()
        self._lingering.begin()
        logger.info("listening")
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._exits.aclose()
        self._lingering.stay()
        logger.info("closed")

    def stop(self) -> None:
        """Let `finished` return."""
        self._stopped.set()

    async def finished(self) -> None:
        """Return once `stop` is called or nobody has been connected for `linger`; raise LoadError."""
        stopped = asyncio.create_task(self._stopped.wait(), name="stopped")
        await asyncio.wait({stopped, self._reading}, return_when=asyncio.FIRST_COMPLETED)
        await _cancel(stopped)
        if self._reading.done():
            self._reading.result()

    def _apply_settings(self) -> None:
        """Read with the settings as they are now, and tell every session."""
        kept = self._preferences.kept.settings
        self._reader.muted = kept.muted
        self.recorder.change(enabled=kept.near_miss_log, retention_days=kept.retention_days)
        self._tell_dashboard()
        for session in self._sessions:
            session.tell_settings()

    def _tell_dashboard(self) -> None:
        if self._dashboard:
            self._dashboard.tell()

    async def _known(self) -> None:
        assert self._opening is not None, "the reader runs before the vault is being opened"
        await asyncio.wait({self._opening})

    def _vault_changed(self) -> None:
        people = self._keeper.kept.people()
        self._reader.profile, self._reader.roster = people
        if (self._keeper.state, people) != self._vault_told:
            self._vault_told = (self._keeper.state, people)
            for session in self._sessions:
                session.tell_vault()
        self._allowances.vault_changed()

    def _allowances_changed(self) -> None:
        self._reader.allowed = self._allowances.allowed
        for session in self._sessions:
            session.tell_allowances()

    async def _attend(self, connection: ServerConnection) -> None:
        session = Session(
            self._reader,
            self.tally,
            self._preferences,
            self._keeper,
            self._allowances,
            self._ledger,
            dashboard=self._dashboard,
            greet=self._greet,
        )
        self._sessions.add(session)
        self._lingering.stay()
        sending = asyncio.create_task(_send(connection, session.outbox), name="sender")
        try:
            await _receive(connection, session)
        finally:
            session.close()
            self._sessions.discard(session)
            if not self._sessions:
                self._reader.forget_read()
                self._lingering.begin()
            await _cancel(sending)

    async def _write_last(self, recording: asyncio.Task[None]) -> None:
        # After the sessions have ended: the drafts that they leave behind are written as they stand.
        self.recorder.leave()
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(recording, LAST_WRITE)

    def _give_way(self, successor: str | None) -> bool:
        """Leave for a newer companion; return whether this one does. Whoever is connected hears that another comes.

        One whose time has passed while the computer slept leaves for any, with what it still holds in memory.
        """
        if self._lingering.is_over:
            self.stop()
            return True
        if successor is None or not is_newer(successor, than=__version__):
            return False
        for session in self._sessions:
            session.tell_version()
        logger.info("leaving for a newer companion")
        self.stop()
        return True

    def _greet(self, client: Program) -> None:
        if client.name == EXTENSION:
            notes.leave(self.endpoint.folder, notes.EXTENSION, client.version)
            # For a browser alone: a command that only counts should have no keyring ask its owner.
            self._keeper.try_again()

    def _put_off(self) -> None:
        """Stay as long as if the last connection had only gone now: someone reads the dashboard."""
        # A page that was left open may ask by itself when the computer wakes, and that is too late.
        if not self._sessions and not self._lingering.is_over:
            self._lingering.begin()


async def _receive(connection: ServerConnection, session: Session) -> None:
    # How the connection is closed makes no difference. What came before that is taken in although no answer
    # can be sent any more: an outcome may be the last thing that a browser says.
    with contextlib.suppress(ConnectionClosed):
        async for raw in connection:
            answer = session.receive(raw)
            del raw  # It may hold a draft, and the next message may be long in coming.
            if answer is not None:
                with contextlib.suppress(ConnectionClosed):
                    await connection.send(answer)


async def _send(connection: ServerConnection, outbox: Letterbox[str]) -> None:
    with contextlib.suppress(ConnectionClosed):
        while True:
            await connection.send(await outbox.next())


async def _cancel(task: asyncio.Task[Any]) -> None:
    task.cancel()
    with contextlib.suppress(asyncio.CancelledError, ServeError):
        await task


def _log_fault(_loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    # asyncio's own handler would log the exception's message and the task's repr, and either may hold a
    # draft.
    error = context.get("exception")
    logger.error("a fault beside the sessions: %s", describe(error) if error else "without an exception")
