"""Bytes as text, as far as they are text."""

from __future__ import annotations

import io

import pytest

from tacit.imports.decode import MAX_BYTES, decode, read_limited
from tacit.imports.exceptions import ReadError


class Endless(io.RawIOBase):
    """A file of fifty megabytes that counts what is read of it."""

    taken = 0

    def read(self, size: int = -1) -> bytes:
        """Zeros, as many as are asked for."""
        given = 50 * 2**20 if size < 0 else min(size, 50 * 2**20)
        self.taken += given
        return b"0" * given


def test_a_large_file_is_refused_unread():
    """Of fifty megabytes no more is read than tells that they are too many."""
    stream = Endless()
    with pytest.raises(ReadError, match="larger than 20 MB"):
        read_limited(stream)
    assert stream.taken == MAX_BYTES + 1


def test_a_small_file_is_read_whole():
    """What is small enough comes back as it is; bytes that are handed in are measured too."""
    assert read_limited(io.BytesIO(b"Ana")) == b"Ana"
    with pytest.raises(ReadError, match="larger"):
        decode(b"0" * (MAX_BYTES + 1))


@pytest.mark.parametrize(
    ("data", "text", "is_guessed"),
    [
        ("José".encode(), "José", False),
        ("José".encode("utf-8-sig"), "José", False),
        (b"\xff\xfe" + "José".encode("utf-16-le"), "José", False),
        (b"\xfe\xff" + "José".encode("utf-16-be"), "José", False),
        ("José".encode("cp1252"), "José", True),
        (b"", "", False),
    ],
)
def test_encodings(data, text, is_guessed):
    """UTF-8 and UTF-16 with its mark are certain, Windows-1252 is a guess."""
    assert decode(data) == (text, is_guessed)
