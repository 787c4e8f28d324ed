"""Wider words of ours that are of another kind than what stood there: a noun where a verb was, a noun too few."""

from __future__ import annotations

import re
from functools import cache

from .lexicon import wider
from .seam import GONE, MADE, unmarked
from .syntax import DETERMINER, PERSON, PREPOSITION, PRESENT, PRONOUN, is_verb, one_of, plural

BASE = re.compile(
    r"(?<![\w'’])(?:(?:do|does|did|ca|could|wo|would|should|must|might)n['’]?t|can|could|will|would|should|"
    r"cannot|must|might|may|(?:used|wants?|wanted|able|trying|tried|needs?|needed|managed) to|(?:do|does|did) not)"
    r"(?: (?:ever|even|just|really|still))?\s+$",
    re.IGNORECASE,
)
"""Behind it only the base of a verb stands."""
_SUBJECT = re.compile(rf"(?<![\w'’])(?:{PERSON}|he|she|they|i|we|who)\s+$", re.IGNORECASE)
_GIVEN = re.compile(
    rf"\b{one_of('gave give gives giving told tell tells got get gets bought buy sent send showed show taught')}\b|"
    rf"\b{one_of('called call calls named offered brought made make makes asked cost owes owed found that')}\b|[,;:]",
    re.IGNORECASE,
)
"""Where one of these stands before a person, a thing may stand behind: "I gave my client something"."""
_HAS = re.compile(r"(?:has|have|had)\b", re.IGNORECASE)
_FIRST = re.compile(
    rf"(?P<verb>[a-z][\w'’]*)(?P<takes>(?<=[^s\W]s)\s+(?!(?:{PREPOSITION}|and|or)\b)\w)?", re.IGNORECASE
)
_HAD_NOTHING = re.compile(
    rf"\b(?:has|have|had)\s+{GONE}\s*(?:{PRESENT}\s+(?:{PRONOUN}|{DETERMINER})\b|(?:and|but|or|who)\b)",
    re.IGNORECASE,
)
_NEAR = 120
"""So many code points before a word of ours tell what it stands behind."""

_NOUNS = ("events", "family", "health", "jobs", "orgs", "places")
_MORE = (
    "person",
    "people",
    "thing",
    "event",
    "place",
    "health",
    "struggle",
    "milestone",
    "client",
    "family life",
    "food",
)


def misfits(made: str) -> int:
    """How many of our words in a sentence stand where no word of their kind can."""
    return len(_HAD_NOTHING.findall(made)) + sum(
        is_thing(match[1]) and _wants_verb(unmarked(made[max(0, match.start() - _NEAR) : match.start()]))
        for match in MADE.finditer(made)
    )


def is_thing(words: str) -> bool:
    """Whether words of ours are a noun with what belongs to it: "symptoms", "a skilled worker"."""
    return re.match(rf"{DETERMINER}\s", words) is not None or words in _things()


def is_deed(said: str, start: int, end: int) -> bool:
    """Whether a detail is what the person before it does: "my client (collects dolls)"."""
    if not _SUBJECT.search(said, max(0, start - 24), start) or _HAS.match(said, start, end):
        return False
    first = _FIRST.match(said, start, end)
    return first is not None and (is_verb(first["verb"]) or first["takes"] is not None)


@cache
def _things() -> frozenset[str]:
    known = {noun for name in _NOUNS for noun in wider(name)} | set(_MORE)
    return frozenset(known | {plural(noun) for noun in known if " " not in noun or noun.split()[-1] in ("worker",)})


def _wants_verb(before: str) -> bool:
    if BASE.search(before):
        return True
    subject = _SUBJECT.search(before)
    return subject is not None and not _GIVEN.search(before[-60:])
