"""What a finding means that was taken for something else: a holiday for a name, the writer's dad for a client's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from ..detect.fold import fold
from ..detect.labels import PLAIN as PLAIN_REASONS
from ..detect.roster.name import DOCTORS, TITLES
from ..detect.roster.vocabulary import PLACES
from ..finding import Finding, Label
from .creatures import FILE, kind, named
from .doubt import SURE
from .lexicon import of_head
from .syntax import is_verb, one_of
from .times import HOLIDAY

ASKED = 1.0
"""Somebody asks for a finding of this score to be reworded: it is one, whatever it looks like."""

AROUND = 60
"""So many code points before a finding tell what it means."""

_WORD = re.compile(r"[^\W\d_]+")
_SEX = re.compile(r"[FMfm]")
_APART = re.compile(r"[ /-]?")
_CALLED = re.compile(r"\s+(?:named|called)$", re.IGNORECASE)
_WRITERS = {
    "bowlby": "john", "foucault": "michel", "freud": "sigmund anna", "gottman": "john julie", "kohut": "heinz",
    "lacan": "jacques", "linehan": "marsha", "minuchin": "salvador", "perel": "esther", "piaget": "jean",
    "porges": "stephen steve", "vygotsky": "lev", "winnicott": "donald", "yalom": "irvin irv",
}  # fmt: skip
"""Whose books therapists read, and hardly a client, with their first names: a client may be called Tom Gottman."""
_TITLE = re.compile(r"([^\W\d_]+)\.?\s+$")
_IN_A_PLACE = re.compile(r"(?<![\w'’])(?:in|near|outside|around|across) $")
_KIN = re.compile(
    one_of(
        "mum mom mam mummy mommy dad daddy father mother husband wife spouse hubby brother sister uncle aunt auntie",
        "gran grandma grandpa grandad nan nana nephew niece cousin mother-in-law father-in-law",
    ),
    re.IGNORECASE,
)
"""Who is the writer's behind "my": children are left out, as "my kids" are a school's."""
_MY = re.compile(r"(?<![\w'’])my $", re.IGNORECASE)
_I_AM = re.compile(
    r"(?:^|[.,;:!?(\n—–-] ?|\b(?:and|but|so|when|since|because|as|though) )i(?:['’]m| am| was| turned| turn)"
    r"(?: (?:only|just|almost|nearly|about))? $",
    re.IGNORECASE,
)
_SAID = re.compile(r"\b(?:said|says|saying|goes|like|told|tells|asked|wrote|texted)\b[^.!?\n]*$|[\"“‘]", re.IGNORECASE)
"""Behind it "I" and "my" may be somebody else's."""
_IS_OLD = re.compile(r"(?P<who>[\w-]+)(?:['’]s| is| was| turned| turns|,)(?: (?:only|just|almost|nearly|about))? $")
_CAN = re.compile(one_of("is was would will has had can could did does should might must"), re.IGNORECASE)
_OPENS = re.compile(r"(?:^|[.!?…]\s+|\n\s*)$")


def meant(text: str, findings: Sequence[Finding]) -> list[Finding]:
    """`findings` as they are meant, in the order of the text: without those that are of no client."""
    made: list[Finding] = []
    told = sorted(findings)
    beings = named(text) if any(each.label is Label.AGE for each in told) else {}
    for at, finding in enumerate(told):
        behind = told[at + 1] if at + 1 < len(told) else None
        if finding.reason != PLAIN_REASONS[finding.label]:
            made.append(finding)
        elif made and _is_sex(text, made[-1], finding):
            made[-1] = replace(made[-1], end=finding.end, label=Label.AGE)
        else:
            made += _meant(text, finding, behind, beings)
    return made


