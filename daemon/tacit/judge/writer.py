"""Ways to reach the writer: who looks for somebody's next therapist tells where to ring."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from ..detect.reading import Reading, Span
from ..finding import Label

SURE = 0.5
"""From here on the reader says itself that it is a client's: what a client wrote says "my number" as well."""

_FORMS = frozenset({"phone", "email"})
_NEAR = 90
"""So many code points before it are looked at."""

_MINE = (
    r"my\s+(?:(?:own|direct|new|work|personal|office|clinic|cell|mobile|phone|school|usual)\s+)*"
    r"(?:cell|mobile|number|line|phone|e-?mail|desk|inbox|ext(?:ension)?|voicemail|whatsapp|details)(?:['’]s)?"
)
_TOLD = (
    r"(?:call|text|txt|ring|e-?mail|write(?:\s+to)?|post\s+to|message|msg|dm|pm|reach(?:\s+out\s+to)?|contact|whatsapp|"
    r"phone|ping|cc|questions\s+to|repl(?:y|ies)\s+to|answers\s+to|names\s+to|get\s+back\s+to|find|shout|buzz)\s+(?:me|us)"
)
_AT = r"(?:i['’]?m|i\s+am|we['’]?re|we\s+are)\s+(?:at|on)"
_BETWEEN = (
    r"(?:at|on|via|direct|directly|by|back|first|please|pls|is|stays|remains|still|here|phone|mobile|cell|email|text|txt|"
    r"call|ring|dm|message|today|tonight|tomorrow|any\s?time|whenever|and|i|or|the|same|if\s+you\s+can|office)(?!\w)"
)
_WRITER = re.compile(
    rf"(?<![\w'’])(?:{_MINE}|{_TOLD}|{_AT})(?!\w)(?:[\s:,(/=–—-]+{_BETWEEN})*[\s:,(/=–—-]*$", re.IGNORECASE
)


def writers(text: str, reading: Reading) -> list[Span]:
    """A draft's telephone numbers and e-mail addresses that are the writer's own, by the words before: "ring me on".

    In the corpus, of 211 clients' numbers and addresses in drafts that must be held 7 stand behind such words, each in
    what a client wrote, and the reader is sure of them all; of 112 that are the writer's or a colleague's 34 do, and it
    is sure of 8.
    """
    return [span for span in reading.spans if _reaches(text, span) and _likely(reading, span) < SURE]


def _reaches(text: str, span: Span) -> bool:
    known = span.label is Label.CONTACT and span.reason in _FORMS
    return known and _WRITER.search(text[max(0, span.start - _NEAR) : span.start]) is not None


def _likely(reading: Reading, span: Span) -> float:
    """How sure the reader is that it is a client's."""
    first = bisect_right(reading.words, span.start, key=lambda word: word.end)
    last = bisect_left(reading.words, span.end, key=lambda word: word.start)
    return max((word.score for word in reading.words[first:last]), default=0.0)
