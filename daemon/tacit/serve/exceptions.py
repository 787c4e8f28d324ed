"""What keeps the companion from being started or reached.

* :exc:`ServeError`
    * :exc:`FolderError`: the runtime folder is not the user's own
    * :exc:`AlreadyRunningError`: another companion of this user runs
    * :exc:`UnreachableError`: nobody listens
    * :exc:`StrangerError`: who listens is not this user's companion
    * :exc:`NoAnswerError`: the companion runs but does not answer
    * :exc:`NoCommonProtocolError`: the companion that runs knows no protocol that is known here
    * :exc:`RefusedError`: the companion does not do what it was asked
    * :exc:`LoadError`: what reads drafts could not be loaded

Each renders itself as a sentence for the person at the computer.
"""

from __future__ import annotations

from pathlib import Path

__all__ = [
    "AlreadyRunningError",
    "FolderError",
    "LoadError",
    "NoAnswerError",
    "NoCommonProtocolError",
    "RefusedError",
    "ServeError",
    "StrangerError",
    "UnreachableError",
]


class ServeError(Exception):
    """The companion cannot be started or reached."""


class FolderError(ServeError):
    """A runtime folder that others could reach into."""

    def __init__(self, folder: Path, problem: str) -> None:
        super().__init__(folder, problem)
        self.folder = folder
        self.problem = problem

    def __str__(self) -> str:
        return f"The folder {self.folder} cannot be used: {self.problem}."


class AlreadyRunningError(ServeError):
    """Another companion of this user runs."""

    def __init__(self, pid: int | None) -> None:
        super().__init__(pid)
        self.pid = pid
        """Its process id, or None in the moment before it is written down, and where a full disk has no room for it."""

    def __str__(self) -> str:
        return f"The companion is already running (process {self.pid or 'unknown'})."

    @property
    def kept_out(self) -> tuple[str, str]:
        """What to say, and what to do, where it does not listen either: then it is no companion."""
        who = "A process" if self.pid is None else f"Process {self.pid}"
        return (
            f"{who} holds Tacit's place but does not listen, so that no companion can start.",
            "Finish the `tacit vault` command that waits in a terminal, or end that process.",
        )


class UnreachableError(ServeError):
    """Nobody listens."""

    def __str__(self) -> str:
        return "The companion is not running."


class StrangerError(ServeError):
    """Who listens could not show that it is this user's companion."""

    def __str__(self) -> str:
        return "What answers in the companion's place is not this user's companion, so nothing was sent to it."


class NoAnswerError(ServeError):
    """The companion runs but does not answer, or not in a way that is understood."""

    def __str__(self) -> str:
        return "The companion is running but does not answer. To end it, run: tacit stop. It starts again when needed."


class NoCommonProtocolError(ServeError):
    """The companion that runs knows no protocol that is known here."""

    def __init__(self, *, is_older: bool) -> None:
        super().__init__(is_older)
        self.is_older = is_older
        """Whether the companion is the older one of the two."""

    def __str__(self) -> str:
        if self.is_older:
            return "The companion that runs is too old for this program. To have it replaced, run: tacit doctor --fix"
        return "This program is too old for the companion that runs: update it, or remove it and use the newer Tacit."


class RefusedError(ServeError):
    """The companion does not do what it was asked; renders as its own words."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why

    def __str__(self) -> str:
        return f"The companion did not take it: {self.why}."


class LoadError(ServeError):
    """What reads drafts could not be loaded."""

    def __init__(self, fault: str) -> None:
        super().__init__(fault)
        self.fault = fault
        """What to do about it; of an unforeseen failure type and place, without its message."""

    def __str__(self) -> str:
        return f"The companion could not load what it reads drafts with ({self.fault})."
