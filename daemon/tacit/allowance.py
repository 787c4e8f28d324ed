"""An allowance: what a person said is not about a client, and how far that reaches."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from .draft import Draft, Site
from .finding import Label
from .person import Profile


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
    ground: Ground
    word: str
    """The finding's words, as the draft had them."""
    label: Label
    site: Site


Allowed = frozenset[Allowance]


def spelling(words: str) -> str:
    """Words as they are compared: in any case, with any white space."""
    return " ".join(words.casefold().split())


def own_words(profile: Profile, draft: Draft, allowed: Allowed) -> Profile:
    """`profile` with the words that are allowed in a draft: safer wording leaves them as it leaves one's own."""
    lasting = sorted(each.word for each in allowed if each.scope is Scope.WORD)
    return replace(profile, other=(*profile.other, *lasting, *draft.allowed))
