"""The extension as the stores take it, apart from the source's one manifest for both kinds of browser."""

import io
import json
import os
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import pytest

from building import extension
from tacit.setup.paths import extension_folder
from tests.package.conftest import ROOT, WHEN

FOLDER = extension_folder()
SOURCE = json.loads((FOLDER / "manifest.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("form", [extension.chromium_manifest, extension.firefox_manifest])
def test_same_but_for_the_other_kind(form: Any) -> None:
    """What a package's manifest says, the source's says too: members are left out, none is added or changed."""
    made = form(SOURCE)
    for name in made.keys() - {"background"}:
        assert made[name] == SOURCE[name]
    assert made["background"].items() <= SOURCE["background"].items()


def test_chromium_manifest() -> None:
    """Chrome's has no key, which a first upload may not have, and nothing that only Firefox reads."""
    made = extension.chromium_manifest(SOURCE)
    assert SOURCE.keys() - made.keys() == {"key", "browser_specific_settings"}
    assert made["background"] == {"service_worker": "background/main.js", "type": "module"}


def test_firefox_manifest() -> None:
    """Firefox's has its id and scripts, and nothing that only Chrome's kin read."""
    made = extension.firefox_manifest(SOURCE)
    assert SOURCE.keys() - made.keys() == {"key", "minimum_chrome_version"}
    assert made["background"] == {"scripts": ["background/main.js"], "type": "module"}


def test_data_is_declared() -> None:
    """What goes to the companion is declared to Firefox, for which every native program is outside the browser."""
    gecko = SOURCE["browser_specific_settings"]["gecko"]
    assert gecko["data_collection_permissions"] == {
        "required": ["personalCommunications", "websiteActivity", "websiteContent"]
    }


def test_every_file_is_packed() -> None:
    """The zip holds each file of the extension once, sorted, as it is, and the manifest that was handed in."""
    manifest = extension.chromium_manifest(SOURCE)
    with zipfile.ZipFile(io.BytesIO(extension.archive(FOLDER, manifest, WHEN))) as archive:
        names = archive.namelist()
        assert names == sorted(path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*") if path.is_file())
        for name in names:
            if name != "manifest.json":
                assert archive.read(name) == (FOLDER / name).read_bytes()
        assert json.loads(archive.read("manifest.json")) == manifest


def test_same_bytes(tmp_path: Path) -> None:
    """Neither the dates nor the modes nor the order of the files on the disk are in the zip: only its own date is."""
    for name, mode in (("first", 0o600), ("second", 0o755)):
        for file in ("b.js", "a.js") if mode == 0o600 else ("a.js", "b.js"):
            path = tmp_path / name / file
            path.parent.mkdir(exist_ok=True)
            path.write_text(file)
            path.chmod(mode)
            os.utime(path, (mode, mode))
    first, second = (extension.archive(tmp_path / name, SOURCE, WHEN) for name in ("first", "second"))
    assert first == second
    assert first != extension.archive(tmp_path / "first", SOURCE, WHEN + 60)
    with zipfile.ZipFile(io.BytesIO(extension.archive(tmp_path / "first", SOURCE, 0))) as archive:
        assert archive.infolist()[0].date_time == (1980, 1, 1, 0, 0, 0)


def test_linted(tmp_path: Path) -> None:
    """Mozilla's linter has nothing to say about the .xpi, and does speak up about the source's manifest."""
    said = {}
    for name, manifest in (("packed", extension.firefox_manifest(SOURCE)), ("source", SOURCE)):
        path = tmp_path / f"{name}.xpi"
        path.write_bytes(extension.archive(FOLDER, manifest, WHEN))
        command = [str(ROOT / "tests/node_modules/.bin/addons-linter"), "--output", "json", str(path)]
        told = json.loads(subprocess.run(command, capture_output=True, check=False, cwd=tmp_path).stdout)
        said[name] = [each["code"] for kind in ("errors", "warnings", "notices") for each in told[kind]]
    assert said == {"packed": [], "source": ["BACKGROUND_SERVICE_WORKER_IGNORED"]}
