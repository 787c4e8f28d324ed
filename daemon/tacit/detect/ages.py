"""Ages, stages of school and years of birth."""

from __future__ import annotations

from ..finding import Label
from .phrases import WEAK, PhraseRecognizer, phrase

_TEENS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_ONES = "one|two|three|four|five|six|seven|eight|nine"
_SPELT = f"(?:{_TENS})(?:[- ](?:{_ONES}))?|{_TEENS}|{_ONES}"
_YEARS = rf"(?:\d{{1,3}}|{_SPELT})"
_ADULT = rf"(?:[1-9]\d|(?:{_TENS})(?:[- ](?:{_ONES}))?|(?:{_TEENS}))"
_ORDINAL = (
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|"
    r"\d{1,2}(?:st|nd|rd|th))"
)

PHRASES = (
    phrase(rf"\b(?P<it>{_YEARS}(?: and a half)?[- ]?(?:years?|yrs?|months?|weeks?|mo)[- ]olds?)\b", "age", 0.9),
    phrase(rf"\b(?P<it>{_YEARS}[- ]?(?:y/?o|yr olds?|y\.o\.))(?!\w)", "age", 0.9),
    phrase(r"\b(?P<it>\d{1,2}[FM])\b", "age", 0.8, case=True),
    phrase(r"\b[FM](?P<it>\d{2})\b", "age", 0.6, case=True),
    phrase(
        r"\b(?:in (?:his|her|their) |(?:aged?|age of|turn(?:s|ed|ing)|at age) )"
        r"(?P<it>(?:early |mid |late |mid-)?"
        rf"(?:\d{{1,3}}(?:'?s)?|(?:{_TEENS}|{_SPELT})|(?:twen|thir|for|fif|six|seven|eigh|nine)"
        r"ties))\b(?!\s*(?:%|minutes|hours))",
        "age",
        0.85,
    ),
    phrase(
        r"\b(?P<it>(?:early|mid|late)[- ](?:teens|[2-9]0'?s|(?:twen|thir|for|fif|six|seven|"
        r"eigh|nine)ties))\b",
        "age",
        0.85,
    ),
    phrase(
        r"\b(?:he|she|they|who)(?:'s|’s| is| was|'re| are) (?:only |just |now |almost |nearly |"
        rf"about )?(?P<it>{_ADULT})\b"
        r"(?!\s*(?:%|minutes|mins|hours|days|weeks|months|years|miles|feet|percent|pounds|"
        r"st|lbs|k\b|[-:/]\d|of\b))",
        "age",
        0.75,
    ),
    phrase(
        rf"(?:[,(]|^|[.:] )\s?(?P<it>{_ADULT})(?=\s?[,.)]\s?(?!\d))(?<!\d\d\d)(?!\.\s*(?:\w|[\"“*])"
        r")",
        "age",
        0.45,
    ),
    phrase(rf"\b(?P<it>{_ORDINAL}[- ]?grad(?:e|ers?))\b", "grade", 0.8),
    phrase(
        r"\b(?P<it>(?:grade|year|yr|form|P|S) ?(?:\d{1,2}))\b(?=\s*(?:kid|boy|girl|lad|class|"
        r"student|pupil|at\b|,|\.|who|\)))",
        "grade",
        0.65,
    ),
    phrase(
        r"\b(?P<it>kindergart(?:en|ner)s?|preschool(?:er)?s?|toddler|(?:high|middle) schooler|"
        r"freshman|sophomore|"
        r"college (?:freshman|sophomore|junior|senior)|high school (?:freshman|sophomore|"
        r"junior|senior)|pre-?k|reception class)\b",
        "grade",
        0.6,
    ),
    phrase(
        r"\b(?:born|b\.|dob|d\.o\.b\.)\s*(?:in|on|:)?\s*(?P<it>[\d/.-]{4,10}|\w+ \d{1,2},? \d{4}|"
        r"\d{1,2} \w+ \d{4})",
        "birth",
        0.9,
    ),
    phrase(rf"\b(?P<it>{_YEARS}(?:st|nd|rd|th)) birthday\b", "age", 0.7),
    phrase(rf"(?:[,(]|[.:;] )\s?(?P<it>\d|{_SPELT})(?=\s?[,)])", "age", WEAK),
    phrase(rf"\b(?:he|she|they|who)(?:'s|’s| is| was| are) (?P<it>[3-9]|{_ONES})\b(?= and|[,.;)]|$)", "age", 0.6),
    phrase(
        rf"\b(?:at|turned|is|was) (?P<it>(?:{_TENS})(?:[- ](?:{_ONES}))?|{_TEENS}|\d\d)(?=[,.;)]| "
        r"(?:and|because|who|she|he|in)\b)",
        "age",
        WEAK,
    ),
    phrase(
        r"\b(?P<it>(?:class of ['’]?\d{2,4}|y(?:ea)?r ?\d{1,2}|Y\d{1,2}|[PS]\d|pre k|a (?:senior|"
        r"junior)))\b",
        "grade",
        WEAK,
    ),
    phrase(r"\b(?P<it>octogenarian|septuagenarian|nonagenarian|tween|pensioner)\b", "age", 0.5),
)


def ages() -> PhraseRecognizer:
    """The recognizer of ages."""
    return PhraseRecognizer(Label.AGE, PHRASES)
