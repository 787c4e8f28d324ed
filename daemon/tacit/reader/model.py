"""The reader: windows of a draft in, labelled words and an opinion of the draft out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from ..draft import Draft
from ..finding import Label
from ..verdict import Conduct, Verdict
from .encoding import LOWER, Encoder
from .network import Array, Network, Seen
from .windows import Window, windows

LABELS = tuple(Label)
"""The order of the network's columns, after the first, "no detail"."""

_WORD = re.compile(r"\w+(?:['’\-]\w+)*|[^\w\s]")
_SOLID = re.compile(r"[^\W_]")


class Word(NamedTuple):
    """A word that may be a detail: code points, the likeliest label, and how likely it is a detail at all."""

    start: int
    end: int
    label: Label
    score: float


class Omission(NamedTuple):
    """A word, and how likely somebody who rewords the draft leaves it out: code points, a probability."""

    start: int
    end: int
    likelihood: float


class Opinion(NamedTuple):
    """What the reader thinks of a draft as a whole: probabilities."""

    verdict: dict[Verdict, float]
    conduct: dict[Conduct, float]


class Model:
    """Reads drafts. Everything is a pure function of the draft."""

    def __init__(self, network: Network | None = None):
        self.network = network or Network()
        self._encoder = Encoder(self.network.tokenizer)

    def windows(self, draft: Draft) -> list[Window]:
        """The draft in windows; none where it holds no letter and no digit."""
        return windows(draft, self._encoder) if _SOLID.search(draft.text) else []

    def forget(self) -> None:
        """Forget the stretches whose tokens are kept."""
        self._encoder.tokens.cache_clear()

    def see(self, window: Window) -> Seen:
        """Read one window."""
        ids, kinds = feed(window, self._encoder.border)
        return self.network.see(ids, kinds, slice(len(window.head), len(window.head) + len(window.own.ids)))

    def opinion(self, seen: Sequence[Seen]) -> Opinion:
        """What the windows say of the draft together. A draft without a window is clear."""
        if not seen:
            return Opinion({each: float(each is Verdict.CLEAR) for each in Verdict}, dict.fromkeys(Conduct, 0.0))
        logits = self.network.judge([each.whole for each in seen])
        verdict = _softmax(logits[: len(Verdict)])
        conduct = 1 / (1 + np.exp(-logits[len(Verdict) :]))
        return Opinion(
            dict(zip(Verdict, map(float, verdict), strict=True)), dict(zip(Conduct, map(float, conduct), strict=True))
        )


def feed(window: Window, border: int) -> tuple[list[int], list[int]]:
    """Numbers and kinds of all the tokens of a window, in the order that the network reads."""
    ids = [each for each, _ in window.head] + list(window.own.ids) + [border]
    kinds = [kind for _, kind in window.head] + list(window.own.kinds) + [LOWER]
    return ids, kinds


def words(text: str, places: Sequence[tuple[int, int]], logits: Array, least: float) -> Iterator[Word]:
    """The words of a window's text that are details with a likelihood of at least `least`.

    A word of several tokens is as likely a detail as the likeliest of them, and has that one's label.
    """
    if not places:
        return
    likely = _softmax(logits)
    detail = 1 - likely[:, 0]
    best = likely[:, 1:].argmax(axis=1)
    for start, end, first, last in _tokens(text, places):
        top = first + int(detail[first:last].argmax())
        if detail[top] >= least:
            yield Word(start, end, LABELS[int(best[top])], float(detail[top]))


def omissions(text: str, places: Sequence[tuple[int, int]], logits: Array) -> Iterator[Omission]:
    """How likely each word of a window's text goes; of several tokens, as likely as the likeliest of them."""
    likely = 1 / (1 + np.exp(-logits))
    for start, end, first, last in _tokens(text, places):
        yield Omission(start, end, float(likely[first:last].max()))


def _tokens(text: str, places: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, int, int]]:
    """The words of a text with their tokens: code points, and the first and the last token (exclusive)."""
    at = 0
    for match in _WORD.finditer(text):
        start, end = match.span()
        while at < len(places) and places[at][1] <= start:
            at += 1
        inside = at
        while inside < len(places) and places[inside][0] < end:
            inside += 1
        if inside > at:
            yield start, end, at, inside


def _softmax(logits: Array) -> Array:
    powers = np.exp(logits - logits.max(axis=-1, keepdims=True))
    shares: Array = powers / powers.sum(axis=-1, keepdims=True)
    return shares
