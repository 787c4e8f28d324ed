"""The redacted draft: each detail goes with its phrase or gives way to a wider word; a found name goes everywhere."""

from __future__ import annotations

import logging
import re
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from presidio_anonymizer import AnonymizerEngine
from presidio_anonymizer.entities import OperatorConfig, RecognizerResult

from ..finding import DIRECT, Finding, Label
from ..reader.model import Omission
from ..tokens import LONGEST, sentences
from .details import Detail, details
from .grammar import MARKS, begins_small, mend, seamed
from .losses import Losses
from .meant import meant
from .mentions import all_mentions
from .operators import OPERATORS
from .people import People
from .plan import PLANNED, Change, best, changes, in_clauses
from .pronouns import introduced
from .remnants import gone, hangs, is_remnant, leans, without_heads
from .seam import GONE, SEAM, is_gone, unmarked
from .vague import is_vague

logging.getLogger("presidio-anonymizer").setLevel(logging.WARNING)  # at DEBUG it writes of what it replaces


_FIRST = re.compile(f"^({SEAM.pattern}+)([a-z])")
_NUMBER = re.compile(r"(?<![\w'’])(?:no|nr|ext)\.\s*$", re.IGNORECASE)
_END = re.compile(r"[.!?…]['\"”’)]*\s*$")


class Sentence(NamedTuple):
    """A sentence of a draft, with its details."""

    start: int
    end: int
    details: tuple[Detail, ...]

    def share(self, text: str) -> float:
        """How much of its letters are details."""
        letters = sum(map(str.isalnum, text[self.start : self.end]))
        covered = sum(sum(map(str.isalnum, text[each.start : each.end])) for each in self.details)
        return covered / letters if letters else 0.0


class Redactor:
    """Presidio's anonymizer with our operators."""

    def __init__(self) -> None:
        self._engine = AnonymizerEngine()  # type: ignore[no-untyped-call]
        for operator in OPERATORS:
            self._engine.add_anonymizer(operator)

    def redact(
        self,
        text: str,
        findings: Sequence[Finding],
        dropped: Collection[int] = (),
        omissions: Sequence[Omission] = (),
    ) -> str:
        """`text` in safer words, as `reword`. Offsets of `findings` are code points."""
        return self.reword(text, parts(text, findings), dropped, omissions)

    def reword(
        self, text: str, told: Sequence[Sentence], dropped: Collection[int] = (), omissions: Sequence[Omission] = ()
    ) -> str:
        """`text`, of which `told` are the parts, without the sentences `dropped` (their places); it may come out empty,
        also where no more than a remnant would be left.

        `omissions` tell which words somebody would leave out.
        """
        if any(mark in text for mark in MARKS):
            return ""
        people = People(text)
        made: list[str] = []
        alone = len(told) - len(dropped) < 2
        for index, sentence in enumerate(told):
            said = text[sentence.start : sentence.end]
            space = said[len(said.rstrip()) :]
            losses = Losses(said, sentence.start, sentence.details, omissions)
            bereft = _is_bereft(text, sentence, made, last=index + 1 == len(told))
            if index in dropped or bereft or (not sentence.details and not alone and losses.pointless()):
                made.append(gone(said))
            elif sentence.details:
                made.append(self._reworded(said.rstrip(), sentence, people, losses, alone=alone) + space)
            else:
                made.append(said)
        spoken = [text[each.start : each.end] for each in told]
        after = mend(text, "".join(introduced(spoken, without_heads(spoken, made))))
        return "" if is_remnant(text, after) else after

    def _reworded(self, said: str, sentence: Sentence, people: People, losses: Losses, *, alone: bool) -> str:
        """A sentence in safer words, as it reads best. Where nothing reads well it goes, unless it is `alone`."""
        before = people.known()
        found = tuple(each.moved(-sentence.start) for each in sentence.details)
        plain = changes(said, found, people)
        people.forget(before)
        tried = [plain, *in_clauses(said, plain)]
        uncut = len(plain) <= PLANNED
        if uncut:
            tried.append(changes(said, found, people, cutting=False))
        made = [_ended(said, seamed(self._changed(said, each))) for each in tried]
        at = best(said, tried, made, losses, alone=alone, uncut=uncut)
        if at is not None:
            sure = self._sure(said, tried[at])
            told = made[at] if len(sure) == len(tried[at]) else _ended(said, seamed(self._changed(said, sure)))
            return _FIRST.sub(_raised, told) if said[:1].isupper() else told
        people.forget(before)
        return GONE

    def _sure(self, said: str, plan: Iterable[Change]) -> list[Change]:
        """A plan in which what may be no detail stays as it was written, where nothing but "something" is known."""
        return [each for each in plan if not (each.doubtful and is_vague(self._changed(said, [each])))]

    def _changed(self, said: str, plan: Iterable[Change]) -> str:
        results, operators = [], {}
        for change in plan:
            entity = f"{change.operator} {change.start}"  # one type each: each operator is told what stands around
            results.append(RecognizerResult(entity, change.start, change.end, 1.0))
            operators[entity] = OperatorConfig(change.operator, change.params)
        return self._engine.anonymize(said, results, operators, merge_entities_with_spaces=False).text


