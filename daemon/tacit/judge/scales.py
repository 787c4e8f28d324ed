"""Two scales: is this about one particular client, and could that client be recognised?

Each is a sum of points: what the draft's words say (`cues`), and which kinds of detail were found in it. The
points were fitted to labelled training drafts and rounded; docs/explanation/how-it-decides.md says how.
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import TypedDict

from ..detect.phrases import WEAK
from ..draft import Draft, Site, Surface
from ..finding import DIRECT, Finding, Label
from .cues import CUES, MOST, SIGN_CUES

_HE_SHE = re.compile(r"\b(?:he|she|him|her|his|hers)\b", re.IGNORECASE)
_ME = re.compile(r"\b(?:i|my|me|i['’]m|i['’]ve)\b", re.IGNORECASE)
_YOU = re.compile(r"\b(?:you|your)\b", re.IGNORECASE)
_DENSEST = 0.15
_SURE = 0.8
_HIDDEN = frozenset({"hidden_name", "initials"})


_TOKEN = re.compile(r"[\w']+|[.!?\n]")
_WORD_REACH = 4.0
"""How much a draft's words weigh together, beside its cues: each word the less, the more there are."""


_SPOKEN = frozenset({"cue you and i", "cue you did"})
"""Signs of speaking to a client, in an answer; in a post "you" is the reader."""

SIGNS = (
    *(f"cue {name}" for name in SIGN_CUES), "session time", "roster", "hidden name", "label QUOTE",
    "label CONTACT",
    "label ID", "label HEALTH", "label FAMILY", "cue he she",
)  # fmt: skip


class Points(TypedDict):
    """A scale: where it starts, what each feature and each word adds, and from where it speaks."""

    start: float
    points: dict[str, float]
    words: dict[str, float]
    threshold: float


@cache
def points() -> dict[str, Points]:
    """The scales by name, from `data/points.json`."""
    text = files("tacit.data").joinpath("points.json").read_text(encoding="utf-8")
    scales: dict[str, Points] = json.loads(text)
    return scales


def features(draft: Draft, findings: Sequence[Finding]) -> dict[str, float]:
    """What the scales weigh: counts of cues and labels (two at most), shares of pronouns, the surface."""
    text = draft.text
    count = max(1, len(text.split()))
    findings = [finding for finding in findings if finding.score > WEAK]
    labels = Counter(finding.label for finding in findings)
    reasons = {finding.reason for finding in findings}
    measured: dict[str, float] = {f"label {label}": min(labels[label], MOST) for label in Label}
    measured |= {f"cue {cue.name}": cue.count(text) for cue in CUES}
    measured |= {
        "session time": any(f.reason == "session_time" and f.score >= _SURE for f in findings),
        "roster": any(reason.startswith("roster") for reason in reasons),
        "hidden name": bool(reasons & _HIDDEN),
        "kinds": len(set(labels) - DIRECT - {Label.QUOTE}),
        "not a post": draft.surface is not Surface.POST,
        "linkedin": draft.site is Site.LINKEDIN,
        "answers": draft.reply_to is not None,
        "length": math.log(count + 1),
        "he and she": 10 * min(_DENSEST, len(_HE_SHE.findall(text)) / count),
        "i and me": 10 * min(_DENSEST, len(_ME.findall(text)) / count),
        "you": 10 * min(_DENSEST, len(_YOU.findall(text)) / count),
    }
    return measured


def has_sign(measured: dict[str, float]) -> bool:
    """Whether anything at all speaks of a client: the trade's words, somebody met, a listed name.

    The scales were fitted to whole drafts. On the first words of one they know too little to raise anything.
    """
    return any(measured[name] for name in SIGNS if measured["not a post"] or name not in _SPOKEN)


def vocabulary(text: str) -> frozenset[str]:
    """The words and sentence marks of `text`, lower case, each once."""
    return frozenset(_TOKEN.findall(text.lower().replace("’", "'")))


def weigh(scale: str, text: str, measured: dict[str, float]) -> float:
    """How far a scale is above its threshold (below: negative), in log-odds."""
    table = points()[scale]
    total = table["start"] + sum(table["points"].get(name, 0.0) * value for name, value in measured.items())
    known = [table["words"][word] for word in vocabulary(text) & table["words"].keys()]
    if known:
        total += math.fsum(known) * _WORD_REACH / math.sqrt(len(known))
    return total - table["threshold"]
