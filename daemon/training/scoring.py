"""How well a reader reads, and from where it should speak: measured with the code that people run."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from tacit.detect.detector import Detector
from tacit.detect.reading import Reading
from tacit.finding import DIRECT, Label
from tacit.judge.judge import judge
from tacit.judge.scales import Scale, features
from tacit.judge.thresholds import Thresholds
from tacit.person import Profile
from tacit.reader.model import Model
from tacit.reader.network import Network
from tacit.verdict import Conduct, Verdict
from tests.bench.drafts import people_of
from tests.bench.evaluate import evaluate

from .examples import CLIENT, Example

PRECISE = 0.7
"""The share of what is shown that should be a client's detail, in characters."""

FALSE_ALARMS = 0.05
"""Of clear drafts: how many may be raised."""

CLEAR_HELD = 0.03
"""Of clear drafts: how many may be held."""

CAUTIONS_HELD = 0.1
"""Of drafts that deserve a caution: how many may be held."""

LIKELIER = 0.5
"""A draft is never held that is likelier a caution."""


class Said(NamedTuple):
    """What a reader sees in one example."""

    example: Example
    reading: Reading
    profile: Profile


def say(folder: Path, examples: Iterable[Example]) -> list[Said]:
    """Reads examples with the reader whose files lie in `folder`."""
    detector = Detector(Model(Network(folder)))
    said = []
    for example in examples:
        profile, roster = people_of(example.gold)
        said.append(Said(example, detector.read(example.draft, profile, roster), profile))
    return said


def answer(said: Said, at: Thresholds) -> dict[str, Any]:
    """An answer as the benchmark takes it, without a redaction."""
    judged = judge(said.example.draft, said.reading, at, said.profile)
    return {
        "id": said.example.gold["id"],
        "verdict": judged.verdict,
        "findings": [{"start": f.start, "end": f.end, "label": f.label} for f in judged.findings],
        "conduct": list(judged.conduct),
        "redaction": None,
    }


def figures(said: Sequence[Said], at: Thresholds) -> dict[str, float]:
    """The benchmark's figures, and the area under the curve of stop against clear."""
    found, _ = evaluate([each.example.gold for each in said], [answer(each, at) for each in said])
    kept = {name: value for name, value in found.items() if isinstance(value, float) and "redaction" not in name}
    return kept | {"area under the curve": area(said)}


def area(said: Sequence[Said]) -> float:
    """The chance that a stop is likelier a stop than a clear draft is."""
    stop = _likely(said, Verdict.STOP)
    gold = np.array([each.example.verdict for each in said])
    return float((stop[gold == "stop"][:, None] > stop[gold == "clear"][None]).mean())


def choose(said: Sequence[Said]) -> Thresholds:
    """Scales and thresholds by what may go wrong: few clear drafts disturbed, fewer held. From unseen authors only.

    A draft's likelihoods, for the thresholds, come from scales fitted without its author. Raises ValueError where
    there is one author only.
    """
    if len({each.example.author for each in said}) < 2:
        raise ValueError("Thresholds are chosen on drafts of two authors at least: hold more of them back.")
    measured = [features(each.example.draft, each.reading) for each in said]
    gold = np.array([each.example.verdict for each in said])
    authors = np.array([each.example.author for each in said])
    loud = held_out(measured, gold != "clear", authors)
    raised = np.quantile(loud[gold == "clear"], 1 - FALSE_ALARMS)
    told = gold != "clear"
    some = [each for each, one in zip(measured, told, strict=True) if one]
    stop = held_out(some, gold[told] == "stop", authors[told])
    held = max(LIKELIER, np.quantile(stop[gold[told] == "caution"], 1 - CAUTIONS_HELD))
    hold = fitted(some, gold[told] == "stop")
    holds = np.array([hold.likelihood(each) >= held for each in measured])
    surely = max(raised, np.quantile((loud * holds)[~told], 1 - CLEAR_HELD))
    at = Thresholds(
        hold=hold,
        raise_=fitted(measured, gold != "clear"),
        stop=round(float(held), 4),
        raised=round(float(raised), 4),
        surely=round(float(surely), 4),
        listed=_listed(said, loud),
        conduct=_flags(said),
    )
    return replace(
        at,
        held_words=_words(said, at, Verdict.STOP),
        held_direct=_words(said, at, Verdict.STOP, DIRECT),
        raised_words=_words(said, at, Verdict.CAUTION),
    )


