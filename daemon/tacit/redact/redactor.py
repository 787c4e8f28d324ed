"""The redacted draft: details say less, or sentences full of them go; a found name goes everywhere."""

from __future__ import annotations

import logging
import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from presidio_anonymizer import AnonymizerEngine
from presidio_anonymizer.entities import OperatorConfig, RecognizerResult

from ..detect.cover import Cover
from ..finding import Finding, Label
from ..tokens import Stretch, sentences
from .grammar import mend
from .mentions import all_mentions
from .operators import OPERATORS

AROUND = 60
"""Code points of the draft that an operator sees before and behind a detail."""

FULL = 3
"""From so many details on, a sentence goes as a whole: what would be left reads badly and still tells."""

COVERED = 0.5
"""So does one whose words are details for this share."""

_JOINT = re.compile(r"[\s,]*(?:at|on|and|in|of|,)?\s*")
_LONGEST_JOINT = 20
_PREPOSITION = re.compile(r"\b(?:at|on) $", re.IGNORECASE)

logging.getLogger("presidio-anonymizer").setLevel(logging.WARNING)  # at DEBUG it writes of what it replaces


class Redactor:
    """Presidio's anonymizer with our operators."""

    def __init__(self) -> None:
        self._engine = AnonymizerEngine()  # type: ignore[no-untyped-call]
        for operator in OPERATORS:
            self._engine.add_anonymizer(operator)

    def redact(self, text: str, findings: Sequence[Finding], *, drop: bool = False) -> str:
        """`text` in safer words; with `drop`, sentences full of details go as a whole, so that it may come out empty.

        Offsets of `findings` are code points.
        """
        mentions = all_mentions(text, findings)
        gone = _full(text, mentions) if drop else []
        cover = Cover(len(text))
        results, operators = [], {}
        for index, (start, end) in enumerate(gone):
            cover.add(start, end)
            results.append(RecognizerResult(f"SENTENCE {index}", start, end, 1.0))
            operators[f"SENTENCE {index}"] = OperatorConfig("replace", {"new_value": _line_end(text[start:end])})
        for index, finding in enumerate(_joined(text, mentions)):
            start, end = _unquoted(text, finding)
            if not cover.is_free(start, end):
                continue
            entity = f"{finding.label} {index}"  # one type each: the operator is told what stands around
            results.append(RecognizerResult(entity, start, end, finding.score))
            around = {"before": text[max(0, start - AROUND) : start], "after": text[end : end + AROUND]}
            operators[entity] = OperatorConfig(f"tacit_{finding.label.lower()}", around)
        return mend(text, self._engine.anonymize(text, results, operators).text)


def _full(text: str, mentions: Sequence[Finding]) -> list[Stretch]:
    """The sentences that go as a whole. `mentions` come in the order of the text."""
    starts = [each.start for each in mentions]
    full = []
    for start, end in sentences(text):
        inside = mentions[bisect_left(starts, start) : bisect_left(starts, end)]
        if _is_full(text[start:end], [text[each.start : each.end] for each in inside]):
            full.append((start, end))
    return full


def _is_full(sentence: str, details: Sequence[str]) -> bool:
    letters = sum(map(str.isalnum, sentence))
    covered = sum(map(str.isalnum, "".join(details)))
    return len(details) >= FULL or (letters > 0 and covered >= COVERED * letters)


def _line_end(sentence: str) -> str:
    """The line breaks behind a sentence stay."""
    return "\n" * sentence[len(sentence.rstrip()) :].count("\n") or " "


def _joined(text: str, mentions: Sequence[Finding]) -> list[Finding]:
    """Neighbours of one label as one: "at 4:40 this morning" is one time."""
    joined: list[Finding] = list(mentions[:1])
    for before, after in pairwise(mentions):
        last = joined[-1]
        near = after.start - before.end <= _LONGEST_JOINT
        if before.label is after.label and near and _JOINT.fullmatch(text, before.end, after.start):
            joined[-1] = Finding(last.start, after.end, last.label, max(last.score, after.score), last.reason)
        else:
            joined.append(after)
    return joined


def _unquoted(text: str, finding: Finding) -> Stretch:
    """A quotation goes with its quotation marks, a time with its preposition, a hashtag with its mark."""
    start, end = finding.start, finding.end
    if finding.label is Label.QUOTE and text[start - 1 : start] in ('"', "“") and text[end : end + 1] in ('"', "”"):
        return start - 1, end + 1
    if finding.label is Label.DATE and (preposition := _PREPOSITION.search(text[max(0, start - 4) : start])):
        return start - len(preposition[0]), end
    return start, end
