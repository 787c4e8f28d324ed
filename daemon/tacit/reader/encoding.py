"""A stretch of text as the network takes it: token numbers, where they stand, and the shapes of their words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from tokenizers import Tokenizer

from ..tokens import whole

REMEMBERED = 1024
"""Stretches whose tokens are kept, so that an edit splits only what it changed."""

LOWER, TITLE, UPPER, MIXED, ANSWERED, BEFORE = range(6)
"""Kinds of token, which the network's token types carry: four shapes of words (the vocabulary has no capitals),
what the draft answers, and the text before a window."""

_WORD = re.compile(r"\w+")


class Tokens(NamedTuple):
    """The tokens of a stretch: numbers, kinds, and code points of the stretch (start, end exclusive)."""

    ids: tuple[int, ...]
    kinds: tuple[int, ...]
    places: tuple[tuple[int, int], ...]

    def part(self, start: int, end: int) -> Tokens:
        """The tokens from `start` to `end` (exclusive)."""
        return Tokens(self.ids[start:end], self.kinds[start:end], self.places[start:end])


class Encoder:
    """Splits text with the network's vocabulary. A pure function of the text."""

    def __init__(self, tokenizer: Tokenizer):
        tokenizer.no_truncation()
        tokenizer.no_padding()
        self._tokenizer = tokenizer
        self.opening = _number(tokenizer, "[CLS]")
        self.border = _number(tokenizer, "[SEP]")
        self.mask = _number(tokenizer, "[MASK]")
        self.tokens = lru_cache(maxsize=REMEMBERED)(self._encode)

    def _encode(self, text: str) -> Tokens:
        encoded = self._tokenizer.encode(whole(text), add_special_tokens=False)
        return Tokens(tuple(encoded.ids), tuple(_kinds(text, encoded.offsets)), tuple(encoded.offsets))


def _number(tokenizer: Tokenizer, token: str) -> int:
    number = tokenizer.token_to_id(token)
    if number is None:
        raise ValueError(f"The vocabulary lacks {token}.")
    return number


def shape(word: str) -> int:
    """How a word is written: `LOWER`, `TITLE`, `UPPER` or `MIXED`."""
    if not any(map(str.isupper, word)):
        return LOWER
    if word[0].isupper() and not any(map(str.isupper, word[1:])):
        return TITLE
    return UPPER if word.isupper() else MIXED


def _kinds(text: str, places: list[tuple[int, int]]) -> Iterator[int]:
    words = _WORD.finditer(text)
    word = next(words, None)
    for start, _ in places:
        while word and word.end() <= start:
            word = next(words, None)
        yield shape(word[0]) if word and word.start() <= start else LOWER