def held_out(measured: Sequence[Mapping[str, float]], wanted: Any, authors: Any) -> Any:
    """The likelihood of each draft by a scale that was fitted without its author."""
    likely = np.zeros(len(measured))
    for author in sorted(set(authors)):
        inside = authors == author
        scale = fitted([m for m, one in zip(measured, inside, strict=True) if not one], wanted[~inside])
        likely[inside] = [scale.likelihood(m) for m, one in zip(measured, inside, strict=True) if one]
    return likely


def fitted(measured: Sequence[Mapping[str, float]], wanted: Any, penalty: float = 1.0) -> Scale:
    """A logistic regression by Newton's steps, with an L2 penalty on features of unit spread."""
    names = list(measured[0])
    table = np.array([[float(each[name]) for name in names] for each in measured])
    centre, spread = table.mean(0), table.std(0) + 1e-6
    matrix = np.c_[(table - centre) / spread, np.ones(len(table))]
    ridge = penalty * np.eye(len(names) + 1)
    ridge[-1, -1] = 0
    weights = np.zeros(len(names) + 1)
    for _ in range(30):
        likely = 1 / (1 + np.exp(-matrix @ weights))
        slope = matrix.T @ (likely - wanted) + ridge @ weights
        bend = (matrix * (likely * (1 - likely) + 1e-6)[:, None]).T @ matrix + ridge
        weights -= np.linalg.solve(bend, slope)
    raw = weights[:-1] / spread
    start = float(weights[-1] - raw @ centre)
    return Scale(round(start, 4), {name: round(float(value), 4) for name, value in zip(names, raw, strict=True)})


def _likely(said: Sequence[Said], verdict: Verdict) -> Any:
    return np.array([each.reading.opinion.verdict[verdict] for each in said])


def _listed(said: Sequence[Said], loud: Any) -> float:
    """Where a listed name stands: the likelihood that parts those that should be held best from the others."""
    place = [index for index, each in enumerate(said) if each.reading.listed]
    wanted = np.array([said[index].example.verdict == "stop" for index in place])
    if not wanted.any() or wanted.all():
        return Thresholds().listed
    best = max(np.geomspace(0.005, 0.6, 40), key=lambda at: float(((loud[place] >= at) == wanted).mean()))
    return round(float(best), 4)


def _words(said: Sequence[Said], at: Thresholds, verdict: Verdict, labels: Collection[Label] = tuple(Label)) -> float:
    """The lowest likelihood from which enough of what is shown in drafts with this verdict is a client's.

    Of the findings with one of `labels`, whatever kind of detail it is.
    """
    inside = [each for each in said if answer(each, at)["verdict"] == verdict]
    for least in np.arange(0.12, 0.9, 0.02):
        tried = replace(at, held_words=float(least), held_direct=float(least), raised_words=float(least))
        shown = right = 0
        for each in inside:
            marked = {
                place for start, end, _, whose in each.example.marks() if whose == CLIENT for place in range(start, end)
            }
            for finding in answer(each, tried)["findings"]:
                if finding["label"] in labels:
                    shown += finding["end"] - finding["start"]
                    right += sum(place in marked for place in range(finding["start"], finding["end"]))
        if shown and right / shown >= PRECISE:
            return round(float(least), 2)
    return 0.9


def _flags(said: Sequence[Said]) -> tuple[float, ...]:
    """For each flag the likelihood with the best balance of found and right (F1)."""
    found = []
    for flag in Conduct:
        counted = [each for each in said if flag is not Conduct.RELATIONSHIP or each.example.surface != "post"]
        wanted = np.array([flag in each.example.conduct for each in counted])
        likely = np.array([each.reading.opinion.conduct[flag] for each in counted])
        tried = np.arange(0.1, 0.95, 0.02)
        best = max(tried, key=lambda at: _f1(wanted, likely >= at)) if wanted.any() else 0.5
        found.append(round(float(best), 2))
    return tuple(found)


def _f1(wanted: Any, given: Any) -> float:
    both = float((wanted & given).sum())
    return 2 * both / max(1.0, float(wanted.sum() + given.sum()))
