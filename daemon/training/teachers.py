"""Networks that teach another: of each draft it is told what a network says that never saw the draft's author.

Labels say which of three verdicts is right, and no more. A network that is unsure of a draft by somebody it never saw
says that the draft stands on a border, and whether a word is a detail at all or rather a neighbour of one.
After "Distilling the Knowledge in a Neural Network" (Hinton, Vinyals and Dean, 2015), with the networks of the
cross-validation as teachers.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import torch
from torch.nn import functional

from .batches import IGNORED, Batch
from .network import Answers, Network


@dataclass(frozen=True, slots=True)
class Teachers:
    """A network a fold, made without the authors in it."""

    networks: Sequence[Network]
    folds: Mapping[str, int]
    """The fold of each author."""

    def to(self, device: str) -> Teachers:
        """The same on a device, ready to answer."""
        return Teachers([each.to(device).eval() for each in self.networks], self.folds)

    @torch.no_grad()
    def say(self, told: Batch, device: str) -> Answers:
        """Of each draft what its teacher says."""
        with torch.autocast(device, torch.bfloat16):
            said = [network(told) for network in self.networks]
        word = torch.cat([told.fold[part.owner][:, None].expand(part.ids.shape).flatten() for part in told.parts])
        return Answers(
            _chosen([each.words for each in said], word),
            _chosen([each.whose for each in said], word),
            _chosen([each.verdict for each in said], told.fold),
            _chosen([each.conduct for each in said], told.fold),
        )


def lack(answers: Answers, said: Answers, told: Batch) -> torch.Tensor:
    """What the answers lack of what the teachers said, weighed as the labels are."""
    own = torch.cat([part.words.flatten() for part in told.parts]) != IGNORED
    words = _apart(answers.words, said.words)[own].mean()
    verdict = _apart(answers.verdict, said.verdict).mean()
    conduct = functional.binary_cross_entropy_with_logits(answers.conduct.float(), said.conduct.float().sigmoid())
    return 2 * words + verdict + 6 * conduct


def _chosen(said: Sequence[torch.Tensor], fold: torch.Tensor) -> torch.Tensor:
    """Row by row, what the network of that row's fold says."""
    return torch.stack([each.float() for each in said])[fold, torch.arange(len(fold), device=fold.device)]


def _apart(own: torch.Tensor, other: torch.Tensor) -> torch.Tensor:
    """The Kullback-Leibler divergence of each row, from the other's to the own."""
    likely = other.float().log_softmax(-1)
    return (likely.exp() * (likely - own.float().log_softmax(-1))).sum(-1)
