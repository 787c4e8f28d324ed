"""Bars as shares of the room that they have: the template writes them as SVG. Pure.

A chart library draws in the browser with scripts and inline styles, which the policy of these pages forbids, and brings
more code than the three simple pictures need. They are all bars, so they are drawn here, on the server: rectangles
placed in per cent, whose text keeps its size in a narrow window, with colours from the one stylesheet.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

_FILLED = 0.74
"""The part of its room that a column takes."""
_WIDEST = 7.0
"""The widest column, in per cent: a single one is no slab."""
_NAMED = 6
"""Up to one more than so many columns are named each."""


@dataclass(frozen=True, slots=True)
class Column:
    """What is counted, a short name for below it, and the counts by colour, bottom first."""

    name: str
    short: str
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Part:
    """A rectangle in per cent of the plot, the name of its colour, and what it says when pointed at."""

    x: float
    y: float
    width: float
    height: float
    colour: str
    title: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A word below the columns: its place in per cent, and which end of it is there (SVG's text-anchor)."""

    x: float
    anchor: str
    text: str


@dataclass(frozen=True, slots=True)
class Columns:
    """Columns of parts that stand on each other, as high as the highest fits; `top` is that height as a count."""

    parts: tuple[Part, ...]
    ticks: tuple[Tick, ...]
    top: int


def columns(counted: Sequence[Column]) -> Columns:
    """Return the columns. Where they are many, only the first, the middle and the last are named below."""
    top = max((sum(each.counts.values()) for each in counted), default=0)
    room = 100 / max(len(counted), 1)
    width = min(room * _FILLED, _WIDEST)
    parts = []
    for nth, each in enumerate(counted):
        y = 100.0
        for colour, count in each.counts.items():
            if count:
                height = 100 * count / top
                y -= height
                x = room * (nth + 0.5) - width / 2
                parts.append(Part(_round(x), _round(y), _round(width), _round(height), colour, f"{each.name}: {count}"))
    return Columns(tuple(parts), tuple(_ticks([each.short for each in counted])), top)


def _ticks(names: Sequence[str]) -> Iterator[Tick]:
    last = len(names) - 1
    if last <= _NAMED:
        yield from (Tick(_round(100 * (nth + 0.5) / len(names)), "middle", name) for nth, name in enumerate(names))
    else:
        yield Tick(0, "start", names[0])
        yield Tick(_round(100 * (last // 2 + 0.5) / len(names)), "middle", names[last // 2])
        yield Tick(100, "end", names[last])


@dataclass(frozen=True, slots=True)
class Bar:
    """A line of a list: what is counted, how often, and its length in per cent of the longest."""

    name: str
    count: int
    length: float


def bars(counted: Mapping[str, int]) -> tuple[Bar, ...]:
    """Return a bar for each count, the greatest first."""
    most = max(counted.values(), default=0)
    in_order = sorted(counted.items(), key=lambda each: each[1], reverse=True)
    return tuple(Bar(name, count, _round(100 * count / most)) for name, count in in_order)


def _round(share: float) -> float:
    return round(share, 2)
