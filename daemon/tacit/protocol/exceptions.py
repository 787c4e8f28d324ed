"""What can be wrong with what the other side sent.

* :exc:`ProtocolError`
    * :exc:`MessageError`: is answered with a JSON-RPC error
        * :exc:`NotJsonError` (-32700)
        * :exc:`InvalidRequestError` (-32600)
        * :exc:`UnknownMethodError` (-32601)
        * :exc:`InvalidParamsError` (-32602)
        * :exc:`InternalError` (-32603)
        * :exc:`NotInitializedError` (-32002)
        * :exc:`NotStoredError` (-32011)
        * :exc:`NoCommonProtocolError` (-32010)
    * :exc:`FrameError`: a native-messaging frame that cannot be read or written
        * :exc:`FrameTooLargeError`
        * :exc:`NotFramesError`

No exception holds or prints what a message said: only codes, field names and sizes.
"""

from __future__ import annotations

from typing import Any, ClassVar

__all__ = [
    "FrameError",
    "FrameTooLargeError",
    "InternalError",
    "InvalidParamsError",
    "InvalidRequestError",
    "MessageError",
    "NoCommonProtocolError",
    "NotFramesError",
    "NotInitializedError",
    "NotJsonError",
    "NotStoredError",
    "ProtocolError",
    "UnknownMethodError",
]


class ProtocolError(Exception):
    """The other side does not keep to the protocol."""


class MessageError(ProtocolError):
    """A message that is answered with a JSON-RPC error; `str()` is the error's message."""

    code: ClassVar[int]
    answers_notifications: ClassVar[bool] = False
    """Whether a notification gets the error too, with id null, so that a mismatch shows."""

    def __init__(self, id: str | int | None = None) -> None:
        super().__init__(id)
        self.id = id
        """The request's id where it could be read."""

    @property
    def data(self) -> dict[str, Any] | None:
        """The error's `data` member, or None where it has none."""
        return None


class NotJsonError(MessageError):
    """A message that is not JSON."""

    code = -32700
    answers_notifications = True

    def __str__(self) -> str:
        return "not JSON"


class InvalidRequestError(MessageError):
    """JSON that is not a JSON-RPC request."""

    code = -32600
    answers_notifications = True

    def __init__(self, problem: str, id: str | int | None = None) -> None:
        super().__init__(id)
        self.problem = problem

    def __str__(self) -> str:
        return f"not a JSON-RPC request: {self.problem}"


class UnknownMethodError(MessageError):
    """A method that this side does not know. Its name is not repeated: it may be anything."""

    code = -32601
    answers_notifications = True

    def __str__(self) -> str:
        return "unknown method"


class InvalidParamsError(MessageError):
    """Params that do not fit; names the field and what was expected of it, never its content."""

    code = -32602
    answers_notifications = True

    def __init__(self, field: str, problem: str, id: str | int | None = None) -> None:
        super().__init__(id)
        self.field = field
        self.problem = problem

    def __str__(self) -> str:
        return f"{self.field}: {self.problem}"


class InternalError(MessageError):
    """A fault in the companion."""

    code = -32603

    def __str__(self) -> str:
        return "a fault in the companion"


class NotInitializedError(MessageError):
    """A request before `initialize`."""

    code = -32002

    def __str__(self) -> str:
        return "initialize has to come first"


class NoCommonProtocolError(MessageError):
    """`initialize` with a protocol number that is not known here."""

    code = -32010

    def __init__(self, protocols: tuple[int, ...], id: str | int | None = None) -> None:
        super().__init__(id)
        self.protocols = protocols

    @property
    def data(self) -> dict[str, Any]:
        """The protocol numbers known here."""
        return {"protocols": list(self.protocols)}

    def __str__(self) -> str:
        return "no protocol in common"


class NotStoredError(MessageError):
    """What was to be kept could not be written to the disk; nothing was changed."""

    code = -32011

    def __init__(self, problem: str, id: str | int | None = None) -> None:
        super().__init__(id)
        self.problem = problem

    def __str__(self) -> str:
        return self.problem


class FrameError(ProtocolError):
    """A native-messaging frame that cannot be read or written."""


class FrameTooLargeError(FrameError):
    """A message over the limit of one frame."""

    def __init__(self, size: int, limit: int) -> None:
        super().__init__(size, limit)
        self.size = size
        self.limit = limit

    def __str__(self) -> str:
        return f"a message of {self.size} bytes is over the limit of {self.limit}"


class NotFramesError(FrameError):
    """A length that no browser sends: what follows cannot be told apart any more."""

    def __str__(self) -> str:
        return "not a stream of native-messaging frames"
