"""Counts since the companion started, never content."""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import dataclass, field

from .. import __version__
from ..outcome import Outcome
from ..protocol.messages import Status
from ..settings import Problem


@dataclass(slots=True)
class Tally:
    """What `status` answers from."""

    sessions: int = 0
    drafts_read: int = 0
    outcomes: Counter[Outcome] = field(default_factory=Counter)
    log: str = "off"
    unwritten: int = 0
    loaded: bool = False

    def status(self, problems: tuple[Problem, ...] = ()) -> Status:
        """Return the counts as they stand, with what is wrong with the settings."""
        return Status(
            version=__version__,
            pid=os.getpid(),
            sessions=self.sessions,
            drafts_read=self.drafts_read,
            outcomes={str(outcome): self.outcomes[outcome] for outcome in Outcome},
            log=self.log,
            unwritten=self.unwritten,
            loaded=self.loaded,
            problems=problems,
        )
