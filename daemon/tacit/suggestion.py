"""A suggestion: what a person could write instead, and what to do where no wording hides who it is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Advice(StrEnum):
    """What a board would advise where no wording saves a draft."""

    CHANGE_BY_HAND = "change_by_hand"
    """Some sentences still point at one person after rewording: a person has to rewrite or leave them out."""
    DO_NOT_POST = "do_not_post"
    """The story itself points at one person."""
    NEUTRAL_REPLY = "neutral_reply"
    """The answer confirms that someone is a client: answer, if at all, without saying anything about them.
    There is never a rewording beside it."""


@dataclass(frozen=True, slots=True)
class Edit:
    """`text` instead of code points `start` to `end` (exclusive) of the draft."""

    start: int
    end: int
    text: str

    @classmethod
    def between(cls, before: str, after: str) -> Edit | None:
        """Return the one stretch in which two texts differ; None where they do not."""
        if before == after:
            return None
        head = _shared(before, after)
        tail = _shared(before[head:][::-1], after[head:][::-1])
        return cls(head, len(before) - tail, after[head : len(after) - tail])


def _shared(one: str, other: str) -> int:
    """How many code points two texts begin with alike. By halves: whole stretches are compared faster than letters."""
    alike, unlike = 0, min(len(one), len(other)) + 1
    while unlike - alike > 1:
        middle = (alike + unlike) // 2
        if one[alike:middle] == other[alike:middle]:
            alike = middle
        else:
            unlike = middle
    return alike


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What to write instead of a draft. A pure function of draft, profile, roster and settings."""

    text: str | None = None
    """The whole draft in safer words, read again and no longer held; None where no wording saves it."""
    edits: tuple[Edit | None, ...] = ()
    """For each finding, in their order, what rewords that one alone; None where nothing can."""
    advice: Advice | None = None
    """What to do instead; None with a text, and for a draft that needs none."""
    by_hand: tuple[Edit, ...] = ()
    """Where a person must change the draft: stretches that still point at one person (their `text` is empty)."""
