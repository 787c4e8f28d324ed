"""Every way in that the guard closes, each beside one that is open."""

from __future__ import annotations

import asyncio
import logging
import re
from collections.abc import AsyncIterator
from inspect import signature

import pytest
from aiohttp import ClientSession, web
from aiohttp.test_utils import TestServer

from tacit.dashboard.guard import COOKIE, HEADERS, MisdirectedError, guarded
from tacit.dashboard.news import LISTENING
from tacit.dashboard.pages import STATIC, TEMPLATES
from tacit.dashboard.server import Dashboard
from tacit.dashboard.tokens import Tokens
from tacit.serve import clock
from tests.dashboard.conftest import Now, address

CANARY = "Zebulon"


class Served:
    """An application with the guard in front that can be changed and that fails."""

    def __init__(self) -> None:
        self.sessions = Tokens(60.0, lambda: 0.0)
        self.changes = 0
        self.url = ""

    async def change(self, _: web.Request) -> web.Response:
        """Change something."""
        self.changes += 1
        return web.Response(text="changed")

    async def fail(self, _: web.Request) -> web.Response:
        """Fail, with a name in the exception."""
        raise ValueError(CANARY)

    def cookie(self) -> dict[str, str]:
        """The header of a session."""
        return {"Cookie": f"{COOKIE}={self.sessions.issue()}"}


@pytest.fixture
async def served() -> AsyncIterator[Served]:
    """The application, listening."""
    made = Served()
    server = TestServer(web.Application())
    port = 0

    @web.middleware
    async def guard(request: web.Request, handler: object) -> web.StreamResponse:
        return await guarded(f"127.0.0.1:{port}", made.sessions)(request, handler)

    server.app.middlewares.append(guard)
    server.app.router.add_post("/change", made.change)
    server.app.router.add_get("/fail", made.fail)
    server.app.router.add_get("/change", made.change)
    await server.start_server()
    port = server.port
    made.url = f"http://127.0.0.1:{port}"
    yield made
    await server.close()


async def status(client: ClientSession, method: str, url: str, **headers: str) -> int:
    """The status of an answer that has all the headers."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    async with client.request(method, url, headers=named) as answer:
        own = HEADERS | {"Content-Security-Policy": answer.headers["Content-Security-Policy"]}
        assert own.items() <= dict(answer.headers).items()
        assert answer.headers["Content-Security-Policy"] in (HEADERS["Content-Security-Policy"], LISTENING)
        return answer.status


class TestHost:
    @pytest.mark.parametrize(
        "name", ["evil.example", "localhost", "127.0.0.1", "127.0.0.1:1", "[::1]", "127.0.0.1.nip.io"]
    )
    async def test_rebinding(self, served: Served, client: ClientSession, name: str):
        """A request under another name is refused with a session too: a site can let any name point to 127.0.0.1."""
        cookie = served.cookie()
        port = served.url.rsplit(":", 1)[1]
        name = name if ":" in name else f"{name}:{port}" if "evil" in name else name
        assert await status(client, "GET", f"{served.url}/change", Host=name, **cookie) == 421
        assert served.changes == 0
        assert await status(client, "GET", f"{served.url}/change", **cookie) == 200

    async def test_none(self, served: Served):
        """A request without a name is refused."""
        reader, writer = await asyncio.open_connection("127.0.0.1", int(served.url.rsplit(":", 1)[1]))
        writer.write(f"GET /change HTTP/1.0\r\nCookie: {served.cookie()['Cookie']}\r\n\r\n".encode())
        answer = (await reader.read()).decode()
        writer.close()
        await writer.wait_closed()
        assert answer.split()[1] == str(MisdirectedError.status_code.value)
        assert served.changes == 0


class TestSites:
    @pytest.mark.parametrize(
        "headers",
        [
            {"Sec_Fetch_Site": "cross-site"},
            {"Sec_Fetch_Site": "same-site"},
            {"Sec_Fetch_Site": "none"},
            {"Sec_Fetch_Site": "cross-site", "Origin": "OWN"},
            {"Origin": "https://evil.example"},
            {"Origin": "null"},
            {"Origin": "http://127.0.0.1:1"},
            {},
        ],
    )
    async def test_change(self, served: Served, client: ClientSession, headers: dict[str, str]):
        """What changes something is refused unless the browser says that our own page asked."""
        named = {name: served.url if value == "OWN" else value for name, value in headers.items()}
        assert await status(client, "POST", f"{served.url}/change", **named, **served.cookie()) == 403
        upgrade = {"Upgrade": "websocket", "Connection": "Upgrade"}
        assert await status(client, "GET", f"{served.url}/change", **named, **served.cookie(), **upgrade) == 403
        assert served.changes == 0

    @pytest.mark.parametrize("headers", [{"Sec_Fetch_Site": "same-origin"}, {"Origin": "OWN"}])
    async def test_own(self, served: Served, client: ClientSession, headers: dict[str, str]):
        """What our own page asks for is done, by either header."""
        named = {name: served.url if value == "OWN" else value for name, value in headers.items()}
        assert await status(client, "POST", f"{served.url}/change", **named, **served.cookie()) == 200
        assert served.changes == 1

    @pytest.mark.parametrize(("site", "expected"), [("cross-site", 403), ("same-site", 403), ("none", 200)])
    async def test_look(self, served: Served, client: ClientSession, site: str, expected: int):
        """Another site, or another port, cannot even have a page looked at; an address typed in can."""
        asked = {"Sec_Fetch_Site": site, "Sec_Fetch_Dest": "document"}
        assert await status(client, "GET", f"{served.url}/change", **asked, **served.cookie()) == expected

    async def test_entry_in_a_frame(self, dashboard: Dashboard, client: ClientSession):
        """A link is not used up by a frame or a picture in another site's page; a file opens it as a whole page."""
        link = address(await dashboard.link())
        for part in ("iframe", "image", "empty"):
            assert await status(client, "GET", link, Sec_Fetch_Site="cross-site", Sec_Fetch_Dest=part) == 403
        assert await status(client, "GET", link, Sec_Fetch_Site="cross-site", Sec_Fetch_Dest="document") == 200


