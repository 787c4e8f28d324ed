"""A person's name as it is written on a list, taken apart: first name, surname, what stands between, nicknames."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .letters import key

Part = tuple[str, ...]
"""The keys of the words that one part of a name is written with: ("anne", "marie"), ("okafor",)."""

TITLES = frozenset(
    "dr mr mrs ms miss mx prof professor sir madam rev reverend fr sr mister doctor doctora dra senor senora senorita "  # noqa: SIM905
    "sra srta mme mlle monsieur madame signor signora herr frau mevrouw meneer pani".split()
)

DOCTORS = frozenset({"dr", "prof", "professor", "doctor", "doctora", "dra"})
"""Titles of colleagues more often than of clients."""

WORD_TITLES = frozenset({"miss", "sir", "madam", "rev", "fr", "sr"})
"""Titles that are words or abbreviations too, unless they have a capital."""

_FIRST = re.compile(r"^([^\W\d_]+)\.?\s+")
_BEHIND = re.compile(
    r"[\s,]+(?:jr|sr|snr|jnr|ii|iii|iv|esq|phd|psyd|md|do|rn|lcsw|lmft|lpc|lmhc|mft|msw|ma|ba|obe|mbe)\b\.?(?=[\s,]|$)",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"[(\[\"“”„'‘]\s*([^()\[\]\"“”„'‘’]+?)\s*[)\]\"“”'’](?!\w)")
_ASIDE_BEGINS = re.compile(r"(?<!\w)[(\[\"“„'‘]")
_WORD = re.compile(r"[^\W_]+(?:['’ʼ`´][^\W_]+)*")
PARTICLES = frozenset(
    "van von der den de da di do du la le del dos das el al bin ibn bint st ter ten ap of y e zu af ni nic ui".split()  # noqa: SIM905
)


@dataclass(frozen=True, slots=True)
class Name:
    """The parts of one name; empty where there is none."""

    first: Part
    middle: tuple[Part, ...] = ()
    last: Part = ()
    is_titled: bool = False
    nicknames: tuple[Part, ...] = ()
    """What stands in brackets or quotation marks: William (Bill) Okafor."""

    @property
    def whole(self) -> Part:
        """Every word of it, in the order of speech."""
        return (*self.first, *(word for part in self.middle for word in part), *self.last)

    def surnames(self) -> set[Part]:
        """The surname, without its particles, and each half of a double one."""
        kept = tuple(word for word in self.last if word not in PARTICLES)
        return {self.last, kept, *((word,) for word in kept if len(kept) > 1 and len(word) > 1)} - {()}


def name(text: str) -> Name:
    """The name that `text` holds: "Okafor, William (Bill)", "Dr. Ana de la Cruz", "Anne-Marie Smith-Jones"."""
    asides: list[Part] = []
    while (begin := _ASIDE_BEGINS.search(text)) and (aside := _ASIDE.match(text, begin.start())):
        asides.append(_part(aside[1]))
        text = f"{text[: begin.start()]} {text[aside.end() :]}"
    bare = text.strip()
    first = _FIRST.match(bare)
    is_titled = first is not None and key(first[1]) in TITLES
    bare = bare[first.end() :] if first and is_titled else bare
    bare = _BEHIND.sub("", bare)
    if bare.count(",") == 1:
        last, given = ([_part(word) for word in side.split()] for side in bare.split(","))
        if any(given) and any(last):
            return _name(given, last, is_titled, asides)
    written = [each for each in bare.split() if _part(each)]
    found = [_part(each) for each in written]
    if len(found) < 2:
        only = found[0] if found else ()
        return Name((), (), only, True, tuple(asides)) if is_titled else Name(only, nicknames=tuple(asides))
    begins = len(found) - 1
    while begins > 1 and (written[begins - 1] == "Ó" or all(word in PARTICLES for word in found[begins - 1])):
        begins -= 1
    return _name(found[:begins], found[begins:], is_titled, asides)


def _name(given: Sequence[Part], last: Sequence[Part], is_titled: bool, asides: Sequence[Part]) -> Name:
    given = [part for part in given if part]
    surname = tuple(word for part in last for word in part)
    return Name(given[0], tuple(given[1:]), surname, is_titled, tuple(filter(None, asides)))


def _part(text: str) -> Part:
    return tuple(filter(None, map(key, _WORD.findall(text))))
