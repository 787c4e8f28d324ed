"""A detail in its sentence: what rules and operators are told of it."""

from __future__ import annotations

from dataclasses import dataclass

from ..finding import Label

Reach = tuple[int, int]
"""How many code points before and behind a detail go with it."""


@dataclass(frozen=True, slots=True)
class Spot:
    """The words of a detail, and its sentence before and behind them."""

    text: str
    before: str
    after: str
    label: Label
    number: int = 1
    """How many persons or things are listed in it."""
    who: int = 0
    """Of a name: 1 for the first person, 2 for the next one; negative where that one was named before; else 0."""
    client: int = 0
    """Of a name: which of the clients it is, where the draft says that it is one; else 0."""
    pronoun: str = ""
    """Of a name: "he" or "she" where the draft speaks of nobody else, the kind of an animal or a thing; else empty."""

    @property
    def first(self) -> str:
        """Its first word."""
        return self.text.split()[0]

    def reach(self, start: int, after: int = 0) -> Reach:
        """From `start`, a place in what stands before, to `after` code points behind."""
        return len(self.before) - start, after
