"""Training several networks at a time, on a GPU: the recipe is `fit.fit`'s.

All networks read the same varied drafts, each those that it may see, in an order of its own. On a processor it works
as well, in 32-bit numbers, and brings nothing.
"""

from __future__ import annotations

import math
import os
import random
import time
from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path
from typing import Any

import torch

from .average import EVERY, lasting
from .batches import Part
from .examples import Example
from .fit import SHRUNK, Recipe, rate_of, warmed
from .gathering import Epoch, Group, Source, epochs, order
from .network import DROPOUT, Network, from_base
from .school import School, taught
from .side_by_side import SideBySide, losses
from .teaching import Taught

AT_ONCE = 100_000
"""Tokens that are learnt from at a time: some 10 GB of a GPU's memory (reckoned, not measured). Of longer drafts the
networks learn one after the other."""


def fit_together(
    examples: Sequence[Example],
    recipe: Recipe,
    seeds: Sequence[int],
    outside: Sequence[Collection[str]],
    kept: Path | None = None,
    start: Callable[[], Network] = from_base,
    teachers: Sequence[tuple[Network, Collection[str]]] = (),
) -> list[Network]:
    """Networks trained side by side on `examples`, one a seed, each without the authors `outside` of it.

    A seed stands for the weights that begin by chance and for the order of the drafts. The rest is as in `fit.fit`: on
    a processor the same comes out each time.
    """
    device = "cuda" if torch.cuda.is_available() else "cpu"
    torch.use_deterministic_algorithms(device == "cpu")
    networks = [_begun(start, seed) for seed in seeds]
    seen = [each for each in examples if any(each.author not in authors for authors in outside)]
    insides = [[place for place, each in enumerate(seen) if each.author not in authors] for authors in outside]
    source = Source(seen, circles(seen, outside), recipe, networks[0].folder / "tokenizer.json")
    steps = math.ceil(max(map(len, insides)) / recipe.size)
    trainer = Trainer(networks, recipe, steps * recipe.epochs, device)
    school = School(teachers, seen, device) if teachers else None
    left = range(trainer.take_up(kept) // steps if kept and kept.exists() else 0, recipe.epochs)
    for number, windows in zip(left, epochs(source, left, _processes(device)), strict=True):
        began, epoch = time.monotonic(), Epoch(windows, device)
        written = school.written(epoch) if school else None
        # From the epoch's number, so that a run that was broken off goes on as it would have.
        torch.manual_seed(random.Random(f"{seeds} {number}").getrandbits(32))
        total = torch.zeros(len(seeds), device=device)
        for drafts in _orders(
            epoch, insides, steps, recipe.size, [random.Random(f"{seed} {number}") for seed in seeds]
        ):
            told = epoch.group(drafts)
            total += trainer.learn(told, taught(written, told) if written else None)
        lost = ", ".join(f"{each / steps:.3f}" for each in total.tolist())
        print(f"epoch {number + 1}: losses {lost}, {time.monotonic() - began:.0f} s", flush=True)
        if kept:
            trainer.keep(kept)
    return trainer.worn(networks)


def _orders(
    epoch: Epoch, insides: Sequence[Sequence[int]], steps: int, size: int, chances: Sequence[random.Random]
) -> Iterator[list[list[int]]]:
    """The drafts of each network, step by step: all read long ones in the same step."""
    sizes = epoch.sizes()
    orders = [order(sizes, inside, steps, size, chance) for inside, chance in zip(insides, chances, strict=True)]
    return ([each[step] for each in orders] for step in chances[0].sample(range(steps), steps))


def circles(examples: Sequence[Example], outside: Sequence[Collection[str]]) -> list[int]:
    """A number an example, the same for those that the same networks may see."""
    seen = [tuple(each.author not in authors for authors in outside) for each in examples]
    numbers = {each: number for number, each in enumerate(dict.fromkeys(seen))}
    return [numbers[each] for each in seen]


class AdamW:
    """PyTorch's AdamW, with a rate and a decay for each number of a row."""

    FIRST, SECOND, LEAST = 0.9, 0.999, 1e-8
    """How long its two averages last, and what keeps it from dividing by nothing: PyTorch's."""

    def __init__(self, rows: torch.Tensor, rate: torch.Tensor, decay: torch.Tensor):
        self.rows, self._rate, self._decay = rows, rate, decay
        self.mean, self.square = torch.zeros_like(rows), torch.zeros_like(rows)

    @torch.no_grad()
    def step(self, slope: torch.Tensor, done: int, share: float) -> None:
        """One step against `slope`, at a share of the rates, after `done` others."""
        rate = self._rate * share
        self.mean.lerp_(slope, 1 - self.FIRST)
        self.square.mul_(self.SECOND).addcmul_(slope, slope, value=1 - self.SECOND)
        spread = (self.square / (1 - self.SECOND ** (done + 1))).sqrt_().add_(self.LEAST)
        self.rows.mul_(1 - rate * self._decay)
        self.rows.sub_((self.mean / spread).mul_(rate / (1 - self.FIRST ** (done + 1))))


class Trainer:
    """Networks side by side that learn, and the average of their weights."""

    def __init__(self, networks: Sequence[Network], recipe: Recipe, steps: int, device: str):
        self._recipe, self._steps, self._done = recipe, steps, 0
        self._networks = SideBySide(networks, device)
        self._rows = self._networks.rows.requires_grad_()
        shapes, depth = self._networks.shapes, self._networks.layers
        rate = self._networks.per_number({name: rate_of(name, depth, recipe) for name in shapes})
        decay = self._networks.per_number({name: SHRUNK * (len(shape) > 1) for name, shape in shapes.items()})
        self._optimizer = AdamW(self._rows, rate, decay)
        self._average = self._rows.detach().clone()

    def learn(self, told: Group, taught: Taught | None = None) -> torch.Tensor:
        """One step; returns what each network's answers lacked before it."""
        many = max(1, AT_ONCE // told.tokens[0].numel())
        found = []
        self._rows.grad = None
        for first in range(0, len(self._rows), many):
            part = slice(first, first + many)
            group = _part(told, part)
            answers = self._networks.answers(self._rows[part], group, DROPOUT)
            lost = losses(answers, group, self._recipe, Taught(*(each[part] for each in taught)) if taught else None)
            lost.sum().backward()  # type: ignore[no-untyped-call]
            found.append(lost.detach())
        self._step()
        return torch.cat(found)

    @torch.no_grad()
    def _step(self) -> None:
        slope = self._rows.grad
        if slope is None:
            return
        slope.mul_((1 / (slope.norm(dim=1, keepdim=True) + 1e-6)).clamp(max=1.0))
        self._optimizer.step(slope, self._done, warmed(self._done, self._steps))
        self._done += 1
        if self._done % EVERY == 0:
            self._average.lerp_(self._rows, 1 - lasting(self._done))

    def worn(self, networks: Sequence[Network]) -> list[Network]:
        """The networks, with the averaged weights."""
        for network, row in zip(networks, self._average.cpu(), strict=True):
            self._networks.wear(network, row)
        return [network.eval() for network in networks]

    def keep(self, kept: Path) -> None:
        """Writes the state into a file."""
        kept.parent.mkdir(parents=True, exist_ok=True)
        whole = kept.with_suffix(".part")
        torch.save({"done": self._done, "numbers": [each.detach() for each in self._numbers()]}, whole)
        whole.replace(kept)

    @torch.no_grad()
    def take_up(self, kept: Path) -> int:
        """Takes up a state that was kept; returns how many steps it had behind it."""
        state: dict[str, Any] = torch.load(kept, weights_only=True)
        for own, told in zip(self._numbers(), state["numbers"], strict=True):
            own.copy_(told)
        self._done = int(state["done"])
        return self._done

    def _numbers(self) -> list[torch.Tensor]:
        return [self._rows, self._optimizer.mean, self._optimizer.square, self._average]


def _begun(start: Callable[[], Network], seed: int) -> Network:
    torch.manual_seed(seed)
    return start()


def _part(told: Group, part: slice) -> Group:
    rest = (each[part] for each in told[1:])
    return Group(Part(*(each[part] for each in told.part)), *rest)


def _processes(device: str) -> int:
    """How many processes make drafts ready: on a processor none, as it has no time to spare."""
    return min(8, max(1, (os.cpu_count() or 1) - 1)) if device == "cuda" else 0
