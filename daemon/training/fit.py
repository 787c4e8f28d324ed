"""Training: examples in, a network out. Deterministic on one kind of machine; on a GPU where there is one."""

from __future__ import annotations

import math
import random
import time
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch.nn import functional

from tacit.reader.encoding import Encoder

from .augment import vary
from .average import Average
from .batches import IGNORED, WASTED, Batch, Row, batch, hidden, moved, rows, unshaped
from .examples import Example
from .network import Answers, Network, from_base
from .teaching import Taught, Teachers, Terms, lesson

SHRUNK = 0.01
"""Weight decay, of the weights that multiply."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """How to train. The figures were chosen on one split by authors, but for the share of the teachers, which is a
    usual one; the model card has what was tried."""

    epochs: int = 6
    size: int = 32
    """Drafts in a batch."""
    rate: float = 4.5e-4
    decay: float = 0.85
    """What the rate of a layer is of the rate of the layer above."""
    smoothing: float = 0.05
    seed: int = 1
    augmented: bool = True
    hidden: float = 0.12
    """The share of tokens hidden in every other draft."""
    shapes: bool = True
    """Whether the network is told how words are written."""
    whose: float = 0.3
    """Weight of the question whose a marked detail is."""
    goes: float = 0.5
    """Weight of the question which words go where a draft is reworded."""
    taught: float = 0.7
    """Where there are teachers: the share of the loss that is what they say; the labels have the rest."""


def encoder_of(network: Network) -> Encoder:
    """The encoder with the base's vocabulary."""
    return Encoder(Tokenizer.from_file(str(network.folder / "tokenizer.json")))


def fit(
    examples: Sequence[Example],
    recipe: Recipe,
    kept: Path | None = None,
    start: Callable[[], Network] = from_base,
    teachers: Sequence[tuple[Network, Collection[str]]] = (),
) -> Network:
    """A network trained on `examples`, its weights averaged over the last steps; `start` makes the one it begins with.

    `teachers` are networks that it learns from as well, each with the authors that it never saw. With `kept`, the state
    after each epoch goes into that file, and a run that was broken off goes on from there.
    """
    device = "cuda" if torch.cuda.is_available() else "cpu"
    halved = device == "cuda" or halves()
    torch.manual_seed(recipe.seed)
    # A GPU has no such way of its own for everything; what is left there moves the figures by less than .01.
    torch.use_deterministic_algorithms(True, warn_only=device != "cpu")
    network = start().to(device)
    network.word.weight.requires_grad_(False)  # the corpus is too small to move the vocabulary without harm
    encoder = encoder_of(network)
    school = Teachers(teachers, device) if teachers else None
    optimizer = torch.optim.AdamW(_groups(network, recipe), weight_decay=SHRUNK)
    steps = recipe.epochs * math.ceil(len(examples) / recipe.size)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: warmed(step, steps))
    average = Average(network)
    done = _resume(kept, network, optimizer, schedule, average) if kept and kept.exists() else 0
    for epoch in range(done, recipe.epochs):
        began, total = time.monotonic(), torch.zeros((), device=device)
        network.train()
        for each in _batches(examples, encoder, recipe, epoch, 0.0 if device == "cuda" else WASTED):
            each = moved(each, device)
            with torch.autocast(device, torch.bfloat16, enabled=halved):
                answers = network(each)
                taught = school.say(each) if school else None
            lost = loss(answers, each, recipe, taught)
            optimizer.zero_grad()
            lost.backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            average.add(network)
            total += lost.detach()
        print(
            f"epoch {epoch + 1}: loss {float(total) / steps * recipe.epochs:.3f}, {time.monotonic() - began:.0f} s",
            flush=True,
        )
        if kept:
            _keep(kept, epoch + 1, network, optimizer, schedule, average)
    average.wear(network)
    return network.cpu().eval()


def halves() -> bool:
    """Whether this processor multiplies numbers of 16 bits: one that does not takes twenty times as long with them."""
    able = torch.cpu.get_capabilities()
    return bool(able.get("amx_bf16") or able.get("avx512_bf16"))


def loss(answers: Answers, told: Batch, recipe: Recipe, taught: Taught | None = None) -> torch.Tensor:
    """What the answers lack, by the labels and, where there are teachers, by what they say.

    Whose a detail is has labels only: the shipped files, from which teachers are loaded, do not tell it.
    """
    lost = weighed(_labelled(answers, told, recipe), recipe)
    if taught:
        lost = (1 - recipe.taught) * lost + recipe.taught * weighed(lesson(answers, told, taught), recipe)
    whose = torch.cat([part.whose.flatten() for part in told.parts])
    if recipe.whose and bool((whose != IGNORED).any()):
        lost = lost + recipe.whose * functional.cross_entropy(answers.whose.float(), whose, ignore_index=IGNORED)
    return lost


