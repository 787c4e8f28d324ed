"""Makes the reader: thresholds by cross-validation over authors, then a network from the whole corpus, then the files.

The networks of the cross-validation teach the last one. Where there is a GPU they are trained at a time
(`together.py`), else one after the other (`fit.py`).

usage: python -m training [--folds N] [--hold AUTHOR ...] [--onwards [--fresh AUTHOR ...]] [--public FOLDER]
       [--work FOLDER] [--out FOLDER]

Whatever was made before is taken from the work folder again, so that a run that was broken off goes on where it was.
With `--hold`, one network only: trained without these authors, its thresholds chosen on them; with `--folds` beside it,
the whole way without them, measured on them at the end. With `--onwards`, one network that goes on from the shipped
one, for one epoch, with smaller steps and taught by the shipped one so that its answers stay where nothing speaks
against them, and then halfway back: for new drafts when the whole way is too long. It keeps the shipped thresholds, for
the shipped one has read most authors, and says how it fares on those held back. With `--fresh`, of the drafts by all
other authors it reads two in five.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import NamedTuple

import torch

from tacit.judge.thresholds import Thresholds, thresholds
from tacit.reader.network import SETTINGS
from tests.bench.drafts import read_drafts

from .examples import USUAL, Example, corpus, example_of, folds
from .export import export, ship
from .fit import Recipe, fit
from .network import from_base
from .public import everyday
from .rewordings import reworded
from .scoring import Said, choose, figures, say
from .start import between, from_shipped
from .together import fit_together

ROOT = Path(__file__).parents[2]
DEVELOPMENT = ROOT / "tests" / "bench" / "dev.jsonl"
SHIPPED = ROOT / "daemon" / "tacit" / "data" / "reader"

FOLDS = 5

AGAIN = 0.4
"""The share of drafts read once more by a network that goes on to fresh ones."""

ONWARDS = Recipe(epochs=1, rate=2.5e-4, seed=2, taught=0.5)
"""How a network goes on. The seed is another, so that the drafts vary anew."""


def main() -> None:
    """Trains, measures, writes the files."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folds", type=int, default=None)
    parser.add_argument(
        "--hold", nargs="*", default=[], help="hold these authors back; without --folds, instead of folds"
    )
    parser.add_argument("--onwards", action="store_true", help="go on from the shipped network")
    parser.add_argument("--fresh", nargs="*", default=[], help="with --onwards: the authors that are new to it")
    parser.add_argument("--epochs", type=int, default=None)
    parser.add_argument("--plain", action="store_true", help="without augmentation, for comparison")
    parser.add_argument("--public", type=Path, default=None, help="folder with the public tweets")
    parser.add_argument("--work", type=Path, default=ROOT / ".venv-train" / "work")
    parser.add_argument("--out", type=Path, default=None, help="where the files go; without --hold, into the package")
    chosen = parser.parse_args()
    if chosen.hold and not chosen.out:
        parser.error("with --hold, say --out: a reader made for comparison is not shipped.")
    if chosen.fresh and not chosen.onwards:
        parser.error("--fresh goes with --onwards: a network that begins anew has read nobody yet.")
    recipe = ONWARDS if chosen.onwards else Recipe()
    recipe = replace(recipe, epochs=chosen.epochs or recipe.epochs, augmented=not chosen.plain)
    workshop = Workshop(recipe, chosen.work, everyday(chosen.public) if chosen.public else [], chosen.onwards)
    if chosen.fresh:
        workshop = replace(workshop, examples=thinned(workshop.examples, {*chosen.fresh, *chosen.hold}))
    if chosen.onwards:
        made, at = workshop.further(chosen.hold)
    else:
        quick = chosen.hold and not chosen.folds
        made, at = workshop.held(chosen.hold) if quick else workshop.validated(chosen.folds or FOLDS, chosen.hold)
    show("development", figures(say(made, development()), at))
    ship(made, at, chosen.out or SHIPPED)


