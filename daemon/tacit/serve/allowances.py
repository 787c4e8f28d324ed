"""Where what a person allowed is kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from ..allowance import Allowance, Allowed


class Allowances(Protocol):
    """Keeps what was allowed; called on the event loop's thread, and read by the reader's."""

    def allowed(self) -> Allowed:
        """Return everything that is allowed now."""
        ...

    def allow(self, allowance: Allowance) -> None:
        """Keep one more."""
        ...


@dataclass(slots=True)
class PassingAllowances:
    """Keeps them until the companion ends."""

    _allowed: Allowed = frozenset()

    def allowed(self) -> Allowed:
        """Return everything that was allowed since the companion started."""
        return self._allowed

    def allow(self, allowance: Allowance) -> None:
        """Keep one more. The set is replaced, not changed: another thread may be reading it."""
        self._allowed |= {allowance}
