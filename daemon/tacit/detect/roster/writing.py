"""The words of a draft as they were meant: with their letters plain, digits and marks in them read as letters."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from .index import Index
from .letters import key, keys
from .vocabulary import has_word_like

_MARKS = "*@$€|!•·+"
_STRETCH = re.compile(rf"[\w{re.escape(_MARKS)}]+(?:['’ʼ`´][^\W_]+)*")
_WORD = re.compile(r"[^\W_]+(?:['’ʼ`´][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’ʼ`´][sS]$")
_HIDDEN = re.compile(r"[*•·_]")
_AS_LETTERS = "430157@$€|!+8"
_READINGS = tuple(str.maketrans(_AS_LETTERS, letters) for letters in ("aeoistaselitb", "aeolstaseiltb"))
"""One is an i or an l, and so are the two marks that look like it."""

_LONGEST = 40
_SHORTEST = 4
"""A stretch of fewer letters is no disguise: "5am" is no Sam."""


class Word(NamedTuple):
    """A word of a draft; offsets are code points."""

    key: str
    text: str
    start: int
    end: int
    """Behind its last letter, before a possessive `'s`."""
    stop: int
    """Behind all of it."""
    is_odd: bool = False
    """Whether digits or marks stand for letters: nobody writes a plain word so."""

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital, or is disguised."""
        return self.is_odd or self.text[0].isupper()

    @property
    def is_shouted(self) -> bool:
        """Whether there is no small letter in it, though it has several."""
        return len(self.text) > 1 and self.text.isupper()


def written(text: str, index: Index) -> list[Word]:
    """The words of `text`, disguised names among them by the keys that `index` knows."""
    found: list[Word] = []
    for stretch in _STRETCH.finditer(text):
        word, (start, stop) = stretch[0], stretch.span()
        if word.isalpha():  # most are: the short way
            letters = word.lower()
            if letters[-1] == "s" or not word.isascii():
                letters = _known_key(word, index)
            found.append(Word(letters, word, start, stop, stop))
        else:
            found.extend(_words(word, start, index))
    return found


def _words(stretch: str, start: int, index: Index) -> Iterator[Word]:
    bare = stretch.strip(_MARKS + "_")
    if bare.isdigit():
        return
    start += stretch.find(bare)
    if not _WORD.fullmatch(bare) or not (bare.isascii() and bare.replace("'", "").isalpha()):
        meant = _meant(_POSSESSIVE.sub("", bare), index)
        if meant is not None:
            letters = _POSSESSIVE.sub("", bare)
            yield Word(meant, letters, start, start + len(letters), start + len(bare), is_odd=True)
            return
    for word in _WORD.finditer(bare):
        yield _word(word[0], start + word.start(), index)


def _word(text: str, start: int, index: Index) -> Word:
    stop = start + len(text)
    text = _POSSESSIVE.sub("", text)
    return Word(_known_key(text, index), text, start, start + len(text), stop)


def _known_key(text: str, index: Index) -> str:
    """The key of a word, or the one that `index` knows of its other spelling or its singular."""
    if text.isascii() and text.isalpha():
        letters = text.lower()
    else:
        found = keys(text)
        letters = next((each for each in found if each in index.beginnings), found[0])
    if letters[-1:] == "s" and letters not in index.entries:
        return next((each for each in _singular(letters) if each in index.entries), letters)
    return letters


def _singular(letters: str) -> Iterator[str]:
    """What `letters` are the plural of, or a possessive without its apostrophe: the Okafors, Joneses."""
    for ending in ("s", "es"):
        if letters.endswith(ending) and len(letters) - len(ending) >= _SHORTEST:
            yield letters[: -len(ending)]


def _meant(text: str, index: Index) -> str | None:
    """The key that a disguised word stands for, if it is one of the index."""
    if not _SHORTEST <= len(text) <= _LONGEST or 2 * sum(map(str.isalpha, text)) < len(text):
        return None
    readings = [text.casefold().translate(reading) for reading in _READINGS]
    if _HIDDEN.search(text):
        return next(filter(None, (_behind(reading, index) for reading in readings)), None)
    letters = [key(reading) for reading in readings]
    return next((each for each in letters if each in index.entries and each != text.lower()), None)


def _behind(text: str, index: Index) -> str | None:
    """The one name that fits a word with letters left out: "m*rcus". None where a plain word fits as well."""
    if not text[0].isalpha():
        return None
    pattern = re.compile("".join("." if _HIDDEN.match(letter) else re.escape(letter) for letter in text))
    fits: Callable[[str], object] = pattern.fullmatch
    found = [name for name in index.singles.get(len(text), ()) if fits(name)]
    return found[0] if found and not has_word_like(pattern, len(text)) else None
