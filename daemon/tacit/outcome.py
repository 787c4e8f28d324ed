"""What became of a warned draft."""

from __future__ import annotations

from enum import StrEnum


class Outcome(StrEnum):
    """What became of a warned draft, or that the warning was wrong."""

    SENT = "sent"
    REVISED = "revised"
    REDACTED = "redacted"
    CANCELLED = "cancelled"
    WRONG = "wrong"
