"""What a check-up found: how each part is, and each fault with its mend."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault. Nothing in it says what anybody wrote or is called."""

    code: str
    sentence: str
    mend: str
    """What to do, as a sentence."""
    fix: Callable[[], object] | None = field(default=None, compare=False, repr=False)
    """Mends it, where Tacit can by itself; may raise OSError or one of Tacit's own errors."""


@dataclass(frozen=True, slots=True)
class Row:
    """How one part is, in a few words."""

    part: str
    state: str


Checked = Iterator[Row | Finding]
