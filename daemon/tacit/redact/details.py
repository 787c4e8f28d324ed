"""Findings become details: what stands together is reworded together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ..finding import Finding, Label
from .clauses import is_clause
from .doubt import is_doubtful
from .persons import at_last, is_doer, someone
from .spot import Spot
from .syntax import DETERMINER, POSSESSIVE, PREPOSITION, is_function, is_noun, is_verb
from .times import LASTING, NUMBER

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
_LEADING = re.compile(rf"(?:an?|the|this|that|no(?!\s+longer)|{POSSESSIVE}|with|and|,)\s+", re.IGNORECASE)
_PREDICATE = re.compile(r"(?:is|was|are|were|works as|worked as)\s+(?=(?:an?|the)\s)", re.IGNORECASE)
_TITLE = re.compile(
    r"(?<![\w'’])(?:(?i:mr|mrs|ms|mx|dr|prof)\.?|Miss|Sir|Coach|Pastor|Sister|Brother|Father|Uncle|Aunt(?:y|ie)?|"
    r"(?:(?<![.!?…] )|^)(?i:little|lil|poor|sweet|tiny|wee)|(?<=[.!?…] )(?:Little|Lil|Poor|Sweet|Tiny|Wee))[ \t]+$"
)
_MISTER = re.compile(r"(?<![\w'’])(?:mr|mrs|ms|mx|dr)\.?[ \t]+$", re.IGNORECASE)
_LEADING_TIME = re.compile(rf"(?:an?|the|{POSSESSIVE}|and|,)\s+", re.IGNORECASE)
_WHICH_TIME = re.compile(
    r"(?<![\w'’])(?:this(?:[ ]past)?|every|each|most|next|last|(?:once|twice|\w+[ ]times)[ ]an?)[ \t]+$", re.IGNORECASE
)
_AND_A_DAY = re.compile(r"(.+?)(?<=\S)\s+and\s+((?:this|next|last)\s.+)", re.IGNORECASE)
_COUNTED = re.compile(rf"last|next|this|every|each|{NUMBER}|one", re.IGNORECASE)
_UNIT = re.compile(r"\s+(?:day|week|weekend|month|year|night|morning|evening|session)s?\b", re.IGNORECASE)
_PART_OF_DAY = re.compile(r"\s+(?:morning|afternoon|evening|night)s?\b", re.IGNORECASE)
_DOSE = re.compile(r"\s+\d+(?:\.\d+)?\s?(?:mg|mcg|ml|g)\b", re.IGNORECASE)
_MARKS = re.compile(r"[\s,.;:!?]+$")
_TRAILING = re.compile(r"['’]s?$|[\s,;:!?]+$|(?<!\b[A-Z])(?<!\b[ap]\.m)\.$")
_AUXILIARY = re.compile(r"\b(?:was|were|got|been)\s+$", re.IGNORECASE)
_SUBJECT = re.compile(rf"(?<![\w'’]){DETERMINER}[ \t]+$", re.IGNORECASE)
_ARTICLE = re.compile(r"(?<![\w'’])([a-z]+)[ \t]+(?P<article>an?|the)[ \t]+$", re.IGNORECASE)
_WEARING = frozenset(
    "in of behind under on wear wears wore wearing put puts carries carry carrying holding holds hold bring "  # noqa: SIM905
    "brings bringing bought buy buys see sees saw like done wearin sporting".split()
)
_SOLE = re.compile(r"\b(?:the|an?|my|our)\s+(?:only|first|last|youngest|oldest|other)\s+(?:[a-z]+\s+)?$", re.IGNORECASE)
"""Goes with what it stands before: "the only lighthouse keeper" becomes "a transport worker"."""
_NEXT = re.compile(r"\s+([\w'’-]+)")
_HANGS = re.compile(rf"\s+(?:{PREPOSITION}\s+)?(?:{DETERMINER}\s+)?", re.IGNORECASE)
_INITIAL = re.compile(r"(?<![^\W\d_])[A-Z]\.(?=\s+[a-z]|[,;:!?])")
_QUARTER = re.compile(r"(?<![\w'’])(?:North|South|East|West|Middle|Native|Central|Black|White)[ -]$", re.IGNORECASE)
"""Belongs to what it stands before: "a South Asian family"."""
_DIGITS_BEFORE = re.compile(r"\d+[.:/]$")
_DIGITS_BEHIND = re.compile(r"(?<=\d)[.:/]\d+(?:\s?[ap]\.?m\b)?", re.IGNORECASE)
_YEARS_OLD = re.compile(r"(?:\s*|-)(?:/o|[mf](?!\w)|y/?o|yrs?\.?(?:[ -]old)?|years?(?:[ -]olds?)?)\b", re.IGNORECASE)
_MANY = re.compile(r"e?s\b")
"""The plural of a number: "two Year 6es"."""
_GOES = re.compile(r"(?<![\w'’])(?:goes|(?:is|was|were) like)[,:]?[ \t]+$", re.IGNORECASE)
"""What somebody says without a verb for it: "and he goes"."""
_LONGEST_QUOTE = 600
_DESCRIBED = re.compile(rf"(?<![\w'’]){DETERMINER}\s+((?:[a-z][a-z-]*\s+){{1,2}})$")
"""What stands between an article and a found noun describes it: "the bouncy castle"."""
_HEADED = frozenset({Label.JOB, Label.ORG, Label.PLACE, Label.FAMILY, Label.HEALTH, Label.EVENT, Label.APPEARANCE})
_QUOTES = ('"', "“", "”")
_CLAUSES = frozenset({Label.EVENT, Label.QUOTE})
_NAMED = frozenset({Label.NAME, Label.CONTACT, Label.ID})


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
        start, end = _trimmed(text, finding)
        doubtful = is_doubtful(text[finding.start : finding.end], finding)
        if joined and start < joined[-1].end:  # in a quotation that goes as a whole
            doubtful = doubtful and joined[-1].doubtful
            joined[-1] = replace(joined[-1], end=max(end, joined[-1].end), doubtful=doubtful)
            continue
        if start >= end:
            continue
        fresh = Detail(start, end, finding.label, doubtful=doubtful)
        if joined and (both := _together(text, joined[-1], fresh)):
            joined[-1] = both
        else:
            joined.append(fresh)
    return [_with_sole(text, each) for each in joined]


_KINDS = frozenset({Label.JOB, Label.DEMOGRAPHIC})


def _with_sole(text: str, detail: Detail) -> Detail:
    """A detail of several with the "only" before the first of them: "the only Welsh bouncer in Cardiff"."""
    sole = _SOLE.search(text, max(0, detail.start - 20), detail.start) if detail.label in _KINDS else None
    noun = _NEXT.match(text, detail.end)
    return replace(detail, start=sole.start()) if sole and not (noun and is_noun(noun[1])) else detail


def _apart(text: str, finding: Finding) -> Iterator[Finding]:
    """A finding, or two where it holds a stretch of time and a day: "six weeks and next Monday"."""
    both = _AND_A_DAY.fullmatch(text, finding.start, finding.end) if finding.label is Label.DATE else None
    if both:
        yield replace(finding, end=both.end(1))
        yield replace(finding, start=both.start(2))
    else:
        yield finding


def _trimmed(text: str, finding: Finding) -> tuple[int, int]:
    """A finding without an article before and a possessive or mark behind: those stay where they are."""
    start, end = finding.start, finding.end
    if finding.label is Label.QUOTE:
        start, quoted_end = _quoted(text, start, end) or (start, end)
        goes = _GOES.search(text, max(0, start - 12), start)
        if goes or quoted_end > end:
            return goes.start() if goes else start, quoted_end
    if finding.label is Label.NAME and _INITIAL.match(text, end - 1):
        end += 1
    if digits := _DIGITS_BEFORE.search(text, max(0, start - 8), start):
        start = digits.start()
    if digits := _DIGITS_BEHIND.match(text, end):
        end = digits.end()
    if finding.label is Label.NAME and (title := _TITLE.search(text, max(0, start - 10), start)):
        start = title.start()
    if finding.label is Label.JOB and (title := _MISTER.search(text, max(0, start - 6), start)):
        start = title.start()
    if finding.label is Label.HEALTH and text[end : end + 1] == "+":
        end += 1
    if finding.label is Label.DEMOGRAPHIC and (quarter := _QUARTER.search(text, max(0, start - 8), start)):
        start = quarter.start()
    if finding.label is Label.HEALTH and (dose := _DOSE.match(text, end)):
        end = dose.end()
    if finding.label is Label.DATE and _COUNTED.fullmatch(text, start, end) and (unit := _UNIT.match(text, end)):
        end = unit.end()
    if finding.label is Label.DATE and (part := _PART_OF_DAY.match(text, end)):
        end = part.end()
    if finding.label is Label.DATE and (which := _WHICH_TIME.search(text, max(0, start - 20), start)):
        start = which.start()
    if finding.label is Label.AGE and (rest := _YEARS_OLD.match(text, end) or _MANY.match(text, end)):
        end = rest.end()
    if finding.label not in _CLAUSES | _NAMED:
        if finding.label is not Label.HEALTH and (predicate := _PREDICATE.match(text, start, end)):
            start = predicate.end()
        leading = _LEADING_TIME if finding.label is Label.DATE else _LEADING
        while first := leading.match(text, start, end):
            start = first.end()
    if not text[start:end].strip():
        return start, start
    if finding.label is Label.EVENT and (auxiliary := _AUXILIARY.search(text, max(0, start - 8), start)):
        start = auxiliary.start()
    if finding.label in _HEADED and (described := _DESCRIBED.search(text, max(0, start - 40), start)):
        own, head = described[1].split(), text[start:end].split()[0]
        told = is_verb(head) or head.endswith("ing")  # a verb has a subject before it: "an usher give back his stake"
        start = start if told or any(is_verb(word) or is_function(word) for word in own) else described.start(1)
    if finding.label is Label.EVENT and (subject := _SUBJECT.search(text, max(0, start - 8), start)):
        start = subject.start() if is_clause(text[subject.start() : end]) else start
    noun = _NEXT.match(text, end)
    if finding.label is Label.APPEARANCE and not (noun and is_noun(noun[1])):
        start = _worn(text, start, end)
    if (sole := _SOLE.search(text, max(0, start - 20), start)) and not (noun and is_noun(noun[1])):
        return sole.start(), end
    edge = _MARKS if finding.label in (Label.PLACE, Label.ORG) else _TRAILING  # "at Murphy's"
    while finding.label is not Label.QUOTE and (trailing := edge.search(text[start:end])):
        end = start + trailing.start()
    return start, end


def _worn(text: str, start: int, end: int) -> int:
    """Where what is worn or carried begins: with its article, behind a verb or "in", "wearing"."""
    article = _ARTICLE.search(text, max(0, start - 24), start)
    worn = Spot(text[start:end], "the ", "", Label.APPEARANCE)
    if not article or someone(worn) or at_last(worn) or is_doer(worn.text):
        return start
    return article.start("article") if is_verb(article[1]) or article[1].lower() in _WEARING else start


def _quoted(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The whole quotation, with its marks, that a stretch is in; None where it is in none."""
    first = max(text.rfind("\n", 0, start), start - _LONGEST_QUOTE) + 1
    opened = [at for at in range(first, start) if text[at] in _QUOTES]
    closed = next((at for at in range(end, min(len(text), end + _LONGEST_QUOTE)) if text[at] in _QUOTES), None)
    if len(opened) % 2 == 0 or closed is None or "\n" in text[end:closed]:
        return None
    return opened[-1], closed + 1


