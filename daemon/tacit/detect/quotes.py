"""The client's own words. Quotation marks may span sentences, so this reads the whole draft."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..finding import Label
from .reading import Span

_MARKED = re.compile(r"[\"“](?P<it>[^\"“”\n]{4,300})[\"”]")
_SAID = re.compile(
    r"\b(?:he|she|they|client|patient|kiddo)\b[^.\"“\n]{0,40}\b(?:said|says|goes|told me|"
    r"asked|whispered|wrote|texted)"
    r"(?: to me)?[:,]? (?P<it>(?:i|im|i'm|i’m|i've|my|you|we|it's|that|if)\b[^\"“”\n.!?]{4,120})",
    re.IGNORECASE,
)
_LETTER = re.compile(r"[^\W\d_]")


def quotes(text: str) -> Iterator[Span]:
    """Stretches of `text` between quotation marks that hold more than two words, and what somebody "said"."""
    for match in _MARKED.finditer(text):
        if len(match["it"].split()) > 2 and _LETTER.search(match["it"]):
            yield Span(*match.span("it"), Label.QUOTE, 0.6, "quote")
    for match in _SAID.finditer(text):
        yield Span(*match.span("it"), Label.QUOTE, 0.5, "quote")
