"""Details that are clauses with a subject of their own."""

from __future__ import annotations

import re

from .syntax import DETERMINER, is_verb


def is_clause(text: str) -> bool:
    """Whether words are a clause with a subject: "his papers came", "the boat went down"."""
    subject = re.match(rf"{DETERMINER}\s+", text, re.IGNORECASE)
    spoken = text[subject.end() :].split()[:4] if subject else []
    for at, word in enumerate(spoken):
        if word.lower() in _BINDING or word[-1] in ",;":
            return False
        if at and is_verb(word) and not word.lower().endswith("ed"):
            return True
    return False


_BINDING = frozenset("who that which whose where when of in on at from with to for by and or".split())  # noqa: SIM905
"""Words behind which a verb is not the subject's."""
