"""A name found once goes everywhere: other mentions, parts of it, hashtags."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..data import words
from ..finding import Finding, Label

_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST = 3
_TITLES = frozenset(
    {
        "mr",
        "mrs",
        "ms",
        "miss",
        "mx",
        "dr",
        "the",
        "big",
        "lil",
        "little",
        "old",
        "uncle",
        "aunt",
        "auntie",
        "and",
    }
)


def all_mentions(text: str, findings: Sequence[Finding]) -> list[Finding]:
    """The findings, and every further mention of a found name, in the order of the text, none overlapping."""
    mentions = list(findings)
    for name in sorted({text[f.start : f.end] for f in findings if f.label is Label.NAME}, key=len, reverse=True):
        for match in _pattern(name).finditer(text):
            start, end = match.span()
            if not any(start < other.end and other.start < end for other in mentions):
                mentions.append(Finding(start, end, Label.NAME, 1.0, "name_again"))
    return sorted(mentions)


def _pattern(name: str) -> re.Pattern[str]:
    parts = [part for part in _WORD.findall(name) if part.lower() not in _TITLES]
    whole = r"[\W_]{0,3}".join(map(re.escape, parts)) or re.escape(name)
    single = [re.escape(part) for part in parts if len(part) >= _SHORTEST and part.lower() not in words("word_names")]
    hashtag = rf"#\w*(?:{'|'.join(single)})\w*" if single else rf"#{whole}"
    return re.compile("|".join([hashtag, rf"(?<!\w)(?:{'|'.join([whole, *single])})(?!\w)"]), re.IGNORECASE)
