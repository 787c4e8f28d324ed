"""Lines of a writer's own life beside a draft: whoever writes of a son in one line tells of a client in the next.

Readers that never saw this take the draft for one about the son: of the held drafts of six unseen authors a third were
read as clear once such a line stood beside them.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence

from tacit.draft import Site
from tacit.tokens import sentences

from .examples import Example, Piece

BESIDE = 0.12
"""The share of drafts that get such a line: as many as are joined and claimed together."""

TRIED = 6
"""Drafts that are looked into for a line."""

_OWN = frozenset({"AUTHOR", "RELATIVE", "COLLEAGUE"})
_LEANS = re.compile(
    r"\W*(?:he|she|they|it|his|her|their|its|that|this|those|these|and|but|so|then|which|who|same|also)\b",
    re.IGNORECASE,
)
"""Begins with what a line before it says more of."""
_MINE = re.compile(r"\b(?:my|our|i|i['’]m|i['’]ve|we|mum|dad|mom)\b", re.IGNORECASE)
_WORK = re.compile(r"\b(?:clients?|patients?|session|therap\w+|caseload|group)\b", re.IGNORECASE)
_WHOLE = re.compile(r".{19,149}[.!?…]['\"”’)]*", re.DOTALL)


def lines(example: Example) -> Iterator[list[Piece]]:
    """The sentences of a clear draft that tell of its writer's own life and stand by themselves."""
    if example.verdict != "clear" or example.conduct:
        return
    text, marks = example.text, example.marks()
    for first, stop in sentences(text):
        said = text[first:stop].strip()
        start = text.index(said, first) if said else first
        whose = {owner for begin, end, _, owner in marks if begin < stop and end > first}
        stands = _WHOLE.fullmatch(said) and not _LEANS.match(said) and not _WORK.search(said)
        if whose and whose <= _OWN and stands and _MINE.search(said):
            yield list(_cut(example, start, start + len(said)))


def _cut(example: Example, start: int, stop: int) -> Iterator[Piece]:
    at = 0
    for piece in example.pieces:
        left, right = max(start, at), min(stop, at + len(piece.text))
        if left < right:
            yield Piece(piece.text[left - at : right - at], piece.label, piece.whose)
        at += len(piece.text)


def beside(example: Example, chance: random.Random, others: Sequence[Example]) -> Example:
    """A draft with a line of somebody's own life before or behind it: it tells of a client what it told before."""
    for _ in range(TRIED):
        other = chance.choice(others)
        found = [] if other.author == example.author else list(lines(other))
        if not found:
            continue
        gap = [Piece("\n\n" if example.site is not Site.X and chance.random() < 0.3 else " ")]
        line = chance.choice(found)
        before = chance.random() < 0.6
        return example.with_pieces([*line, *gap, *example.pieces] if before else [*example.pieces, *gap, *line])
    return example
