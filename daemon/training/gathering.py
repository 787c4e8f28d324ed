"""An epoch's windows as flat arrays on the device, and groups of drafts gathered from there.

With several networks on a GPU a step takes less time than making a batch does: so processes make the next epoch's
windows while one is learnt from, and a step looks its tokens up by their places.
"""

from __future__ import annotations

import multiprocessing
import random
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch
from tokenizers import Tokenizer

from tacit.reader.encoding import Encoder

from .batches import IGNORED, Part, Row, conduct, verdict
from .examples import Example
from .fit import Recipe, varied

FILLER = Row([0], [0], [IGNORED], [IGNORED], [IGNORED])
"""What fills a window up."""

STEP = 8
"""Windows of a group are filled up to a multiple of this: a GPU multiplies such shapes faster."""

PORTION = 600
"""Drafts that a process makes at a time."""


class Windows(NamedTuple):
    """The windows of drafts, one behind the other; arrays."""

    tokens: Any
    """A row for each field of `Row`, a column a token."""
    length: Any
    """Tokens, a number a window."""
    count: Any
    """Windows, a number a draft."""
    verdict: Any
    conduct: Any
    """As in a `Batch`, a row a draft."""


class Group(NamedTuple):
    """What several networks read in one step, each drafts of its own: tensors as in a `Batch`, the network in front."""

    part: Part
    """[networks, windows, tokens]; `owner` [networks, windows] is the number of drafts where a network has no more."""
    verdict: torch.Tensor
    conduct: torch.Tensor
    drafts: torch.Tensor
    """[networks, drafts]: places in the epoch."""
    tokens: torch.Tensor
    """[networks, windows, tokens]: columns in the epoch; the last one where there is no token."""


@dataclass(frozen=True)
class Source:
    """Drafts, and how an epoch varies each: the same whichever process makes it."""

    examples: Sequence[Example]
    circles: Sequence[int]
    """A number an example: it may be joined with those of the same number only, as no network must read a word of an
    author whom it is to be measured on."""
    recipe: Recipe
    vocabulary: Path

    def windows(self, epoch: int, first: int, last: int) -> Windows:
        """The windows of the drafts from `first` to `last` (exclusive)."""
        made = [self._varied(epoch, place) for place in range(first, last)]
        found = [row for _, own in made for row in own]
        fields = ("ids", "kinds", "words", "whose", "goes")
        return Windows(
            np.array([[number for row in found for number in getattr(row, name)] for name in fields], np.int32),
            np.array([len(row.ids) for row in found], np.int64),
            np.array([len(own) for _, own in made], np.int64),
            np.array([verdict(example) for example, _ in made], np.int64),
            np.array([conduct(example) for example, _ in made], np.float32),
        )

    def _varied(self, epoch: int, place: int) -> tuple[Example, list[Row]]:
        chance = random.Random(f"{self.recipe.seed} {epoch} {place}")
        return varied(self.examples[place], self._encoder, self.recipe, chance, self._others[self.circles[place]])

    @cached_property
    def _encoder(self) -> Encoder:
        return Encoder(Tokenizer.from_file(str(self.vocabulary)))

    @cached_property
    def _others(self) -> Mapping[int, list[Example]]:
        found: dict[int, list[Example]] = {circle: [] for circle in self.circles}
        for example, circle in zip(self.examples, self.circles, strict=True):
            found[circle].append(example)
        return found


def epochs(source: Source, numbers: Sequence[int], processes: int = 0) -> Iterator[Windows]:
    """The windows of each epoch. With processes the next one is made while one is used."""
    count = len(source.examples)
    if not processes:
        yield from (source.windows(number, 0, count) for number in numbers)
        return
    # Not forked: what holds a GPU and threads cannot be.
    spawned = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(processes, spawned, _begin, (source,)) as pool:
        ahead: deque[list[Future[Windows]]] = deque()
        for number in (*numbers, None):
            if number is not None:
                starts = range(0, count, PORTION)
                ahead.append([pool.submit(_made, number, at, min(count, at + PORTION)) for at in starts])
            if len(ahead) > 1 or (number is None and ahead):
                yield joined([each.result() for each in ahead.popleft()])


