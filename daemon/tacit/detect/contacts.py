"""Handles, addresses, and the telephone numbers, e-mail addresses and links that Presidio knows."""

from __future__ import annotations

import re

from presidio_analyzer import EntityRecognizer, Pattern, RecognizerResult
from presidio_analyzer.nlp_engine import NlpArtifacts
from presidio_analyzer.predefined_recognizers import EmailRecognizer, PhoneRecognizer, UrlRecognizer

from ..finding import Label
from .hotlines import is_hotline
from .phrases import PhraseRecognizer, phrase

_STREET = (
    r"(?:Street|St|Avenue|Ave|Road|Rd|Lane|Ln|Drive|Dr|Court|Ct|Place|Pl|Row|Way|Terrace|Blvd|"
    r"Boulevard|Close|Crescent|Hwy|Highway|Circle)"
)
_SEVEN_DIGITS = re.compile(r"(?:\d\D{0,3}){7}")
EXACT = 0.8
"""What begins with "+" and is a number of that country is a telephone number in every language."""

PHRASES = (
    phrase(r"(?<![\w@./])(?P<it>@[\w.]*\w\w)", "handle", 0.8),
    phrase(
        rf"\b(?P<it>\d{{1,5}} (?:[NSEW]\.? )?(?:[A-Z][\w'’]+ ){{1,3}}{_STREET}\b\.?(?:,? (?:Apt|"
        r"Unit|Suite|#) ?\w+)?)",
        "address",
        0.85,
        case=True,
    ),
    phrase(
        r"\b(?P<it>(?:Unit|Apt|Apartment|Flat|Room|Rm|Bed|room|bed|unit|flat|apt) #?\d{1,4}[A-Z]?)"
        r"\b",
        "address",
        0.5,
        case=True,
    ),
    phrase(
        r"(?<![\w$£€/-])(?P<it>(?:\+?\d{1,2}[-. ])?\(?\d{3}\)?[-. ]{1,2}\d{3}[-. ]\d{4}|"
        r"\d{3}-\d{4}|0\d{3,4} \d{3} ?\d{3,4}|0\d{2} \d{4} \d{4})(?![\w-])",
        "phone",
        0.7,
    ),
    phrase(r"\bending (?:in )?(?P<it>\d{4})\b", "phone", 0.7),
)

LINKS = [
    Pattern("with a scheme or www", r"(?:https?://|www\.)[^\s<>\"']+[\w/]", 0.6),
    Pattern(
        "a known suffix",
        r"(?-i:\b[a-z0-9][a-z0-9-]*\.(?:com|org|net|io|co\.uk|ca|com\.au|edu|gov|info|example)\b)"
        r"(?:/\S*)?",
        0.5,
    ),
]


class Contacts(PhraseRecognizer):
    """Ours, without public hotlines."""

    def analyze(
        self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts | None = None
    ) -> list[RecognizerResult]:
        """Handles, addresses and telephone numbers."""
        found = super().analyze(text, entities, nlp_artifacts)
        return [each for each in found if not is_hotline(text[each.start : each.end])]


class Emails(EmailRecognizer):
    """Presidio's, without the look-up of the suffix: an address with an unknown suffix is one still, and
    the look-up would fetch a list from the network. Surer than there: hardly anything else has that form."""

    def __init__(self) -> None:
        super().__init__(patterns=[Pattern(each.name, each.regex, 0.8) for each in self.PATTERNS])

    def validate_result(self, pattern_text: str) -> bool | None:  # noqa: ARG002
        """No opinion."""
        return None


class Links(UrlRecognizer):
    """Presidio's, with stricter patterns: people leave out the space after a full stop."""

    def __init__(self) -> None:
        super().__init__(patterns=LINKS)

    def validate_result(self, pattern_text: str) -> bool | None:  # noqa: ARG002
        """No opinion, as for e-mail."""
        return None


class Phones(PhoneRecognizer):
    """Presidio's, asked only where seven digits stand together, and never for a public hotline."""

    def __init__(self) -> None:
        super().__init__(supported_regions=("US", "GB", "AU"))

    def analyze(
        self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts | None = None
    ) -> list[RecognizerResult]:
        """Telephone numbers."""
        del nlp_artifacts
        if not _SEVEN_DIGITS.search(text):
            return []
        found = super().analyze(text, entities)
        for each in found:
            if text[each.start] == "+":
                each.score = EXACT
        return [each for each in found if not is_hotline(text[each.start : each.end])]


def contacts() -> list[EntityRecognizer]:
    """The recognizers of ways to reach a person."""
    return [Contacts(Label.CONTACT, PHRASES), Emails(), Links(), Phones()]
