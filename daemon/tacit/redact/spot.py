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
    is_client: bool = False
    """Of a name: whether the draft says that it is a client's."""
    pronoun: str = ""
    """Of a name: "he" or "she" where the draft speaks of nobody else with another."""

    @property
    def first(self) -> str:
        """Its first word."""
        return self.text.split()[0]