def _meant(text: str, finding: Finding, behind: Finding | None, beings: Mapping[str, str]) -> Iterator[Finding]:
    """One finding as it is meant, or none."""
    before = text[max(0, finding.start - AROUND) : finding.start]
    said = text[finding.start : finding.end]
    if finding.label is Label.NAME:
        finding = _name(text, before, finding)
    elif behind and behind.label is Label.NAME and behind.start <= finding.end + 1:
        called = _CALLED.search(said)  # "a kitten named" belongs to the name
        finding = replace(finding, end=finding.end - len(called[0])) if called else finding
    if finding.score < ASKED and (_is_own(before, said, finding) or _is_no_clients(text, before, finding, beings)):
        return
    yield finding


def _name(text: str, before: str, finding: Finding) -> Finding:
    """A name, or what it is instead: a holiday, a town, a file."""
    said = text[finding.start : finding.end]
    if file := FILE.match(text, finding.start):
        return replace(finding, end=max(finding.end, file.end()))
    word = re.match(r"\s+([\w'’]+)", text[finding.end : finding.end + AROUND])
    does = word is not None and is_verb(word[1]) and not _CAN.fullmatch(word[1])
    if HOLIDAY.fullmatch(said) and not does and not re.match(r"['’]s\b", text[finding.end : finding.end + 2]):
        return replace(finding, label=Label.DATE, reason=PLAIN_REASONS[Label.DATE])
    is_place = fold(said) in PLACES or of_head("places", said) is not None
    if is_place and _IN_A_PLACE.search(before) and not text.startswith(("'s", "’s"), finding.end):
        return replace(finding, label=Label.PLACE, reason=PLAIN_REASONS[Label.PLACE])
    return finding


def _is_sex(text: str, before: Finding, finding: Finding) -> bool:
    """Whether one of two findings is a letter for the sex, which belongs to the age beside it: "33 F", "M 41"."""
    one, other = text[before.start : before.end], text[finding.start : finding.end]
    name, age = (one, other) if before.label is Label.NAME else (other, one)
    sexed = {before.label, finding.label} == {Label.NAME, Label.AGE} and _SEX.fullmatch(name) and age[:1].isdigit()
    return bool(sexed) and _APART.fullmatch(text[before.end : finding.start]) is not None


def _is_own(before: str, said: str, finding: Finding) -> bool:
    """Whether a detail is the writer's: "my dad", "I am 34"; not in what somebody says."""
    if _SAID.search(before):
        return False
    if finding.label is Label.FAMILY:
        return _MY.search(before) is not None and _KIN.fullmatch(said) is not None
    return finding.label is Label.AGE and _I_AM.search(before) is not None


def _is_no_clients(text: str, before: str, finding: Finding, beings: Mapping[str, str]) -> bool:
    """Whether a detail is nobody's: the age of an animal, who wrote a book, a word that opens a sentence and may be a
    town."""
    said = text[finding.start : finding.end]
    if finding.label is Label.AGE:
        old = _IS_OLD.search(before)
        return old is not None and bool(fold(old["who"]) in beings or kind(old["who"]))
    if finding.label is Label.NAME and _is_writer(before, said):
        return True
    if finding.label not in (Label.PLACE, Label.ORG) or finding.score >= SURE or not said[:1].isupper():
        return False
    known = fold(said) in PLACES or any(of_head(name, said) for name in ("places", "orgs"))
    following = text[finding.end : finding.end + AROUND].split()[:1]
    opens = _OPENS.search(text[max(0, finding.start - 4) : finding.start]) is not None
    return not known and opens and bool(following) and (is_verb(following[0]) or bool(_CAN.fullmatch(following[0])))


def _is_writer(before: str, said: str) -> bool:
    """Whether a name is a writer's: the surname, alone or behind first names, initials or a doctorate of theirs."""
    *firsts, surname = [fold(word) for word in _WORD.findall(said)] or [""]
    known, title = _WRITERS.get(surname), _TITLE.search(before)
    if known is None or (title and fold(title[1]) in TITLES - DOCTORS):
        return False
    return all(len(first) == 1 or first in DOCTORS or first in known.split() for first in firsts)
