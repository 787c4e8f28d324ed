"""What each choice brings: readers made without it, on one split by authors and a part of the corpus.

usage: python -m training.ablate --hold AUTHOR ... [--share 0.3] [--epochs 3] [--public FOLDER] [--work FOLDER]

A part of the corpus and fewer epochs make a weaker reader than the shipped one; what counts is the difference.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import torch

from tacit.draft import Site, Surface
from tacit.judge.thresholds import Thresholds
from tacit.reader import windows
from tacit.reader.network import SETTINGS

from .__main__ import ROOT
from .examples import Example, corpus
from .export import export
from .fit import Recipe, fit
from .network import Network
from .public import everyday
from .scoring import choose, figures, say

SHOWN = (
    "area under the curve", "stop: raised (caution or stop)", "clear: false alarms", "spans: recall",
    "spans: precision (characters)", "conduct: recall", "conduct: precision",
)  # fmt: skip


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
    rest = [each for each in every if each.author not in chosen.hold]
    inside = random.Random(3).sample(rest, round(chosen.share * len(rest)))
    tweets = everyday(chosen.public)[: round(chosen.share * 1800)] if chosen.public else []
    recipe = Recipe(epochs=chosen.epochs)
    print(f"{len(inside)} drafts, {len(outside)} held back\n\n| | {' | '.join(SHOWN)} |\n|{'---|' * (len(SHOWN) + 1)}")
    for name, run in VARIANTS.items():
        found = run(inside, tweets, outside, recipe, chosen.work / name.replace(" ", "-"))
        print(f"| {name} | {' | '.join(f'{found[shown]:.3f}' for shown in SHOWN)} |", flush=True)


def measured(
    inside: Sequence[Example],
    outside: Sequence[Example],
    recipe: Recipe,
    folder: Path,
    change: Callable[[Network], None] = lambda _: None,
) -> dict[str, float]:
    """The figures of a reader made from `inside` on `outside`; `change` is done to the network before it is read."""
    if not (folder / SETTINGS).exists():
        network = fit(inside, recipe)
        change(network)
        export(network, Thresholds(), folder)
    said = say(folder, outside)
    return figures(said, choose(said))


def plain(
    inside: list[Example], tweets: list[Example], outside: list[Example], recipe: Recipe, folder: Path
) -> dict[str, float]:
    """As it is shipped."""
    return measured(inside + tweets, outside, recipe, folder)


def without_tweets(
    inside: list[Example], tweets: list[Example], outside: list[Example], recipe: Recipe, folder: Path
) -> dict[str, float]:
    """Without public tweets as clear drafts."""
    del tweets
    return measured(inside, outside, recipe, folder)


def without_variations(
    inside: list[Example], tweets: list[Example], outside: list[Example], recipe: Recipe, folder: Path
) -> dict[str, float]:
    """Every draft as it was written, each time."""
    return measured(inside + tweets, outside, replace(recipe, augmented=False), folder)


def without_owners(
    inside: list[Example], tweets: list[Example], outside: list[Example], recipe: Recipe, folder: Path
) -> dict[str, float]:
    """Without the question whose a marked detail is."""
    return measured(inside + tweets, outside, replace(recipe, whose=0.0), folder)


def without_shapes(
    inside: list[Example], tweets: list[Example], outside: list[Example], recipe: Recipe, folder: Path
) -> dict[str, float]:
    """All words alike, in capitals or not: the network reads with one row for all shapes."""
    return measured(inside + tweets, outside, replace(recipe, shapes=False), folder, _one_shape)


def _one_shape(network: Network) -> None:
    with torch.no_grad():
        network.kind.weight[1:4] = network.kind.weight[0]


def without_context(
    inside: list[Example], tweets: list[Example], outside: list[Example], recipe: Recipe, folder: Path
) -> dict[str, float]:
    """Without site, surface, what is answered."""
    bare = [replace(each, site=Site.FACEBOOK, surface=Surface.POST, reply_to=None) for each in inside + tweets]
    read = [replace(each, site=Site.FACEBOOK, surface=Surface.POST, reply_to=None) for each in outside]
    return measured(bare, read, recipe, folder)


def with_small_windows(
    inside: list[Example], tweets: list[Example], outside: list[Example], recipe: Recipe, folder: Path
) -> dict[str, float]:
    """Windows of half the size."""
    with _windows(96, 48):
        return measured(inside + tweets, outside, recipe, folder)


@contextmanager
def _windows(longest: int, full: int) -> Iterator[None]:
    kept = windows.LONGEST, windows.FULL
    windows.LONGEST, windows.FULL = longest, full
    try:
        yield
    finally:
        windows.LONGEST, windows.FULL = kept


VARIANTS = {
    "as it is": plain,
    "without word shapes": without_shapes,
    "without site, surface and what is answered": without_context,
    "without public tweets": without_tweets,
    "without variations": without_variations,
    "without the question whose": without_owners,
    "windows of half the size": with_small_windows,
}


if __name__ == "__main__":
    main()
