"""The seams of a sentence that was reworded: marks around each stretch that was."""

from __future__ import annotations

import re

OPEN, CLOSE = "\ufdd0", "\ufdd1"
"""Stand around each stretch that was reworded. Unicode keeps these code points for a program's own use."""

GONE = OPEN + CLOSE
"""What is left of a stretch that went without a word in its place, and of a sentence that did."""

SEAM = re.compile(f"[{OPEN}{CLOSE}]")

MADE = re.compile(f"{OPEN}([^{CLOSE}]+){CLOSE}")
"""Words of ours."""


def unmarked(text: str) -> str:
    """`text` as it is to be read."""
    return SEAM.sub("", text)


def is_gone(made: str) -> bool:
    """Whether nothing is left of what was `made` of a sentence."""
    return made.strip() == GONE
