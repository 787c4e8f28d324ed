"""Findings become details: what stands together is reworded together."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ..detect.fold import fold
from ..finding import DIRECT, Finding, Label
from .alike import is_same
from .doubt import is_doubtful
from .edges import CLAUSES, MISTER, NEXT, SOLE, trimmed
from .syntax import DETERMINER, PREPOSITION, PRESENT, is_noun, is_verb
from .times import lasts

_LONGEST_JOINT = 24
_CLOSE = re.compile(r"[\s\-/]{1,3}")
"""What stands before the last of these belongs to it: "19 year old Somali nurse"."""
_HUNG = re.compile(rf"\s*,?\s+(?:{PREPOSITION})\s+(?:{DETERMINER}\s+)?", re.IGNORECASE)
"""What comes behind hangs on the first: "a nurse from Dayton"."""
_LISTED = re.compile(rf"\s*(?:,|&|\+|/|,?\s+(?:and|or))\s*(?:{DETERMINER}\s+)?", re.IGNORECASE)
_APPOSED = re.compile(r"\s*,\s*(?:an?\s+)?", re.IGNORECASE)
"""The same person once more, "the guy, a line cook", unless there is more of the list."""
_MORE = re.compile(r"\s*(?:and\b|&|,\s*(?:and|an?|the)\b)", re.IGNORECASE)
_NONE = re.compile(r"\bno\s+$", re.IGNORECASE)
_AGAIN = re.compile(rf"[\s,]*(?:(?:at|on|and|in|of)\s+)?(?:{DETERMINER}\s+)?", re.IGNORECASE)
_AND_A_DAY = re.compile(r"(.+?)(?<=\S)\s+and\s+((?:this|next|last)\s.+)", re.IGNORECASE)
_HANGS = re.compile(rf"\s+(?:{PREPOSITION}\s+)?(?:{DETERMINER}\s+)?", re.IGNORECASE)
_OWNS = re.compile(r"['’]s?\s+")
_HIS = re.compile(r"\s(?:his|her|their)$", re.IGNORECASE)
_UNCHAINED = DIRECT | {Label.DATE, Label.AGE, Label.QUOTE}
_AT = re.compile(r"\s*(?:@|[(\[]\s*at\s*[)\]])\s*", re.IGNORECASE)
_SPELT = re.compile(rf"{_AT.pattern}|\s*[(\[](?:\s*dot\s*[)\]])?\s*|[)\]]\s*", re.IGNORECASE)
"""Between the parts of an address that somebody wrote so that no machine reads it: "ana (at) mail (dot) com"."""
_COUPLE = re.compile(rf"{MISTER}\s*(?:and|&|\+)\s*{MISTER}", re.IGNORECASE)
_FIRST_NAME = re.compile(rf"(?:^|,|&|\+|/|\band\b|\bor\b)\s*(?:no\s+)?(?:{MISTER}\s*)?([\w'’-]+)")


@dataclass(frozen=True, slots=True)
class Detail:
    """Code points `start` to `end` (exclusive) that are reworded as one, by the rules of `label`."""

    start: int
    end: int
    label: Label
    number: int = 1
    """How many persons or things are listed in it."""
    doubtful: bool = False
    """Whether it may be no detail at all, so that it stays where only a word that says nothing is known for it."""

    def moved(self, by: int) -> Detail:
        """The same, further on."""
        return replace(self, start=self.start + by, end=self.end + by)

    def is_apart(self, start: int, stop: int) -> bool:
        """Whether it lies wholly inside or wholly outside of a stretch."""
        return self.end <= start or self.start >= stop or (start <= self.start and self.end <= stop)


def details(text: str, findings: Sequence[Finding]) -> list[Detail]:
    """`findings`, in the order of the text, as details: neighbours that belong together are one."""
    joined: list[Detail] = []
    for finding in (each for found in findings for each in _apart(text, found)):
        start, end = trimmed(text, finding)
        doubtful = is_doubtful(text[finding.start : finding.end], finding)
        if joined and start < joined[-1].end:  # in a quotation that goes as a whole
            doubtful = doubtful and joined[-1].doubtful
            joined[-1] = replace(joined[-1], end=max(end, joined[-1].end), doubtful=doubtful)
            continue
        if start >= end:
            continue
        couple = finding.label is Label.NAME and _COUPLE.match(text, start, end)
        fresh = Detail(start, end, finding.label, 2 if couple else 1, doubtful)
        if joined and (both := _together(text, joined[-1], fresh)):
            joined[-1] = both
        else:
            joined.append(fresh)
    return [_with_sole(text, each) for each in joined]


_KINDS = frozenset({Label.JOB, Label.DEMOGRAPHIC})


def _with_sole(text: str, detail: Detail) -> Detail:
    """A detail of several with the "only" before the first of them: "the only Welsh bouncer in Cardiff"."""
    sole = SOLE.search(text, max(0, detail.start - 20), detail.start) if detail.label in _KINDS else None
    noun = NEXT.match(text, detail.end)
    return replace(detail, start=sole.start()) if sole and not (noun and is_noun(noun[1])) else detail


def _apart(text: str, finding: Finding) -> Iterator[Finding]:
    """A finding, or two where it holds a stretch of time and a day: "six weeks and next Monday"."""
    both = _AND_A_DAY.fullmatch(text, finding.start, finding.end) if finding.label is Label.DATE else None
    if both:
        yield replace(finding, end=both.end(1))
        yield replace(finding, start=both.start(2))
    else:
        yield finding


def _does(words: str) -> bool:
    """Whether words begin with a verb: "owns the bakery"."""
    return is_verb(words.split()[0]) or re.match(rf"{PRESENT}\s+{DETERMINER}\s", words) is not None


def _lasts(text: str, detail: Detail) -> bool:
    return lasts(text[detail.start : detail.end])


def _is_byname(text: str, name: Detail) -> bool:
    """Whether a detail is what somebody is called, "The Captain", in its marks: not the name before it once more."""
    return name.label is Label.NAME and text[name.start] in "\"'“‘"


def _together(text: str, one: Detail, other: Detail) -> Detail | None:
    """Two neighbours as one detail, or None where they stand each for itself."""
    if Label.NAME in (one.label, other.label) and one.doubtful is not other.doubtful:
        return None  # "Orla, dob": no second person
    both = _joined(text, one, other)
    return replace(both, doubtful=one.doubtful and other.doubtful) if both else None


def _is_named_again(text: str, one: Detail, other: Detail) -> bool:
    """Whether the first name in `other` is one of those in `one`: "jesús, no jesus" is one person."""
    first, *_ = [*_first_names(text, other), ""]
    return any(is_same(name, first) for name in _first_names(text, one)) if first else False


def _first_names(text: str, detail: Detail) -> list[str]:
    said = unicodedata.normalize("NFKD", text[detail.start : detail.end])
    plain = fold("".join(letter for letter in said if not unicodedata.combining(letter)))
    return [name[1] for name in _FIRST_NAME.finditer(plain)]


def _chained(text: str, one: Detail, other: Detail) -> Detail | None:
    """What happened and who or what it was done with, where only a possessive parts them, as one: "brought his |
    daughter's | ashes". (Who stands before a possessive is said by a wider word, or the thing would be another's.)"""
    if one.label is not Label.EVENT or other.label in _UNCHAINED:
        return None
    takes = _HIS.search(text, one.start, one.end) and text[one.end : other.start].isspace()
    owns = _OWNS.fullmatch(text, one.end, other.start)
    return Detail(one.start, other.end, one.label, one.number) if takes or owns else None


def _joined(text: str, one: Detail, other: Detail) -> Detail | None:
    gap = text[one.end : other.start]
    if len(gap) > _LONGEST_JOINT or "\n" in gap:
        return None
    if other.label is Label.CONTACT and (_SPELT if one.label is Label.CONTACT else _AT).fullmatch(gap):
        return Detail(one.start, other.end, other.label) if one.label in (Label.CONTACT, Label.NAME) else None
    if chain := _chained(text, one, other):
        return chain
    if one.label is other.label is Label.DATE and "and" in gap.split() and _lasts(text, one) is not _lasts(text, other):
        return None  # "for six weeks, and next Monday"
    if one.label is other.label and one.label not in CLAUSES:
        none = _NONE.search(text, max(0, one.start - 4), one.start)  # "no children, one sister": each for itself
        if none and _LISTED.fullmatch(gap):
            return None
        if _LISTED.fullmatch(gap):
            same = one.label is Label.JOB and _APPOSED.fullmatch(gap) and not _MORE.match(text, other.end)
            same = same or (one.label is Label.NAME and _is_named_again(text, one, other))
            return Detail(one.start, other.end, one.label, one.number if same else one.number + other.number)
        if _AGAIN.fullmatch(gap) and not _is_byname(text, other):
            return Detail(one.start, other.end, one.label, one.number)
    if one.label is Label.EVENT and other.label not in DIRECT | CLAUSES and _HANGS.fullmatch(gap):
        return Detail(one.start, other.end, one.label, one.number)
    if one.label in CLAUSES or other.label in CLAUSES or {one.label, other.label} & DIRECT:
        return None
    if Label.DATE in (one.label, other.label) and gap.isspace():
        return None  # "at the Dog and Duck Friday": the time goes by itself
    if one.label is Label.DATE and other.label is Label.HEALTH and "with" in gap.split():
        return None  # "came in May with flu"
    if _CLOSE.fullmatch(gap) and not _does(text[other.start : other.end]):
        return Detail(one.start, other.end, other.label, other.number)
    if other.label is Label.FAMILY and one.label in (Label.PLACE, Label.ORG) and "with" in gap:
        return None
    if one.label is other.label is Label.DATE and "for" in gap:
        return None
    if _HUNG.fullmatch(gap):
        return Detail(one.start, other.end, one.label, one.number)
    return None
