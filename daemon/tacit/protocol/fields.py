"""What messages are made of: the kinds of text and number in them, and what all of them have in common."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from ..allowance import MAX_WORD, in_one_line

_SURROGATES = re.compile("[\ud800-\udfff]")


def _without_halves(value: object) -> object:
    # A page's text may hold half a surrogate pair (an emoji cut in two), which UTF-8 cannot carry. U+FFFD
    # takes its place, one code point for one, so that offsets stay.
    return _SURROGATES.sub("\ufffd", value) if isinstance(value, str) else value


def _well_formed(value: object) -> object:
    if isinstance(value, str) and _SURROGATES.search(value):
        raise ValueError("half a surrogate pair")
    return value


def _in_one_line(value: object) -> object:
    return in_one_line(value) if isinstance(value, str) else value


Text = Annotated[str, BeforeValidator(_without_halves)]
Word = Annotated[str, BeforeValidator(_well_formed), Field(min_length=1, max_length=64)]
DraftId = Word
Line = Annotated[str, BeforeValidator(_well_formed), Field(min_length=1, max_length=200)]
Lines = Annotated[tuple[Line, ...], Field(strict=False, max_length=100)]
Words = Annotated[
    str, BeforeValidator(_in_one_line), BeforeValidator(_without_halves), Field(min_length=1, max_length=MAX_WORD)
]
# 2**53 - 1 is the greatest whole number that JavaScript tells from its neighbours.
Revision = Annotated[int, Field(ge=0, le=2**53 - 1)]


class Model(BaseModel):
    """What all messages have in common; their reprs and errors never show what they hold."""

    model_config = ConfigDict(strict=True, extra="ignore", frozen=True, hide_input_in_errors=True)

    def __repr__(self) -> str:
        return f"{type(self).__name__}()"

    __str__ = __repr__
