"""Whose detail is it? Sentences that speak of the writer's own people, or of the writer, hold no finding."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..data import alternation
from ..detect.tokens import sentences
from ..finding import Finding, Label

_KIN = alternation("kin")
_OWN = re.compile(
    rf"\b(?:my|our) (?:own )?(?:[\w'’-]+ )?(?:{_KIN}|colleague|coworker|neighbou?r|friend|"
    r"supervisor|mentor|therapist|hairdresser|boss|professor)\b"
    r"|\bmy own\b|\bi(?:['’]m| am| was) (?:\d|a\b|an\b|the\b|diagnosed|born|in grad)|\bwhen i was\b",
    re.IGNORECASE,
)
_CLIENT = re.compile(
    r"\b(?:clients?|patients?|kiddos?|session|of mine|my \d|i see|told me|my (?:office|couch|"
    r"group)|caseload)\b",
    re.IGNORECASE,
)
_OTHER_PERSON = re.compile(
    rf"(?:\b(?:Dr|Prof|Professor)\.? (?:[A-Z][\w.'’-]* )?|\b[Mm]y (?:[\w'’-]+ )?(?:{_KIN}|"
    r"colleague|friend|supervisor|mentor|therapist|intern|boss|neighbou?r|dog|cat),? )$"
)
_SHORTEST = 0.3


def clients_own(text: str, candidates: Sequence[Finding]) -> tuple[Finding, ...]:
    """The candidates that may be a client's: none in a sentence about somebody else, none too unsure."""
    others = [
        (start, end)
        for start, end in sentences(text)
        if _OWN.search(text, start, end) and not _CLIENT.search(text, start, end)
    ]
    return tuple(
        finding
        for finding in candidates
        if finding.score >= _SHORTEST
        and not (finding.label is Label.NAME and _OTHER_PERSON.search(text[max(0, finding.start - 40) : finding.start]))
        and not any(start <= finding.start < end for start, end in others)
    )