def parts(text: str, findings: Sequence[Finding]) -> list[Sentence]:
    """The sentences of `text`, with the details in each."""
    found = details(text, all_mentions(text, meant(text, findings)))
    made: list[Sentence] = []
    starts_tall = not begins_small(text)
    at = 0
    for start, end in sentences(text):
        first = at
        while at < len(found) and found[at].start < end:
            at += 1
        fresh = Sentence(start, end, tuple(found[first:at]))
        last = made[-1] if made else None
        quoted = bool(last and last.details and last.details[-1].end > start)  # a quotation of several sentences
        if last and (quoted or _is_numbered(text, last, fresh) or (starts_tall and _goes_on(text, last, start, end))):
            made[-1] = Sentence(last.start, end, last.details + fresh.details)
        else:
            made.append(fresh)
    return made


def _is_numbered(text: str, before: Sentence, after: Sentence) -> bool:
    """Whether what looks like a sentence is the number that the one before it waits for: "case no. CR-19"."""
    first = after.details[0] if after.details else None
    told = first is not None and first.start == after.start and first.label in DIRECT - {Label.NAME}
    return told and after.end - before.start <= LONGEST and _NUMBER.search(text[before.start : before.end]) is not None


def _goes_on(text: str, before: Sentence, start: int, end: int) -> bool:
    """Whether what looks like a sentence goes on with the one before: "no. 4", "?" in a quotation."""
    mark = text[:start].rstrip(" \t")[-1:]
    return text[start].islower() and mark in '.!?…"”' and end - before.start <= LONGEST


def without(text: str, left_out: Iterable[Sentence]) -> str:
    """`text` without some of its sentences."""
    kept, at = [], 0
    for start, end, _ in left_out:
        kept.append(text[at:start])
        at = end
    return "".join([*kept, text[at:]])


def _is_bereft(text: str, sentence: Sentence, made: Sequence[str], *, last: bool) -> bool:
    """Whether a sentence speaks of the one before it, which is gone; the `last` one where more than that is left."""
    if not made or not is_gone(made[-1]):
        return False
    said = text[sentence.start : sentence.end]
    if hangs(said):
        return True
    leant = leans(said) and not text.endswith("\n\n", 0, sentence.start)
    return leant and not (last and all(map(is_gone, made)))


def _ended(said: str, made: str) -> str:
    """`made` with a full stop where the end of the sentence went with what stood before it, as with a quotation."""
    plain = unmarked(made).rstrip()
    return f"{made.rstrip()}." if _END.search(said) and plain[-1:].isalnum() else made


def _raised(match: re.Match[str]) -> str:
    """A capital at the start of a sentence that began with one, also where others of the draft do not."""
    return match[1] + match[2].upper()