class TestSession:
    @pytest.mark.parametrize("value", ["", "x", "A" * 43])
    async def test_missing(self, served: Served, client: ClientSession, value: str):
        """Without the cookie of a session nothing is shown."""
        headers = {"Cookie": f"{COOKIE}={value}"} if value else {}
        assert await status(client, "GET", f"{served.url}/change", **headers) == 401
        assert served.changes == 0
        assert await status(client, "GET", f"{served.url}/change", **served.cookie()) == 200

    async def test_unknown_page(self, served: Served, client: ClientSession):
        """Who has no session does not learn which pages there are."""
        assert await status(client, "GET", f"{served.url}/nothing") == 401
        assert await status(client, "GET", f"{served.url}/nothing", **served.cookie()) == 404
        own = {"Sec_Fetch_Site": "same-origin"}
        assert await status(client, "PUT", f"{served.url}/change", **own, **served.cookie()) == 405

    async def test_looks(self, dashboard: Dashboard, client: ClientSession):
        """What every page looks like is answered without a session, so that a refusal looks like a page of ours."""
        home = address(await dashboard.link()).split("enter")[0]
        async with client.get(home) as answer:
            assert answer.status == 401
            shown = re.findall(r'(?:href|src)="/(static/[^"]+)"', await answer.text())
        assert {path.rpartition(".")[2] for path in shown} >= {"css", "svg"}
        for path in shown:
            assert await status(client, "GET", home + path) == 200
            assert await status(client, "GET", home + path, Sec_Fetch_Site="cross-site") == 403
        for path in ("static", "static/", "static/none.css", "static/../settings", "static/%2e%2e/settings"):
            assert await status(client, "GET", home + path) == 401

    async def test_reused(self, dashboard: Dashboard, client: ClientSession):
        """A link opens once."""
        link = address(await dashboard.link())
        assert await status(client, "GET", link) == 200
        assert await status(client, "GET", link) == 401

    async def test_expired(self, dashboard: Dashboard, client: ClientSession, now: Now):
        """A link that is a minute old opens nothing."""
        link = address(await dashboard.link())
        now.seconds += 60
        assert await status(client, "GET", link) == 401

    @pytest.mark.parametrize("query", ["", "?token=", "?token=x", "?token=%ff", "?other=x"])
    async def test_guessed(self, dashboard: Dashboard, client: ClientSession, query: str):
        """What is no token opens nothing."""
        link = address(await dashboard.link())
        assert await status(client, "GET", link.split("?")[0] + query) == 401
        assert await status(client, "HEAD", link) != 200
        assert await status(client, "GET", link) == 200

    async def test_cookie(self, dashboard: Dashboard, client: ClientSession):
        """The cookie is kept from scripts and from other sites' requests, and is not the token of the link."""
        link = address(await dashboard.link())
        async with client.get(link) as answer:
            cookie = answer.cookies[COOKIE]
            assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Strict", "/")
            assert cookie["domain"] == ""
            assert len(cookie.value) == 43
            assert cookie.value not in link
            assert link.split("=")[1] not in await answer.text()

    async def test_day(self, home: str, client: ClientSession, now: Now):
        """A session ends after twelve hours."""
        now.seconds += 12 * 3600 - 1
        assert await status(client, "GET", home) == 200
        now.seconds += 1
        assert await status(client, "GET", home) == 401

    def test_night(self):
        """The hours in which the computer sleeps count: the dashboard goes by the clock that counts them."""
        assert signature(Dashboard).parameters["clock"].default is clock.now


