"""Numbers that anybody may ring: crisis lines, emergency calls, and toll-free numbers, which are a service's."""

from __future__ import annotations

import re
from collections.abc import Iterator

_FREE = r"8(?:00|33|44|55|66|77|88)"
_HOTLINE = re.compile(
    rf"(?<![\w+])(?:\+?1[-. ]{{0,2}})?(?:\({_FREE}\)[-. ]{{0,2}}|{_FREE}[-. ]{{1,2}})\d{{3}}[-. ]{{0,2}}\d{{4}}(?!\w)"
    rf"|(?<![\w+])(?:\+44[- ]?(?:\(0\)[- ]?)?|\(?0)8(?:00|08)\)?(?:[- ]?1111|(?:[- ]?\d){{6,7}})(?!\w)"
    r"|(?<![\w+])1[38]00[- ]\d{3}[- ]?\d{3}(?!\w)"
    r"|(?<![\w+])(?:988|911|116[- ]?123|741[- ]?741|13[ ]?11[ ]?14)(?!\w)"
)


def hotlines(text: str) -> Iterator[tuple[int, int]]:
    """Where such numbers stand in a text."""
    return (match.span() for match in _HOTLINE.finditer(text))


def is_hotline(number: str) -> bool:
    """Whether a number is one."""
    return _HOTLINE.fullmatch(number.strip()) is not None
