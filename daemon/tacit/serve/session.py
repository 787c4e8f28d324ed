"""One connection's side of the protocol: the handshake first, then drafts. No sockets here."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from .. import __version__
from ..draft import MAX_CHARACTERS
from ..protocol import jsonrpc
from ..protocol.answers import Refusal
from ..protocol.exceptions import (
    InternalError,
    InvalidRequestError,
    MessageError,
    NoCommonProtocolError,
    NotInitializedError,
    UnknownMethodError,
)
from ..protocol.fields import Model
from ..protocol.jsonrpc import Message
from ..protocol.messages import (
    AllowancesGot,
    DashboardOpen,
    DashboardOpened,
    DraftChanged,
    DraftClosed,
    DraftOutcome,
    FindingDismiss,
    Initialize,
    Initialized,
    Limits,
    Program,
    SettingsGot,
    SettingsSet,
    Unlocked,
    VaultChanged,
)
from ..protocol.methods import NOTIFICATIONS, PROTOCOLS, REQUESTS, read
from ..protocol.people import Added
from ..settings import DESCRIPTIONS
from .additions import Additions
from .allowances import Allowances
from .faults import describe
from .keeper import Keeper
from .ledger import Ledger
from .letterbox import Letterbox
from .pages import Pages
from .preferences import Preferences
from .reader import Answer, Letter, Reader, refusal
from .tally import Tally

logger = logging.getLogger(__name__)


@dataclass(slots=True, eq=False)
class Session:
    """Takes the messages of one connection in; what the companion tells unasked waits in `outbox`.

    The outbox, too, keeps only the latest revision of each draft, so that it stays small toward a browser
    that has stopped listening.
    """

    reader: Reader
    tally: Tally
    preferences: Preferences
    keeper: Keeper
    allowances: Allowances
    ledger: Ledger = field(default_factory=Ledger)
    dashboard: Pages | None = None
    outbox: Letterbox[str] = field(default_factory=Letterbox)
    greet: Callable[[Program], object] | None = None
    """Told once who it is that has connected."""
    _initialized: bool = False
    _drafts: set[str] = field(default_factory=set)
    _practice: set[str] = field(default_factory=set)
    _settings_told: int = 0

    def receive(self, raw: str | bytes) -> str | None:
        """Take one message in; return what answers it, or None where nothing does."""
        try:
            message = jsonrpc.decode(raw)
        except MessageError as error:
            return jsonrpc.error(error.id, error)
        try:
            result = self._dispatch(message)
        except MessageError as error:
            answers = message.is_request or (self._initialized and error.answers_notifications)
            return jsonrpc.error(message.id, error) if answers else None
        except Exception as error:
            logger.error("a message could not be handled: %s", describe(error))
            return jsonrpc.error(message.id, InternalError()) if message.is_request else None
        if not message.is_request or result is None:
            return None
        return jsonrpc.result(message.id, result.model_dump(mode="json"))

    def tell_settings(self) -> None:
        """Tell the extension the settings anew, once it has introduced itself."""
        if self._initialized:
            self._settings_told += 1
            params = self.preferences.tell().model_dump(mode="json")
            self.outbox.put(None, self._settings_told, jsonrpc.notification("settings/changed", params))

    def tell_vault(self) -> None:
        """Tell the extension how the vault is, once it has introduced itself."""
        if self._initialized:
            params = VaultChanged(vault=self.keeper.state).model_dump(mode="json")
            self.outbox.put(("vault",), 0, jsonrpc.notification("vault/changed", params))

    def tell_allowances(self) -> None:
        """Tell the extension that other words are allowed, not which, once it has introduced itself."""
        if self._initialized:
            self.outbox.put(("allowances",), 0, jsonrpc.notification("allowances/changed", {}))

    def tell_version(self) -> None:
        """Tell the extension that a newer companion takes over, also one that has no protocol in common with this."""
        self.outbox.put(("version",), 0, jsonrpc.notification("version/changed", {}))

    def close(self) -> None:
        """Forget everything about the connection's drafts."""
        for draft in self._drafts:
            self.reader.forget(self, draft)
        self._drafts.clear()
        self.ledger.lose(self)
        self._practice.clear()
        self.tally.sessions -= self._initialized
        self._initialized = False

    def _dispatch(self, message: Message) -> Model | None:
        if not self._initialized and message.method != "initialize":
            raise NotInitializedError
        if message.method in REQUESTS:
            if not message.is_request:
                raise InvalidRequestError("this method is a request and needs an id")
            return self._answer(message.method, message.id, read(REQUESTS[message.method], message.params))
        if message.method not in NOTIFICATIONS:
            raise UnknownMethodError
        if message.is_request:
            raise InvalidRequestError("this method is a notification and has no id")
        self._take(read(NOTIFICATIONS[message.method], message.params))
        return None

    def _added(self, id: jsonrpc.Id, result: Added) -> None:
        self.outbox.put(("added", id), 0, jsonrpc.result(id, result.model_dump(mode="json")))

    def _unlocked(self, id: jsonrpc.Id, problem: str | None) -> None:
        result = Unlocked(vault=self.keeper.state, problem=problem).model_dump(mode="json")
        self.outbox.put(("vault/unlock", id), 0, jsonrpc.result(id, result))

    def _open_dashboard(self, id: jsonrpc.Id, params: DashboardOpen) -> Model | None:
        if self.dashboard is None:
            return DashboardOpened(path=None, problem="This companion has no dashboard.")
        self.dashboard.open(partial(self._dashboard_opened, id), show=params.show, place=params.place)
        return None

    def _dashboard_opened(self, id: jsonrpc.Id, path: Path | None, problem: str | None) -> None:
        result = DashboardOpened(path=str(path) if path else None, problem=problem).model_dump(mode="json")
        self.outbox.put(("dashboard/open", id), 0, jsonrpc.result(id, result))

    def _answer(self, method: str, id: jsonrpc.Id, params: Any) -> Model | None:
        match method:
            case "initialize":
                return self._initialize(params)
            case "vault/unlock":
                self.keeper.unlock(params.passphrase, partial(self._unlocked, id))
                return None
            case "clients/add":
                Additions(self.keeper).add_clients(params.noun(), partial(self._added, id))
                return None
            case "profile/add":
                Additions(self.keeper).add_profile(params.noun(), partial(self._added, id))
                return None
            case "dashboard/open":
                return self._open_dashboard(id, params)
            case "settings/get":
                return SettingsGot(**dict(self.preferences.tell()), descriptions=tuple(DESCRIPTIONS.values()))
            case "settings/set":
                return self._set(params)
            case "allowances/get":
                return self._allowed()
            case "allowances/take_back":
                self.allowances.take_back(params.noun())
                return self._allowed()
            case _:
                return self.tally.status(self.preferences.tell().problems)

    def _set(self, params: SettingsSet) -> Model:
        self.preferences.change(params)
        return self.preferences.tell()

    def _allowed(self) -> Model:
        return AllowancesGot(allowed=self.allowances.allowed, lasting=self.allowances.lasting)

    def _initialize(self, params: Initialize) -> Initialized:
        if self._initialized:
            raise InvalidRequestError("initialize comes once")
        if self.greet is not None:
            self.greet(params.client)
        if params.protocol not in PROTOCOLS:
            raise NoCommonProtocolError(PROTOCOLS)
        self._initialized = True
        self.tally.sessions += 1
        return Initialized(
            protocol=params.protocol,
            server=Program(name="tacit", version=__version__),
            limits=Limits(),
            vault=self.keeper.state,
            **dict(self.preferences.tell()),
        )

    def _take(self, params: Model) -> None:
        match params:
            case DraftChanged():
                self._read(params)
            case DraftClosed():
                self._forget(params.draft)
                self.ledger.close(self, params.draft)
            case DraftOutcome() if params.draft not in self._practice:
                self.tally.outcomes[params.outcome] += 1
                self.ledger.come_to(self, params.draft, params.outcome, params.why)
            case FindingDismiss():
                self.allowances.allow(params.noun())

    def _read(self, params: DraftChanged) -> None:
        self._drafts.add(params.draft)
        if params.practice:
            self._practice.add(params.draft)
        if len(params.text) > MAX_CHARACTERS:
            if self.reader.skip(self, params.draft, params.revision):
                answer = refusal(params.draft, params.revision, Refusal.TOO_LARGE)
                self._deliver(Answer(params.draft, params.revision, answer))
            return
        is_counted = not params.practice
        self.reader.put(Letter(self, params.draft, params.revision, params.noun(), self._deliver, is_counted))

    def _deliver(self, answer: Answer) -> None:
        """Put an answer out. A suggestion waits behind its verdict, and goes with the next one."""
        if answer.is_suggestion:
            self.outbox.put(_behind(answer.draft), answer.revision, answer.message)
        else:
            self.outbox.skip(_behind(answer.draft), answer.revision)
            self.outbox.put(answer.draft, answer.revision, answer.message)

    def _forget(self, draft: str) -> None:
        self.reader.forget(self, draft)
        self.outbox.forget(draft)
        self.outbox.forget(_behind(draft))
        self._drafts.discard(draft)
        self._practice.discard(draft)


def _behind(draft: str) -> tuple[str, str]:
    """The place in the outbox of what a draft is told besides its verdict."""
    return (draft, "suggestion")
