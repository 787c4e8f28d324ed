"""Teachers: networks made before say what they think of a draft, and the next network learns from that as well.

What several networks say together is better than what one says, and one network can learn most of it (Hinton et al.
2015, "Distilling the knowledge in a neural network").
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

import torch
from torch.nn import functional

from .batches import IGNORED, Batch
from .network import Answers, Network

UNSEEN = 3.0
"""What a teacher's word weighs on an author whom it never saw; elsewhere, where it may know the answers, one."""


class Taught(NamedTuple):
    """What the teachers say of a batch together: probabilities, shaped as the answers' logits."""

    words: torch.Tensor
    verdict: torch.Tensor
    conduct: torch.Tensor
    goes: torch.Tensor


class Teachers:
    """Networks, each with the authors that it never saw."""

    def __init__(self, networks: Sequence[tuple[Network, Collection[str]]], device: str):
        self._networks = [(network.to(device).eval(), frozenset(unseen)) for network, unseen in networks]

    @torch.no_grad()
    def say(self, told: Batch) -> Taught:
        """The mean of what they say, those that never saw an author weighing more.

        The author of a draft that was joined with another's paragraphs is the one whose labels it has.
        """
        shares = torch.tensor(
            [[UNSEEN if author in unseen else 1.0 for author in told.authors] for _, unseen in self._networks]
        ).to(told.verdict.device)
        shares = shares / shares.sum(0)
        owners = torch.cat([part.owner.repeat_interleave(part.ids.shape[1]) for part in told.parts])
        said = [
            _weighted(network(told), share[:, None], share[owners])
            for (network, _), share in zip(self._networks, shares, strict=True)
        ]
        return Taught(*(torch.stack(each).sum(0) for each in zip(*said, strict=True)))


class Terms(NamedTuple):
    """What a loss is made of, a term a question."""

    words: torch.Tensor
    verdict: torch.Tensor
    conduct: torch.Tensor
    goes: torch.Tensor


def lesson(answers: Answers, told: Batch, taught: Taught) -> Terms:
    """How far the answers are from what is taught.

    Nothing is taught of a verdict that is left out on purpose, and of a client's details nobody asks whether they go.
    """
    words = torch.cat([part.words.flatten() for part in told.parts])
    own, plain, known = words != IGNORED, words == 0, told.verdict != IGNORED
    verdict = -(taught.verdict * answers.verdict.float().log_softmax(-1)).sum(-1)
    return Terms(
        -(taught.words * answers.words.float().log_softmax(-1)).sum(-1)[own].mean(),
        verdict[known].sum() / known.sum().clamp(min=1),
        functional.binary_cross_entropy_with_logits(answers.conduct.float(), taught.conduct),
        functional.binary_cross_entropy_with_logits(answers.goes.float()[plain], taught.goes[plain]),
    )


def _weighted(said: Answers, drafts: torch.Tensor, tokens: torch.Tensor) -> Taught:
    return Taught(
        said.words.float().softmax(-1) * tokens[:, None],
        said.verdict.float().softmax(-1) * drafts,
        said.conduct.float().sigmoid() * drafts,
        said.goes.float().sigmoid() * tokens,
    )
