"""What keeps a file from being read.

ReadError: the message names the line where there is one, says what to do, and quotes nothing of the file.
"""

from __future__ import annotations


class ReadError(Exception):
    """A file or a pasted text cannot be read. `line` counts from 1; None where no line is at fault."""

    def __init__(self, problem: str, line: int | None = None):
        super().__init__(problem if line is None else f"Line {line}: {problem}")
        self.line = line
