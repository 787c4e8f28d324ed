"""What keeps the log of near misses from being read or written.

* :exc:`LogError`
    * :exc:`LogLockedError`: another program is using it
    * :exc:`LogFullError`: the disk is full
    * :exc:`LogDamagedError`: the file is not what was written
    * :exc:`LogNewerError`: a newer Tacit wrote it
    * :exc:`LogNotPrivateError`: someone else could read it, or lead it elsewhere
    * :exc:`LogUnwritableError`: whatever else the system refuses

Each has a code, which is all that the companion's log and its status say, and renders itself as a sentence.
"""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

__all__ = [
    "LogDamagedError",
    "LogError",
    "LogFullError",
    "LogLockedError",
    "LogNewerError",
    "LogNotPrivateError",
    "LogUnwritableError",
]


class LogError(Exception):
    """The log of near misses cannot be used."""

    code: ClassVar[str]

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.path = path


class LogLockedError(LogError):
    """Another program is using the file."""

    code = "locked"

    def __str__(self) -> str:
        return f"Another program is using the log of near misses, {self.path}. Close it, then try again."


class LogFullError(LogError):
    """No room is left on the disk."""

    code = "full"

    def __str__(self) -> str:
        return f"The disk is too full to write the log of near misses, {self.path}. Make room, then try again."


class LogDamagedError(LogError):
    """The file is not what was written."""

    code = "damaged"

    def __str__(self) -> str:
        return (
            f"The log of near misses, {self.path}, is damaged. "
            "The companion puts it aside under another name and begins a new one when it next starts."
        )


class LogNewerError(LogError):
    """A newer Tacit wrote the file."""

    code = "newer"

    def __str__(self) -> str:
        return (
            f"A newer Tacit wrote the log of near misses, {self.path}; this one leaves it alone. "
            "Install the newer one again, or move the file away."
        )


class LogNotPrivateError(LogError):
    """Someone else could read the file, or lead it elsewhere."""

    code = "not_private"

    def __init__(self, path: Path, problem: str) -> None:
        super().__init__(path)
        self.problem = problem

    def __str__(self) -> str:
        return f"The log of near misses cannot be kept at {self.path}: {self.problem}."


class LogUnwritableError(LogError):
    """The system refuses to have the file read or written."""

    code = "unwritable"

    def __init__(self, path: Path, problem: str) -> None:
        super().__init__(path)
        self.problem = problem
        """The system's own words or SQLite's name for it."""

    def __str__(self) -> str:
        return f"The log of near misses, {self.path}, cannot be used: {self.problem}."
