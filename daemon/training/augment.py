"""Drafts varied while training, so that the reader learns what matters and not how it happens to be written.

Each variation keeps the labels true. What is random comes from the generator handed in.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from tacit.draft import Site, Surface
from tacit.finding import DIRECT

from .examples import CLIENT, Example, Piece
from .own import BESIDE, beside

PRIVATE = frozenset({CLIENT, "AUTHOR", "RELATIVE", "COLLEAGUE", "OTHER"})
"""Whose names can be any name. A public person's or a character's cannot."""

CLAIMS = (
    "Shared with permission.", "Details changed.", "Details changed, obviously.", "(Posted with her blessing.)",
    "He said I could share this.", "Identifying details altered.", "A composite, of course.", "Client consented.",
    "Some details have been changed for privacy.", "With their okay.", "They gave me permission to tell you this.",
    "(Names and places changed.)", "She knows I'm writing this.", "Composite of several people.",
)  # fmt: skip
ENDINGS = (
    "#therapistlife", "#mentalhealth", "#therapy", "#counselling", "#socialwork", "#mentalhealthmatters", "🙏", "❤️",
    "😅", "😭", "✨", "💛", "#psychtwitter", "#therapistsofinstagram", "#grateful", "👏", "🤷‍♀️", "#tired",
)  # fmt: skip
_WORD = re.compile(r"[A-Za-z]{4,}")
_NAMES = tuple(
    name for name in Path(__file__).with_name("names.txt").read_text(encoding="utf-8").splitlines() if name.isalpha()
)


def vary(example: Example, chance: random.Random, others: Sequence[Example]) -> Example:
    """`example` with a few variations, by chance. `others` are drafts that it may be joined with."""
    for share, variation in VARIATIONS:
        if chance.random() < share:
            example = variation(example, chance)
    if chance.random() < JOINED:
        example = join(example, chance, others)
    if chance.random() < BESIDE and fits(longer := beside(example, chance, others)):
        example = longer
    return example


def rename(example: Example, chance: random.Random) -> Example:
    """Other people's names for the marked ones, wherever they stand, in what is answered too.

    Where a name is part of a longer one or of a hashtag, all names stay: half of a change would contradict the rest.
    """
    names = {piece.text for piece in example.pieces if piece.label == "NAME" and piece.whose in PRIVATE}
    told = {name.lower() for name in names if name.isalpha() and len(name) > 2}
    rest = " ".join(name for name in names if name.lower() not in told).lower()
    if (
        not told
        or any(name in rest for name in told)
        or re.search("|".join(rf"#\w*{name}" for name in told), example.text, re.I)
    ):
        return example
    fresh = dict(zip(sorted(told), chance.sample(_NAMES, len(told)), strict=True))
    spot = re.compile(rf"\b(?:{'|'.join(sorted(told))})\b", re.IGNORECASE)

    def renamed(text: str) -> str:
        return spot.sub(lambda match: _cased(fresh[match[0].lower()], match[0]), text)

    changed = example.with_pieces(replace(piece, text=renamed(piece.text)) for piece in example.pieces)
    changed = replace(changed, reply_to=renamed(example.reply_to) if example.reply_to else None)
    return changed if fits(changed) else example


def _cased(new: str, old: str) -> str:
    return new.upper() if old.isupper() else new.capitalize() if old[0].isupper() else new.lower()


def lower(example: Example, chance: random.Random) -> Example:
    """All in lower case, as many people type."""
    del chance
    return example.with_pieces(replace(piece, text=_lower(piece.text)) for piece in example.pieces)


def _lower(text: str) -> str:
    small = text.lower()
    return small if len(small) == len(text) else text


def shout(example: Example, chance: random.Random) -> Example:
    """All in capitals."""
    del chance
    return example.with_pieces(
        replace(piece, text=piece.text.upper()) if len(piece.text.upper()) == len(piece.text) else piece
        for piece in example.pieces
    )


def mistype(example: Example, chance: random.Random) -> Example:
    """A letter swapped or left out in one word of twenty."""

    def slip(match: re.Match[str]) -> str:
        word = match[0]
        if chance.random() > 0.05:
            return word
        at = chance.randrange(1, len(word) - 2)
        return (
            word[:at] + word[at + 1] + word[at] + word[at + 2 :]
            if chance.random() < 0.5
            else word[:at] + word[at + 1 :]
        )

    return example.with_pieces(replace(piece, text=_WORD.sub(slip, piece.text)) for piece in example.pieces)


def end(example: Example, chance: random.Random) -> Example:
    """A hashtag or an emoji behind it."""
    changed = example.with_pieces([*example.pieces, Piece(f" {chance.choice(ENDINGS)}")])
    return changed if fits(changed) else example


def claim(example: Example, chance: random.Random) -> Example:
    """A claim of consent or of changes, in drafts of every verdict: it means nothing either way."""
    if example.surface is not Surface.POST:
        return example
    changed = example.with_pieces([*example.pieces, Piece(f" {chance.choice(CLAIMS)}")])
    return changed if fits(changed) else example


def move(example: Example, chance: random.Random) -> Example:
    """The same draft on another site."""
    longer = [Site.FACEBOOK, Site.LINKEDIN]
    return replace(example, site=chance.choice(longer if len(example.text) > 280 else list(Site)))


def unasked(example: Example, chance: random.Random) -> Example:
    """Without what it answers, where the labels do not rest on that."""
    del chance
    direct = any(label in DIRECT and whose == CLIENT for *_, label, whose in example.marks())
    if example.conduct or not (example.verdict == "clear" or direct):
        return example
    return replace(example, reply_to=None)


def cut(example: Example, chance: random.Random) -> Example:
    """As far as it is typed: a clear draft anywhere, another one once what it is about has been told."""
    if example.conduct:
        return example
    text = example.text
    least = len(text) // 8
    if example.verdict != "clear":
        ends = [stop for _, stop, _, whose in example.marks() if whose == CLIENT]
        if len(ends) < 2:
            return example
        # What says that it is a client at all may stand last: most of the draft stays.
        least = max(ends[-1], len(text) * 4 // 5)
    if least >= len(text) - 1:
        return example
    return beginning(example, chance.randrange(max(least, 8), max(least, 8) + max(1, len(text) - max(least, 8))))


def beginning(example: Example, length: int) -> Example:
    """The first `length` code points."""
    pieces, left = [], length
    for piece in example.pieces:
        if left <= 0:
            break
        pieces.append(replace(piece, text=piece.text[:left]))
        left -= len(piece.text)
    return example.with_pieces(pieces)


def join(example: Example, chance: random.Random, others: Sequence[Example]) -> Example:
    """Beside paragraphs of a clear draft; what one paragraph tells, the whole tells."""
    other = chance.choice(others)
    if example.surface is not Surface.POST or example.site is Site.X or other.verdict != "clear" or other.conduct:
        return example
    if other.surface is not Surface.POST or example.author == other.author:
        return example
    space = (Piece("\n\n"),)
    first, second = (example, other) if chance.random() < 0.5 else (other, example)
    return example.with_pieces([*first.pieces, *space, *second.pieces])


def fits(example: Example) -> bool:
    """Whether the site takes a draft of this length."""
    return example.site is not Site.X or len(example.text) <= 280


JOINED = 0.08
VARIATIONS: tuple[tuple[float, Callable[[Example, random.Random], Example]], ...] = (
    (0.35, rename), (0.08, move), (0.05, unasked), (0.04, claim), (0.06, end), (0.12, cut), (0.06, mistype),
    (0.12, lower), (0.01, shout),
)  # fmt: skip
