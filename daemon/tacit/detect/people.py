"""The people Tacit was told about: the clients on the roster, and the clinician, who is never a finding."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ..data import words
from ..finding import Label
from ..person import Client, Profile, Roster
from .reading import Span

_TITLE = re.compile(r"^(?:dr|mr|mrs|ms|miss|mx|prof)\.?\s+", re.IGNORECASE)
_DEGREES = re.compile(r",.*$")
_WORD = re.compile(r"\w+")
_SHORTEST = 3
_NO_SURNAME = (
    r"(?!\w)(?! (?:(?:[A-Z]\. )?[A-Z][a-zà-ÿ]+|from (?:our|the|IT|HR)\b|in (?:our|the|IT|HR|"
    r"billing|compliance)\b))"
)
"""Behind a first name alone: somebody else's surname or desk means somebody else."""


@lru_cache(maxsize=8)
def _patterns(roster: Roster) -> tuple[tuple[re.Pattern[str], Label, float, str], ...]:
    return tuple(pattern for client in roster for pattern in _of_client(client))


def _of_client(client: Client) -> Iterator[tuple[re.Pattern[str], Label, float, str]]:
    for alias in filter(None, (alias.strip() for alias in client.aliases)):
        if alias.startswith("@"):
            yield (
                re.compile(rf"@?\b{re.escape(alias[1:])}\b", re.IGNORECASE),
                Label.CONTACT,
                1.0,
                "roster_handle",
            )
            continue
        parts = _WORD.findall(_TITLE.sub("", alias))
        if not parts:
            continue
        if len(parts) == 1:
            yield _single(parts[0]), Label.NAME, 0.9, "roster_name"
            continue
        joined = r"[\W_]{0,3}".join(map(re.escape, parts))
        yield re.compile(rf"(?<!\w){joined}(?!\w)", re.IGNORECASE), Label.NAME, 1.0, "roster_name"
        if len(parts[0]) >= _SHORTEST:
            yield _single(parts[0]), Label.NAME, 0.8, "roster_first_name"
        title = rf"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr)\.? {re.escape(parts[-1])}\b"
        yield re.compile(title, re.IGNORECASE), Label.NAME, 0.9, "roster_name"


def _single(name: str) -> re.Pattern[str]:
    """One name alone: in any case, unless it is a word of every day, which needs its capital."""
    if name.lower() in words("word_names"):
        return re.compile(rf"(?<!\w){re.escape(name.capitalize())}{_NO_SURNAME}")
    return re.compile(rf"(?<!\w)(?i:{re.escape(name)}){_NO_SURNAME}")


def roster_names(text: str, roster: Roster) -> Iterator[Span]:
    """Every mention of a client: full name, alias, first name alone, title and surname, handle, hashtag."""
    for pattern, label, score, reason in _patterns(roster):
        for match in pattern.finditer(text):
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
