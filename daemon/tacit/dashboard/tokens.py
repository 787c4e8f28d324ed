"""Tokens that stand for a person for a while. Pure: the clock is handed in."""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Callable

ENTRY_LIFETIME = 60.0
"""Seconds in which a link opens the dashboard: a browser that has to start first takes a few."""
SESSION_LIFETIME = 12 * 3600.0
"""Seconds that a browser stays let in: a working day."""

_BYTES = 32
_MOST = 32


class Tokens:
    """Tokens of 256 bits that end after `lifetime` seconds of `clock`. The oldest ends early where there are many."""

    def __init__(self, lifetime: float, clock: Callable[[], float]) -> None:
        self._lifetime = lifetime
        self._clock = clock
        self._ends: dict[str, float] = {}

    def issue(self) -> str:
        """Return a new token, fit for an address and a cookie."""
        token = secrets.token_urlsafe(_BYTES)
        self._ends[token] = self._clock() + self._lifetime
        for oldest in list(self._ends)[:-_MOST]:
            del self._ends[oldest]
        return token

    def holds(self, shown: str) -> bool:
        """Whether this is a token that has not ended."""
        return self._find(shown) is not None

    def left(self, shown: str) -> float:
        """Seconds until a token ends; none for what is no token."""
        token = self._find(shown)
        return 0.0 if token is None else self._ends[token] - self._clock()

    def redeem(self, shown: str) -> bool:
        """Whether this is a token that has not ended; it has now."""
        token = self._find(shown)
        if token is not None:
            del self._ends[token]
        return token is not None

    def _find(self, shown: str) -> str | None:
        now = self._clock()
        self._ends = {token: end for token, end in self._ends.items() if now < end}
        # Each is compared, whole, in a time that does not tell how much of it fits.
        said = shown.encode(errors="replace")
        fitting = [token for token in self._ends if hmac.compare_digest(token.encode(), said)]
        return fitting[0] if fitting else None
