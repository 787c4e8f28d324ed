"""What can go between commas, dashes or brackets: ", a firefighter from Dayton,"."""

from __future__ import annotations

import re

from ..finding import Label
from .spot import Reach, Spot
from .syntax import CONJUNCTION, DETERMINER, PRONOUN, is_verb, one_of

_OPEN = re.compile(
    r"\s*(?P<open>[,(—–]|\s-)\s*(?:(?:and|or|also|even|then)\s+)?"
    rf"(?:(?:{DETERMINER}|{one_of('both aged? named called from in at near on of with')})\s+){{0,2}}"
    r"(?:(?P<word>[a-z'’-]+)\s+)?$",
    re.IGNORECASE,
)
_CLOSE = re.compile(r"\s*(?P<close>[,)—–]|\s-\s)|(?=\s*(?:[.!?…\n]|$))|(?=\s*[^\w\s'’\"“”(#@,;:&/-])")
_DASHES = frozenset("-–—")
_ADVERBS = frozenset({"just", "finally", "still", "also", "never", "always", "now", "then", "who", "which"})
_STATE = re.compile(one_of("married divorced separated engaged together"), re.IGNORECASE)
_NEXT = re.compile(r"[\s-]+([A-Za-z]+(?:['’][a-z]+)?)")
_TAG_QUESTION = re.compile(rf"\s*,\s*[\w'’]+\s+{PRONOUN}\b\s*\?", re.IGNORECASE)
_BORDER = re.compile(rf"[;:—–()]|\b{CONJUNCTION}\b", re.IGNORECASE)
_SUBJECT = re.compile(
    rf"\s*(?:and\s+|but\s+)?{one_of('he she they we i')}\s+"
    rf"(?!{one_of('saw said told had was met heard knew')}\b)([\w'’]+)",
    re.IGNORECASE,
)
_DOING = re.compile(r"\b[a-z]{2,}ing$")


def reach(spot: Spot) -> Reach | None:
    """An aside goes with its marks; None where a detail is none, or tells what somebody does."""
    before, after = _OPEN.search(spot.before), _CLOSE.match(spot.after)
    if not before or not after or spot.label is Label.QUOTE or not spot.before[: before.start()].strip():
        return None
    opened, closed = before["open"].strip(), (after["close"] or "").strip()
    state = spot.label is Label.FAMILY and _STATE.fullmatch(spot.first)
    if (opened == "(" and closed != ")") or (is_verb(spot.first) and not state) or is_verb(before["word"] or ""):
        return None
    if opened in _DASHES:
        return None if closed == "," else spot.reach(before.start(), after.end() if closed in _DASHES else 0)
    both = opened == "(" or (closed == "," and _goes_on(spot, before.start(), after.end()))
    return spot.reach(before.start(), after.end() if both else 0)


def _goes_on(spot: Spot, start: int, end: int) -> bool:
    """Whether more is told of somebody behind an aside, so that the commas around it go both."""
    following = _NEXT.match(spot.after, end)
    if following is None or _TAG_QUESTION.match(spot.after):
        return False
    if is_verb(following[1]):
        return not _has_told(spot.before[:start])
    return following[1] in _ADVERBS


def _has_told(before: str) -> bool:
    """Whether what stands before an aside has its verb, so that another goes on behind a comma: "fills in forms"."""
    subject = _SUBJECT.match(_BORDER.split(before)[-1])
    told = subject is not None and not subject[1].endswith(("n't", "n’t"))
    return told or _DOING.search(before) is not None
