"""What leads to a number, an address or an account and says nothing without it: "her cell is", "case no."."""

from __future__ import annotations

import re

from ..finding import Label
from .spot import Reach, Spot
from .syntax import BE, CLAUSE_END, CONJUNCTION, DETERMINER, PREPOSITION, PRONOUN, is_verb, one_of

_LABELS = frozenset({Label.CONTACT, Label.ID})
_THING = one_of(
    "number cell mobile phone line email e-mail mail address handle insta instagram account id mrn ssn plate passport"
)
_IS = re.compile(
    rf"(?:(?<![\w'’]){BE}|\b{_THING}['’]s|\w['’]s(?=\s+on\b))(?:\s+(?:{PREPOSITION}))?\s+[@#]?$", re.IGNORECASE
)
_COLON = re.compile(r"(?<=\w)\s*:\s*[@#]?$")
_NAMED = re.compile(rf"{_THING}$", re.IGNORECASE)
_OVER = re.compile(rf"(?:\s+(?:now|today|again|too))?(?={CLAUSE_END.pattern})", re.IGNORECASE)
_BORDER = re.compile(rf"[,;:.!?…—–(]+\s+|(?:,\s*)?\s(?={CONJUNCTION}\s)|\n+", re.IGNORECASE)
_MARK = re.compile(
    r"(?P<thing>(?P<comma>\s*,)?\s+(?:(?:re|under|at)\s+)?[\w'’-]+)?\s*(?:#|№|(?<![\w'’])(?:no|nr|ext)\.)\s*$",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    rf"\s*(?:[,;]|,?\s+(?:and|but|so)\b)\s+(?=(?:{PRONOUN}|{DETERMINER}|nobody|everybody|do|don['’]t)\b)", re.IGNORECASE
)
"""What stands between a clause that opens a sentence and the next one, which can stand alone."""
_LEAST = 3
"""So many words can: "any hour" cannot."""


def reach(spot: Spot) -> Reach | None:
    """A number or an address with the clause that leads to it, or with the mark before it."""
    over = _OVER.match(spot.after)
    if spot.label not in _LABELS:
        return None
    if over and (colon := _COLON.search(spot.before)):
        return _sentence(spot, colon.start())
    if over and _IS.search(spot.before):
        return _clause(spot, over.end())
    mark = _MARK.search(spot.before)
    if mark is None:
        return None
    return spot.reach(mark.start() if over and mark["comma"] else mark.end("thing") if mark["thing"] else mark.start())


def _sentence(spot: Spot, colon: int) -> Reach | None:
    """With all that ends in a colon, but for a clause that says enough without: "she left her number"."""
    lead = spot.before[:colon]
    if _NAMED.search(lead) and any(map(is_verb, lead.split())):
        return spot.reach(colon)
    return None if _has_verb(spot.after) else (len(spot.before), len(spot.after))


def _clause(spot: Spot, over: int) -> Reach | None:
    """With the clause around it, and at the start of a sentence with what joins the next one."""
    lead = spot.before.rstrip("@# ")
    border = max((match.end() for match in _BORDER.finditer(lead)), default=0)
    if spot.before[:border].strip():
        return spot.reach(len(spot.before[:border].rstrip(" ,;:—–(")), over)
    goes_on = _GOES_ON.match(spot.after, over)
    if goes_on and len(spot.after[goes_on.end() :].split()) >= _LEAST:
        return spot.reach(0, goes_on.end())
    return None if _has_verb(spot.after) else spot.reach(0, len(spot.after))


def _has_verb(words: str) -> bool:
    return any(map(is_verb, re.findall(r"[\w'’]+", words)))
