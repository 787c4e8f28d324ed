"""What a mention of a listed person is worth: how sure it is that nobody else is meant.

From `CERTAIN` on, a mention stops a draft by itself. From `PARTS` on, there is a caution at least. From `LIKELY` on, it
stops one where the reader finds the least sign of a client in the draft; below that, only where the reader would raise
the draft anyway. In this order:

1.0   the whole name, a handle, an e-mail address
0.95  a whole name of which one part is a nickname or misspelt
0.92  title and surname; first name and the surname's initial, or the reverse; first and middle name
0.9   all that was told of a name; initials that were told; a relative's whole name
0.8   the first name
0.7   the surname; told initials without full stops
0.65  the first name in a hashtag of several words
0.6   a nickname that nobody told, with the surname's initial too; another spelling of the first name; Dr and surname; a
      short whole name misspelt
0.55  a relative's first name
0.5   a first name that is a plain word or a place as well, with the capital of a name
0.4   the same where any word would have its capital, a surname that is a word, a place or a first name, a name that
      is borne in the author's family too, a first name with a letter wrong, initials that merely follow from a name
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from .index import Role
from .nicknames import is_given_name
from .vocabulary import CALENDAR, PLACES, PLAIN, is_word

CERTAIN = 0.95
LIKELY = 0.5
WEAK = 0.4

WHOLE = 1.0
CLOSE = 0.95
"""A whole name of which one part is a nickname or misspelt."""
PARTS = 0.92
"""Two parts of a name. In the drafts for training 62 of 68 that hold so much of a listed name have to be held."""
MOST = 0.9
UNDOTTED = 0.7
HASHTAG = 0.65
DOCTOR = 0.6


REASONS = frozenset(
    f"roster_{each}"
    for each in ("first_name", "handle", "initials", "name", "nickname", "relative", "spelling", "surname")
)
"""Keys under `finding_` in the messages. All begin alike, since findings from the list are judged as such."""


class Worth(NamedTuple):
    """A score and the reason that goes with it, a key under `finding_` in the messages."""

    score: float
    reason: str


ALONE: Mapping[Role, Worth] = {
    Role.ALIAS: Worth(0.9, "roster_name"),
    Role.FIRST: Worth(0.8, "roster_first_name"),
    Role.LAST: Worth(0.7, "roster_surname"),
    Role.STAND_IN: Worth(0.6, "roster_nickname"),
    Role.SOUND: Worth(0.6, "roster_spelling"),
    Role.SLIP: Worth(WEAK, "roster_spelling"),
    Role.RELATIVE: Worth(0.55, "roster_relative"),
}
"""Parts of a name by themselves."""

_CAPITALS_ONLY = frozenset({Role.LAST, Role.STAND_IN, Role.SOUND, Role.SLIP})
_SHORTEST = 3
"""A name of fewer letters is found in capitals only: "ed", "al" and "a" are in other words' way."""


class Look(NamedTuple):
    """How a part of a name is written where it stands."""

    is_capital: bool
    is_shouted: bool
    """In capitals throughout."""
    begins: bool
    """At the start of a sentence or in a hashtag, where any word may have a capital."""


def alone(role: Role, letters: str, look: Look) -> Worth | None:
    """What a part of a name is worth by itself; None where it is no name."""
    worth = ALONE[role]
    is_plain = is_word(letters)
    if role is Role.LAST and look.begins and is_plain:
        return None
    if not look.is_capital and (is_plain or role in _CAPITALS_ONLY or len(letters) < _SHORTEST):
        return None
    if look.is_shouted and is_plain:
        return None
    if role is Role.LAST and len(letters) < _SHORTEST:
        return None
    return worth._replace(score=min(worth.score, _limit(role, letters, look)))


def _limit(role: Role, letters: str, look: Look) -> float:
    """How much a name can be worth that is something else as well."""
    is_other = letters in PLAIN or letters in PLACES or (role is Role.LAST and letters.removesuffix("s") in PLAIN)
    if letters in CALENDAR or (role is Role.LAST and (is_other or is_given_name(letters))):
        return WEAK
    if not is_other:
        return 1.0
    return WEAK if (look.begins and letters in PLAIN) or (role is not Role.FIRST and role is not Role.ALIAS) else LIKELY
