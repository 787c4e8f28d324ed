"""Drafts whose details are marked by hand: `I saw [NAME:Orla] at last.` `[EVENT?:float]` is unsure."""

from __future__ import annotations

import re

from tacit.detect.labels import PLAIN
from tacit.finding import Finding, Label
from tacit.redact.doubt import SURE
from tacit.redact.redactor import Redactor, Sentence, parts

_MARK = re.compile(r"\[([A-Z]+)(\??):([^\]]*)\]")

UNSURE = SURE - 0.1


def unmarked(marked: str) -> tuple[str, list[Finding]]:
    """The text, and its findings in their order."""
    text, findings, at = "", [], 0
    for match in _MARK.finditer(marked):
        text += marked[at : match.start()]
        score, label = UNSURE if match[2] else 0.9, Label(match[1])
        findings.append(Finding(len(text), len(text) + len(match[3]), label, score, PLAIN[label]))
        text += match[3]
        at = match.end()
    return text + marked[at:], findings


def apart(marked: str) -> tuple[str, list[Sentence]]:
    """The text, and its parts."""
    text, findings = unmarked(marked)
    return text, parts(text, findings)


REDACTOR = Redactor()


def redact(marked: str, dropped: tuple[int, ...] = ()) -> str:
    """The redacted draft, where the details are marked by hand."""
    return REDACTOR.redact(*unmarked(marked), dropped)
