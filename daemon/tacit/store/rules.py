"""The rules that a warning rests on: `data/rules.toml`, a table of codes."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from ..finding import Label
from ..verdict import Conduct, Verdict


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule, where to look it up, what it asks in plain words, and what it is named for."""

    code: str
    where: str
    about: str
    verdicts: frozenset[Verdict]
    labels: frozenset[Label]
    conduct: frozenset[Conduct]

    def fits(self, verdict: Verdict, labels: tuple[Label, ...], conduct: tuple[Conduct, ...]) -> bool:
        """Whether a warning with these words rests on this rule."""
        return verdict in self.verdicts or not self.labels.isdisjoint(labels) or not self.conduct.isdisjoint(conduct)


@dataclass(frozen=True, slots=True)
class Rules:
    """The table, and its edition: a whole number that grows."""

    version: int
    rules: tuple[Rule, ...]


@cache
def load_rules() -> Rules:
    """The rules that came with this Tacit."""
    table = tomllib.loads(files("tacit.data").joinpath("rules.toml").read_text(encoding="utf-8"))
    version = table.pop("version")
    return Rules(version, tuple(_rule(code, entry) for code, entry in table.items()))


def _rule(code: str, entry: dict[str, list[str] | str]) -> Rule:
    return Rule(
        code,
        str(entry["where"]),
        str(entry["about"]),
        frozenset(map(Verdict, entry.get("verdicts", []))),
        frozenset(map(Label, entry.get("labels", []))),
        frozenset(map(Conduct, entry.get("conduct", []))),
    )
