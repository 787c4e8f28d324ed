"""What a form has sent, where it is none."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import pytest
from aiohttp import StreamReader, web
from aiohttp.base_protocol import BaseProtocol
from aiohttp.test_utils import make_mocked_request

from tacit.dashboard.posted import form, upload


@pytest.mark.parametrize(
    ("read", "content", "sent"),
    [
        (form, "application/x-www-form-urlencoded", b"list=Zebulon+Quimby+%ff"),
        (form, "application/x-www-form-urlencoded", b"list=Zebulon+Quimby+\xff"),
        (upload, "multipart/form-data; boundary=x", b"Zebulon Quimby\r\n"),
        (upload, "text/csv", b"Zebulon Quimby\r\n"),
    ],
)
async def test_refused(read: Callable[[web.Request], Awaitable[object]], content: str, sent: bytes):
    """What is no form is refused with an error that holds nothing of it, nor another error that does."""
    body = StreamReader(BaseProtocol(asyncio.get_running_loop()), 2**16)
    body.feed_data(sent)
    body.feed_eof()
    with pytest.raises(web.HTTPBadRequest) as refused:
        await read(make_mocked_request("POST", "/", headers={"Content-Type": content}, payload=body))
    assert (refused.value.__cause__, refused.value.__context__) == (None, None)
