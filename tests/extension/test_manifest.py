"""What the manifest asks for is pinned: a wider permission has to be a decision, not a slip."""

import json
from pathlib import Path

import pytest

from tacit.setup.paths import extension_folder

FOLDER = extension_folder()
MANIFEST = json.loads((FOLDER / "manifest.json").read_text(encoding="utf-8"))
HOSTS = ["https://x.com/*", "https://twitter.com/*", "https://www.facebook.com/*", "https://www.linkedin.com/*"]


def test_permissions() -> None:
    """It asks for native messaging, storage and three sites, and for nothing else."""
    assert MANIFEST["permissions"] == ["nativeMessaging", "storage"]
    assert MANIFEST["host_permissions"] == HOSTS
    assert [script["matches"] for script in MANIFEST["content_scripts"]] == [HOSTS]
    for name in (
        "optional_permissions",
        "optional_host_permissions",
        "externally_connectable",
        "web_accessible_resources",
    ):
        assert name not in MANIFEST


def test_nothing_in_the_pages_world() -> None:
    """No script of ours runs in a page's own world."""
    assert all("world" not in script for script in MANIFEST["content_scripts"])
    assert "scripting" not in MANIFEST["permissions"]


def test_every_file_is_listed_or_imported() -> None:
    """Each content script that lies in the folder is loaded, and each that is listed is there."""
    listed = {name for script in MANIFEST["content_scripts"] for name in script["js"]}
    lying = {
        str(path.relative_to(FOLDER))
        for folder in ("content", "editors", "sites", "ui")
        for path in (FOLDER / folder).glob("*.js")
    }
    assert lying - listed == {"content/types.js"}
    assert listed <= lying


@pytest.mark.parametrize(
    "call",
    ["fetch(", "XMLHttpRequest", "WebSocket(", "sendBeacon", "EventSource", "setInterval(", "innerHTML =", "eval("],
)
def test_no_network_no_polling_no_markup(call: str) -> None:
    """The extension opens no connection but the native port, polls nothing, and makes no markup out of text."""
    found = [str(path.relative_to(FOLDER)) for path in FOLDER.rglob("*.js") if call in path.read_text(encoding="utf-8")]
    assert found == []


def test_hosts_of_the_sites() -> None:
    """Every host that a site's data names is one that the manifest asks for, and the other way round."""
    named = [
        line
        for path in sorted((FOLDER / "sites").glob("*.js"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if "hosts:" in line
    ]
    hosts = {host for line in named for host in json.loads(line.split("hosts:")[1].strip().rstrip(","))}
    assert hosts == {url.removeprefix("https://").removesuffix("/*") for url in HOSTS}


def test_messages() -> None:
    """Every message is there once, with a text, and the manifest's own are among them."""
    messages = json.loads(Path(FOLDER / "_locales" / "en" / "messages.json").read_text(encoding="utf-8"))
    assert all(entry["message"].strip() for entry in messages.values())
    assert {"extension_name", "extension_description"} <= messages.keys()