@dataclass(frozen=True, slots=True)
class Workshop:
    """Readers, each made once."""

    recipe: Recipe
    folder: Path
    public: Sequence[Example] = ()
    onwards: bool = False
    """Whether a reader goes on from the shipped one."""
    examples: list[Example] = field(default_factory=corpus)
    side_by_side: bool = field(default_factory=torch.cuda.is_available)
    """Whether several are trained at a time: a GPU gains by it, a processor does not."""

    def held(self, authors: Sequence[str]) -> tuple[Path, Thresholds]:
        """A reader made without these authors, and the thresholds chosen on them."""
        outside = [each for each in self.examples if each.author in authors]
        made = self.made(outside)
        return made, judged(say(made, outside))

    def further(self, authors: Sequence[str]) -> tuple[Path, Thresholds]:
        """A reader that went on from the shipped one without these authors, and the shipped thresholds."""
        outside = [each for each in self.examples if each.author in authors]
        at = thresholds(json.loads((SHIPPED / SETTINGS).read_text(encoding="utf-8"))["thresholds"])
        if outside:
            show("unseen authors, as shipped", figures(say(SHIPPED, outside), at))
        made = self.made(outside, [(SHIPPED, frozenset())])
        if outside:
            show("unseen authors", figures(say(made, outside), at))
        return made, at

    def validated(self, count: int, authors: Sequence[str] = ()) -> tuple[Path, Thresholds]:
        """A reader made from everything, and the thresholds chosen by cross-validation over authors.

        They are chosen on the authors who wrote the usual mix: a brief on one thing that goes wrong is no measure of
        how often it does. They are the teachers' thresholds: what the last reader says may be a little less sure.
        With `authors` held back, it says how that one fares on them.
        """
        held = [each for each in self.examples if each.author in authors]
        inside = [each for each in self.examples if each.author not in authors]
        placed = folds(inside, count)
        parts = [[each for each in inside if placed[each.author] == fold] for fold in range(count)]
        made = self.several([[*outside, *held] for outside in parts])
        teachers = [
            (path, frozenset(each.author for each in outside)) for path, outside in zip(made, parts, strict=True)
        ]
        said = [each for path, outside in zip(made, parts, strict=True) for each in say(path, outside)]
        show("all unseen authors", figures(said, at := judged([each for each in said if each.example.author in USUAL])))
        last = self.made(held, teachers)
        if held:
            show("authors held back", figures(say(last, held), at))
        return last, at

    def made(self, outside: Sequence[Example], teachers: Sequence[tuple[Path, frozenset[str]]] = ()) -> Path:
        """The folder of a reader made from everything but `outside`, whole authors, as in `several`."""
        return self.several([outside], teachers)[0]

    def several(
        self, outsides: Sequence[Sequence[Example]], teachers: Sequence[tuple[Path, frozenset[str]]] = ()
    ) -> list[Path]:
        """The folders of readers, each made from everything but its `outside`: now, unless the very same are there.

        `teachers` are readers that they learn from as well, each with the authors that it never saw.
        """
        jobs = [self._job(outside, teachers) for outside in outsides]
        at_once = len(jobs) if self.side_by_side else 1
        for first in range(0, len(jobs), at_once):
            self._make(jobs[first : first + at_once], teachers)
        return [job.folder for job in jobs]

    def _job(self, outside: Sequence[Example], teachers: Sequence[tuple[Path, frozenset[str]]]) -> _Job:
        held = {each.gold["id"] for each in outside}
        inside = [each for each in self.examples if each.gold["id"] not in held]
        inside += [*reworded(inside), *self.public]
        begun = (SHIPPED / SETTINGS).read_text(encoding="utf-8") if self.onwards else ""
        begun += "".join(path.name for path, _ in teachers)
        return _Job(self.folder / digest(self.recipe, inside, begun), inside, outside)

    def _make(self, jobs: Sequence[_Job], teachers: Sequence[tuple[Path, frozenset[str]]]) -> None:
        """Makes what is missing; what is trained at a time is trained again at a time."""
        missing = [not (job.folder / SETTINGS).exists() for job in jobs]
        if not any(missing):
            return
        for job in jobs:
            print(f"{job.folder.name}: {len(job.inside)} drafts to train on, {len(job.outside)} held back", flush=True)
        start = partial(from_shipped, SHIPPED) if self.onwards else from_base
        loaded = [(from_shipped(path), unseen) for path, unseen in teachers]
        kept = self.folder / f"{jobs[0].folder.name}{'-together' if self.side_by_side else ''}.pt"
        if self.side_by_side:
            every = [*self.examples, *reworded(self.examples), *self.public]
            outside = [{each.author for each in job.outside} for job in jobs]
            seeds = [self.recipe.seed] * len(jobs)
            networks = fit_together(every, self.recipe, seeds, outside, kept, start, loaded)
        else:
            networks = [fit(job.inside, self.recipe, kept, start, loaded) for job in jobs]
        for job, network, wanted in zip(jobs, networks, missing, strict=True):
            if wanted:
                export(between(network, start()) if self.onwards else network, Thresholds(), job.folder)
        kept.unlink()


def thinned(examples: Sequence[Example], fresh: Collection[str]) -> list[Example]:
    """All drafts by `fresh` authors, and by chance two in five of the others; all where nobody is fresh."""
    chance = random.Random(5)
    return [each for each in examples if not fresh or each.author in fresh or chance.random() < AGAIN]


class _Job(NamedTuple):
    """A reader to be made."""

    folder: Path
    inside: list[Example]
    outside: Sequence[Example]


def digest(recipe: Recipe, examples: Sequence[Example], begun: str) -> str:
    """A name for what comes of this recipe and these drafts; `begun` tells which readers it goes on or learns from."""
    drafts = [(each.pieces, each.reworded) for each in examples]
    return hashlib.sha256(repr((recipe, drafts, begun)).encode()).hexdigest()[:16]


def judged(said: Sequence[Said]) -> Thresholds:
    """The thresholds, with the figures they give on the same unseen authors."""
    at = choose(said)
    print(at)
    show("unseen authors", figures(said, at))
    return at


def development() -> list[Example]:
    """The development drafts. Measured on, never trained on."""
    return [example_of(gold, "development") for gold in read_drafts(DEVELOPMENT)]


def show(name: str, found: dict[str, float]) -> None:
    """One line of figures."""
    print(name, json.dumps({key: round(value, 3) for key, value in found.items()}), flush=True)


if __name__ == "__main__":
    main()