def _labelled(answers: Answers, told: Batch, recipe: Recipe) -> Terms:
    words, goes = (
        torch.cat([labels.flatten() for labels in each])
        for each in ([part.words for part in told.parts], [part.goes for part in told.parts])
    )
    none, known = torch.zeros((), device=words.device), goes != IGNORED
    return Terms(
        functional.cross_entropy(answers.words.float(), words, ignore_index=IGNORED),
        functional.cross_entropy(
            answers.verdict.float(), told.verdict, ignore_index=IGNORED, label_smoothing=recipe.smoothing
        )
        if bool((told.verdict != IGNORED).any())
        else none,
        functional.binary_cross_entropy_with_logits(answers.conduct.float(), told.conduct),
        functional.binary_cross_entropy_with_logits(answers.goes.float()[known], goes[known].float())
        if bool(known.any())
        else none,
    )


def weighed(terms: Terms, recipe: Recipe) -> torch.Tensor:
    """The terms put together."""
    return 2 * terms.words + terms.verdict + 6 * terms.conduct + recipe.goes * terms.goes


def _keep(
    kept: Path,
    done: int,
    network: Network,
    optimizer: torch.optim.Optimizer,
    schedule: torch.optim.lr_scheduler.LRScheduler,
    average: Average,
) -> None:
    state = {
        "done": done,
        "network": network.state_dict(),
        "optimizer": optimizer.state_dict(),
        "schedule": schedule.state_dict(),
        "average": average.state(),
        "chance": torch.get_rng_state(),
    }
    kept.parent.mkdir(parents=True, exist_ok=True)
    whole = kept.with_suffix(".part")
    torch.save(state, whole)
    whole.replace(kept)


def _resume(
    kept: Path,
    network: Network,
    optimizer: torch.optim.Optimizer,
    schedule: torch.optim.lr_scheduler.LRScheduler,
    average: Average,
) -> int:
    """Takes up the state that was kept; returns how many epochs it had behind it."""
    state = torch.load(kept, weights_only=True)
    network.load_state_dict(state["network"])
    optimizer.load_state_dict(state["optimizer"])
    schedule.load_state_dict(state["schedule"])
    average.take_up(state["average"])
    torch.set_rng_state(state["chance"])
    return int(state["done"])


def warmed(step: int, steps: int) -> float:
    """The share of its rate at which a weight learns in a step: it rises for a short while, then falls to nothing."""
    return min(1.0, step / (0.06 * steps)) * max(0.0, (steps - step) / (0.94 * steps))


def rate_of(name: str, depth: int, recipe: Recipe) -> float:
    """The rate of the weight with this name, in a network of `depth` layers."""
    part = name.split(".")
    above = depth - 1 - int(part[1]) if part[0] == "blocks" else 0
    above = depth if part[0] in ("place", "norm") else above
    return recipe.rate * recipe.decay**above


def _groups(network: Network, recipe: Recipe) -> list[dict[str, object]]:
    """The weights by rate and decay: few groups, so that the optimizer goes over many weights at one time."""
    groups: dict[tuple[float, bool], list[torch.nn.Parameter]] = {}
    for name, weight in network.named_parameters():
        if weight.requires_grad:
            rate = rate_of(name, len(network.blocks), recipe)
            groups.setdefault((rate, weight.dim() > 1), []).append(weight)
    return [
        {"params": weights, "lr": rate} | ({} if decays else {"weight_decay": 0.0})
        for (rate, decays), weights in groups.items()
    ]


def varied(
    example: Example, encoder: Encoder, recipe: Recipe, chance: random.Random, others: Sequence[Example]
) -> tuple[Example, list[Row]]:
    """An example as an epoch shows it, with its windows. `others` are drafts that it may be joined with."""
    if recipe.augmented and example.reworded is None:
        example = vary(example, chance, others)
    made = rows(example, encoder)
    if recipe.augmented:
        share = recipe.hidden if chance.random() < 0.5 else 0.0
        made = [hidden(row, share, encoder.mask, chance) for row in made]
    return example, made if recipe.shapes else [unshaped(row) for row in made]


def _batches(
    examples: Sequence[Example], encoder: Encoder, recipe: Recipe, epoch: int, wasted: float
) -> Iterator[Batch]:
    """The batches of an epoch: drafts of like length together, in an order by chance."""
    chance = random.Random(f"{recipe.seed} {epoch}")
    made = [varied(each, encoder, recipe, chance, examples) for each in examples]
    made = [each for each in made if each[1]]
    chance.shuffle(made)
    stretch = recipe.size * 25
    cut: list[list[tuple[Example, list[Row]]]] = []
    for first in range(0, len(made), stretch):
        near = sorted(made[first : first + stretch], key=lambda each: sum(len(row.ids) for row in each[1]))
        cut += [near[at : at + recipe.size] for at in range(0, len(near), recipe.size)]
    chance.shuffle(cut)
    return (batch(each, wasted) for each in cut)
