"""JSON-RPC 2.0: one message in, one message out, as text. Batches are not taken: nothing here sends them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from .exceptions import InvalidRequestError, MessageError, NotJsonError

Id = str | int | None


@dataclass(frozen=True, slots=True)
class Message:
    """A request, or else a notification. Its repr shows no params: they hold a draft."""

    method: str
    params: Any
    id: Id
    is_request: bool

    def __repr__(self) -> str:
        return f"Message({'request' if self.is_request else 'notification'})"


def decode(raw: str | bytes) -> Message:
    """Read one message; raise NotJsonError, or InvalidRequestError with the request's id if it has one."""
    document = _load(raw)
    if not isinstance(document, dict):
        raise InvalidRequestError("it is not an object")
    id = document.get("id")
    if not _is_id(id):
        raise InvalidRequestError("its id is neither text nor a whole number")
    if document.get("jsonrpc") != "2.0":
        raise InvalidRequestError('its jsonrpc is not "2.0"', id)
    method = document.get("method")
    if not isinstance(method, str):
        raise InvalidRequestError("it names no method", id)
    return Message(method, document.get("params", {}), id, "id" in document)


def request(id: Id, method: str, params: dict[str, Any]) -> str:
    """Return a request as text."""
    return _dump({"jsonrpc": "2.0", "id": id, "method": method, "params": params})


def notification(method: str, params: dict[str, Any]) -> str:
    """Return a notification as text."""
    return _dump({"jsonrpc": "2.0", "method": method, "params": params})


def result(id: Id, value: dict[str, Any]) -> str:
    """Return the answer to a request."""
    return _dump({"jsonrpc": "2.0", "id": id, "result": value})


def error(id: Id, fault: MessageError) -> str:
    """Return the error that answers a message."""
    body: dict[str, Any] = {"code": fault.code, "message": str(fault)}
    if fault.data is not None:
        body["data"] = fault.data
    return _dump({"jsonrpc": "2.0", "id": id, "error": body})


def _load(raw: str | bytes) -> Any:
    try:
        return json.loads(raw)
    except (ValueError, RecursionError):
        pass
    # Outside the except block, for an exception keeps the one before it, and json's keeps the whole document.
    raise NotJsonError


def _is_id(value: object) -> bool:
    if isinstance(value, str):
        # Half a surrogate pair could not be sent back.
        return not any("\ud800" <= letter <= "\udfff" for letter in value)
    return value is None or (isinstance(value, int) and not isinstance(value, bool))


def _dump(document: dict[str, Any]) -> str:
    # Unescaped, since a message toward the browser is limited in bytes and an escape takes six to twelve.
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
    # Half a surrogate pair, as an escape in a file may make one, could not be sent.
    return text.encode(errors="replace").decode()
