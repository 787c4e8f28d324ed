"""A draft in windows: stretches of whole sentences that the network reads at one time.

A window holds what its reading depends on and nothing else, so that equal windows have equal readings, and an
edit leaves most windows as they were.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ..draft import Draft
from ..tokens import pieces
from .encoding import ANSWERED, BEFORE, LOWER, Encoder, Tokens

LONGEST = 192
"""Tokens of its own that a window holds at most; a draft of 800 characters is one window."""

WIDEST = 1500
"""Code points that a window holds at most: a thousand spaces have no token."""

FULL = 96
"""From so many tokens on, a window ends with its paragraph: paragraphs stay apart when one of them grows."""

SEEN_BEFORE = 24
"""Tokens before the window that go along, unlabelled: they often say whom "she" means."""

ANSWER = 36
"""Tokens of what the draft answers that go along."""


class Window(NamedTuple):
    """What the network reads at one time. `start` and `end` are code points of the draft; the rest is its input."""

    start: int
    end: int
    head: tuple[tuple[int, int], ...]
    """Numbers and kinds of the tokens that go along: site, surface, answered text, text before."""
    own: Tokens
    """The tokens of the window's own text; their places are counted from `start`."""


class _Piece(NamedTuple):
    start: int
    end: int
    own: Tokens
    ends_paragraph: bool


def windows(draft: Draft, encoder: Encoder) -> list[Window]:
    """The windows of a draft, in the order of the text. Together they cover it."""
    answered = _answered(draft, encoder)
    found: list[Window] = []
    before: tuple[int, ...] = ()
    for group in _groups(draft.text, encoder):
        start = group[0].start
        head = ((encoder.opening, LOWER), *answered, (encoder.border, LOWER), *((each, BEFORE) for each in before))
        if before:
            head += ((encoder.border, LOWER),)
        found.append(Window(start, group[-1].end, head, _joined(group, start)))
        before = tuple(each for piece in group for each in piece.own.ids)[-SEEN_BEFORE:]
    return found


def _answered(draft: Draft, encoder: Encoder) -> tuple[tuple[int, int], ...]:
    told = f"{draft.site} {draft.surface}"
    if draft.reply_to:
        told += f": {draft.reply_to[: 8 * ANSWER]}"
    return tuple((each, ANSWERED) for each in encoder.tokens(told).ids[:ANSWER])


def _groups(text: str, encoder: Encoder) -> Iterator[list[_Piece]]:
    group: list[_Piece] = []
    held = 0
    for piece in _pieces(text, encoder):
        size = len(piece.own.ids)
        full = held + size > LONGEST or (held >= FULL and group[-1].ends_paragraph) if group else False
        if full or (group and piece.end - group[0].start > WIDEST):
            yield group
            group, held = [], 0
        group.append(piece)
        held += size
    if group:
        yield group


def _pieces(text: str, encoder: Encoder) -> Iterator[_Piece]:
    for start, end in pieces(text):
        tokens = encoder.tokens(text[start:end])
        ends = text[start:end].rstrip(" ").endswith("\n")
        for first in range(0, max(1, len(tokens.ids)), LONGEST):
            part = tokens.part(first, first + LONGEST)
            more = first + LONGEST < len(tokens.ids)
            begin = start if first == 0 else start + tokens.places[first][0]
            until = start + tokens.places[first + LONGEST][0] if more else end
            places = tuple((left + start - begin, min(right + start, until) - begin) for left, right in part.places)
            yield _Piece(begin, until, part._replace(places=places), ends and not more)


def _joined(group: list[_Piece], start: int) -> Tokens:
    return Tokens(
        tuple(each for piece in group for each in piece.own.ids),
        tuple(each for piece in group for each in piece.own.kinds),
        tuple(
            (left + piece.start - start, right + piece.start - start)
            for piece in group
            for left, right in piece.own.places
        ),
    )
