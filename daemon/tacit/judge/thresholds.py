"""How the reader's likelihoods become words to a person. Fitted and chosen on drafts of authors it never saw."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ..verdict import Conduct
from .scales import Scale

_STOP = Scale(0.0, {"stop": 1.0})
_RAISED = Scale(0.0, {"raised": 1.0})


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Probabilities between 0 and 1, all chosen on unseen authors (daemon/training)."""

    hold: Scale = field(default_factory=lambda: _STOP)
    """How likely a draft that is raised should be held."""
    raise_: Scale = field(default_factory=lambda: _RAISED)
    """How likely it should be raised at all."""
    stop: float = 0.5
    raised: float = 0.5
    surely: float = 0.0
    """`raised` from where a draft may be held: one that is less likely anything at all gets a caution at most."""
    listed: float = 0.2
    """`raised` where a listed name stands in the draft: clients share names with saints and midfielders."""
    held_words: float = 0.3
    """From where a word of a held draft is a detail."""
    held_direct: float = 0.3
    """The same of a name, of a way to reach somebody and of a number: short, and the worst to miss."""
    raised_words: float = 0.4
    """The same in a draft that only deserves a caution."""
    conduct: tuple[float, ...] = (0.5,) * len(Conduct)
    """One a flag, in their order."""


def thresholds(told: Mapping[str, Any]) -> Thresholds:
    """The thresholds that a reader was shipped with. Raises TypeError where one is unknown."""
    scales = {name: Scale(**told[name]) for name in ("hold", "raise_") if name in told}
    conduct = {"conduct": tuple(told["conduct"])} if "conduct" in told else {}
    return Thresholds(**{**told, **scales, **conduct})
