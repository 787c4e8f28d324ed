"""The average of a network's weights over the last steps: steadier than the last step's."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import torch
from torch import nn

EVERY = 5
"""Steps from one reckoning of the averaged weights to the next."""


def lasting(steps: int) -> float:
    """The share of itself that the average keeps after so many steps: less at first, while all changes fast."""
    count = steps / EVERY
    return min(0.98, (1 + count) / (10 + count))


class Average:
    """An exponential average of the weights that are trained."""

    def __init__(self, network: nn.Module):
        self._steps = 0
        self._weights = {name: weight.detach().clone() for name, weight in self._own(network)}

    @staticmethod
    def _own(network: nn.Module) -> Iterator[tuple[str, torch.Tensor]]:
        return ((name, weight) for name, weight in network.named_parameters() if weight.requires_grad)

    def add(self, network: nn.Module) -> None:
        """Take in what a step made of the network."""
        self._steps += 1
        if self._steps % EVERY:
            return
        kept = lasting(self._steps)
        for name, weight in self._own(network):
            self._weights[name].mul_(kept).add_(weight.detach(), alpha=1 - kept)

    def state(self) -> dict[str, object]:
        """What `take_up` goes on from."""
        return {"steps": self._steps, "weights": self._weights}

    def take_up(self, state: dict[str, Any]) -> None:
        """Go on from what `state` told."""
        self._steps, self._weights = state["steps"], state["weights"]

    def wear(self, network: nn.Module) -> None:
        """Give the network the averaged weights."""
        with torch.no_grad():
            for name, weight in self._own(network):
                weight.copy_(self._weights[name])
