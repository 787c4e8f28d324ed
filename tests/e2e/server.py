"""The practice pages under the sites' own host names: a TLS server on loopback, and a proxy that leads there.

The proxy is the browsers' only way out. It knows the hosts of `HOSTS`, refuses every other one, and writes
down which, so that a test can see what tried to leave the machine.
"""

import asyncio
import datetime
import ssl
import tempfile
import threading
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from aiohttp import web
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.e2e import build

LOOPBACK = "127.0.0.1"

WATCHED = {
    "x.com": "x", "twitter.com": "x", "www.facebook.com": "facebook", "web.facebook.com": "facebook",
    "www.linkedin.com": "linkedin",
}  # fmt: skip
"""The hosts on which Tacit works, and the page that each serves."""

NOT_WATCHED = {
    "pro.x.com": "x",
    "m.facebook.com": "facebook",
    "business.facebook.com": "facebook",
    "example.com": "x",
}
"""Hosts with the same boxes on which Tacit has to leave everything alone."""

HOSTS = WATCHED | NOT_WATCHED

POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; frame-src 'self'"
TYPES = {".html": "text/html", ".js": "text/javascript", ".css": "text/css"}


@dataclass
class Site:
    """Where the pages are: the ports of server and proxy on loopback, and the hosts that were refused."""

    port: int = 0
    proxy_port: int = 0
    refused: Counter[str] = field(default_factory=Counter)


def _certificate() -> tuple[bytes, bytes]:
    """A self-signed certificate for all hosts, good for a day, and its key, both PEM."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Tacit practice pages")])
    now = datetime.datetime.now(datetime.UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(hours=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(host) for host in HOSTS]), critical=False)
        .sign(key, hashes.SHA256())
    )
    secret = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return certificate.public_bytes(serialization.Encoding.PEM), secret


def _tls() -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate, key = _certificate()
    # The ssl module reads certificates from files only.
    with tempfile.NamedTemporaryFile() as pem:
        pem.write(certificate + key)
        pem.flush()
        context.load_cert_chain(pem.name)
    return context


def _application(assets: dict[str, bytes]) -> web.Application:
    async def answer(request: web.Request) -> web.Response:
        page = HOSTS.get(request.host.partition(":")[0])
        if request.path == "/favicon.ico":
            return web.Response(status=204)
        if page is None:
            raise web.HTTPNotFound
        folder, _, asset = request.path.rpartition("/")
        name = asset if folder == "/practice" else f"{page}.html"
        if name not in assets:
            raise web.HTTPNotFound
        headers = {"Content-Security-Policy": POLICY, "Cache-Control": "no-cache"}
        content_type = TYPES[Path(name).suffix]
        return web.Response(body=assets[name], content_type=content_type, charset="utf-8", headers=headers)

    application = web.Application()
    application.router.add_get("/{path:.*}", answer)
    return application


class _Proxy:
    """A CONNECT proxy (RFC 9110, 9.3.6) that leads known hosts to the server and refuses all others."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._writers: set[asyncio.StreamWriter] = set()
        self._tunnels: set[asyncio.Task[None]] = set()

    async def start(self) -> None:
        self._server = await asyncio.start_server(self._serve, LOOPBACK, 0)
        self._site.proxy_port = self._server.sockets[0].getsockname()[1]

    async def stop(self) -> None:
        self._server.close()
        # Closed, not cancelled: a stream server's tasks report a cancellation as an error.
        for writer in list(self._writers):
            writer.close()
        await asyncio.gather(*self._tunnels)
        await self._server.wait_closed()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tunnels.add(task)
        try:
            with suppress(ConnectionError, ssl.SSLError, asyncio.IncompleteReadError):
                await self._tunnel(reader, writer)
        finally:
            await self._close(writer)
            self._tunnels.discard(task)

    async def _tunnel(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._writers.add(writer)
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        method, target, _ = head.split(" ", 2)
        host, _, port = target.rpartition(":")
        if method != "CONNECT" or host not in HOSTS or port != "443":
            self._site.refused[host if method == "CONNECT" else urlsplit(target).hostname or ""] += 1
            writer.write(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
            await writer.drain()
            return
        to_reader, to_writer = await asyncio.open_connection(LOOPBACK, self._site.port)
        self._writers.add(to_writer)
        writer.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
        try:
            await asyncio.gather(_copy(reader, to_writer), _copy(to_reader, writer))
        finally:
            await self._close(to_writer)

    async def _close(self, writer: asyncio.StreamWriter) -> None:
        self._writers.discard(writer)
        writer.close()
        with suppress(ConnectionError):
            await writer.wait_closed()


async def _copy(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with suppress(ConnectionError):
        while data := await reader.read(65536):
            writer.write(data)
            await writer.drain()
    # One side has ended: the other has nothing more to say to.
    writer.close()


@asynccontextmanager
async def serve() -> AsyncIterator[Site]:
    """Serves the pages on ephemeral ports for as long as the block lasts; builds them first where needed."""
    site = Site()
    assets = await asyncio.to_thread(build.assets)
    runner = web.AppRunner(_application(assets), access_log=None, shutdown_timeout=1)
    await runner.setup()
    listener = web.TCPSite(runner, LOOPBACK, 0, ssl_context=_tls())
    proxy = _Proxy(site)
    try:
        await listener.start()
        site.port = runner.addresses[0][1]
        await proxy.start()
        try:
            yield site
        finally:
            await proxy.stop()
    finally:
        await runner.cleanup()


@contextmanager
def served() -> Iterator[Site]:
    """The same in a thread of its own, for callers without an event loop."""
    ready: list[Site] = []
    started, ended = threading.Event(), threading.Event()
    failed: list[BaseException] = []

    async def main() -> None:
        async with serve() as site:
            ready.append(site)
            started.set()
            await asyncio.to_thread(ended.wait)

    def run() -> None:
        try:
            asyncio.run(main())
        except BaseException as error:  # handed to the caller below
            failed.append(error)
        finally:
            started.set()

    thread = threading.Thread(target=run, name="practice pages")
    thread.start()
    started.wait()
    try:
        if failed:
            raise failed[0]
        yield ready[0]
    finally:
        ended.set()
        thread.join()
