"""Several networks at a time: all weights of one are a row of one tensor, so that a step takes few kernels.

What they say is what `Network` says with the same weights, and what they lack is what `fit.loss` says of each.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import torch
from torch.nn import functional

from tacit.verdict import Verdict

from .batches import IGNORED, Part
from .fit import Recipe, weighed
from .gathering import Group
from .network import KINDS, Answers, Network
from .teaching import Taught, Terms

Weights = Mapping[str, torch.Tensor]
"""The weights of the networks by name, [networks, *shape]."""


class SideBySide:
    """Networks of one shape and one vocabulary, which is not trained."""

    def __init__(self, networks: Sequence[Network], device: str):
        first = networks[0]
        self.shapes = {name: weight.shape for name, weight in first.named_parameters() if name != "word.weight"}
        self.layers = len(first.blocks)
        self._heads: int = first.blocks[0].heads  # type: ignore[assignment]
        # On a processor 16-bit numbers are slower and no more.
        self._kind = torch.bfloat16 if device == "cuda" else torch.float32
        self._word = first.word.weight.detach().to(device, self._kind)
        self.rows = torch.stack([self._row(each) for each in networks]).to(device)

    def _row(self, network: Network) -> torch.Tensor:
        state = network.state_dict()
        return torch.cat([state[name].float().flatten() for name in self.shapes])

    def wear(self, network: Network, row: torch.Tensor) -> None:
        """Gives `network` the weights of a row."""
        state = network.state_dict()
        for name, weight in self._cut(row[None].detach()).items():
            state[name].copy_(weight[0])

    def per_number(self, values: Mapping[str, float]) -> torch.Tensor:
        """A row with the value of its weight for each number."""
        filled = [torch.full((math.prod(shape),), values[name]) for name, shape in self.shapes.items()]
        return torch.cat(filled).to(self.rows.device)

    def _cut(self, rows: torch.Tensor) -> Weights:
        sizes = [math.prod(shape) for shape in self.shapes.values()]
        parts = rows.split(sizes, 1)  # type: ignore[no-untyped-call]
        return {name: part.view(-1, *shape) for part, (name, shape) in zip(parts, self.shapes.items(), strict=True)}

    def answers(self, rows: torch.Tensor, told: Group, dropout: float = 0.0) -> Answers:
        """What networks with the weights `rows` say: logits as of a `Network`, the network in front.

        A group of one network's drafts is read by each.
        """
        part = Part(*(each.expand(len(rows), *each.shape[1:]) for each in told.part))
        weights, drafts = self._cut(rows.to(self._kind)), told.verdict.shape[1]
        value = self._seen(weights, part, dropout)
        width = value.shape[-1]
        windows = value.view(*part.ids.shape, width)
        whole = torch.cat([windows[:, :, 0], windows.masked_fill(~part.real[..., None], -1e4).amax(2)], -1)
        start = torch.full((len(rows), drafts + 1, 2 * width), -1e4, dtype=whole.dtype, device=whole.device)
        largest = start.scatter_reduce(1, part.owner[..., None].expand_as(whole), whole, "amax")[:, :drafts]
        inner = functional.gelu(_linear(weights, "first", largest), approximate="tanh")
        said = _linear(weights, "second", functional.dropout(inner, dropout))
        words, whose, goes = (_linear(weights, name, value).float() for name in ("words", "whose", "goes"))
        verdict, conduct = said[..., : len(Verdict)].float(), said[..., len(Verdict) :].float()
        return Answers(words, whose, verdict, conduct, goes[..., 0])

    def _seen(self, weights: Weights, part: Part, dropout: float) -> torch.Tensor:
        """What each token means where it stands, [networks, windows * tokens, width]."""
        networks, windows, length = part.ids.shape
        kinds = functional.one_hot(part.kinds, KINDS).to(self._kind).flatten(1, 2)
        value = functional.embedding(part.ids, self._word) + weights["place.weight"][:, None, :length]
        value = value.flatten(1, 2) + torch.bmm(kinds, weights["kind.weight"])
        value = functional.dropout(_normed(weights, "norm", value), dropout)
        mask = torch.where(part.real.flatten(0, 1)[:, None, None], 0.0, -1e4).to(value.dtype)

        def split(each: torch.Tensor) -> torch.Tensor:
            return each.view(networks * windows, length, self._heads, -1).transpose(1, 2)

        for number in range(self.layers):
            block = f"blocks.{number}"
            query, key, each = (split(_linear(weights, f"{block}.{name}", value)) for name in ("query", "key", "value"))
            seen = _attended(query, key, each, mask)
            out = _linear(weights, f"{block}.out", seen.transpose(1, 2).reshape(value.shape))
            value = _normed(weights, f"{block}.attended", value + functional.dropout(out, dropout))
            wide = functional.gelu(_linear(weights, f"{block}.widen", value))
            out = _linear(weights, f"{block}.narrow", wide)
            value = _normed(weights, f"{block}.settled", value + functional.dropout(out, dropout))
        return value


def losses(answers: Answers, told: Group, recipe: Recipe, taught: Taught | None = None) -> torch.Tensor:
    """What the answers of each network lack; `taught` is what the teachers say, shaped as the answers."""
    words, whose, goes = (each.flatten(1) for each in (told.part.words, told.part.whose, told.part.goes))
    known = (goes != IGNORED).float()
    lost = weighed(
        Terms(
            _asked(answers.words, words),
            _asked(answers.verdict, told.verdict, recipe.smoothing),
            _flags(answers.conduct, told.conduct),
            _mean(_binary(answers.goes, goes.clamp(min=0).float()), known),
        ),
        recipe,
    )
    if taught:
        lost = (1 - recipe.taught) * lost + recipe.taught * weighed(_lesson(answers, told, taught), recipe)
    return lost + recipe.whose * _asked(answers.whose, whose)


def _lesson(answers: Answers, told: Group, taught: Taught) -> Terms:
    words = told.part.words.flatten(1)
    own, plain = (words != IGNORED).float(), (words == 0).float()
    return Terms(
        _mean(-(taught.words * answers.words.log_softmax(-1)).sum(-1), own),
        _mean(-(taught.verdict * answers.verdict.log_softmax(-1)).sum(-1), (told.verdict != IGNORED).float()),
        _flags(answers.conduct, taught.conduct),
        _mean(_binary(answers.goes, taught.goes), plain),
    )


def _asked(logits: torch.Tensor, labels: torch.Tensor, smoothing: float = 0.0) -> torch.Tensor:
    """The cross entropy of each network, over the labels that are known."""
    lost = functional.cross_entropy(
        logits.flatten(0, 1), labels.flatten(), ignore_index=IGNORED, reduction="none", label_smoothing=smoothing
    )
    return _mean(lost.view(labels.shape), (labels != IGNORED).float())


def _flags(logits: torch.Tensor, wanted: torch.Tensor) -> torch.Tensor:
    return _binary(logits, wanted).mean((1, 2))


def _binary(logits: torch.Tensor, wanted: torch.Tensor) -> torch.Tensor:
    return functional.binary_cross_entropy_with_logits(logits, wanted, reduction="none")


def _mean(lost: torch.Tensor, known: torch.Tensor) -> torch.Tensor:
    return (lost * known).sum(1) / known.sum(1).clamp(min=1)


def _linear(weights: Weights, name: str, value: torch.Tensor) -> torch.Tensor:
    return torch.baddbmm(weights[f"{name}.bias"][:, None], value, weights[f"{name}.weight"].transpose(1, 2))


def _attended(query: torch.Tensor, key: torch.Tensor, each: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
    # Written out: a run on an H200 in which PyTorch 2.11 chose the kernel gave no numbers, and this one did.
    return (query @ key.transpose(-1, -2) / query.shape[-1] ** 0.5 + mask).softmax(-1) @ each


def _normed(weights: Weights, name: str, value: torch.Tensor) -> torch.Tensor:
    plain = functional.layer_norm(value, value.shape[-1:], eps=1e-12)
    return plain * weights[f"{name}.weight"][:, None] + weights[f"{name}.bias"][:, None]
