"""Drafts whose details are marked by hand: `I saw [NAME:Orla] at last.`"""

from __future__ import annotations

import re

from tacit.finding import Finding, Label
from tacit.redact.redactor import Redactor

_MARK = re.compile(r"\[([A-Z]+):([^\]]*)\]")


def unmarked(marked: str) -> tuple[str, list[Finding]]:
    """The text, and its findings in their order."""
    text, findings, at = "", [], 0
    for match in _MARK.finditer(marked):
        text += marked[at : match.start()]
        findings.append(Finding(len(text), len(text) + len(match[2]), Label(match[1]), 0.9, "x"))
        text += match[2]
        at = match.end()
    return text + marked[at:], findings


REDACTOR = Redactor()


def redact(marked: str, dropped: tuple[int, ...] = ()) -> str:
    """The redacted draft, where the details are marked by hand."""
    return REDACTOR.redact(*unmarked(marked), dropped)
