"""The redacted draft: each detail goes with its phrase or gives way to a wider word; a found name goes everywhere."""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from presidio_anonymizer import AnonymizerEngine
from presidio_anonymizer.entities import OperatorConfig, RecognizerResult

from ..finding import Finding
from ..tokens import sentences
from .details import Detail, details
from .grammar import CLOSE, MARKS, OPEN, mend, seamed
from .mentions import all_mentions
from .operators import OPERATORS
from .people import People, introduced
from .plan import Change, best, changes, in_clauses

logging.getLogger("presidio-anonymizer").setLevel(logging.WARNING)  # at DEBUG it writes of what it replaces


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

    def redact(self, text: str, findings: Sequence[Finding], dropped: Collection[int] = ()) -> str:
        """`text` in safer words, without the sentences `dropped` (their places among `parts`); it may come out empty.

        Offsets of `findings` are code points.
        """
        if any(mark in text for mark in MARKS):
            return ""
        people, made = People(), []
        told = parts(text, findings)
        for index, sentence in enumerate(told):
            said = text[sentence.start : sentence.end]
            space = said[len(said.rstrip()) :]
            if index in dropped:
                made.append(_gone(said))
            elif sentence.details:
                made.append(self._reworded(said.rstrip(), sentence, people, alone=len(told) - len(dropped) < 2) + space)
            else:
                made.append(said)
        return mend(text, "".join(introduced(made)))

    def _reworded(self, said: str, sentence: Sentence, people: People, *, alone: bool) -> str:
        """A sentence in safer words, as it reads best. Where nothing reads well it goes, unless it is `alone`."""
        before = people.known()
        found = tuple(each.moved(-sentence.start) for each in sentence.details)
        plain = changes(said, found, people)
        tried = [plain, *in_clauses(said, plain)]
        made = [seamed(self._changed(said, each)) for each in tried]
        at = best(made, alone=alone)
        if at is not None:
            return made[at]
        people.forget(before)
        return OPEN + CLOSE

    def _changed(self, said: str, plan: Iterable[Change]) -> str:
        results, operators = [], {}
        for change in plan:
            entity = f"{change.operator} {change.start}"  # one type each: each operator is told what stands around
            results.append(RecognizerResult(entity, change.start, change.end, 1.0))
            operators[entity] = OperatorConfig(change.operator, change.params)
        return self._engine.anonymize(said, results, operators, merge_entities_with_spaces=False).text


def parts(text: str, findings: Sequence[Finding]) -> list[Sentence]:
    """The sentences of `text`, with the details in each."""
    found = details(text, all_mentions(text, findings))
    made: list[Sentence] = []
    at = 0
    for start, end in sentences(text):
        first = at
        while at < len(found) and found[at].start < end:
            at += 1
        fresh = Sentence(start, end, tuple(found[first:at]))
        if made and made[-1].details and made[-1].details[-1].end > start:  # a quotation of several sentences
            made[-1] = Sentence(made[-1].start, end, made[-1].details + fresh.details)
        else:
            made.append(fresh)
    return made


def without(text: str, left_out: Iterable[Sentence]) -> str:
    """`text` without some of its sentences."""
    kept, at = [], 0
    for start, end, _ in left_out:
        kept.append(text[at:start])
        at = end
    return "".join([*kept, text[at:]])


def _gone(said: str) -> str:
    """What is left of a sentence that goes: the line breaks behind it."""
    breaks = said[len(said.rstrip()) :].count("\n")
    return OPEN + CLOSE + ("\n" * breaks or " ")
