"""The surfaces on a plain page: a tiny extension around them, and a server that knows one page."""

import json
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from aiohttp import web

from tests.e2e.browsers import Tab
from tests.e2e.server import LOOPBACK, Site

HERE = Path(__file__).parent
EXTENSION = HERE.parents[2] / "extension"
PAGE = "http://plain.example/"


def scripts() -> list[str]:
    """The surfaces' files, in the order in which the real manifest loads them."""
    manifest = json.loads((EXTENSION / "manifest.json").read_text(encoding="utf-8"))
    return [name for name in manifest["content_scripts"][0]["js"] if name.startswith("ui/")]


def build_extension(folder: Path) -> Path:
    """Writes an extension whose only content scripts are the surfaces and the harness; returns its folder."""
    shutil.copytree(EXTENSION / "ui", folder / "ui")
    shutil.copytree(EXTENSION / "_locales", folder / "_locales")
    shutil.copy(HERE / "harness.js", folder)
    # It does nothing; its start tells that the browser has taken the extension.
    (folder / "background.js").write_text("", encoding="utf-8")
    manifest = {
        "manifest_version": 3,
        "name": "Surfaces",
        "version": "1",
        "default_locale": "en",
        "browser_specific_settings": {"gecko": {"id": "surfaces@tacit.example"}},
        "host_permissions": [f"{PAGE}*"],
        "background": {"service_worker": "background.js", "scripts": ["background.js"]},
        "content_scripts": [{"matches": [f"{PAGE}*"], "run_at": "document_start", "js": [*scripts(), "harness.js"]}],
    }
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    return folder


@asynccontextmanager
async def serve() -> AsyncIterator[Site]:
    """Answers every request, also those for other hosts as a proxy gets them, with the plain page."""

    async def answer(_: web.Request) -> web.Response:
        return web.Response(body=(HERE / "page.html").read_bytes(), content_type="text/html", charset="utf-8")

    application = web.Application()
    application.router.add_get("/{path:.*}", answer)
    runner = web.AppRunner(application, access_log=None, shutdown_timeout=1)
    await runner.setup()
    try:
        await web.TCPSite(runner, LOOPBACK, 0).start()
        port = runner.addresses[0][1]
        yield Site(port=port, proxy_port=port)
    finally:
        await runner.cleanup()


async def ask(tab: Tab, name: str, *given: Any) -> Any:
    """Has the harness do something in the surfaces' world; returns its answer."""
    question = json.dumps(json.dumps([name, *given]))
    event = f"new CustomEvent('ask', {{detail: {question}}})"
    return json.loads(await tab.evaluate(f"(dispatchEvent({event}), document.documentElement.dataset.answer)"))
