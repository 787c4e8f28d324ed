"""Relatives and households ("mother of triplets")."""

from __future__ import annotations

from ..data import alternation
from ..finding import Label
from .phrases import WEAK, PhraseRecognizer, phrase

_KIN = alternation("kin")
_COUNT = r"(?:\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen)"

PHRASES = (
    phrase(
        r"\b(?:his|her|their|the|whose|a|an|client's|your|of|'s|’s|and|with|or) (?P<it>(?:(?:late|"
        r"older|younger|big|little|baby|eldest|oldest|youngest|estranged|"
        rf"adult|teenage|foster|adopted|dying|first|second|third|ex|new|{_COUNT}) )"
        rf"{{0,3}}(?:{_KIN}))(?:['’]s)?\b",
        "kin",
        0.6,
    ),
    phrase(
        r"\b(?P<it>(?:mother|father|mom|mum|mam|dad|parent|grandmother|grandfather|family|"
        rf"youngest|oldest|eldest|one) of (?:{_COUNT}|twins|triplets|quadruplets))\b",
        "household",
        0.85,
    ),
    phrase(
        rf"\b(?P<it>{_COUNT} (?:kids|children|sons|daughters|boys|girls|sisters|brothers|siblings|"
        r"grandkids|grandchildren)(?: under \w+)?)\b",
        "household",
        0.7,
    ),
    phrase(
        r"\b(?P<it>(?:newly |recently |twice |thrice )?(?:divorced|separated|widowed|remarried|"
        r"engaged|married)(?: (?:for )?\w+ (?:years|yrs|months))?)\b",
        "household",
        0.5,
    ),
    phrase(
        r"\b(?P<it>single (?:mom|mum|mother|dad|father|parent)|(?:foster|adoptive|step|bio|birth)"
        r"[ -]?(?:mom|mum|mother|dad|father|parents?|child|kid|family|carer)|"
        r"sole custody|custody|adopted|orphan(?:ed)?|pregnant|expecting|empty nester|"
        r"co-?parent(?:s|ing)?|newlyweds?|surviving twin)\b",
        "household",
        0.55,
    ),
    phrase(
        r"(?<!\bmy )(?<!\bour )\b(?P<it>(?:(?:identical|twin|middle|first|both|two|three|only|"
        rf"little|old|youngest|baby|late|new) ){{0,3}}(?:{_KIN}|siblings?|boy|girl|lad|grandbab(?:y|ies)|"
        r"mamaw|old man))\b",
        "kin",
        WEAK,
    ),
    phrase(
        rf"\b(?P<it>widow(?:er|s|ers)?|twins|triplets|quadruplets|stepkids|(?:{_KIN})-to-be)\b",
        "household",
        0.6,
    ),
)


def kin() -> PhraseRecognizer:
    """The recognizer of relatives."""
    return PhraseRecognizer(Label.FAMILY, PHRASES)
