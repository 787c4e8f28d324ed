"""Asking a running companion: for its counts and settings, how the vault is, to unlock it, for the dashboard."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from .. import __version__
from ..person import Client, Profile, Roster
from ..protocol import exceptions, jsonrpc
from ..protocol.endpoint import Endpoint
from ..protocol.exceptions import InvalidParamsError, NotStoredError
from ..protocol.fields import Model
from ..protocol.messages import (
    DashboardOpened,
    Initialized,
    SettingsChanged,
    Status,
    Unlocked,
    VaultState,
)
from ..protocol.methods import PROTOCOLS
from ..protocol.people import MOST_CLIENTS, Added
from ..store.merging import called
from .connection import Connection
from .exceptions import NoAnswerError, NoCommonProtocolError, RefusedError, ServeError, UnreachableError

M = TypeVar("M", bound=Model)

TIMEOUT = 5.0
"""Seconds that the companion has for each answer."""
UNLOCK_TIMEOUT = 30.0
"""The same for a passphrase, which takes half a second on a machine with nothing else to do."""
KEYRING_TIMEOUT = 120.0
"""The same for a keyring, which may ask its owner first."""

REFUSALS = (InvalidParamsError.code, NotStoredError.code)
"""Errors whose message is meant for the one who asked."""


def listens(endpoint: Endpoint) -> bool:
    """Return whether a companion listens at the endpoint, whatever it answers."""
    try:
        ask_status(endpoint)
    except UnreachableError:
        return False
    except ServeError:
        pass
    return True


def ask_status(endpoint: Endpoint) -> Status:
    """Return the counts of the companion at the endpoint; raise ServeError where none answers."""
    return _ask(endpoint, "status", {}, Status)


def ask_vault(endpoint: Endpoint) -> VaultState:
    """Return how the vault of the companion at the endpoint is; raise ServeError where none answers."""
    return _ask(endpoint, None, {}, Initialized).vault


def ask_unlock(endpoint: Endpoint, passphrase: str | None) -> Unlocked:
    """Try a passphrase, or the keyring, with the companion at the endpoint; raise ServeError where none answers."""
    if passphrase is None:
        return _ask(endpoint, "vault/unlock", {}, Unlocked, KEYRING_TIMEOUT)
    return _ask(endpoint, "vault/unlock", {"passphrase": passphrase}, Unlocked, UNLOCK_TIMEOUT)


def add_clients(endpoint: Endpoint, roster: Roster) -> Added:
    """Have the companion at the endpoint take clients in; return the counts of all of them.

    Raises ServeError where none answers, RefusedError with its own words where it does not take them.
    """
    said = Added(vault=VaultState.OPENING)
    for some in _messages(roster):
        clients = [[{"kind": way.kind, "text": way.text} for way in client.ways] for client in some]
        part = _ask(endpoint, "clients/add", {"clients": clients}, Added, UNLOCK_TIMEOUT)
        counts = {name: getattr(said, name) + getattr(part, name) for name in ("added", "changed", "same")}
        said = part.model_copy(update=counts)
        if said.problem is not None:
            break
    return said


def _messages(roster: Roster) -> Iterator[Roster]:
    """Yield clients for a message each. Namesakes go in one: a second message's would be taken for the first's."""
    namesakes: dict[str, list[Client]] = {}
    for client in roster:
        namesakes.setdefault(called(client), []).append(client)
    some: list[Client] = []
    for clients in namesakes.values():
        if some and len(some) + len(clients) > MOST_CLIENTS:
            yield tuple(some)
            some = []
        some += clients
        while len(some) > MOST_CLIENTS:
            yield tuple(some[:MOST_CLIENTS])
            some = some[MOST_CLIENTS:]
    if some:
        yield tuple(some)


def add_profile(endpoint: Endpoint, card: Profile) -> Added:
    """Have the companion at the endpoint take an address card in; as `add_clients`."""
    details = {
        "names": [name for name in (card.name, *card.names) if name],
        "practice": card.practice,
        "phones": [phone for phone in (card.phone, *card.phones) if phone],
        "emails": [email for email in (card.email, *card.emails) if email],
        "sites": card.sites,
        "handles": card.handles,
        "address": card.address,
        "town": card.city,
    }
    return _ask(endpoint, "profile/add", details, Added, UNLOCK_TIMEOUT)


def ask_dashboard(endpoint: Endpoint, place: str) -> DashboardOpened:
    """Have the companion at the endpoint link to a page of the dashboard; raise ServeError where none answers."""
    return _ask(endpoint, "dashboard/open", {"place": place}, DashboardOpened)


def ask_settings(endpoint: Endpoint) -> SettingsChanged:
    """Return the settings that hold in the companion at the endpoint; raise ServeError where none answers."""
    return _ask(endpoint, "settings/get", {}, SettingsChanged)


def change_setting(endpoint: Endpoint, name: str, value: object) -> SettingsChanged:
    """Change a setting to a value as JSON has it, None being its default; return the settings that hold then.

    Raises ServeError where no companion answers, RefusedError with its own words where it does not take the value.
    """
    return _ask(endpoint, "settings/set", {"name": name, "value": value}, SettingsChanged)


def _ask(endpoint: Endpoint, method: str | None, params: dict[str, Any], model: type[M], timeout: float = TIMEOUT) -> M:
    """The result of a method, or without one of the handshake."""
    client = {"name": "tacit-command", "version": __version__}
    connection = Connection.open(endpoint, timeout=timeout)
    try:
        answers = connection.messages()
        connection.send(jsonrpc.request(1, "initialize", {"protocol": PROTOCOLS[-1], "client": client}).encode())
        result = _result(answers, 1)
        if method is not None:
            connection.send(jsonrpc.request(2, method, params).encode())
            result = _result(answers, 2)
        # As JSON, in which a list may stand for a tuple also where types are strict.
        return model.model_validate_json(json.dumps(result))
    except (OSError, ValueError, LookupError, TypeError):
        # All but the first are an answer that is no JSON or not the one: another program's, or another version's.
        raise NoAnswerError from None
    finally:
        connection.release()


def _result(messages: Iterable[bytes], wanted: int) -> Any:
    """The result with the wanted id; what the companion tells unasked comes in between."""
    for message in messages:
        document = json.loads(message)
        if not isinstance(document, dict) or document.get("id") != wanted:
            continue
        if "result" in document:
            return document["result"]
        error = document.get("error")
        if isinstance(error, dict) and error.get("code") in REFUSALS:
            raise RefusedError(str(error.get("message")))
        if isinstance(error, dict) and error.get("code") == exceptions.NoCommonProtocolError.code:
            raise NoCommonProtocolError(is_older=max(error["data"]["protocols"]) < PROTOCOLS[-1])
        break
    raise NoAnswerError
