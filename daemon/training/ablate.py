"""What each choice brings: readers made without it, on one split by authors and a part of the corpus.

usage: python -m training.ablate --hold AUTHOR ... [--share 0.3] [--epochs 3] [--public FOLDER] [--work FOLDER]

A part of the corpus and fewer epochs make a weaker reader than the shipped one; what counts is the difference.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import torch

from tacit.draft import Site, Surface
from tacit.judge.thresholds import Thresholds
from tacit.reader import windows

from .__main__ import ROOT
from .examples import Example, corpus
from .export import export
from .fit import Recipe, fit
from .public import everyday
from .scoring import choose, figures, say

SHOWN = (
    "area under the curve", "stop: raised (caution or stop)", "clear: false alarms", "spans: recall",
    "spans: precision (characters)", "conduct: recall", "conduct: precision",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Variant:
    """What a reader is made with."""

    shapes: bool = True
    """Whether the network is told how words are written."""
    context: bool = True
    """Whether it is told site, surface and what is answered."""
    public: bool = True
    """Whether public tweets are among the clear drafts."""
    augmented: bool = True
    owners: bool = True
    """Whether it is asked whose a marked detail is."""
    longest: int = windows.LONGEST
    """Tokens of a window."""

    def recipe(self, epochs: int) -> Recipe:
        """How such a reader is trained."""
        whose = Recipe().whose if self.owners else 0.0
        return Recipe(epochs=epochs, augmented=self.augmented, shapes=self.shapes, whose=whose)


VARIANTS = {
    "as it is": Variant(),
    "without word shapes": Variant(shapes=False),
    "without site, surface and what is answered": Variant(context=False),
    "without public tweets": Variant(public=False),
    "without variations": Variant(augmented=False),
    "without the question whose": Variant(owners=False),
    "windows of half the size": Variant(longest=windows.LONGEST // 2),
}


def main() -> None:
    """Prints a row a variant, as Markdown."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--hold", nargs="+", required=True)
    parser.add_argument("--share", type=float, default=0.3)
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--public", type=Path, default=None)
    parser.add_argument("--work", type=Path, default=ROOT / ".venv-train" / "ablations")
    chosen = parser.parse_args()
    every = corpus()
    outside = [each for each in every if each.author in chosen.hold]
    inside = part([each for each in every if each.author not in chosen.hold], chosen.share)
    public = part(everyday(chosen.public), chosen.share) if chosen.public else []
    print(f"{len(inside)} drafts, {len(outside)} held back\n\n| | {' | '.join(SHOWN)} |\n|{'---|' * (len(SHOWN) + 1)}")
    for name, variant in VARIANTS.items():
        found = measured(variant, inside, public, outside, chosen.epochs, chosen.work / name.replace(" ", "-"))
        print(f"| {name} | {' | '.join(f'{found[shown]:.3f}' for shown in SHOWN)} |", flush=True)


def part(examples: Sequence[Example], share: float) -> list[Example]:
    """A share of the examples, always the same."""
    return random.Random(3).sample(list(examples), round(share * len(examples)))


def measured(
    variant: Variant,
    inside: Sequence[Example],
    public: Sequence[Example],
    outside: Sequence[Example],
    epochs: int,
    folder: Path,
) -> dict[str, float]:
    """The figures on `outside` of a reader made anew, in `folder`."""
    made_from = [*inside, *public] if variant.public else list(inside)
    with _windows(variant.longest):
        network = fit(made_from if variant.context else list(map(bare, made_from)), variant.recipe(epochs))
        if not variant.shapes:
            with torch.no_grad():
                network.kind.weight[1:4] = network.kind.weight[0]  # so that it reads as it was taught
        export(network, Thresholds(), folder)
        said = say(folder, outside if variant.context else list(map(bare, outside)))
    return figures(said, choose(said))


def bare(example: Example) -> Example:
    """The same draft as if it stood nowhere in particular and answered nothing."""
    return replace(example, site=Site.FACEBOOK, surface=Surface.POST, reply_to=None)


@contextmanager
def _windows(longest: int) -> Iterator[None]:
    kept = windows.LONGEST, windows.FULL
    windows.LONGEST, windows.FULL = longest, longest // 2
    try:
        yield
    finally:
        windows.LONGEST, windows.FULL = kept


if __name__ == "__main__":
    main()
