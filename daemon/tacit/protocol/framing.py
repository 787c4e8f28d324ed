"""Native-messaging frames: four bytes of length in native byte order, then UTF-8 JSON.

The limits are the browsers': Chrome and Firefox close a host that sends a message over 1 MB; Chrome sends at
most 64 MiB itself. This module is imported by the native host, whose start the clinician waits for: it stays
free of pydantic.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from .exceptions import FrameTooLargeError, NotFramesError

MAX_FRAME = 1024 * 1024
"""The longest message that is sent or taken, in bytes of JSON."""

MAX_BROWSER_FRAME = 64 * 1024 * 1024
"""The longest message that a browser sends, in bytes: a greater length means that these are no frames."""

_LENGTH = struct.Struct("=I")


def encode(payload: bytes) -> bytes:
    """Return one frame that holds `payload`; raise FrameTooLargeError over MAX_FRAME bytes."""
    if len(payload) > MAX_FRAME:
        raise FrameTooLargeError(len(payload), MAX_FRAME)
    return _LENGTH.pack(len(payload)) + payload


class FrameReader:
    """Cuts a stream of bytes into messages. A message over MAX_FRAME is passed over without being kept."""

    def __init__(self) -> None:
        self._buffer = bytearray()
        self._skip = 0

    def feed(self, data: bytes) -> Iterator[bytes | FrameTooLargeError]:
        """Take bytes in; yield each message that they complete, and an error in the place of one too large.

        Raises NotFramesError at a length over MAX_BROWSER_FRAME.
        """
        self._buffer += data
        while self._skipped() and len(self._buffer) >= _LENGTH.size:
            (length,) = _LENGTH.unpack_from(self._buffer)
            if length > MAX_BROWSER_FRAME:
                raise NotFramesError
            if length > MAX_FRAME:
                self._skip = _LENGTH.size + length
                yield FrameTooLargeError(length, MAX_FRAME)
                continue
            end = _LENGTH.size + length
            if len(self._buffer) < end:
                return
            yield bytes(self._buffer[_LENGTH.size : end])
            del self._buffer[:end]

    def _skipped(self) -> bool:
        passed = min(self._skip, len(self._buffer))
        del self._buffer[:passed]
        self._skip -= passed
        return self._skip == 0