class TestWaysAround:
    @pytest.mark.parametrize(
        ("place", "leads_to"),
        [
            ("/clients/list", "/clients"),
            ("/clients/upload", "/clients"),
            ("/settings/allowed", "/settings"),
            ("/policy/text", "/policy"),
            ("/vault/unlock", "/"),
        ],
    )
    async def test_of_a_button(self, home: str, client: ClientSession, place: str, leads_to: str):
        """The address of what a button does, opened again by hand or with the browser's tabs, leads to its page."""
        async with client.get(home.rstrip("/") + place) as answer:
            assert (answer.status, str(answer.url.relative())) == (200, leads_to)
        client.cookie_jar.clear()
        assert await status(client, "GET", home.rstrip("/") + place) == 401

    @pytest.mark.parametrize(("place", "expected"), [("none", 404), ("?days=x", 400), ("enter?token=x", 401)])
    async def test_from_an_error(self, home: str, client: ClientSession, place: str, expected: int):
        """Who is let in is shown the ways around with an error, and nobody else is."""
        async with client.get(home + place) as answer:
            assert answer.status == expected
            assert '<a href="/clients">' in await answer.text()
        async with client.get(home + place, headers={"Sec-Fetch-Site": "cross-site"}) as answer:
            assert answer.status == 403
            assert "<nav" not in await answer.text()
        client.cookie_jar.clear()
        async with client.get(home + place) as answer:
            assert answer.status == 401
            assert "<nav" not in await answer.text()

    async def test_back_in(self, home: str, client: ClientSession, now: Now):
        """Whose session has ended is told that, and whose link is used up that; both how to come in by the popup."""
        now.seconds += 12 * 3600
        for place, said in (("clients", "ends after twelve hours"), ("enter?token=x", "This link was used before")):
            async with client.get(home + place) as answer:
                told = await answer.text()
                assert said in told
                assert "press “Your near misses” in Tacit’s popup" in told


class TestHeaders:
    async def test_everywhere(self, home: str, client: ClientSession):
        """Pages, files and errors forbid frames, scripts, caches and referrers."""
        for path, expected in [("", 200), ("static/dashboard.css", 200), ("none", 404), ("?days=x", 400)]:
            async with client.get(home + path) as answer:
                assert answer.status == expected
                policy = dict(
                    part.strip().split(" ", 1) for part in answer.headers["Content-Security-Policy"].split(";")
                )
                assert policy["default-src"] == policy["frame-ancestors"] == "'none'"
                # Scripts of our own, and no others, where the page listens for news.
                assert policy.get("script-src") == policy.get("connect-src") == ("'self'" if not path else None)
                assert "unsafe" not in str(policy)
                assert answer.headers["X-Frame-Options"] == "DENY"
                assert answer.headers["Cache-Control"] == "no-store"
                assert answer.headers["Referrer-Policy"] == "no-referrer"
                assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"

    async def test_static(self, home: str, client: ClientSession):
        """Each file that the pages name comes whole, and as what it is: browsers refuse what is told otherwise."""
        kinds = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
        for path in STATIC.iterdir():
            async with client.get(f"{home}static/{path.name}") as answer:
                assert answer.status == 200
                assert answer.content_type == kinds[path.suffix]
                assert await answer.read() == path.read_bytes()

    async def test_outside_static(self, home: str, client: ClientSession):
        """Only the files that are there for it are served."""
        for path in ("static/", "static/%2e%2e/app.py", "static/..%2fapp.py"):
            assert await status(client, "GET", home + path) in (403, 404)

    async def test_fault(self, served: Served, client: ClientSession, caplog: pytest.LogCaptureFixture):
        """A fault is told in a sentence, and neither the answer nor the log holds its message."""
        async with client.get(f"{served.url}/fail", headers=served.cookie()) as answer:
            said = await answer.text()
            assert answer.status == 500
            assert HEADERS.items() <= dict(answer.headers).items()
        assert "A fault in Tacit" in said
        assert "ValueError" in caplog.text
        assert CANARY not in said + caplog.text


async def test_no_secret_in_a_log(dashboard: Dashboard, client: ClientSession, caplog: pytest.LogCaptureFixture):
    """No token, of a link or of a session, is logged at any level, by us or by a library."""
    caplog.set_level(logging.DEBUG)
    link = address(await dashboard.link())
    async with client.get(link) as answer:
        session = answer.cookies[COOKIE].value
    async with client.get(link.split("enter")[0]) as answer:
        assert answer.status == 200
    await status(client, "GET", link)
    assert "the dashboard listens" in caplog.text
    assert link.split("=")[1] not in caplog.text
    assert session not in caplog.text


def test_no_inline():
    """No template has a script, a style or a handler of its own, and none leaves text unescaped."""
    ours = re.escape('<script src="/static/live.js" defer></script>')
    inline = re.compile(rf"(?!{ours})<script|<style|\sstyle=|\son\w+=|javascript:|\|\s*safe")
    assert all(map(inline.search, ["<script>x", "<script src=x>", "<p style=x", "<p onclick=x", "{{ x | safe }}"]))
    pages = {path.name: path.read_text("utf-8") for path in TEMPLATES.glob("*.html")}
    assert "near_misses.html" in pages
    assert not [name for name, text in pages.items() if inline.search(text)]
