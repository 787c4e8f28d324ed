"""A finding: a stretch of a draft that says something identifying about a client."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Label(StrEnum):
    """What kind of detail a finding is. The labelled drafts' specification says what each one holds."""

    NAME = "NAME"
    CONTACT = "CONTACT"
    ID = "ID"
    AGE = "AGE"
    DATE = "DATE"
    PLACE = "PLACE"
    ORG = "ORG"
    JOB = "JOB"
    FAMILY = "FAMILY"
    DEMOGRAPHIC = "DEMOGRAPHIC"
    HEALTH = "HEALTH"
    EVENT = "EVENT"
    APPEARANCE = "APPEARANCE"
    QUOTE = "QUOTE"


DIRECT = frozenset({Label.NAME, Label.CONTACT, Label.ID})
"""Labels that point at one person by themselves; the others do so in combination."""


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """Code points `start` to `end` (exclusive) of a draft, labelled; `score` between 0 and 1."""

    start: int
    end: int
    label: Label
    score: float
    reason: str
    """Why it was found: a key under `finding_` in the messages (`session_time`, `age`, `roster_name`)."""
