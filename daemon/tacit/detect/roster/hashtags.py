"""Names in hashtags of several words: TeamJessica, jessicastrong."""

from __future__ import annotations

import re

from .index import MISSPELT, Index, Role
from .letters import key
from .vocabulary import PLAIN, is_word
from .worth import HASHTAG, WHOLE, Worth

_PIECE = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[^\W\dA-Z_]+")
_NAMES = frozenset({Role.FIRST, Role.ALIAS})
_LONGEST = 60


def in_hashtag(tag: str, index: Index) -> Worth | None:
    """What a hashtag is worth that holds a listed name among other words; None where it holds none."""
    pieces = [key(piece) for piece in _PIECE.findall(tag)]
    letters = key("".join(pieces))[:_LONGEST]
    cuts = range(MISSPELT, len(letters))
    sides = [letters[:cut] for cut in cuts] + [letters[-cut:] for cut in cuts]
    if any(Role.WHOLE in index.entries.get(side, {}) and len(side) > MISSPELT + 2 for side in sides):
        return Worth(WHOLE, "roster_name")
    if len(pieces) > 1:
        named = any(_is_first(piece, index) for piece in pieces)
    else:
        named = any(
            (_is_first(letters[:cut], index) and letters[cut:] in PLAIN)
            or (_is_first(letters[-cut:], index) and letters[:-cut] in PLAIN)
            for cut in cuts
        )
    return Worth(HASHTAG, "roster_first_name") if named else None


def _is_first(letters: str, index: Index) -> bool:
    return (
        len(letters) >= MISSPELT - 1 and not is_word(letters) and not _NAMES.isdisjoint(index.entries.get(letters, {}))
    )
