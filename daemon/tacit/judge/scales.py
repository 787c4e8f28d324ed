"""Two scales on top of the reader: should this draft be raised at all, and if so, should it be held?

The reader's opinion of the whole weighs most. What else counts is what it tells less well from the whole: the single
most telling words, how many kinds of detail there are, and whether a reply confirms somebody. Each scale is a logistic
regression, fitted on drafts of authors that the reader never saw, so that its outcome is a probability.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

from ..detect.reading import Reading
from ..draft import Draft, Surface
from ..finding import DIRECT, Label
from ..reader.model import Word
from ..verdict import Conduct, Verdict

LIKELY = 0.5
"""A kind of detail counts from this likelihood on."""

_EDGE = 1e-4


@dataclass(frozen=True, slots=True)
class Scale:
    """A sum of features, each with its weight, in log-odds."""

    start: float = 0.0
    weights: Mapping[str, float] = field(default_factory=dict)

    def likelihood(self, measured: Mapping[str, float]) -> float:
        """The outcome as a probability. Raises KeyError where a feature is not measured."""
        total = self.start + math.fsum(weight * measured[name] for name, weight in self.weights.items())
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def features(draft: Draft, reading: Reading) -> dict[str, float]:
    """What the scales weigh."""
    opinion = reading.opinion
    stop = opinion.verdict[Verdict.STOP]
    highest = _highest(reading.words)
    quasi = [likely for label, likely in highest.items() if label not in DIRECT]
    answers = draft.surface is not Surface.POST
    return {
        "stop": _odds(stop),
        "raised": _odds(stop + opinion.verdict[Verdict.CAUTION]),
        "name": highest[Label.NAME],
        "contact or number": max(highest[Label.CONTACT], highest[Label.ID]),
        "details": sum(quasi),
        "kinds": sum(likely > LIKELY for likely in quasi),
        "most telling": max(quasi),
        "confirms": _odds(opinion.conduct[Conduct.RELATIONSHIP]) if answers else 0.0,
    }


def _highest(words: tuple[Word, ...]) -> dict[Label, float]:
    highest = dict.fromkeys(Label, 0.0)
    for word in words:
        highest[word.label] = max(highest[word.label], word.score)
    return highest


def _odds(likely: float) -> float:
    return math.log((likely + _EDGE) / (1 - likely + _EDGE))
