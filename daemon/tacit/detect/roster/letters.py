"""What letters a word is made of, whatever they look like: accents, lookalikes, case and invisible marks go."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from ...data import words

_LOOKALIKES = str.maketrans(dict(line.split() for line in words("lookalikes")))
_UMLAUTS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "Ø": "Oe", "Å": "Aa"}
)

_INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
)
_MARKS = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_UNSEEN = re.compile(f"[{_INVISIBLE}{_MARKS}]")

_DOUBLED = re.compile(r"(.)\1")
_SOUNDS = (
    (re.compile(r"ph|v"), "f"),
    (re.compile(r"ck|q"), "k"),
    (re.compile(r"c(?=[eiy])"), "s"),
    (re.compile(r"ie|ey|ee|y"), "i"),
)
_LETTERS = str.maketrans({"c": "k", "z": "s"})
_SILENT = re.compile(r"(?<=.)h|(?<=.[^aeiou])e$")


class Seen(NamedTuple):
    """A text without what cannot be seen in it."""

    text: str
    places: Sequence[int]
    """Where each of its code points stands in the text as written, and the end."""


def seen(written: str) -> Seen:
    """`written` without invisible characters and combining marks, which would cut words in pieces."""
    if written.isascii() or not _UNSEEN.search(written):
        return Seen(written, range(len(written) + 1))
    unseen = frozenset(_UNSEEN.findall(written))
    places = [place for place, letter in enumerate(written) if letter not in unseen]
    return Seen("".join(written[place] for place in places), [*places, len(written)])


def key(word: str) -> str:
    """The letters of a word as Latin ones in lower case, without accents and anything else that is no letter or digit.

    Letters that look alike have one key, so that a Cyrillic "а" hides no "Ana".
    """
    folded = word.lower() if word.isascii() else _latin(word)
    return folded if folded.isalnum() else "".join(filter(str.isalnum, folded))


def _latin(word: str) -> str:
    apart = unicodedata.normalize("NFKD", word).casefold().translate(_LOOKALIKES)
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def spellings(text: str) -> tuple[str, ...]:
    """A text, and where it is spelt with umlauts, the text spelt without: Müller is Mueller."""
    if text.isascii():
        return (text,)
    spelt = unicodedata.normalize("NFC", text).translate(_UMLAUTS)
    return (text,) if spelt == text else (text, spelt)


def keys(word: str) -> tuple[str, ...]:
    """The keys of a word in each of its spellings, as written first."""
    return tuple(map(key, spellings(word)))


def sound(letters: str) -> str:
    """What stays of a key where two spellings of one name agree: Hannah and Hanna, Stephen and Steven.

    Far coarser keys (Soundex and its kin) join names that nobody would confuse.
    """
    for pattern, instead in _SOUNDS:
        letters = pattern.sub(instead, letters)
    return _DOUBLED.sub(r"\1", _SILENT.sub("", letters.translate(_LETTERS)))
