"""What teachers say of an epoch's drafts, written down once for all that learn from it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import torch

from .examples import Example
from .gathering import Epoch, Group
from .network import Network
from .side_by_side import SideBySide
from .teaching import UNSEEN, Taught

AT_ONCE = 96
"""Drafts that the teachers read at a time."""


class School:
    """Teachers side by side, each with the authors that it never saw."""

    def __init__(
        self, teachers: Sequence[tuple[Network, Collection[str]]], examples: Sequence[Example], device: str
    ) -> None:
        self._teachers = SideBySide([network for network, _ in teachers], device)
        shares = torch.tensor(
            [[UNSEEN if each.author in unseen else 1.0 for each in examples] for _, unseen in teachers]
        )
        self._shares = (shares / shares.sum(0)).to(device)

    @torch.no_grad()
    def written(self, epoch: Epoch) -> Taught:
        """What they say together, as `Teachers.say`: a row a token of the epoch, and a row a draft."""
        sizes = epoch.sizes()
        places = sorted(sizes, key=sizes.__getitem__)
        columns, (_, drafts), device = epoch.columns, self._shares.shape, self._shares.device
        kept: Taught | None = None
        for at in range(0, len(places), AT_ONCE):
            told = epoch.group([places[at : at + AT_ONCE]])
            said = self._say(told)
            if kept is None:
                rows = (columns, drafts, drafts, columns)
                kept = Taught(
                    *(
                        torch.zeros(count, *each.shape[1:], device=device)
                        for count, each in zip(rows, said, strict=True)
                    )
                )
            tokens = told.tokens.flatten()
            for each, where, new in zip(kept, (tokens, told.drafts[0], told.drafts[0], tokens), said, strict=True):
                each[where] = new
        if kept is None:
            raise ValueError("There is nothing to say anything of.")
        return kept

    def _say(self, told: Group) -> Taught:
        answers = self._teachers.answers(self._teachers.rows, told)
        drafts = self._shares[:, told.drafts[0]]
        # A window that only fills the group up belongs to no draft, and nobody asks what was said of it.
        windows = drafts[:, told.part.owner[0].clamp(max=drafts.shape[1] - 1)]
        tokens = windows.repeat_interleave(told.tokens.shape[-1], 1)
        return Taught(
            (answers.words.softmax(-1) * tokens[..., None]).sum(0),
            (answers.verdict.softmax(-1) * drafts[..., None]).sum(0),
            (answers.conduct.sigmoid() * drafts[..., None]).sum(0),
            (answers.goes.sigmoid() * tokens).sum(0),
        )


def taught(written: Taught, told: Group) -> Taught:
    """What was written down of a group, shaped as the answers to it."""
    tokens = told.tokens.flatten(1)
    return Taught(
        written.words[tokens], written.verdict[told.drafts], written.conduct[told.drafts], written.goes[tokens]
    )
