"""The stream that tells an open page of news: what it says, to whom, and when it ends."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator

import pytest
from aiohttp import ClientResponse, ClientSession, CookieJar

from tacit.dashboard.guard import HEADERS
from tacit.dashboard.server import Dashboard
from tests.dashboard.conftest import Now
from tests.serve.serving import DEADLINE


@contextlib.asynccontextmanager
async def listening(client: ClientSession, home: str, since: int = 0) -> AsyncIterator[ClientResponse]:
    """An open stream."""
    async with client.get(f"{home}news?since={since}", headers={"Sec-Fetch-Site": "same-origin"}) as answer:
        assert answer.status == 200
        assert answer.content_type == "text/event-stream"
        assert HEADERS.items() <= dict(answer.headers).items()
        yield answer


async def line(stream: ClientResponse) -> bytes:
    """The next line; nothing once the stream has ended."""
    async with asyncio.timeout(DEADLINE):
        return await stream.content.readline()


async def test_told(home: str, dashboard: Dashboard, client: ClientSession):
    """Each change is told as its number, and nothing else; one that came before the page listened is told at once."""
    dashboard.tell()
    async with listening(client, home) as stream:
        assert [await line(stream), await line(stream)] == [b"data: 1\n", b"\n"]
        dashboard.tell()
        dashboard.tell()
        assert [await line(stream), await line(stream)] == [b"data: 3\n", b"\n"]
        async with listening(client, home, 3) as other:
            dashboard.tell()
            assert await line(other) == await line(stream) == b"data: 4\n"


async def test_quiet(home: str, dashboard: Dashboard, client: ClientSession):
    """Where nothing changes nothing is sent."""
    dashboard.tell()
    async with listening(client, home, 1) as stream:
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.2):
                await stream.content.readline()
        dashboard.tell()
        assert await line(stream) == b"data: 2\n"


async def test_session_ends(home: str, dashboard: Dashboard, client: ClientSession, now: Now):
    """A stream ends with the session, by itself or at the next change, which it does not tell any more."""
    now.seconds += 12 * 3600 - 0.3
    async with listening(client, home) as stream:
        assert await line(stream) == b""
    now.seconds -= 60
    async with listening(client, home) as stream:
        now.seconds += 61
        dashboard.tell()
        assert await line(stream) == b""


async def test_companion_ends(home: str, dashboard: Dashboard, client: ClientSession):
    """A companion that leaves ends the streams first, and waits for none."""
    async with listening(client, home) as stream:
        async with asyncio.timeout(0.9):
            await dashboard.close()
        assert await line(stream) == b""


async def test_reader_leaves(home: str, dashboard: Dashboard, client: ClientSession):
    """When the page goes, its stream is let go at once: nothing waits for a change that nobody hears."""
    async with listening(client, home):
        before = len(dashboard._changes._next._waiters)
    assert before == 1
    async with asyncio.timeout(DEADLINE):
        while dashboard._changes._next._waiters:  # noqa: ASYNC110 - nobody tells of it
            await asyncio.sleep(0.01)


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Host": "evil.example"}, 421),
        ({}, 401),
    ],
)
async def test_guarded(home: str, client: ClientSession, headers: dict[str, str], expected: int):
    """No other site, no other name and no one without a session hears of changes."""
    cookies = {} if expected == 401 else {cookie.key: cookie.value for cookie in client.cookie_jar}
    async with (
        ClientSession(cookies=cookies, cookie_jar=CookieJar(unsafe=True)) as other,
        other.get(f"{home}news?since=0", headers=headers) as answer,
    ):
        assert answer.status == expected
    async with listening(client, home):
        pass


@pytest.mark.parametrize("since", ["", "x", "-1", "1.0", "\u0663", "9" * 5_000])
async def test_nonsense(home: str, client: ClientSession, since: str):
    """What is no number is refused."""
    async with client.get(f"{home}news", params={"since": since}) as answer:
        assert answer.status == 400
