"""Mends what replacing leaves behind: articles, doubled words, punctuation, capitals."""

from __future__ import annotations

import re

_STEPS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), instead)
    for pattern, instead in (
        (r"\b(the|my|our|his|her|their|your) an? (?=\w)", r"\1 "),
        (r"\ban? an? (?=\w)", "a "),
        (r"\ba (?=adult\b|older\b|event\b)", "an "),
        (
            r"\ban (?=client|youngster|young|teenage|person|place|relative|parent|school|"
            r"workplace|group|look|struggle|family|unit|time\b)",
            "a ",
        ),
        (
            r"\b(recently|client|person|place|adult|relative|family|some time|someone)(?:,? "
            r"(?:and )?(?:a |the )?\1\b)+",
            r"\1",
        ),
        (r"\b(?:at|on|from|to|with|by|in)(?= *[.,;!?)])", ""),
        (r"\(\s*+[,;.]?\s*+\)|\"\s*+\"|“\s*+”|#(?=\s|$)", ""),
        (r"\(\s*,\s*", "("),
        (r"(?<![ \t])[ \t]++([,.;:!?)])", r"\1"),
        (r"(?:, ?){2,}", ", "),
        (r",(?=[.!?])", ""),
        (r"([.!?])(?:\s?[.,;]){1,20}(?=\s|$)", r"\1"),
        (r"(?m)^[ \t]*[,;:.](?: |$)", ""),
        (r"(?<=\S)[ \t]{2,}", " "),
        (r"(?m)(?<![ \t])[ \t]++$", ""),
        (r"\n{3,}", "\n\n"),
    )
)
_START = re.compile(r"(?:\A|[.!?]\s++|(?<!\s)[^\S\n]*+\n\s*+)([a-z])")


def mend(before: str, text: str) -> str:
    """`text`, the redacted draft, put right; `before`, the draft, tells whether it writes capitals."""
    for pattern, instead in _STEPS:
        text = pattern.sub(instead, text)
    text = text.strip()
    if not _START.search(before):
        text = _START.sub(lambda match: match[0][:-1] + match[1].upper(), text)
    return text if any(map(str.isalnum, text)) else ""
