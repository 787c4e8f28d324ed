"""`tacit doctor` and `tacit status`, as a person runs them."""

import json
import os
import re
from pathlib import Path

import pytest

from tacit.setup import doctor, install, keeping
from tacit.setup.registration import Fault
from tacit.store.trouble import LogError
from tests.serve.conftest import here
from tests.serve.serving import SLOW, companion_process
from tests.setup.computers import FILE, snapshot
from tests.setup.homes import Run, home, run

__all__ = ["here", "home", "run"]


class TestDoctor:
    def test_told(self, run: Run):
        """Each part is told in a line and each fault with its mend; status 1 while something is wrong."""
        status, out, err = run("doctor")
        assert (status, err) == (1, "")
        assert out.startswith("Tacit ")
        assert "Chromium     manifest_missing\n" in out
        assert "manifest_missing: Firefox does not know Tacit yet.\n  Run `tacit setup`.\n" in out
        assert out.endswith("To have Tacit mend what it can: tacit doctor --fix\n")

    def test_fix(self, run: Run):
        """With --fix what can be mended is, and what is left is told after it."""
        status, out, _ = run("doctor", "--fix")
        assert status == 0
        assert out.count("manifest_missing: mended.\n") == 2
        assert out.endswith("Nothing is wrong.\n")
        assert "mended" not in run("doctor", "--fix")[1]

    def test_sudo(self, run: Run, home: Path, monkeypatch: pytest.MonkeyPatch):
        """With sudo it would mend another user's files, so it asks to be run without; to look is harmless."""
        before = snapshot(home)
        with monkeypatch.context() as patch:
            patch.setenv("SUDO_USER", "someone")
            patch.setattr(os, "geteuid", lambda: 0)
            status, out, err = run("doctor", "--fix")
            assert (status, out, "run `tacit doctor --fix` without sudo" in err) == (1, "", True)
            assert "manifest_missing" in run("doctor")[1]
        assert snapshot(home) == before
        assert run("doctor", "--fix")[0] == 0
        assert snapshot(home) != before

    def test_cannot_be_mended(self, run: Run, home: Path):
        """A fault that cannot be mended is told with the type of what kept it from being so."""
        (home / ".config/chromium/NativeMessagingHosts" / FILE).mkdir(parents=True)
        status, out, _ = run("doctor", "--fix")
        assert status == 1
        assert "manifest_not_readable: could not be mended (IsADirectoryError)." in out

    def test_json(self, run: Run):
        """As JSON it has the members that are promised."""
        status, out, _ = run("doctor", "--json")
        said = json.loads(out)
        assert (status, set(said)) == (1, {"version", "parts", "mended", "findings"})
        assert said["parts"]["Chromium"] == "manifest_missing"
        assert said["findings"][0] == {
            "code": "manifest_missing",
            "sentence": "Chromium does not know Tacit yet.",
            "mend": "Run `tacit setup`.",
            "fixable": True,
        }
        assert json.loads(run("doctor", "--json", "--fix")[1])["mended"] == ["manifest_missing"] * 2

    def test_codes(self):
        """docs/reference/errors.md names every code that there is, and no other."""
        page = (Path(__file__).parents[1] / "docs/reference/errors.md").read_text("utf-8")
        section = page.split("## tacit doctor")[1].split("\n## ")[0]
        told = set(re.findall(r"^\| `(\w+)` \|", section, re.M))
        source = "".join(Path(module.__file__).read_text("utf-8") for module in (doctor, install, keeping))
        made = set(re.findall(r'Finding\(\s*"(\w+)"', source)) | set(re.findall(r'"(browser_\w+)"', source))
        made |= {str(fault) for fault in Fault} | {f"log_{error.code}" for error in LogError.__subclasses__()}
        assert told == made


class TestStatus:
    def test_without_a_companion(self, run: Run):
        """Where no companion runs that is told with status 3, and how each part is all the same."""
        status, out, err = run("status")
        assert (status, err) == (3, "The companion is not running.\n")
        assert "Firefox      manifest_missing\n" in out
        assert out.endswith("2 to mend: run `tacit doctor`.\n")
        assert run("status", "--json")[1] == ""

    @pytest.mark.usefixtures("here")
    def test_with_a_companion(self, run: Run):
        """Where one runs, its counts come first."""
        run("setup")
        with companion_process(SLOW):
            status, out, _ = run("status")
        assert status == 0
        assert out.startswith("The companion is running (process ")
        assert "\n\nTacit " in out
        assert out.endswith("Last error   none\n")


class TestOutOfReach:
    """A name longer than any system takes is refused to every user alike, as a closed folder is not to root."""

    @pytest.fixture(autouse=True)
    def _refused(self, home: Path, variable: str, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv(variable, str(home / ("n" * 300)))

    @pytest.mark.parametrize("variable", ["TACIT_DATA_DIR", "XDG_CONFIG_HOME"])
    def test_told(self, run: Run, home: Path, variable: str):
        """What the system lets nobody look at is told in words by doctor and status, and mending it comes to an end."""
        row = {
            "TACIT_DATA_DIR": "Near misses  unwritable",
            "XDG_CONFIG_HOME": "Settings     damaged in part",
        }[variable]
        for arguments in (["doctor"], ["doctor", "--fix"], ["status"]):
            status, out, _ = run(*arguments)
            assert status in (1, 3)
            assert row in out
            assert str(home) not in out
            assert ("Chromium" in out) is (variable != "XDG_CONFIG_HOME")

    @pytest.mark.parametrize("variable", ["TACIT_DATA_DIR", "XDG_CONFIG_HOME", "TACIT_RUNTIME_DIR"])
    def test_uninstall(self, run: Run, home: Path, variable: str):
        """Uninstalling takes the rest away and tells what it could not; nothing that may be kept is passed over."""
        assert run("setup")[0] == 0
        left = variable != "TACIT_RUNTIME_DIR"
        assert run("uninstall")[0] == left
        assert bool(list(home.rglob(FILE))) is left
        status, out, err = run("uninstall", "--yes")
        assert (status, "File name too long" in err, "Something is left" in out) == (left, left, left)
        assert ("near-misses.sqlite3" in err, "vault cannot be used" in err) == (variable == "TACIT_DATA_DIR",) * 2
        assert list(home.rglob(FILE)) == []
