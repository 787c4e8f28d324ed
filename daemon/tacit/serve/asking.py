"""Asking a running companion for its counts."""

from __future__ import annotations

import json
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
        _result(next(answers, b"{}"))
        connection.send(jsonrpc.request(2, "status", {}).encode())
        return Status.model_validate(_result(next(answers, b"{}")))
    except OSError:
        raise NoAnswerError from None
    finally:
        connection.release()


def _result(answer: bytes) -> Any:
    document = json.loads(answer)
    if "result" not in document:
        raise NoAnswerError
    return document["result"]
