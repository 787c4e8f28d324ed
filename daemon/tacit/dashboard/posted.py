"""What a form has sent, read into memory and nowhere else: aiohttp's own `post()` writes an uploaded file to disk."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from functools import partial
from typing import Any
from urllib.parse import parse_qsl

from aiohttp import BodyPartReader, StreamReader, web
from multidict import MultiDict, MultiMapping

from ..imports.decode import MAX_BYTES

MOST_TEXT = 4 * 2**20
"""Bytes of a form without a file: a pasted list of the longest kind, in a script whose letters take nine bytes each."""

_STRICTLY: dict[str, Any] = {"keep_blank_values": True, "max_num_fields": 1000, "errors": "strict"}


async def form(request: web.Request) -> MultiMapping[str]:
    """Return the fields of a form without a file; raise HTTPBadRequest or HTTPRequestEntityTooLarge."""
    if request.content_type != "application/x-www-form-urlencoded":
        raise web.HTTPBadRequest
    raw = await _limited(request.content)
    with suppress(ValueError):
        # In a thread: a long list takes half a second.
        return MultiDict(await asyncio.to_thread(partial(parse_qsl, raw.decode("ascii"), **_STRICTLY)))
    # Outside an except block: the error of a form keeps what it holds, and an exception keeps the one before it.
    raise web.HTTPBadRequest


async def upload(request: web.Request) -> bytes | None:
    """Return the file that a form has sent, None where none was chosen; raise HTTPBadRequest.

    Of a larger one than `MAX_BYTES` a byte more is returned, so that whoever reads it sees that; the rest is let go
    by, since a browser shows an answer only once everything has been taken from it.
    """
    with suppress(ValueError, AssertionError):
        async for part in await request.multipart():
            if isinstance(part, BodyPartReader) and part.name == "file":
                return await _content(part)
        return None
    raise web.HTTPBadRequest


async def _content(part: BodyPartReader) -> bytes | None:
    found = bytearray()
    while chunk := await part.read_chunk(2**16):
        if len(found) <= MAX_BYTES:
            found += chunk
    return bytes(found[: MAX_BYTES + 1]) if found or part.filename else None


async def _limited(content: StreamReader) -> bytes:
    found = bytearray()
    async for chunk in content.iter_any():
        if len(found) <= MOST_TEXT:
            found += chunk
    if len(found) > MOST_TEXT:
        raise web.HTTPRequestEntityTooLarge(MOST_TEXT, len(found))
    return bytes(found)
