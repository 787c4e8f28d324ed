"""What became of a warned draft, and why."""

from __future__ import annotations

from enum import StrEnum


class Outcome(StrEnum):
    """What became of a warned draft, or that the warning was wrong."""

    SENT = "sent"
    REVISED = "revised"
    REDACTED = "redacted"
    CANCELLED = "cancelled"
    WRONG = "wrong"


class Why(StrEnum):
    """Why a person posted a draft that was held: one of a short list, and only where they chose to say."""

    NOT_A_CLIENT = "not_a_client"
    CONSENT = "consent"
    PUBLIC_ALREADY = "public_already"
    OTHER = "other"
