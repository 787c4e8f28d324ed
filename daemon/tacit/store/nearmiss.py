"""A near miss: a warned draft with its outcome, without its content."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Protocol, TypeVar

from ..draft import Site, Surface
from ..finding import Finding, Label
from ..outcome import Outcome, Why
from ..verdict import Conduct, Verdict
from .rules import load_rules

Word = TypeVar("Word")


class _Said(Protocol):
    """What was said of a draft: a judgement or a whole assessment."""

    @property
    def verdict(self) -> Verdict: ...
    @property
    def findings(self) -> tuple[Finding, ...]: ...
    @property
    def conduct(self) -> tuple[Conduct, ...]: ...


@dataclass(frozen=True, slots=True)
class Grounds:
    """What a draft was warned for: words of closed lists, each at most once and in the order of its list."""

    verdict: Verdict
    labels: tuple[Label, ...] = ()
    conduct: tuple[Conduct, ...] = ()

    @classmethod
    def of(cls, said: _Said) -> Grounds | None:
        """The grounds of a warning; None where there is nothing to warn of."""
        if said.verdict is Verdict.CLEAR and not said.conduct:
            return None
        return cls(
            said.verdict,
            _in_order(Label, {finding.label for finding in said.findings}),
            _in_order(Conduct, set(said.conduct)),
        )

    @property
    def weight(self) -> int:
        """How grave the verdict is: greater is graver."""
        return list(Verdict).index(self.verdict)


@dataclass(frozen=True, slots=True)
class Edition:
    """What a draft was read with: the reader's version and that of the rules."""

    reader: str
    """`r` and eight hexadecimal digits. With the letter in front no spreadsheet takes it for a number."""
    rules: int


@cache
def edition() -> Edition:
    """What came with this Tacit. The reader's card holds the sums of its files and its thresholds: its sum says all."""
    card = files("tacit.data").joinpath("reader", "reader.json").read_bytes()
    return Edition(f"r{hashlib.sha256(card).hexdigest()[:8]}", load_rules().version)


UNSAID = "unsaid"
"""Stands in a row and in an export where nobody said why."""


@dataclass(frozen=True, slots=True)
class NearMiss:
    """One warned draft. Two of them with the same words are interchangeable: nothing tells drafts apart."""

    date: date
    """The local date on which it was first warned of; no time of day."""
    site: Site
    surface: Surface
    grounds: Grounds
    outcome: Outcome
    edition: Edition
    why: Why | None = None
    """Why it was sent though it was held, where the person chose to say."""

    @property
    def rules(self) -> tuple[str, ...]:
        """The codes of the rules that the warning rests on, by this Tacit's table."""
        at = self.grounds
        return tuple(rule.code for rule in load_rules().rules if rule.fits(at.verdict, at.labels, at.conduct))


def _in_order(order: Iterable[Word], members: set[Word]) -> tuple[Word, ...]:
    return tuple(each for each in order if each in members)
