"""Drafts of the corpus as a thoughtful colleague would reword them, and how near our wording comes to theirs.

usage: python -m training.rewordings [AUTHOR ...]

`rewordings/AUTHOR.jsonl` has a line a draft: {"id", "text"}, the text null where nothing worth posting would be left.
They were written by hand from the marked drafts: what is marked goes or gives way to general words, nothing is
invented, what makes no sense without it goes too. They keep about two thirds of the unmarked words.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from pathlib import Path
from typing import NamedTuple

from tacit.assess import Assessor
from tests.bench.drafts import people_of

from .examples import Example, corpus

FOLDER = Path(__file__).parent / "rewordings"
LONGEST = 4
"""Words in a row that are compared."""

_TOKEN = re.compile(r"\w+(?:['’-]\w+)*|[^\w\s]")


class Rewording(NamedTuple):
    """A draft, and what a person made of it; None where nothing would be left."""

    example: Example
    text: str | None


def rewordings(authors: Collection[str] = ()) -> Iterator[Rewording]:
    """Those of the drafts of these authors, or of all."""
    drafts = {each.gold["id"]: each for each in corpus()}
    for path in sorted(FOLDER.glob("*.jsonl")):
        if not authors or path.stem in authors:
            for line in path.read_text(encoding="utf-8").splitlines():
                told = json.loads(line)
                yield Rewording(drafts[told["id"]], told["text"])


def reworded(drafts: Collection[Example]) -> list[Example]:
    """Those of `drafts` that were reworded by hand, with what was made of them."""
    inside = {each.gold["id"] for each in drafts}
    return [
        replace(each.example, reworded=each.text)
        for each in rewordings({draft.author for draft in drafts})
        if each.text and each.example.gold["id"] in inside
    ]


def left_out(text: str, made: str) -> list[tuple[int, int]]:
    """The words of `text` that are not in `made`: code points, one stretch a word."""
    own, theirs = list(_TOKEN.finditer(text)), _tokens(made)[1:-1]
    words = [match[0].lower().replace("’", "'") for match in own]
    kept = SequenceMatcher(None, words, theirs, autojunk=False).get_matching_blocks()
    stay = {place for start, _, size in kept for place in range(start, start + size)}
    return [match.span() for place, match in enumerate(own) if place not in stay]


def likeness(one: str, other: str) -> float:
    """How like two texts are, 0 to 1: the share of their words, pairs, threes and fours in common, averaged.

    After BLEU (Papineni et al. 2002) and GLEU (Napoles et al. 2015), as an F score since neither is the longer one.
    """
    ours, theirs = _tokens(one), _tokens(other)
    shares = []
    for size in range(1, LONGEST + 1):
        left, right = _rows(ours, size), _rows(theirs, size)
        both = left.total() + right.total()
        shares.append(2 * (left & right).total() / both if both else 1.0)
    return sum(shares) / LONGEST


def main(authors: Sequence[str]) -> None:
    """Print how near our wording comes, over the drafts that are reworded both by hand and by us."""
    assessor, found, refused, by_hand = Assessor(), [], 0, 0
    for draft, text in rewordings(authors):
        made = assessor.assess(draft.draft, *people_of(draft.gold)).suggestion
        by_hand += text is None
        refused += made is None
        if made is not None and text is not None:
            found.append(likeness(made, text))
    near = f"likeness {sum(found) / len(found):.3f}" if found else "none that both reworded"
    print(f"{len(found)} drafts: {near}; none by us {refused}, by hand {by_hand}")


def _tokens(text: str) -> list[str]:
    return ["<", *_TOKEN.findall(text.lower().replace("’", "'")), ">"]


def _rows(tokens: Sequence[str], size: int) -> Counter[tuple[str, ...]]:
    return Counter(zip(*(tokens[start:] for start in range(size)), strict=False))


if __name__ == "__main__":
    main(sys.argv[1:])
