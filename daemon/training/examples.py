"""Labelled drafts as training sees them: a text in pieces, some of them marked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from tacit.draft import Draft, Site, Surface
from tests.bench.drafts import draft_of
from tests.bench.parse import parse

CORPUS = Path(__file__).with_name("corpus")
CLIENT = "CLIENT"

_MIX = (*range(48, 54), *range(60, 74), *range(82, 90), *range(107, 114), *range(115, 118))
USUAL = frozenset(f"train-{number}" for number in _MIX)
"""Authors whose brief was the mix of the benchmark's specification, or plain everyday posts."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text; with a label it is a detail, and `whose` says of whom."""

    text: str
    label: str | None = None
    whose: str | None = None


@dataclass(frozen=True, slots=True)
class Example:
    """A labelled draft. `author` is the file it comes from: one person wrote it."""

    pieces: tuple[Piece, ...]
    site: Site
    surface: Surface
    reply_to: str | None
    verdict: str
    conduct: frozenset[str]
    author: str
    gold: dict[str, Any]
    reworded: str | None = None
    """What a colleague made of it by hand; where it is told, training asks which words go."""

    @property
    def text(self) -> str:
        """The text, without marks."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def draft(self) -> Draft:
        """The draft, without labels."""
        return Draft(self.text, self.site, self.surface, self.reply_to)

    def with_pieces(self, pieces: Iterable[Piece]) -> Example:
        """The same labels on another text."""
        return replace(self, pieces=tuple(piece for piece in pieces if piece.text))

    def marks(self) -> list[tuple[int, int, str, str]]:
        """The marked pieces: start, end (code points), label, whose."""
        found, at = [], 0
        for piece in self.pieces:
            if piece.label and piece.whose:
                found.append((at, at + len(piece.text), piece.label, piece.whose))
            at += len(piece.text)
        return found


def example_of(gold: dict[str, Any], author: str) -> Example:
    """The example of a labelled draft in the benchmark's form, `spans` and where known `others`."""
    marks = [(s["start"], s["end"], s["label"], s.get("whose", CLIENT)) for s in gold["spans"] + gold.get("others", [])]
    pieces, at = [], 0
    for start, end, label, whose in sorted(marks):
        pieces += [Piece(gold["text"][at:start]), Piece(gold["text"][start:end], label, whose)]
        at = end
    pieces.append(Piece(gold["text"][at:]))
    draft = draft_of(gold)
    kept = tuple(piece for piece in pieces if piece.text)
    conduct = frozenset(gold["conduct"])
    return Example(kept, draft.site, draft.surface, draft.reply_to, gold["verdict"], conduct, author, gold)


def corpus(folder: Path = CORPUS) -> list[Example]:
    """Every draft of the corpus, file by file. Raises ValueError for a file with errors."""
    found = []
    for path in sorted(folder.glob("train-*.txt")):
        items, errors = parse(path)
        if errors:
            raise ValueError(f"{path.name}: {errors[0][0]}: {errors[0][1]}")
        found += [example_of(item, path.stem) for item in items]
    return found


def folds(examples: Iterable[Example], count: int) -> dict[str, int]:
    """The fold of each author: files in turn, so that each fold has early and late briefs."""
    return {author: place % count for place, author in enumerate(sorted({each.author for each in examples}))}
