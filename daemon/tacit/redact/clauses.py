"""Details that are clauses with a subject of their own."""

from __future__ import annotations

import re

from .spot import Spot
from .syntax import DETERMINER, PRESENT, is_verb


def is_clause(text: str) -> bool:
    """Whether words are a clause with a subject: "his papers came", "the boat went down"."""
    subject = re.match(rf"{DETERMINER}\s+", text, re.IGNORECASE)
    return subject is not None and holds_verb(text[subject.end() :])


def holds_verb(text: str) -> bool:
    """Whether words begin with a noun and its verb: "boat went down", "dad runs the ferry"."""
    spoken = text.split()[:4]
    for at, word in enumerate(spoken):
        if word.lower() in _BINDING or word[-1] in ",;":
            return False
        takes = re.fullmatch(PRESENT, word) and re.fullmatch(DETERMINER, " ".join(spoken[at + 1 : at + 2]))
        if at and (takes or is_verb(word)) and not word.lower().endswith("ed"):
            return True
    return False


_BINDING = frozenset("who that which whose where when of in on at from with to for by and or".split())  # noqa: SIM905
"""Words behind which a verb is not the subject's."""


def opens_list(spot: Spot) -> bool:
    """Whether a sentence begins with several details and goes on with a verb: "clean, asthmatic, hates loud rooms"."""
    behind = None if spot.before.strip() else _LIST.match(spot.after)
    return behind is not None and (is_verb(behind["verb"]) or re.fullmatch(PRESENT, behind["verb"]) is not None)


_LIST = re.compile(r"(?:,[^,.;:!?\n]*){1,4},\s+(?P<verb>[a-z]+)\b")
