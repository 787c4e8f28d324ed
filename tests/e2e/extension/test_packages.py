"""The packages for the stores in real browsers, as a person tries them: unpacked, and as a temporary add-on."""

import hashlib
import io
import json
import zipfile
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from building import extension
from tacit.setup.manifest import CHROMIUM_EXTENSION
from tacit.setup.paths import extension_folder
from tests.e2e.boxes import BOXES
from tests.e2e.browsers import BROWSERS, Browser
from tests.e2e.desk import Desk
from tests.e2e.server import Site
from tests.e2e.writing import STOP, warned, write

pytestmark = pytest.mark.browser

POST = next(box for box in BOXES if str(box) == "x-post")
FORMS: dict[str, Any] = {"chromium": extension.chromium_manifest, "firefox": extension.firefox_manifest}


def unpack(kind: str, folder: Path) -> Path:
    """Unpack a kind's package into a folder."""
    source = json.loads((extension_folder() / "manifest.json").read_text("utf-8"))
    packed = extension.archive(extension_folder(), FORMS[kind](source), when=1_700_000_000)
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        archive.extractall(folder)
    return folder


def id_by_place(folder: Path) -> str:
    """The id that Chromium gives to an extension without a key: from where it lies, in the letters a to p."""
    digest = hashlib.sha256(str(folder).encode()).hexdigest()[:32]
    return "".join(chr(ord("a") + int(digit, 16)) for digit in digest)


@pytest_asyncio.fixture(loop_scope="session", params=list(BROWSERS))
async def browser(request: pytest.FixtureRequest, site: Site, at: Desk, tmp_path: Path) -> AsyncIterator[Browser]:
    """A browser with its package, and a native host that answers to our id and to the one that Chromium draws."""
    folder = unpack(request.param, tmp_path / "extension")
    (manifest,) = at.manifests()
    ids = (CHROMIUM_EXTENSION, id_by_place(folder))
    manifest |= {"allowed_origins": [f"chrome-extension://{id}/" for id in ids]}
    running = await BROWSERS[request.param].start(replace(at.launch(site), extension=folder, manifests=(manifest,)))
    try:
        yield running
    finally:
        await running.close()


async def test_reads_a_draft(browser: Browser) -> None:
    """The package reaches the companion, and warns of a draft that could give a client away."""
    tab = await browser.new_tab()
    await write(tab, POST, STOP)
    await warned(tab)