def _does(words: str) -> bool:
    """Whether words begin with a verb: "owns the bakery"."""
    return is_verb(words.split()[0]) or re.match(rf"[a-z]+[^s\W]s\s+{DETERMINER}\s", words) is not None


def _lasts(text: str, detail: Detail) -> bool:
    return LASTING.search(text, detail.start, detail.end) is not None


def _together(text: str, one: Detail, other: Detail) -> Detail | None:
    """Two neighbours as one detail, or None where they stand each for itself."""
    if Label.NAME in (one.label, other.label) and one.doubtful is not other.doubtful:
        return None  # "Orla, dob": no second person
    both = _joined(text, one, other)
    return replace(both, doubtful=one.doubtful and other.doubtful) if both else None


def _joined(text: str, one: Detail, other: Detail) -> Detail | None:
    gap = text[one.end : other.start]
    if len(gap) > _LONGEST_JOINT or "\n" in gap:
        return None
    if one.label is other.label is Label.DATE and "and" in gap.split() and _lasts(text, one) is not _lasts(text, other):
        return None  # "for six weeks, and next Monday"
    if one.label is other.label and one.label not in _CLAUSES:
        none = _NONE.search(text, max(0, one.start - 4), one.start)  # "no children, one sister": each for itself
        if none and _LISTED.fullmatch(gap):
            return None
        if _LISTED.fullmatch(gap):
            same = one.label is Label.JOB and _APPOSED.fullmatch(gap) and not _MORE.match(text, other.end)
            return Detail(one.start, other.end, one.label, one.number if same else one.number + other.number)
        if _AGAIN.fullmatch(gap):
            return Detail(one.start, other.end, one.label, one.number)
    if one.label is Label.EVENT and other.label not in _NAMED | {Label.QUOTE, Label.EVENT} and _HANGS.fullmatch(gap):
        return Detail(one.start, other.end, one.label, one.number)
    if one.label in _CLAUSES or other.label in _CLAUSES or {one.label, other.label} & _NAMED:
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
