"""What a form has sent, read into memory and nowhere else: aiohttp's own `post()` writes an uploaded file to disk."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import parse_qs

from aiohttp import BodyPartReader, StreamReader, web
from multidict import MultiDict, MultiMapping

from ..imports.decode import MAX_BYTES

MOST_TEXT = 4 * 2**20
"""Bytes of a form without a file: a pasted list of the longest kind, in a script whose letters take nine bytes each."""

Form = Mapping[str, str]


async def posted(request: web.Request) -> MultiMapping[str]:
    """Return the fields of a form without a file; raise HTTPRequestEntityTooLarge."""
    fields = await _fields(request)
    return MultiDict((name, value) for name, values in fields.items() for value in values)


async def form(request: web.Request) -> Form:
    """Return the fields of a form without a file, the last of each name; raise HTTPRequestEntityTooLarge."""
    fields = await _fields(request)
    return {name: values[-1] for name, values in fields.items()}


async def choices(request: web.Request) -> Mapping[str, list[str]]:
    """As `form`, with every value of each field."""
    return await _fields(request)


async def upload(request: web.Request) -> bytes | None:
    """Return the file that a form has sent, None where none was chosen; raise HTTPBadRequest.

    Of a larger one than `MAX_BYTES` a byte more is returned, so that whoever reads it sees that; the rest is let go
    by, since a browser shows an answer only once everything has been taken from it.
    """
    try:
        async for part in await request.multipart():
            if isinstance(part, BodyPartReader) and part.name == "file":
                return await _content(part)
    except (ValueError, AssertionError):
        raise web.HTTPBadRequest from None
    return None


async def _content(part: BodyPartReader) -> bytes | None:
    found = bytearray()
    while chunk := await part.read_chunk(2**16):
        if len(found) <= MAX_BYTES:
            found += chunk
    return bytes(found[: MAX_BYTES + 1]) if found or part.filename else None


async def _fields(request: web.Request) -> dict[str, list[str]]:
    if request.content_type != "application/x-www-form-urlencoded":
        raise web.HTTPBadRequest
    raw = await _limited(request.content)
    try:
        return parse_qs(raw.decode("ascii"), keep_blank_values=True, max_num_fields=1000, errors="strict")
    except ValueError:
        raise web.HTTPBadRequest from None


async def _limited(content: StreamReader) -> bytes:
    found = bytearray()
    async for chunk in content.iter_any():
        if len(found) <= MOST_TEXT:
            found += chunk
    if len(found) > MOST_TEXT:
        raise web.HTTPRequestEntityTooLarge(MOST_TEXT, len(found))
    return bytes(found)
