"""Public tweets as clear drafts: what people write who are no clinicians.

Broad Twitter Corpus (https://github.com/GateNLP/broad_twitter_corpus) and WNUT-17
(https://github.com/leondz/emerging_entities_17), both CC BY 4.0. They are no part of the project:
`--public` names the folder that holds them. Only their training parts are used.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path

from tacit.draft import Site, Surface

from .examples import Example, Piece

FILES = (("btc_ccby4/btc.train", 1200), ("wnut17_ccby4/wnut17train.conll", 600))
"""Files of one word a line, its tag behind a tab, an empty line between tweets; and how many tweets are drawn."""

_NO_SPACE_BEFORE = re.compile(r" (?=[,.!?:;)%…]|n't\b|['’](?:s|m|re|ve|ll|d)\b)")
_NO_SPACE_BEHIND = re.compile(r"(?<=[@#(]) ")


def tweets(path: Path) -> Iterator[str]:
    """The tweets of a file, their words joined as people write them."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        words = [line.split("\t")[0] for line in block.splitlines() if line.strip()]
        if len(words) > 2:
            yield joined(words)


def joined(words: list[str]) -> str:
    """Words and punctuation as a text."""
    return _NO_SPACE_BEHIND.sub("", _NO_SPACE_BEFORE.sub("", " ".join(words)))


def everyday(folder: Path) -> list[Example]:
    """Tweets drawn from the training parts, as clear drafts."""
    chance = random.Random(17)
    found = []
    for name, count in FILES:
        texts = sorted({text for text in tweets(folder / name) if len(text) <= 280})
        for text in chance.sample(texts, min(count, len(texts))):
            gold = {"id": name, "text": text, "verdict": "clear", "conduct": [], "spans": [], "surface": "post"}
            found.append(
                Example((Piece(text),), Site.X, Surface.POST, None, "clear", frozenset(), f"public {name}", gold)
            )
    return found
