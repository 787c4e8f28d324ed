"""`tacit setup`, as a person runs it."""

import os
import pty
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tacit import cli
from tacit.setup import install
from tacit.setup.manifest import HOST_NAME
from tacit.setup.paths import extension_folder
from tests.setup.computers import place as placed
from tests.setup.computers import run_once, snapshot
from tests.store.conftest import _service, service

__all__ = ["_service", "service"]

Run = Callable[..., tuple[int, str, str]]
FILE = f"{HOST_NAME}.json"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of the test's own, with Chromium and Firefox and the folders that every home has."""
    own = tmp_path / "home"
    for variable in ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR", "SUDO_USER"):
        monkeypatch.delenv(variable, raising=False)
    for variable in ("TACIT_DATA_DIR", "TACIT_CONFIG_DIR", "TACIT_RUNTIME_DIR", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("HOME", str(own))
    for folder in (".config/mine", ".local/state/mine", ".local/share/mine"):
        (own / folder).mkdir(parents=True)
    from tacit.setup.machine import this_machine

    for key in ("chromium", "firefox"):
        run_once(placed(this_machine(), key))
    return own


@pytest.fixture
def run(home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the program in this process, away from a terminal; return status, stdout and stderr."""

    def run_program(*arguments: str) -> tuple[int, str, str]:
        with Path(os.devnull).open() as nothing, monkeypatch.context() as patch:
            patch.setattr(sys, "stdin", nothing)
            status = cli.main(arguments)
        return status, *capsys.readouterr()

    return run_program


class TestSetup:
    def test_told(self, run: Run, home: Path):
        """Each browser is told with what was done and the two steps that are left; again it is ready already."""
        status, out, err = run("setup")
        assert (status, err) == (0, "")
        assert out.startswith("Chromium: ready.\nFirefox: ready.\n")
        assert f"2. Press Load unpacked and choose the folder {extension_folder()}\n" in out
        assert "1. In Firefox, type about:debugging#/runtime/this-firefox where addresses go.\n" in out
        assert (home / ".mozilla/native-messaging-hosts" / FILE).is_file()
        assert run("setup")[1].startswith("Chromium: ready already.\nFirefox: ready already.\n")

    def test_dry_run(self, run: Run, home: Path):
        """A dry run tells what would be written, and writes nothing."""
        before = snapshot(home)
        status, out, _ = run("setup", "--dry-run", "--browser", "Firefox")
        assert (status, out) == (
            0,
            f"Firefox: would be made ready.\n  Would write {home}/.mozilla/native-messaging-hosts/{FILE}\n",
        )
        assert snapshot(home) == before

    def test_not_found(self, run: Run):
        """A browser that was asked for and is not there is told with what to do, with status 1."""
        assert run("setup", "--browser", "opera") == (
            1,
            "Opera: not found. Start it once, close it, and run `tacit setup` again.\n",
            "",
        )

    def test_no_browser(self, run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
        """Without any browser that is told, with status 1."""
        monkeypatch.setenv("HOME", str(tmp_path))
        assert run("setup") == (
            1,
            "No browser was found. Start yours once, close it, and run `tacit setup` again.\n",
            "",
        )

    def test_impossible(self, run: Run, home: Path):
        """What is not possible is told with what to do instead, below the browser's name."""
        snap = home / "snap/chromium/common/chromium"
        snap.mkdir(parents=True)
        (snap / "Local State").touch()
        status, out, _ = run("setup")
        assert status == 0
        assert "Chromium (snap): not possible.\n  Chromium as a snap may start no program" in out

    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            (["--browser", "mosaic"], "there is no browser of that name. There are: chrome, chromium, edge, "),
            (["--extension-id", "https://x.com"], "this is no extension's id."),
        ],
    )
    def test_refused(self, run: Run, home: Path, arguments: list[str], said: str):
        """What does not fit is refused with what does, and nothing is written."""
        before = snapshot(home)
        status, out, err = run("setup", *arguments)
        assert (status, out) == (1, "")
        assert err.startswith(f"tacit: {said}")
        assert snapshot(home) == before

    def test_further_extension(self, run: Run, home: Path):
        """A further extension is named in the manifest of the browsers that it fits."""
        assert run("setup", "--extension-id", "mine@example.org")[0] == 0
        assert "mine@example.org" in (home / ".mozilla/native-messaging-hosts" / FILE).read_text("utf-8")

    def test_sudo(self, run: Run, monkeypatch: pytest.MonkeyPatch):
        """With sudo it would set up another user's browsers, so it asks to be run without."""
        monkeypatch.setenv("SUDO_USER", "someone")
        monkeypatch.setattr(os, "geteuid", lambda: 0)
        assert "without sudo" in run("setup")[2]

    def test_not_installed(self, run: Run, home: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
        """Where the native host is missing, nothing is written and the way out is told."""
        monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
        monkeypatch.setattr(sys, "argv", [str(tmp_path / "tacit")])
        before = snapshot(home)
        assert run("setup")[::2] == (
            1,
            "tacit: the program tacit-host is missing. Install Tacit anew, then run `tacit setup` again.\n",
        )
        assert snapshot(home) == before

    @pytest.mark.usefixtures("home")
    @pytest.mark.parametrize("answer", ["yes", "no"])
    def test_opens(self, tmp_path: Path, answer: str):
        """At a terminal with a screen it offers to open the browser, and opens Firefox at its extension page."""
        programs = tmp_path / "bin"
        programs.mkdir()
        opened = tmp_path / "opened"
        (programs / "firefox").write_text(f'#!/bin/sh\necho "$@" > {opened}.new\nmv {opened}.new {opened}\n')
        (programs / "firefox").chmod(0o755)
        terminal, typed = pty.openpty()
        command = [sys.executable, "-m", "tacit", "setup", "--browser", "firefox"]
        environ = os.environ | {"PATH": f"{programs}:/usr/bin:/bin", "DISPLAY": ":none"}
        with subprocess.Popen(command, stdin=typed, stdout=typed, stderr=typed, env=environ) as started:
            os.close(typed)
            os.write(terminal, f"{answer}\n".encode())
            said = b""
            try:
                while chunk := os.read(terminal, 1 << 16):
                    said += chunk
            except OSError:
                pass
            assert started.wait(30) == 0
        os.close(terminal)
        assert b"Open Firefox now? Type yes or no: " in said
        if answer == "yes":
            deadline = 100
            while not opened.exists() and deadline:
                deadline -= 1
                subprocess.run(["sleep", "0.05"], check=True)
            assert opened.read_text() == "about:debugging#/runtime/this-firefox\n"
        else:
            assert not opened.exists()


def test_unwritable(run: Run, home: Path):
    """A browser whose folder cannot be written makes the status 1."""
    (home / ".config/chromium/NativeMessagingHosts").touch()
    status, out, _ = run("setup")
    assert status == 1
    assert "Chromium: not done.\n" in out
    assert install.Deed.FAILED == "failed"
