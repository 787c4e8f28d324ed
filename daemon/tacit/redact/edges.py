"""Where a detail begins and ends: with its title, dose or quotation marks, without an article before it."""

from __future__ import annotations

import re

from .. import stops
from ..finding import DIRECT, Finding, Label
from .clauses import is_clause
from .persons import at_last, is_doer, someone
from .spot import Spot
from .syntax import CONJUNCTION, DETERMINER, POSSESSIVE, PREPOSITION, is_function, is_noun, is_verb, one_of
from .times import NUMBER, ORDINAL

SOLE = re.compile(r"\b(?:the|an?|my|our)\s+(?:only|first|last|youngest|oldest|other)\s+(?:[a-z]+\s+)?$", re.IGNORECASE)
"""Goes with what it stands before: "the only lighthouse keeper" becomes "a transport worker"."""
NEXT = re.compile(r"\s+([\w'’-]+)")
_LEADING = re.compile(rf"(?:an?|the|this|that|no(?!\s+longer)|{POSSESSIVE}|with|and|,)\s+", re.IGNORECASE)
_PREDICATE = re.compile(r"(?:is|was|are|were|works as|worked as)\s+(?=(?:an?|the)\s)", re.IGNORECASE)
_TITLE = re.compile(
    r"(?<![\w'’])(?:(?i:mr|mrs|ms|mx|dr|prof|pfc|pvt|cpl|sgt|lt|capt)\.?|Rev\.?|Fr\.|Col\.|Maj\.|Miss|Sir|Coach|Pastor|Sister|Brother|Father|Uncle|Aunt(?:y|ie)?|"
    r"(?:(?<![.!?…] )|^)(?i:little|lil|poor|sweet|tiny|wee)|(?<=[.!?…] )(?:Little|Lil|Poor|Sweet|Tiny|Wee))[ \t]+$"
)
MISTER = r"(?:mr|mrs|ms|mx|dr)\b\.?"
_MISTER = re.compile(rf"(?<![\w'’]){MISTER}[ \t]+$", re.IGNORECASE)
_LEADING_TIME = re.compile(rf"(?:an?|the|{POSSESSIVE}|and|,)\s+", re.IGNORECASE)
_WHICH_TIME = re.compile(
    r"(?<![\w'’])(?:this(?:[ ]past)?|every[ ]other|every|each|most|next|last|(?:once|twice|\w+[ ]times)[ ]an?)[ \t]+$",
    re.IGNORECASE,
)
_COUNTED = re.compile(rf"last|next|this|every|each|{NUMBER}|{ORDINAL}|one", re.IGNORECASE)
_UNIT = re.compile(r"\s+(?:day|week|weekend|month|year|night|morning|evening|session)s?\b", re.IGNORECASE)
_PART_OF_DAY = re.compile(r"\s+(?:morning|afternoon|evening|night)s?\b", re.IGNORECASE)
_EXTENSION = re.compile(r",?\s*(?:ext(?:ension|\.)?|x)\s*\d{1,6}\b", re.IGNORECASE)
_DOSE = re.compile(r"\s+\d+(?:\.\d+)?\s?(?:mg|mcg|ml|g)\b", re.IGNORECASE)
_MARKS = re.compile(r"[\s,;:!?]+$|\.$")
_TRAILING = re.compile(rf"(?P<owns>['’]s?$)|{_MARKS.pattern}")
_EPONYM = re.compile(r"(?<![\w'’])[^\W\d_a-z][\w-]*['’]s?$")
"""Is called so: "Tourette's" is nothing that Tourette has."""
_AUXILIARY = re.compile(r"\b(?:was|were|got|been|being)\s+$", re.IGNORECASE)
_SUBJECT = re.compile(rf"(?<![\w'’]){DETERMINER}[ \t]+$", re.IGNORECASE)
_ARTICLE = re.compile(r"(?<![\w'’])([a-z]+)[ \t]+(?P<article>an?|the)[ \t]+$", re.IGNORECASE)
_WEARING = frozenset(
    "in of behind under on wear wears wore wearing put puts carries carry carrying holding holds hold bring "  # noqa: SIM905
    "brings bringing bought buy buys see sees saw like done wearin sporting".split()
)
_QUARTER = re.compile(r"(?<![\w'’])(?:North|South|East|West|Middle|Native|Central|Black|White)[ -]$", re.IGNORECASE)
"""Belongs to what it stands before: "a South Asian family"."""
_DIGITS_BEFORE = re.compile(r"\d+[.:/]$")
_DIGITS_BEHIND = re.compile(r"(?<=\d)[.:/]\d+(?:\s?[ap](?:\.?m)?\b)?", re.IGNORECASE)
_YEARS_OLD = re.compile(r"(?:\s*|-)(?:/o|[mf](?!\w)|y[/.]?o|yrs?\.?(?:[ -]old)?|years?(?:[ -]olds?)?)\b", re.IGNORECASE)
_MANY = re.compile(r"e?s\b")
"""The plural of a number: "two Year 6es"."""
_WHOM = re.compile(
    rf"\s+(?:{one_of('him them me us')}(?!['’]?\w|\s+{DETERMINER}\b)|"
    rf"her(?=\s*(?:[.,;:!?…)\n]|$)|\s+(?:{CONJUNCTION}|{PREPOSITION})\b))",
    re.IGNORECASE,
)
"""To whom something was done goes with it: nobody "did something him"."""
_GOES = re.compile(r"(?<![\w'’])(?:goes|(?:is|was|were) like)[,:]?[ \t]+$", re.IGNORECASE)
"""What somebody says without a verb for it: "and he goes"."""
_LONGEST_QUOTE = 600
_DESCRIBED = re.compile(rf"(?<![\w'’]){DETERMINER}\s+((?:[a-z][a-z-]*\s+){{1,2}})$")
"""What stands between an article and a found noun describes it: "the bouncy castle"."""
_HEADED = frozenset({Label.JOB, Label.ORG, Label.PLACE, Label.FAMILY, Label.HEALTH, Label.EVENT, Label.APPEARANCE})
_MARK = re.compile(r"(?<!\d['’′]\d)(?<!\d['’′]\d\d)[\"“”]")
"""Of quotations, not of inches."""
_OPENED = re.compile(r"(?<![\w'’])['‘](?!(?:em|til|cause|cuz|bout|round|n|tis|twas)\b)(?=[^\W\d])", re.IGNORECASE)
_CLOSED = re.compile(r"(?<=[\w.,!?…])['’](?!\w)")
_BEFORE = {
    Label.NAME: (_TITLE, 10),
    Label.JOB: (_MISTER, 6),
    Label.DEMOGRAPHIC: (_QUARTER, 8),
    Label.DATE: (_WHICH_TIME, 20),
}
"""What belongs to a detail that it stands before, and how far before it that is looked for."""
_PAIRS = frozenset({'""', "''", "“”", "‘’"})
CLAUSES = frozenset({Label.EVENT, Label.QUOTE})
"""Whole clauses, most often: what stands in them is theirs."""


