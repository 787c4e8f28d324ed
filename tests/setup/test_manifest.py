"""The native-host manifests, and where Tacit's parts lie."""

import base64
import hashlib
import importlib.metadata
import json
import os
import stat
import sys
from pathlib import Path

import pytest

from tacit.setup import manifest, paths
from tacit.setup.browsers import extensions

HOST = Path("/opt/tacit/bin/tacit-host")


def test_chromium():
    """Chromium's form lists origins."""
    assert manifest.for_chromium(HOST) == {
        "name": "io.tacit.host",
        "description": "Relays between the Tacit extension and the companion on this computer.",
        "path": "/opt/tacit/bin/tacit-host",
        "type": "stdio",
        "allowed_origins": ["chrome-extension://emnfchpkifbgdnmpfeioeaiembeediag/"],
    }


def test_firefox():
    """Firefox's form lists extensions."""
    made = manifest.for_firefox(HOST, ["a@b.example", "c@d.example"])
    assert made["allowed_extensions"] == ["a@b.example", "c@d.example"]
    assert "allowed_origins" not in made


def test_ids():
    """The ids are the extension's: Chromium's follows from the key (SHA-256, its hex digits as a to p)."""
    extension = json.loads((paths.extension_folder() / "manifest.json").read_text("utf-8"))
    digest = hashlib.sha256(base64.b64decode(extension["key"])).hexdigest()[:32]
    assert "".join(chr(ord("a") + int(digit, 16)) for digit in digest) == manifest.CHROMIUM_EXTENSION
    assert extension["browser_specific_settings"]["gecko"]["id"] == manifest.FIREFOX_EXTENSION
    assert extensions("chromium")[0] == manifest.CHROMIUM_EXTENSION
    assert extensions("firefox")[0] == manifest.FIREFOX_EXTENSION


def test_relative_path():
    """A relative path is refused, for a browser would not start it."""
    with pytest.raises(ValueError, match="absolute path"):
        manifest.for_chromium(Path("tacit-host"))


class TestWrite:
    def test_written(self, tmp_path: Path):
        """The file has the host's name, can be read by browsers, and replaces an older one."""
        for host in (Path("/old"), HOST):
            path = manifest.write(manifest.for_firefox(host), tmp_path / "a" / "b")
        assert path == tmp_path / "a" / "b" / "io.tacit.host.json"
        assert json.loads(path.read_text("utf-8")) == manifest.for_firefox(HOST)
        assert stat.S_IMODE(path.stat().st_mode) == 0o644
        assert list(path.parent.iterdir()) == [path]

    def test_fails_whole(self, tmp_path: Path):
        """Where writing fails the older file stays as it was, and nothing else is left."""
        path = manifest.write(manifest.for_firefox(HOST), tmp_path)
        with pytest.raises(TypeError):
            manifest.write(manifest.for_firefox(HOST) | {"path": object()}, tmp_path)
        assert json.loads(path.read_text("utf-8")) == manifest.for_firefox(HOST)
        assert list(tmp_path.iterdir()) == [path]


class TestPaths:
    def test_extension(self):
        """The extension's folder holds its manifest."""
        assert (paths.extension_folder() / "manifest.json").is_file()

    def test_installed_extension(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
        """Package data comes before the source tree; where neither is there, both are named."""
        package = tmp_path / "site-packages" / "tacit"
        monkeypatch.setattr(paths, "_PACKAGE", package)
        with pytest.raises(FileNotFoundError, match=r"manifest\.json is in none of"):
            paths.extension_folder()
        (package / "extension").mkdir(parents=True)
        (package / "extension" / "manifest.json").touch()
        assert paths.extension_folder() == package / "extension"

    def test_host(self):
        """The host lies beside this Python and can be started."""
        host = paths.host_executable()
        assert host.parent == Path(sys.executable).parent
        assert host.stat().st_mode & stat.S_IXUSR

    def test_no_host(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
        """The host may lie beside the program that runs; where it is nowhere, the error names the folders."""
        monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
        monkeypatch.setattr(sys, "argv", [str(tmp_path / "bin" / "tacit")])
        monkeypatch.setattr(importlib.metadata, "files", {}.get)
        with pytest.raises(FileNotFoundError, match=str(tmp_path / "bin")):
            paths.host_executable()
        (tmp_path / "bin").mkdir()
        (tmp_path / "bin" / "tacit-host").touch()
        assert paths.host_executable() == tmp_path / "bin" / "tacit-host"

    @pytest.mark.parametrize(
        ("platform", "library", "recorded"),
        [
            ("win32", "Python313/Lib/site-packages", "../../Scripts/tacit-host.exe"),
            ("linux", ".local/lib/python3.13/site-packages", "../../../bin/tacit-host"),
        ],
    )
    def test_host_of_a_module(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, platform: str, library: str, recorded: str
    ):
        """`python -m tacit` finds the host where pip put it, also in a folder that holds no Python."""
        place = tmp_path / library
        info = place / "tacit-0.1.0.dist-info"
        info.mkdir(parents=True)
        (info / "METADATA").write_text("Name: tacit\nVersion: 0.1.0\n")
        (info / "RECORD").write_text(f"tacit/__main__.py,,\n{recorded.replace('-host', '')},,\n{recorded},,\n")
        host = Path(os.path.normpath(place / recorded))
        host.parent.mkdir(parents=True)
        host.touch()
        monkeypatch.setattr(sys, "path", [str(place)])
        monkeypatch.setattr(sys, "platform", platform)
        monkeypatch.setattr(sys, "executable", str(tmp_path / "Python313" / "python.exe"))
        monkeypatch.setattr(sys, "argv", [str(place / "tacit" / "__main__.py")])
        assert paths.host_executable() == host
        host.rename(host.with_name("tacit"))
        with pytest.raises(FileNotFoundError):
            paths.host_executable()
