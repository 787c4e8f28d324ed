"""Which code points of a text are taken, so that no two stretches overlap."""

from __future__ import annotations


class Cover:
    """A mask, one byte a code point: asking takes no longer where many stretches are taken."""

    def __init__(self, length: int):
        self._mask = bytearray(length)

    def is_free(self, start: int, end: int) -> bool:
        """Whether no code point between `start` and `end` (exclusive) is taken."""
        return self._mask.find(1, start, end) < 0

    def add(self, start: int, end: int) -> None:
        """Take a stretch."""
        self._mask[start:end] = b"\1" * (end - start)

    def take(self, start: int, end: int) -> bool:
        """Take a stretch if all of it is free; return whether it was."""
        if not self.is_free(start, end):
            return False
        self.add(start, end)
        return True
