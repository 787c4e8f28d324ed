"""Asking a running companion for its counts."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from .. import __version__
from ..protocol import jsonrpc
from ..protocol.endpoint import Endpoint
from ..protocol.messages import PROTOCOLS, Status
from .connection import Connection
from .exceptions import NoAnswerError

TIMEOUT = 5.0
"""Seconds that the companion has for each answer."""


def ask_status(endpoint: Endpoint) -> Status:
    """Return the counts of the companion at the endpoint; raise ServeError where none answers."""
    client = {"name": "tacit-status", "version": __version__}
    connection = Connection.open(endpoint, timeout=TIMEOUT)
    try:
        answers = connection.messages()
        connection.send(jsonrpc.request(1, "initialize", {"protocol": PROTOCOLS[-1], "client": client}).encode())
        _result(answers, 1)
        connection.send(jsonrpc.request(2, "status", {}).encode())
        return Status.model_validate(_result(answers, 2))
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
