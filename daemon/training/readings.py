"""Rewordings that Tacit made, and how each of their sentences reads.

`readings/AUTHOR.jsonl` has a line a draft: {"id", "sentences": [[text, letter], ...]}; the texts in a row are the whole
rewording. A reader who did not know the draft gave the letters (`READS`), sentence by sentence, from the top.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from tacit.draft import Draft

from .examples import Example

FOLDER = Path(__file__).parent / "readings"

READS = {"g": "well", "c": "clumsy", "b": "broken, or leaning on what is gone", "u": "well, but untrue"}
"""How a sentence reads."""

BAD = frozenset("bu")


class Reading(NamedTuple):
    """A rewording that was read: in the place of which draft it stands, and its sentences with their letters."""

    draft: Draft
    sentences: tuple[tuple[str, str], ...]
    ident: str
    author: str


def readings(drafts: Collection[Example]) -> Iterator[Reading]:
    """What was made of these drafts and read."""
    inside = {each.gold["id"]: each for each in drafts}
    for author in sorted({each.author for each in drafts}):
        path = FOLDER / f"{author}.jsonl"
        for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else ():
            told = json.loads(line)
            if told["id"] in inside:
                sentences = tuple((text, letter) for text, letter in told["sentences"])
                made = replace(inside[told["id"]].draft, text="".join(text for text, _ in sentences))
                yield Reading(made, sentences, told["id"], author)
