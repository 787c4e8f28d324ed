"""Native-messaging frames, in and out."""

import struct
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tacit.protocol import framing
from tacit.protocol.exceptions import FrameTooLargeError, NotFramesError


def read(data: bytes, step: int) -> list[bytes | FrameTooLargeError]:
    """Read a stream in pieces of `step` bytes."""
    reader = framing.FrameReader()
    pieces = (data[at : at + step] for at in range(0, len(data), step))
    return [message for piece in pieces for message in reader.feed(piece)]


class TestEncode:
    def test_length_comes_first(self):
        """A frame is the payload's length in native byte order, in four bytes, and the payload."""
        assert framing.encode(b"{}") == (2).to_bytes(4, sys.byteorder) + b"{}"

    def test_limit(self):
        """A payload of exactly the limit is taken; one byte more is refused with both sizes."""
        assert len(framing.encode(b"x" * framing.MAX_FRAME)) == framing.MAX_FRAME + 4
        with pytest.raises(FrameTooLargeError) as refused:
            framing.encode(b"x" * (framing.MAX_FRAME + 1))
        assert str(refused.value) == "a message of 1048577 bytes is over the limit of 1048576"


class TestFrameReader:
    @given(st.lists(st.binary(max_size=50), max_size=8), st.integers(1, 60))
    def test_round_trip(self, payloads: list[bytes], step: int):
        """Frames come out as they went in, however the stream is cut."""
        assert read(b"".join(map(framing.encode, payloads)), step) == payloads

    @pytest.mark.parametrize("step", [1 << 12, 1 << 16, 1 << 22])
    def test_too_large(self, step: int):
        """A frame over the limit is passed over, and the next one is read."""
        large = struct.pack("=I", framing.MAX_FRAME + 1) + b"x" * (framing.MAX_FRAME + 1)
        messages = read(framing.encode(b"before") + large + framing.encode(b"after"), step)
        assert [type(message) for message in messages] == [bytes, FrameTooLargeError, bytes]
        assert messages[0] == b"before"
        assert messages[2] == b"after"

    def test_not_frames(self):
        """A length that no browser sends ends the reading."""
        with pytest.raises(NotFramesError, match="not a stream of native-messaging frames"):
            read(b"GET / HTTP/1.1\r\n", 16)
