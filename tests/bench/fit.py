"""Fits the judge's points to labelled training drafts and writes `tacit/data/points.json`.

usage: python -m tests.bench.fit TRAIN.jsonl [--alarms 0.10] [--out FILE]

Each scale is a logistic regression with an L2 penalty. A threshold is the score that the wanted share of the
drafts on the other side exceeds, each scored by points fitted without its author (the part of the id before
the first "-"). Development drafts are never given to this.
"""

from __future__ import annotations

import argparse
import json
import math
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from tacit.detect.detector import Detector
from tacit.judge import scales
from tests.bench.drafts import draft_of, people_of, read_drafts

RAREST = 20
FOLDS = 5
STEPS = 150
PENALTY = 10.0
NO_HARM = frozenset(
    {
        "cue claim",
        "length",
        "linkedin",
        "cue we us",
        "cue question",
        "cue thanks",
        "cue culture",
        "cue public",
    }
)
"""Left out of the harm scale: a claim of consent never lowers a stop, and the rest says nothing of harm."""


@dataclass(frozen=True)
class Sample:
    """One labelled draft, measured."""

    gold: dict[str, Any]
    measured: dict[str, float]
    words: frozenset[str]

    @property
    def author(self) -> str:
        """Who wrote it: drafts of one author stay on one side of a fold."""
        return str(self.gold["id"]).partition("-")[0]


def sample(gold: dict[str, Any], detector: Detector) -> Sample:
    """Measures a labelled draft as the judge would."""
    profile, roster = people_of(gold)
    draft = draft_of(gold)
    candidates = detector.candidates(draft.text, profile, roster)
    return Sample(gold, scales.features(draft, candidates), scales.vocabulary(draft.text))


def fit_scale(samples: list[Sample], wanted: list[bool], alarms: float, *, words: bool, skip: frozenset[str]) -> Any:
    """One scale's table: start, points, words, threshold."""
    names = [name for name in samples[0].measured if name not in skip]
    counted = Counter(word for each in samples for word in each.words)
    known = sorted(word for word, count in counted.items() if count >= RAREST) if words else []
    place = {word: index for index, word in enumerate(known)}
    said = np.array([[each.measured[name] for name in names] for each in samples], dtype=np.float32)
    centre, spread = said.mean(0), said.std(0) + 1e-6
    heard = np.zeros((len(samples), len(known)), dtype=np.float32)
    for row, each in enumerate(samples):
        found = [place[word] for word in each.words if word in place]
        heard[row, found] = 4.0 / math.sqrt(len(found)) if found else 0.0
    matrix = np.hstack([(said - centre) / spread / 2, heard])
    target = np.array(wanted, dtype=np.float32)
    held_out = np.zeros(len(samples))
    authors = np.array([hash_fold(each.author) for each in samples])
    for fold in range(FOLDS):
        inside = authors == fold
        if inside.any():
            weights, start = regress(matrix[~inside], target[~inside])
            held_out[inside] = matrix[inside] @ weights + start
    threshold = float(np.quantile(held_out[target == 0], 1 - alarms))
    weights, start = regress(matrix, target)
    raw = weights[: len(names)] / spread / 2
    print(f"  {np.mean(held_out[target == 1] > threshold):.3f} raised at {alarms:.2f} on unseen authors")
    return {
        "start": round(float(start - raw @ centre), 3),
        "points": {n: round(float(w), 2) for n, w in zip(names, raw, strict=True) if abs(w) >= 0.02},
        "words": {n: round(float(w), 2) for n, w in zip(known, weights[len(names) :], strict=True) if abs(w) >= 0.04},
        "threshold": round(threshold, 2),
    }, held_out > threshold


def hash_fold(author: str) -> int:
    """A fold that an author always falls into."""
    return sum(map(ord, author)) % FOLDS


def regress(matrix: Any, target: Any) -> tuple[Any, float]:
    """Logistic regression by accelerated gradient steps."""
    width = matrix.shape[1]
    lipschitz = (
        0.25 * float(np.linalg.norm(matrix[:: max(1, len(matrix) // 800)], 2) ** 2) * max(1, len(matrix) / 800)
        + PENALTY
        + 0.25 * len(matrix)
    )
    at = ahead = np.zeros(width + 1, dtype=np.float32)
    for step in range(STEPS):
        odds = 1 / (1 + np.exp(-(matrix @ ahead[:-1] + ahead[-1])))
        slope = np.append(matrix.T @ (odds - target) + PENALTY * ahead[:-1], (odds - target).sum())
        after = ahead - slope.astype(np.float32) / lipschitz
        ahead = after + (step / (step + 3)) * (after - at)
        at = after
    return at[:-1], float(at[-1])


def main() -> None:
    """Reads the training drafts, fits the three scales, writes the file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("drafts", type=Path)
    parser.add_argument("--alarms", type=float, default=0.10)
    parser.add_argument("--out", type=Path, default=Path("daemon/tacit/data/points.json"))
    chosen = parser.parse_args()
    detector = Detector()
    samples = [sample(gold, detector) for gold in read_drafts(chosen.drafts)]
    print("client")
    one, _ = fit_scale(
        samples, [s.gold["verdict"] != "clear" for s in samples], chosen.alarms, words=True, skip=frozenset()
    )
    replies = [s for s in samples if s.gold["surface"] != "post"]
    print("confirm")
    two, _ = fit_scale(
        replies, ["relationship" in s.gold["conduct"] for s in replies], 0.08, words=True, skip=frozenset()
    )
    raised = [s for s in samples if s.gold["verdict"] != "clear" and "relationship" not in s.gold["conduct"]]
    print("harm")
    three, _ = fit_scale(raised, [s.gold["verdict"] == "stop" for s in raised], 0.25, words=False, skip=NO_HARM)
    chosen.out.write_text(
        json.dumps({"client": one, "confirm": two, "harm": three}, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    )


if __name__ == "__main__":
    main()
