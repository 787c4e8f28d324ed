"""What a form sent."""

from __future__ import annotations

from typing import cast

from aiohttp import web
from multidict import MultiMapping


async def posted(request: web.Request) -> MultiMapping[str]:
    """Return the fields of a form; raise HTTPBadRequest for what no form of ours sends."""
    if request.content_type != "application/x-www-form-urlencoded":
        raise web.HTTPBadRequest
    try:
        # Fields alone: files come in the other form. A charset that nobody knows is a LookupError.
        return cast(MultiMapping[str], await request.post())
    except (LookupError, ValueError):
        raise web.HTTPBadRequest from None
