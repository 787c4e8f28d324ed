"""What a span is, where its form tells it better than the reader does."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

from ..detect.labels import PLAIN
from ..detect.reading import Span
from ..finding import Label

_REACHES = re.compile(r"[@./\d_]")
"""What some way to reach a person has in it."""
_AT = re.compile(r"(?<!\S)@ (?:the |a |his |her |their |my )?$", re.IGNORECASE)
_OF_YEARS = re.compile(
    r"(?<![\w'’])(?:in|of|since|until|till|before|after|from|summer|spring|winter|fall)\s$", re.IGNORECASE
)
_YEAR = re.compile(r"(?:(?:class|summer|spring|winter|fall) of |(?:in|since) )?['’‘]\d\d", re.IGNORECASE)
_HEIGHT = re.compile(r"\d['’′]\s?\d{1,2}(?:[\"”″]|''|’’)?")
_DISGUISED = re.compile(r"[A-Z][a-z]*@[a-z]+")
"""A name with a mark for a letter: "J@smine"."""
_LONGEST = 12


def told(text: str, span: Span) -> Span:
    """`span` with the label that its form tells: "’08" is a year, "6'2" a height, and what stands behind "@ " and holds
    nothing but words a place of work, not an address."""
    label = _label(text, span)
    return replace(span, label=label, reason=PLAIN[label]) if label else span


def _label(text: str, span: Span) -> Label | None:
    said, before = text[span.start : span.end], text[max(0, span.start - _LONGEST) : span.start]
    if span.label is Label.AGE:
        if _HEIGHT.fullmatch(said):
            return Label.APPEARANCE
        year = _YEAR.fullmatch(said)
        return Label.DATE if year and (said[0] not in "'’‘" or _OF_YEARS.search(before)) else None
    if span.label is Label.CONTACT and _DISGUISED.fullmatch(said):
        return Label.NAME
    if span.label is Label.CONTACT and not _REACHES.search(said):
        if _AT.search(before):
            return Label.ORG
        return Label.NAME if _is_foreign(said) else None
    return None


def _is_foreign(said: str) -> bool:
    """Whether the letters are those of another script: handles are in ours."""
    letters = [letter for letter in said if letter.isalpha()]
    return bool(letters) and not any(unicodedata.name(letter, "").startswith("LATIN") for letter in letters)
