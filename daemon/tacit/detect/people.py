"""The people Tacit was told about: the clients on the roster, and the clinician, who is never a finding."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from ..data import words
from ..finding import Label
from ..person import Client, Profile, Roster
from .fold import fold
from .reading import Span

CERTAIN = 1.0
"""Score of a whole name and of a handle: hardly anybody else bears it. Initials and first names are shared."""

_TITLE = re.compile(r"^(?:dr|mr|mrs|ms|miss|mx|prof)\.?\s+", re.IGNORECASE)
_DEGREES = re.compile(r",.*$")
_WORD = re.compile(r"\w+")
_SHORTEST = 3
"""A name of fewer letters is found in capitals only: "ed", "al" and "a" are in other words' way."""

_NO_SURNAME = (
    r"(?!\w)(?! (?:(?:[A-Z]\. )?[A-Z][a-zà-ÿ]+|from (?:our|the|IT|HR)\b|in (?:our|the|IT|HR|"
    r"billing|compliance)\b))"
)
"""Behind a first name alone: somebody else's surname or desk means somebody else."""

_EVERYDAY = frozenset(words("word_names"))


class _Way(NamedTuple):
    """One way to write a client. The pattern is compiled once the draft holds the needle: most never are."""

    needle: str
    """What the folded draft holds wherever the pattern matches."""
    pattern: str
    score: float
    reason: str


@lru_cache(maxsize=8)
def _ways(roster: Roster) -> tuple[_Way, ...]:
    return tuple(way for client in roster for way in _of_client(client))


def _of_client(client: Client) -> Iterator[_Way]:
    for alias in filter(None, (alias.strip() for alias in client.aliases)):
        if alias.startswith("@"):
            yield _Way(fold(alias[1:]), rf"(?i:@?\b{re.escape(alias[1:])}\b)", CERTAIN, "roster_handle")
            continue
        bare = _TITLE.sub("", alias)
        if parts := _WORD.findall(bare):
            yield from _of_name(parts, titled=bare != alias)


def _of_name(parts: Sequence[str], *, titled: bool) -> Iterator[_Way]:
    first, last = parts[0], parts[-1]
    if len(parts) == 1:
        yield _Way(fold(first) + "." * (len(first) == 1), _single(first), 0.9, "roster_name")
    else:
        whole = CERTAIN if all(len(part) > 1 for part in parts) else 0.9
        yield _Way(fold(max(parts, key=len)), _joined(parts), whole, "roster_name")
        if len(first) >= _SHORTEST:
            yield _Way(fold(first), _single(first), 0.8, "roster_first_name")
    if len(parts) > 1 or titled:
        title = rf"(?i:\b(?:Mr|Mrs|Ms|Miss|Mx|Dr)\.? {re.escape(last)}\b)"
        yield _Way(fold(last), title, 0.9, "roster_name")


def _joined(parts: Sequence[str]) -> str:
    """A whole name, in any case unless it is initials."""
    joint = r"[\W_]{0,3}"
    if all(len(part) == 1 for part in parts):
        return rf"(?<!\w){joint.join(map(re.escape, map(str.upper, parts)))}(?!\w)\.?"
    return rf"(?<!\w)(?i:{joint.join(map(re.escape, parts))})(?!\w)"


def _single(name: str) -> str:
    """One name alone: in any case, unless it is short or a word of every day, which needs its capital."""
    if len(name) == 1:
        return rf"(?<![\w.]){re.escape(name.upper())}\.(?!\w)"
    if len(name) < _SHORTEST:
        forms = {name[0].upper() + name[1:], name.upper()}
        return rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(forms)))}){_NO_SURNAME}"
    if name.lower() in _EVERYDAY:
        return rf"(?<!\w){re.escape(name.capitalize())}{_NO_SURNAME}"
    return rf"(?<!\w)(?i:{re.escape(name)}){_NO_SURNAME}"


def roster_names(text: str, roster: Roster) -> Iterator[Span]:
    """Every mention of a client: full name, alias, first name alone, title and surname, handle, hashtag."""
    folded = fold(text)
    for needle, pattern, score, reason in _ways(roster):
        if needle in folded:
            label = Label.CONTACT if reason == "roster_handle" else Label.NAME
            for match in re.finditer(pattern, text):
                yield Span(*match.span(), label, score, reason)


def _words(detail: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in _WORD.findall(detail))


@lru_cache(maxsize=8)
def _details(profile: Profile) -> tuple[frozenset[str], ...]:
    name = _DEGREES.sub("", profile.name or "")
    details = (name, profile.practice, profile.email, profile.city, *profile.other)
    return tuple(found for found in map(_words, filter(None, details)) if found)


def is_own(excerpt: str, profile: Profile) -> bool:
    """Whether an excerpt says nothing beyond one of the clinician's own details."""
    digits = re.sub(r"\D", "", profile.phone or "")
    said = re.sub(r"\D", "", excerpt)
    if len(said) > 6 and digits.endswith(said[-10:]):
        return True
    spoken = _words(_TITLE.sub("", excerpt)) - {"s"}
    return bool(spoken) and any(spoken <= detail for detail in _details(profile))