def trimmed(text: str, finding: Finding) -> tuple[int, int]:
    """A finding without an article before and a possessive or mark behind: those stay where they are."""
    start, end, label = finding.start, finding.end, finding.label
    if label is Label.QUOTE:
        start, quoted_end = _quoted(text, start, end) or (start, end)
        goes = _GOES.search(text, max(0, start - 12), start)
        if goes or quoted_end > end:
            return goes.start() if goes else start, quoted_end
    start, end = _grown(text, start, end, label)
    if label not in CLAUSES | DIRECT:
        start = _without_article(text, start, end, label)
    if not text[start:end].strip():
        return start, start
    start = _told_from(text, start, end, label)
    noun = NEXT.match(text, end)
    before_noun = noun is not None and is_noun(noun[1])
    if label is Label.APPEARANCE and not before_noun:
        start = _worn(text, start, end)
    if not before_noun and (sole := SOLE.search(text, max(0, start - 20), start)):
        return sole.start(), end
    if label is Label.QUOTE:
        return start, end
    return _in_marks(text, start, _end(text, start, end, label))


def _grown(text: str, start: int, end: int, label: Label) -> tuple[int, int]:
    """A stretch with what belongs to it: the rest of a number, a title, a dose, the unit and the part of a time."""
    if digits := _DIGITS_BEFORE.search(text, max(0, start - 8), start):
        start = digits.start()
    if digits := _DIGITS_BEHIND.match(text, end):
        end = digits.end()
    if label is Label.CONTACT and (extension := _EXTENSION.match(text, end)):
        end = extension.end()
    if label is Label.HEALTH and text[end : end + 1] == "+":
        end += 1
    if label is Label.HEALTH and (dose := _DOSE.match(text, end)):
        end = dose.end()
    if label is Label.DATE and _COUNTED.fullmatch(text, start, end) and (unit := _UNIT.match(text, end)):
        end = unit.end()
    if label is Label.DATE and (part := _PART_OF_DAY.match(text, end)):
        end = part.end()
    if label is Label.AGE and (rest := _YEARS_OLD.match(text, end) or _MANY.match(text, end)):
        end = rest.end()
    whom = _WHOM.match(text, end) if label is Label.EVENT else None
    if whom and is_verb(text[start:end].rpartition(" ")[2]):
        end = whom.end()
    pattern, longest = _BEFORE.get(label, (None, 0))
    before = pattern.search(text, max(0, start - longest), start) if pattern else None
    return before.start() if before else start, end