def joined(portions: Sequence[Windows]) -> Windows:
    """Portions one behind the other."""
    tokens = np.concatenate([each.tokens for each in portions], 1)
    return Windows(tokens, *(np.concatenate(each) for each in list(zip(*portions, strict=True))[1:]))


class Epoch:
    """The windows of an epoch on a device."""

    def __init__(self, windows: Windows, device: str):
        self._device, self._windows = device, windows
        self._first = np.concatenate([[0], windows.count.cumsum()])
        self._at = np.concatenate([[0], windows.length.cumsum()])
        filler = np.array([FILLER.ids, FILLER.kinds, FILLER.words, FILLER.whose, FILLER.goes], np.int32)
        self._tokens = torch.from_numpy(np.concatenate([windows.tokens, filler], 1)).to(device)

    @property
    def columns(self) -> int:
        """All tokens, and one that is none."""
        return self._tokens.shape[1]

    def sizes(self) -> dict[int, int]:
        """The tokens of each draft that has any, by its place."""
        ends = self._at[self._first]
        return {place: int(size) for place, size in enumerate(ends[1:] - ends[:-1]) if size}

    def group(self, drafts: Sequence[Sequence[int]]) -> Group:
        """What each network reads of its drafts: a list of places a network, all of one length."""
        own = [[(row, slot) for slot, place in enumerate(each) for row in self._rows(place)] for each in drafts]
        shape = len(own), max(map(len, own))
        at, length = np.zeros(shape, np.int64), np.zeros(shape, np.int64)
        owner = np.full(shape, len(drafts[0]))
        for network, found in enumerate(own):
            windows, slots = np.array(found).T
            at[network, : len(found)] = self._at[windows]
            length[network, : len(found)] = self._windows.length[windows]
            owner[network, : len(found)] = slots
        longest = -(-int(length.max()) // STEP) * STEP
        places = np.array(drafts)
        at, length, owner = self._moved(np.stack([at, length, owner]))
        column = torch.arange(longest, device=self._device)
        real = column < length[..., None]
        tokens = torch.where(real, at[..., None] + column, self.columns - 1)
        ids, kinds, words, whose, goes = self._tokens[:, tokens].long()
        return Group(
            Part(ids, kinds, real, owner, words, whose, goes),
            self._moved(self._windows.verdict[places]),
            self._moved(self._windows.conduct[places]),
            self._moved(places),
            tokens,
        )

    def _rows(self, place: int) -> range:
        return range(self._first[place], self._first[place + 1])

    def _moved(self, array: Any) -> torch.Tensor:
        return torch.from_numpy(array).to(self._device)


def order(
    sizes: Mapping[int, int], inside: Sequence[int], steps: int, size: int, chance: random.Random
) -> list[list[int]]:
    """The drafts of each step, `size` at a time, those of like length together and the shortest first.

    Networks that have fewer drafts than others read some of them twice.
    """
    places = [place for place in inside if place in sizes]
    if not places:
        raise ValueError("There is nothing to learn from.")
    drawn = chance.sample(places, len(places))
    while len(drawn) < steps * size:
        drawn += chance.sample(places, min(len(places), steps * size - len(drawn)))
    drawn.sort(key=lambda place: sizes[place] * (1 + NEAR * chance.random()))
    return [drawn[at : at + size] for at in range(0, steps * size, size)]


NEAR = 0.15
"""How far apart the lengths of drafts in one step may be: else the same ones would always meet."""

_SOURCE: list[Source] = []


def _begin(source: Source) -> None:
    _SOURCE[:] = [source]


def _made(epoch: int, first: int, last: int) -> Windows:
    return _SOURCE[0].windows(epoch, first, last)
