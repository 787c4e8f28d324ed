"""The redacted draft: each detail goes with its phrase or gives way to a wider word; a found name goes everywhere."""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from presidio_anonymizer import AnonymizerEngine
from presidio_anonymizer.entities import OperatorConfig, RecognizerResult

from ..detect.fold import fold
from ..finding import Finding, Label
from ..tokens import Stretch, sentences
from .cuts import reach, told
from .details import Detail, details
from .grammar import CLOSE, OPEN, mend
from .mentions import all_mentions
from .operators import OPERATORS
from .spot import Spot

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
        if OPEN in text or CLOSE in text:
            return ""
        results, operators = [], {}
        people = _People()
        for index, sentence in enumerate(parts(text, findings)):
            if index in dropped:
                found: Iterable[_Change] = [_gone(text, sentence)]
            else:
                found = _changes(text, sentence, people)
            for change in found:
                entity = f"{change.operator} {change.start}"  # one type each: each operator is told what stands around
                results.append(RecognizerResult(entity, change.start, change.end, 1.0))
                operators[entity] = OperatorConfig(change.operator, change.params)
        return mend(text, self._engine.anonymize(text, results, operators, merge_entities_with_spaces=False).text)


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


class _Change(NamedTuple):
    """What one operator does, and where."""

    start: int
    end: int
    operator: str
    params: dict[str, Any]


class _People:
    """Tells the persons named in a draft apart, in the order in which they are named."""

    def __init__(self) -> None:
        self._known: list[set[str]] = []

    def who(self, name: str) -> int:
        """1 for the first person, 2 for the next one; the same, negative, where that person was named before."""
        called = set(fold(name).split())
        for number, known in enumerate(self._known, start=1):
            if known & called:
                known |= called
                return -number
        self._known.append(called)
        return len(self._known)


def _changes(text: str, sentence: Sentence, people: _People) -> Iterator[_Change]:
    cut = _cuts(text, sentence)
    done = sentence.start
    for start, end in cut:
        yield _Change(start, end, "replace", {"new_value": OPEN + CLOSE})
    for each in sentence.details:
        who = people.who(text[each.start : each.end]) if each.label is Label.NAME else 0
        if each.start < done or any(start <= each.start < end for start, end in cut):
            continue
        spot = _spot(text, sentence, each)
        done = each.end + told(spot)
        done = max(done, *(other.end for other in sentence.details if other.start < done))
        if any(start < done and end > each.start for start, end in cut):
            done = each.end
        around = {"before": spot.before, "after": text[done : sentence.end], "number": each.number, "who": who}
        yield _Change(each.start, done, f"tacit_{each.label.lower()}", around)


def _spot(text: str, sentence: Sentence, each: Detail) -> Spot:
    before, after = text[sentence.start : each.start], text[each.end : max(each.end, sentence.end)]
    return Spot(text[each.start : each.end], before, after, each.label, each.number)


def _cuts(text: str, sentence: Sentence) -> list[Stretch]:
    """The stretches that go without a word in their place: each holds details whole or not at all."""
    cover: list[Stretch] = []
    for each in sentence.details:
        found = reach(_spot(text, sentence, each))
        if found is None:
            continue
        start, stop = each.start - found[0], each.end + found[1]
        if not all(_is_apart(other, start, stop) for other in sentence.details):
            continue
        while cover and cover[-1][1] > start:
            start, stop = min(start, cover[-1][0]), max(stop, cover[-1][1])
            cover.pop()
        cover.append((start, stop))
    return cover


def _is_apart(detail: Detail, start: int, stop: int) -> bool:
    """Whether a detail lies wholly inside or wholly outside of a stretch."""
    return detail.end <= start or detail.start >= stop or (start <= detail.start and detail.end <= stop)


def _gone(text: str, sentence: Sentence) -> _Change:
    """A sentence that goes; the line breaks behind it stay."""
    said = text[sentence.start : sentence.end]
    breaks = said[len(said.rstrip()) :].count("\n")
    return _Change(sentence.start, sentence.end, "replace", {"new_value": OPEN + CLOSE + ("\n" * breaks or " ")})
