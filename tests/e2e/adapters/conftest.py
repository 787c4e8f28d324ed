"""Browsers with an extension of the adapters."""

import json
import shutil
from pathlib import Path

import pytest

from tests.e2e.browsers import Launch, Tab
from tests.e2e.server import Site
from tests.e2e.sharing import browsers, tabs

ROOT = Path(__file__).parents[3]

BRIDGE = Path(__file__).with_name("bridge.js")


@pytest.fixture(scope="package")
def launch(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Launch:
    """An extension of the adapters, in the order in which the real manifest lists them, and the bridge."""
    folder = tmp_path_factory.mktemp("adapters")
    real = json.loads((ROOT / "extension" / "manifest.json").read_text(encoding="utf-8"))["content_scripts"][0]
    scripts = [name for name in real["js"] if name.startswith("editors/") or name == "ui/diff.js"]
    for name in scripts:
        (folder / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / "extension" / name, folder / name)
    shutil.copy(BRIDGE, folder)
    manifest = {
        "manifest_version": 3,
        "name": "adapters",
        "version": "1",
        "browser_specific_settings": {"gecko": {"id": "adapters@tacit.example"}},
        "background": {"service_worker": "background.js", "scripts": ["background.js"]},
        "content_scripts": [{**real, "js": [*scripts, BRIDGE.name]}],
    }
    # Chromium is ready when the worker is; it has nothing to do here.
    (folder / "background.js").write_text("", encoding="utf-8")
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    return Launch(site, folder)


browser = browsers("package")
shared_tab = tabs()


@pytest.fixture
def tab(shared_tab: Tab) -> Tab:
    """The folder's tab: each test loads the page that it needs."""
    return shared_tab
