"""Examples as numbers: the rows of a batch are windows, and `owner` says which example each belongs to."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import torch

from tacit.detect.roster.index import index
from tacit.detect.roster.mentions import roster_names
from tacit.finding import Label
from tacit.reader.encoding import LOWER, MIXED, Encoder
from tacit.reader.model import LABELS, feed
from tacit.reader.windows import Window, windows
from tacit.tokens import Stretch
from tacit.verdict import Conduct, Verdict
from tests.bench.drafts import people_of

from .examples import CLIENT, Example
from .rewordings import left_out

IGNORED = -100
"""A place that the loss leaves out."""

WASTED = 0.7
"""Rows shorter than this share of the longest stand apart: on a processor, what fills a row up costs time."""

WHOSE = (CLIENT, "AUTHOR", "RELATIVE", "COLLEAGUE", "PUBLIC", "FICTION", "GENERAL", "OTHER")


@dataclass(frozen=True, slots=True)
class Row:
    """One window with its labels, a number a token."""

    ids: list[int]
    kinds: list[int]
    words: list[int]
    """0 where a token is no detail of a client, else the label's column; `IGNORED` outside the window's own text."""
    whose: list[int]
    """Whose detail a marked token is; `IGNORED` where nothing is marked."""
    goes: list[int]
    """1 where who reworded the draft by hand left the word out, else 0; `IGNORED` at a client's details, and in a draft
    that nobody reworded."""


class Part(NamedTuple):
    """Windows of like length: what the network takes, and what it should answer, a row a window."""

    ids: torch.Tensor
    kinds: torch.Tensor
    real: torch.Tensor
    """Which tokens are there at all: the rest fills the row up."""
    owner: torch.Tensor
    words: torch.Tensor
    whose: torch.Tensor
    goes: torch.Tensor


class Batch(NamedTuple):
    """The windows of a few examples, and what should be said of each example as a whole."""

    parts: list[Part]
    verdict: torch.Tensor
    conduct: torch.Tensor
    authors: tuple[str, ...]
    """Who wrote each example."""


def rows(example: Example, encoder: Encoder) -> list[Row]:
    """The windows of an example."""
    marks = example.marks()
    gone = None if example.reworded is None else left_out(example.text, example.reworded)
    return [_row(window, marks, gone, encoder.border) for window in windows(example.draft, encoder)]


def hidden(row: Row, share: float, mask: int, chance: random.Random) -> Row:
    """The row with a share of its own tokens hidden: what one word says, the others must say too."""
    ids = [
        mask if label != IGNORED and chance.random() < share else number
        for number, label in zip(row.ids, row.words, strict=True)
    ]
    return replace(row, ids=ids)


def unshaped(row: Row) -> Row:
    """The row as if every word were in lower case."""
    return replace(row, kinds=[LOWER if kind <= MIXED else kind for kind in row.kinds])


def _row(
    window: Window, marks: Sequence[tuple[int, int, str, str]], gone: Sequence[Stretch] | None, border: int
) -> Row:
    ids, kinds = feed(window, border)
    words, whose = [0] * len(window.own.ids), [IGNORED] * len(window.own.ids)
    for start, end, label, owner in marks:
        for place, (left, right) in enumerate(window.own.places):
            if left + window.start < end and right + window.start > start:
                whose[place] = WHOSE.index(owner)
                if owner == CLIENT:
                    words[place] = 1 + LABELS.index(Label(label))
    goes = [IGNORED if gone is None or word else 0 for word in words]
    for start, end in gone or ():
        for place, (left, right) in enumerate(window.own.places):
            if left + window.start < end and right + window.start > start and not words[place]:
                goes[place] = 1
    before = [IGNORED] * len(window.head)
    return Row(ids, kinds, [*before, *words, IGNORED], [*before, *whose, IGNORED], [*before, *goes, IGNORED])


def batch(examples: Sequence[tuple[Example, list[Row]]], wasted: float = WASTED) -> Batch:
    """The windows of `examples`, those shorter than the share `wasted` of the longest apart from the others."""
    found = sorted(
        ((place, row) for place, (_, own) in enumerate(examples) for row in own), key=lambda each: len(each[1].ids)
    )
    cut = sum(len(row.ids) <= wasted * len(found[-1][1].ids) for _, row in found)
    return Batch(
        [_part(each) for each in (found[:cut], found[cut:]) if each],
        torch.tensor([verdict(each) for each, _ in examples]),
        torch.tensor([conduct(each) for each, _ in examples]),
        tuple(each.author for each, _ in examples),
    )


def moved(told: Batch, device: str) -> Batch:
    """The batch on another device."""
    parts = [Part(*(each.to(device) for each in part)) for part in told.parts]
    return Batch(parts, told.verdict.to(device), told.conduct.to(device), told.authors)


def conduct(example: Example) -> list[float]:
    """1 for each flag that the example has, else 0."""
    return [float(flag in example.conduct) for flag in Conduct]


def verdict(example: Example) -> int:
    """The verdict's number.

    `IGNORED` where a draft is held for a listed name, as the network sees no client list, and where it is there for its
    rewording: the same draft is there a second time, and all that were reworded are stops.
    """
    if example.reworded is not None:
        return IGNORED
    _, roster = people_of(example.gold)
    if example.verdict == "stop" and roster_names(example.text, index(roster)):
        return IGNORED
    return list(Verdict).index(Verdict(example.verdict))


def _part(found: Sequence[tuple[int, Row]]) -> Part:
    longest = len(found[-1][1].ids)

    def filled(values: list[int], filler: int) -> list[int]:
        return values + [filler] * (longest - len(values))

    return Part(
        torch.tensor([filled(row.ids, 0) for _, row in found]),
        torch.tensor([filled(row.kinds, 0) for _, row in found]),
        torch.tensor([filled([1] * len(row.ids), 0) for _, row in found]).bool(),
        torch.tensor([place for place, _ in found]),
        torch.tensor([filled(row.words, IGNORED) for _, row in found]),
        torch.tensor([filled(row.whose, IGNORED) for _, row in found]),
        torch.tensor([filled(row.goes, IGNORED) for _, row in found]),
    )
