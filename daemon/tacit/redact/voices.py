"""What happened, fitted to where it stands: in the voice that it had, with the preposition or article left open."""

from __future__ import annotations

import re

from .forms import as_be
from .lexicon import of_start
from .spot import Spot
from .syntax import CONJUNCTION, ends, has_determiner, one_of

_PASSIVE = re.compile(r"(been|being|be)\s+([^\W_].*)", re.IGNORECASE | re.DOTALL)
_PARTICIPLE = re.compile(r"[\w'’-]+(?:ed|en|wn|ung|ught)\b", re.IGNORECASE)
_IS = rf"(?:(?:is|are|was|were)(?:n['’]?t)?|am|be)(?: {one_of('not never also just now nearly almost both already')})?"
"""Without "she's", which may be "she has"."""
_BEING = re.compile(r"(?:is|was|were|are)(?:n['’]?t)?", re.IGNORECASE)
_OPEN = re.compile(r"\s(to|with|for|at|about|against|into)$", re.IGNORECASE)
_GOES_ON = re.compile(rf"\s+(?!{CONJUNCTION}\b)[^\W_]", re.IGNORECASE)


def suffered(spot: Spot) -> str | None:
    """The wider words for what somebody was, or what was done to them: "has [been sacked]" is nothing that they did.

    Behind "is" and "not" it is left open how it was, for these words may also tell of a state: "is [divorced]".
    None for what the list of verbs knows better, and for what somebody did.
    """
    if passive := _PASSIVE.match(spot.text):
        found = of_start("event_verbs", f"was {passive[2]}")
        if found or _PARTICIPLE.match(passive[2]):
            return as_be(found or "went through something", passive[1].lower())
        if passive[1].lower() == "being":
            return "doing something"
    if ends(spot.before, _IS) and (_PARTICIPLE.match(spot.text) or of_start("event_verbs", f"was {spot.text}")):
        return "going through something"
    if _BEING.fullmatch(spot.first) and not of_start("event_verbs", spot.text):
        thing = ends(spot.before, "(?:it|that|this|there)")
        return f"{spot.first} {'something' if thing else 'going through something'}"
    return None


def linked(said: str, spot: Spot) -> str:
    """`said` with the preposition that a detail ends with, where its noun follows: "[broke up with] him".

    What is done "to" somebody is nothing kind, as "[said goodbye to] him" was, and nobody goes through something "to"
    a place.
    """
    left = _OPEN.search(spot.text)
    if not left or not _GOES_ON.match(spot.after):
        return said
    whither = left[1].lower() in ("to", "into")
    if whither and " through " in said:
        return said
    bare = re.fullmatch("(?:do|does|did|done) something", said)
    return f"{said} {'with' if whither and bare else left[1]}"


def counted(found: str, spot: Spot) -> str:
    """The wider words for a noun, behind an article without one of their own: "a piece of news coverage"."""
    if not has_determiner(spot.before):
        return found
    bare = re.sub(r"^an? ", "", re.sub(r"^something (\w+)$", r"\1 thing", found))
    mass = bare == found
    return f"piece of {bare}" if mass and ends(spot.before, "(?:an?|one|another|each|every)") else bare
