"""Record, case, claim, plate and account numbers, with what Presidio knows of them."""

from __future__ import annotations

from presidio_analyzer import EntityRecognizer
from presidio_analyzer.predefined_recognizers import (
    CreditCardRecognizer,
    IbanRecognizer,
    IpRecognizer,
    UsSsnRecognizer,
)

from ..finding import Label
from .phrases import PhraseRecognizer, phrase

_LONG = r" \d{3,6}(?![\w/:%]|[.-]\d| ?(?:mg|x|am|pm)\b)"
_SHORT = r" \d{1,6}(?= \d|[.,;)\n]| ?$)"
"""What is told next begins with a figure too, "19 yo", "2 kids": so few digits are of it only where no word follows."""
_NUMBER = rf"[A-Z]{{0,4}}[-_ ]?\d[\dA-Z/-]{{2,}}(?:{_LONG}|{_SHORT}){{0,4}}(?: (?-i:[B-HJ-Z])(?!\w|['’]|\.\s?[A-Z]))?"
"""A number in several groups, a single letter behind it: 2123 45670 1, AB 123456 C."""

PHRASES = (
    phrase(
        r"\b(?:MRN|case(?: no\.?| number)?|docket|chart(?: no\.?| number)?|claim|"
        r"auth(?:orization)?|member(?: id)?|policy|account|acct|"
        r"id|file|record|patient(?: id| no\.?)?|inmate|DOC|DL|licence|license|badge|"
        r"subscriber|Rx|NHS(?: no\.?| number)?|hospital number|medicaid|medicare|bib|"
        r"wristband)"
        rf"(?: (?:is|ending(?: in)?|was))?[:\s#]{{1,3}}(?:no\.? )?(?P<it>-?{_NUMBER})\b",
        "record",
        0.85,
    ),
    phrase(r"\b(?:SSN|social)\b[^.\d]{0,25}(?P<it>[\d-]{4,11})", "ssn", 0.9),
    phrase(r"\b(?P<it>\d{3}-\d{2}-\d{4})\b", "ssn", 0.85),
    phrase(
        r"\b[Pp]lates?\b(?: (?:is|reads|number|was|that says))?[:\s]+[\"“]?(?P<it>[A-Z0-9]{2,4}[- "
        r"]?[A-Z0-9]{1,5})\b",
        "plate",
        0.8,
        case=True,
    ),
    phrase(r"(?<![\w-])(?P<it>[A-Z]{1,4}-?\d{2,4}-(?:[A-Z]+-)?\d{3,})\b", "record", 0.7, case=True),
    phrase(r"(?<![\d$£€#.,/-])(?P<it>\d{6,10})(?![\d,.]\d|[\d-])\b", "record", 0.5),
)


def numbers() -> list[EntityRecognizer]:
    """The recognizers of numbers that stand for one person."""
    return [
        PhraseRecognizer(Label.ID, PHRASES),
        CreditCardRecognizer(),
        IbanRecognizer(),
        IpRecognizer(),
        UsSsnRecognizer(),
    ]
