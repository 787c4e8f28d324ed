"""What the stores are told is what the packages hold."""

import json
import re

from building.debian import SYSTEMS
from tacit import __version__
from tacit.setup.paths import extension_folder
from tests.package.conftest import ROOT

MANIFEST = json.loads((extension_folder() / "manifest.json").read_text(encoding="utf-8"))
LISTING = (ROOT / "docs/store/listing.md").read_text(encoding="utf-8")


def section(name: str) -> str:
    """Return what stands below a heading."""
    return LISTING.split(f"\n## {name}\n", 1)[1].split("\n## ", 1)[0].strip()


def rows(name: str) -> list[str]:
    """Return what the first column of a section's table names as code, row by row."""
    return re.findall(r"^\| `([^`]+)` \|", section(name), re.MULTILINE)


def test_short_description() -> None:
    """The short description is the extension's own, and fits the stores' 132 characters."""
    messages = json.loads((extension_folder() / "_locales/en/messages.json").read_text(encoding="utf-8"))
    assert section("Short description") == messages["extension_description"]["message"]
    assert len(section("Short description")) <= 132


def test_permissions() -> None:
    """Each permission and each site that the manifest asks for is explained, and no other."""
    assert rows("Permissions") == MANIFEST["permissions"] + MANIFEST["host_permissions"]


def test_declared_data() -> None:
    """Each category that is declared to Firefox is explained, and no other."""
    declared = MANIFEST["browser_specific_settings"]["gecko"]["data_collection_permissions"]
    assert declared == {"required": rows("Data use: addons.mozilla.org")}


def test_files_are_named() -> None:
    """The page on the packages names every file that `make package` makes, and whoever installs is told of no other."""
    page = (ROOT / "docs/reference/packages.md").read_text(encoding="utf-8")
    names = set(re.findall(r"^\| `(tacit[-_][^`]+)` \|", page, re.MULTILINE))
    assert names == {
        f"tacit-{__version__}-py3-none-any.whl",
        f"tacit-{__version__}.tar.gz",
        f"tacit-chromium-{__version__}.zip",
        f"tacit-firefox-{__version__}.xpi",
        *(f"tacit_{__version__}+{system}_amd64.deb" for system in SYSTEMS),
    }
    told = (ROOT / "docs/how-to/install.md").read_text(encoding="utf-8")
    assert set(re.findall(r"tacit[-_][\w.+-]+\.(?:whl|zip|xpi|deb)", told)) == names - {f"tacit-{__version__}.tar.gz"}