def _without_article(text: str, start: int, end: int, label: Label) -> int:
    """Where a stretch begins without the article and the like that it begins with."""
    if label is not Label.HEALTH and (predicate := _PREDICATE.match(text, start, end)):
        start = predicate.end()
    leading = _LEADING_TIME if label is Label.DATE else _LEADING
    while first := leading.match(text, start, end):
        start = first.end()
    return start


def _told_from(text: str, start: int, end: int, label: Label) -> int:
    """Where a stretch begins with its auxiliary, with what describes it, or with its subject."""
    if label is Label.EVENT and (auxiliary := _AUXILIARY.search(text, max(0, start - 8), start)):
        start = auxiliary.start()
    if label in _HEADED and (described := _DESCRIBED.search(text, max(0, start - 40), start)):
        own, head = described[1].split(), text[start:end].split()[0]
        told = is_verb(head) or head.endswith("ing")  # a verb has a subject before it: "an usher give back his stake"
        start = start if told or any(is_verb(word) or is_function(word) for word in own) else described.start(1)
    if label is Label.EVENT and (subject := _SUBJECT.search(text, max(0, start - 8), start)):
        start = subject.start() if is_clause(text[subject.start() : end]) else start
    return start


def _end(text: str, start: int, end: int, label: Label) -> int:
    """The end of a detail with a full stop that is its own, without a possessive or marks that are not."""
    if stops.goes_on(text, end) and not _is_over(text, end, label):
        return end + 1
    edge = _MARKS if label in (Label.PLACE, Label.ORG) else _TRAILING  # "at Murphy's"
    while trailing := edge.search(text[start:end]):
        at = start + trailing.start()
        if text[at] == "." and stops.is_own(text, at) and not _is_over(text, at, label):
            break
        if label is Label.HEALTH and trailing.lastgroup and not _owns(text, start, end):
            break
        end = at
    return end


def _is_over(text: str, stop: int, label: Label) -> bool:
    """Whether a sentence starts behind the full stop of a name: "Saw Bo K. Lovely man."."""
    return label is Label.NAME and stops.is_start(text, stop + 1)


def _owns(text: str, start: int, end: int) -> bool:
    noun = NEXT.match(text, end)
    return noun is not None and is_noun(noun[1]) and not _EPONYM.search(text, start, end)


def _in_marks(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch with the quotation marks right around it: her "bestie"."""
    pair = text[start - 1 : start] + text[end : end + 1]
    alone = not re.match(r"\w", text[end + 1 :][:1]) and not re.match(r"\w", text[: start - 1][-1:]) if start else False
    return (start - 1, end + 1) if pair in _PAIRS and alone and start < end else (start, end)


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
    last = text.find("\n", end)
    last = min(len(text) if last < 0 else last, end + _LONGEST_QUOTE)
    opened = [match.start() for match in _MARK.finditer(text, first, start)]
    if len(opened) % 2 and (closed := _MARK.search(text, end, last)):
        return opened[-1], closed.end()
    single = [match.start() for match in _OPENED.finditer(text, first, start)]
    closed = _CLOSED.search(text, end, last) if single and not _CLOSED.search(text, single[-1], start) else None
    return (single[-1], closed.end()) if closed else None
