"""Ethnicity, nationality, religion, orientation, gender identity, status and disability."""

from __future__ import annotations

from ..data import alternation
from ..finding import Label
from .phrases import WEAK, PhraseRecognizer, phrase

_TERM = alternation("demographics")
_PERSON = (
    r"(?:man|woman|guy|girl|boy|kid|teen|teenager|lady|lad|client|patient|person|couple|"
    r"family|mom|mum|dad|mother|father|"
    r"student|immigrant|gentleman|elder|dude|veteran|parents|household|kiddo|grandmother|grandfather)s?"
)

PHRASES = (
    phrase(
        rf"\b(?P<it>(?:first |only |second-generation |first-generation )?(?:{_TERM}))(?:[ "
        rf"-](?:american|canadian|born|speaking))?(?: [\w-]+){{0,2}}? {_PERSON}\b",
        "demographic",
        0.7,
    ),
    phrase(rf"\b(?:he|she|they|who)(?:'s|’s| is| was| are)(?: an?)? (?P<it>{_TERM})\b", "demographic", 0.65),
    phrase(
        rf"\b(?:an?|my|one|first|only|this|the) (?P<it>{_TERM})(?=[ ,.])(?! (?:mirror|mass|"
        r"restaurant|food|friday|history|lives|market|box|hole|spot|dress|coffee|fry|toast|open|"
        r"noise|paper|board))",
        "demographic",
        0.4,
    ),
    phrase(
        r"\b(?P<it>(?!black\b|white\b|blind\b|french\b|christian\b|orthodox\b|autistic\b)"
        rf"(?:{_TERM}))\b",
        "demographic",
        WEAK,
    ),
    phrase(
        r"\b(?P<it>[a-z]+-speaking|undocumented|asylum[- ]seek(?:er|ing)|DACA|wheelchair user|"
        r"came out(?: as \w+)?|transition(?:ed|ing))\b",
        "demographic",
        0.6,
    ),
)


def demographics() -> PhraseRecognizer:
    """The recognizer of demographic words."""
    return PhraseRecognizer(Label.DEMOGRAPHIC, PHRASES)
