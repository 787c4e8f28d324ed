"""An allowance: what a person said is not about a client, and how far that reaches."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from enum import StrEnum

from .draft import Draft, Site
from .finding import Label
from .person import Profile

MAX_WORD = 1_000
"""The longest words that can be allowed, in code points: several sentences in somebody's own words."""

_NO_TEXT = re.compile("[\x00-\x1f\x7f-\x9f]")


class Ground(StrEnum):
    """Why a finding is none."""

    NOT_CLIENT = "not_client"
    ME = "me"


class Scope(StrEnum):
    """How far an allowance reaches beyond the draft that it was given in."""

    WORD = "word"
    """This word, always: whatever its kind, wherever it stands, in any case."""
    KIND = "kind"
    """This kind of detail, on this site: while a draft is a caution. What holds a draft is not let off unseen."""


@dataclass(frozen=True, slots=True)
class Allowance:
    """One finding that a person put aside for good. The words are theirs: sealed where they are kept, never logged."""

    scope: Scope
    reason: Ground
    word: str = field(repr=False)
    """The finding's words in one line, else as the draft had them."""
    label: Label
    site: Site

    @property
    def reach(self) -> tuple[object, ...]:
        """Everything that it lets off: two with the same reach are one."""
        return (spelling(self.word),) if self.scope is Scope.WORD else (self.label, self.site)


Allowed = tuple[Allowance, ...]
"""What is allowed, the latest last."""


def allowing(allowed: Allowed, one: Allowance) -> Allowed:
    """`allowed` with one more, in the place of one that reaches as far."""
    return (*withdrawing(allowed, one), one)


def withdrawing(allowed: Allowed, one: Allowance) -> Allowed:
    """`allowed` without what reaches as far as one that is taken back."""
    return tuple(each for each in allowed if each.reach != one.reach)


def in_one_line(words: str) -> str:
    """Words without line breaks, control characters, or more than one space in a row."""
    return " ".join(_NO_TEXT.sub(" ", words).split())


def spelling(words: str) -> str:
    """Words as they are compared: in any case, with any white space."""
    return in_one_line(words).casefold()


def own_words(profile: Profile, draft: Draft, allowed: Allowed) -> Profile:
    """`profile` with the words that are allowed in a draft: safer wording leaves them as it leaves one's own."""
    lasting = sorted(each.word for each in allowed if each.scope is Scope.WORD)
    return replace(profile, other=(*profile.other, *lasting, *draft.allowed))
