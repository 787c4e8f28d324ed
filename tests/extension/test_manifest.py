"""What the manifest asks for is pinned: a wider permission has to be a decision, not a slip."""

import json
import re
from pathlib import Path

import pytest

from tacit.setup.paths import extension_folder

FOLDER = extension_folder()
MANIFEST = json.loads((FOLDER / "manifest.json").read_text(encoding="utf-8"))
HOSTS = [
    "https://x.com/*", "https://twitter.com/*", "https://www.facebook.com/*", "https://web.facebook.com/*",
    "https://www.linkedin.com/*",
]  # fmt: skip
FRAMES = ["https://www.linkedin.com/preload/*"]
"""Where LinkedIn runs what it has not rewritten yet: in a frame of its own."""


def test_permissions() -> None:
    """It asks for native messaging, for storage (the settings that were heard last), for three sites, and no more."""
    assert MANIFEST["permissions"] == ["nativeMessaging", "storage"]
    assert MANIFEST["host_permissions"] == HOSTS
    assert [script["matches"] for script in MANIFEST["content_scripts"]] == [HOSTS, FRAMES]
    for name in (
        "optional_permissions",
        "optional_host_permissions",
        "externally_connectable",
        "web_accessible_resources",
    ):
        assert name not in MANIFEST


def test_frames() -> None:
    """The same scripts run, once, in the frames that one of the sites runs itself in, and in no other frame."""
    pages, frames = MANIFEST["content_scripts"]
    assert (pages["js"], pages["run_at"]) == (frames["js"], frames["run_at"])
    assert pages["exclude_matches"] == frames["matches"] == FRAMES
    assert "all_frames" not in pages
    assert frames["all_frames"] is True


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


def test_pages() -> None:
    """Popup and options are ours, and each page loads nothing but files of the extension that are there."""
    assert MANIFEST["action"]["default_popup"] == "pages/popup.html"
    assert MANIFEST["options_ui"] == {"page": "pages/options.html", "open_in_tab": True}
    pages = sorted((FOLDER / "pages").glob("*.html"))
    assert [page.name for page in pages] == ["options.html", "popup.html", "welcome.html"]
    for page in pages:
        loaded = re.findall(r'(?:src|href)="([^"]+)"', page.read_text(encoding="utf-8"))
        assert all((FOLDER / "pages" / name.split("#")[0]).is_file() for name in loaded), page
    assert "content_security_policy" not in MANIFEST  # the browsers' own lets a page load nothing from elsewhere


def test_practice_loads_what_the_sites_load() -> None:
    """The practice box runs the same scripts in the same order as a site, with its own data in place of a site's."""
    page = (FOLDER / "pages" / "welcome.html").read_text(encoding="utf-8")
    loaded = re.findall(r'<script src="\.\./([^"]+)" defer>', page)
    script = MANIFEST["content_scripts"][0]
    assert loaded == [name for name in script["js"] if not name.startswith("sites/")]


def test_texts_of_pages() -> None:
    """Pages hold no words of their own: every key in them and in their scripts is a message's, and each is used."""
    messages = json.loads((FOLDER / "_locales" / "en" / "messages.json").read_text(encoding="utf-8"))
    pages = [path.read_text(encoding="utf-8") for path in (FOLDER / "pages").iterdir()]
    for page in pages:
        if "<body" in page:
            assert re.sub(r"<[^>]*>", "", page.split("<body", 1)[1].split(">", 1)[1]).strip() == ""
    keys = set(re.findall(r'data-(?:say|label)="(\w+)"|"((?:page|popup|options|welcome)_\w+)"', "\n".join(pages)))
    used = {name for pair in keys for name in pair if name}
    assert used <= messages.keys()
    own = {name for name in messages if name.split("_")[0] in ("page", "popup", "options", "welcome")}
    made = {name for name in own if name.startswith(("page_site_", "options_problem_", "options_passing_"))}
    made |= {f"page_{why}{end}" for why in ("locked", "damaged") for end in ("", "_open")}
    made |= {
        f"page_{why}{end}"
        for why in (
            *("host_missing", "host_failed", "browser_managed", "companion_gone"),
            *("mismatch", "companion_old", "extension_old"),
        )
        for end in ("", "_help")
    }
    assert own == (used & own) | made


def test_one_set_of_colours() -> None:
    """The pages' colours are those of the surfaces, light and dark."""
    tokens = re.compile(r"(--[a-z-]+): (#[0-9a-f]{6})")
    page = tokens.findall((FOLDER / "pages" / "page.css").read_text(encoding="utf-8"))
    assert page == tokens.findall((FOLDER / "ui" / "style.js").read_text(encoding="utf-8"))
    assert len(page) == 24
