"""Asking a running companion for its counts and settings."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, TypeVar

from .. import __version__
from ..protocol import jsonrpc
from ..protocol.endpoint import Endpoint
from ..protocol.exceptions import InvalidParamsError, NotStoredError
from ..protocol.messages import PROTOCOLS, Model, SettingsChanged, Status
from .connection import Connection
from .exceptions import NoAnswerError, RefusedError

TIMEOUT = 5.0
"""Seconds that the companion has for each answer."""

REFUSALS = (InvalidParamsError.code, NotStoredError.code)
"""Errors whose message is meant for the one who asked."""

Answer = TypeVar("Answer", bound=Model)


def ask_status(endpoint: Endpoint) -> Status:
    """Return the counts of the companion at the endpoint; raise ServeError where none answers."""
    return _understood(Status, _ask(endpoint, "status", {}))


def ask_settings(endpoint: Endpoint) -> SettingsChanged:
    """Return the settings that hold in the companion at the endpoint; raise ServeError where none answers."""
    return _understood(SettingsChanged, _ask(endpoint, "settings/get", {}))


def change_setting(endpoint: Endpoint, name: str, value: object) -> SettingsChanged:
    """Change a setting to a value as JSON has it, None being its default; return the settings that hold then.

    Raises ServeError where no companion answers, RefusedError with its own words where it does not take the value.
    """
    return _understood(SettingsChanged, _ask(endpoint, "settings/set", {"name": name, "value": value}))


def _understood(model: type[Answer], result: Any) -> Answer:
    # As JSON, in which a list may stand for a tuple also where types are strict.
    try:
        return model.model_validate_json(json.dumps(result))
    except ValueError:
        raise NoAnswerError from None


def _ask(endpoint: Endpoint, method: str, params: dict[str, Any]) -> Any:
    client = {"name": "tacit-command", "version": __version__}
    connection = Connection.open(endpoint, timeout=TIMEOUT)
    try:
        answers = connection.messages()
        connection.send(jsonrpc.request(1, "initialize", {"protocol": PROTOCOLS[-1], "client": client}).encode())
        _result(answers, 1)
        connection.send(jsonrpc.request(2, method, params).encode())
        return _result(answers, 2)
    except (OSError, ValueError):
        # A ValueError is an answer that is no JSON: another program's.
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
        break
    raise NoAnswerError
