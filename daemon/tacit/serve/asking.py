"""Asking a running companion: for its counts, how the vault is, and to unlock it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, TypeVar

from pydantic import BaseModel

from .. import __version__
from ..protocol import jsonrpc
from ..protocol.endpoint import Endpoint
from ..protocol.messages import PROTOCOLS, Initialized, Status, Unlocked, VaultState
from .connection import Connection
from .exceptions import NoAnswerError

M = TypeVar("M", bound=BaseModel)

TIMEOUT = 5.0
"""Seconds that the companion has for each answer."""
UNLOCK_TIMEOUT = 30.0
"""The same for a passphrase, which takes half a second on a machine with nothing else to do."""


def ask_status(endpoint: Endpoint) -> Status:
    """Return the counts of the companion at the endpoint; raise ServeError where none answers."""
    return _ask(endpoint, "status", {}, Status, TIMEOUT)


def ask_vault(endpoint: Endpoint) -> VaultState:
    """Return how the vault of the companion at the endpoint is; raise ServeError where none answers."""
    return _ask(endpoint, None, {}, Initialized, TIMEOUT).vault


def ask_unlock(endpoint: Endpoint, passphrase: str) -> Unlocked:
    """Try a passphrase with the companion at the endpoint; raise ServeError where none answers."""
    return _ask(endpoint, "vault/unlock", {"passphrase": passphrase}, Unlocked, UNLOCK_TIMEOUT)


def _ask(endpoint: Endpoint, method: str | None, params: dict[str, Any], model: type[M], timeout: float) -> M:
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
        return model.model_validate(result)
    except (OSError, ValueError):
        # A ValueError is an answer that is no JSON or no status: another program's, or another version's.
        raise NoAnswerError from None
    finally:
        connection.release()


def _result(messages: Iterable[bytes], wanted: int) -> Any:
    """The result with the wanted id; what the companion tells unasked comes in between."""
    for message in messages:
        document = json.loads(message)
        if isinstance(document, dict) and document.get("id") == wanted:
            if "result" not in document:
                break
            return document["result"]
    raise NoAnswerError
