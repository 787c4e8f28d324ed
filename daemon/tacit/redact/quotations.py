"""When somebody's own words can go without a word in their place."""

from __future__ import annotations

import re

from ..finding import Label
from .spot import Reach, Spot
from .syntax import ends, is_noun, one_of

_END = re.compile(r"\s*(?:[.!?…\n]|$)")
_NEXT = re.compile(r"\s+[A-Z]")
_WORDS = re.compile(
    one_of("words? line phrase name title question sign note text message quote goes put like was were")
)
"""Nouns that a quotation belongs to."""

SAID = (
    "(?:said|says|say|told (?:me|us|her|him|them)|tells (?:me|us)|asked(?: me| us)?|asks|yelled|whispered|goes|"
    "went|wrote|texted(?: me)?|was like|replied|answered|explained|admitted|shouted|put)[,:]?(?: that)?"
)
"""Behind it somebody's words are told: "she said", "he told me"."""

_CALLED = re.compile(
    rf"\b{one_of('calls? called named titled why what how that when if because')}\b[^.!?]{{0,40}}$", re.IGNORECASE
)
"""What waits for a quotation: "he called the boat "Nan""."""


def reach(spot: Spot) -> Reach | None:
    """At the end of a sentence, behind a colon or a noun that does without them: "he drew a boat "for my nan"."""
    closed = spot.text[-1:] in '.!?"”' and _NEXT.match(spot.after)
    if spot.label is not Label.QUOTE or not (closed or _END.match(spot.after)):
        return None
    if re.search(r"\w:\s+$", spot.before):
        return None if ends(spot.before, SAID) else (0, 0)
    if _CALLED.search(spot.before):
        return None
    noun = re.search(r"([\w'’-]+)\s+$", spot.before)
    if not noun or not is_noun(noun[1]) or _WORDS.fullmatch(noun[1]):
        return None
    return spot.reach(len(spot.before.rstrip()))
