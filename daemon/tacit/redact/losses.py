"""What a sentence loses when its words go: nothing with a word that somebody who rewords it would leave out anyway."""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import takewhile

from ..reader.model import Omission
from .details import Detail

UNREAD = 1.0
"""What a word is worth of which nobody knows."""

EDGE = 0.02
"""No word goes or stays for sure: more weight for one than for ten others would be too much."""

POINTLESS = 0.5
"""A sentence without a detail goes too where its words had better go by so much each: what it spoke of went."""

_WORD = re.compile(r"\w+(?:['’\-]\w+)*")


class Losses:
    """What each word of a sentence is worth that is no detail: the log-odds that it stays.

    Learnt from drafts that were reworded by hand (`training/rewordings`).
    """

    def __init__(self, said: str, start: int, found: Sequence[Detail], omissions: Sequence[Omission]):
        """`said` begins at code point `start` of the draft; of it are the places of details and `omissions`, sorted."""
        self._words: list[tuple[int, int, float]] = []
        inside = takewhile(lambda each: each.start < start + len(said), omissions[bisect_left(omissions, (start,)) :])
        likely = {(each.start - start, each.end - start): each.likelihood for each in inside}
        ends = [each.end - start for each in found]
        for word in _WORD.finditer(said):
            met = bisect_right(ends, word.start())  # the first detail that does not end before the word
            if met == len(found) or found[met].start - start >= word.end():
                told = likely.get(word.span())
                self._words.append((*word.span(), UNREAD if told is None else _worth(told)))

    def between(self, start: int, end: int) -> float:
        """What is lost with the words between two code points of the sentence."""
        return math.fsum(worth for first, last, worth in self._words if first < end and last > start)

    def whole(self) -> float:
        """What is lost with the whole sentence."""
        return math.fsum(worth for _, _, worth in self._words)

    def pointless(self) -> bool:
        """Whether a sentence without a detail says nothing any more."""
        return bool(self._words) and self.whole() < -POINTLESS * len(self._words)


def _worth(likelihood: float) -> float:
    held = min(max(likelihood, EDGE), 1 - EDGE)
    return math.log((1 - held) / held)
