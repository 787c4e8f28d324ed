"""`tacit setup` and `tacit autostart`, as a person runs them."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from tacit.setup import autostart
from tacit.setup.machine import this_machine
from tacit.setup.paths import extension_folder
from tests.setup.computers import FILE, snapshot
from tests.setup.homes import Run, home, run

__all__ = ["home", "run"]


def setup_at_a_terminal(environ: dict[str, str], answer: str) -> bytes:
    """Set up Firefox at a terminal, with an answer typed; return what was shown."""
    terminal, typed = pty.openpty()
    command = [sys.executable, "-m", "tacit", "setup", "--browser", "firefox"]
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
    return said


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
        assert "run `tacit setup` without sudo" in run("setup")[2]

    def test_not_installed(self, run: Run, home: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
        """Where the native host is missing, nothing is written and the way out is told."""
        monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
        monkeypatch.setattr(sys, "argv", [str(tmp_path / "tacit")])
        monkeypatch.setattr("importlib.metadata.files", {}.get)
        before = snapshot(home)
        assert run("setup")[::2] == (
            1,
            "tacit: the program tacit-host is missing. Install Tacit anew, then run `tacit setup` again.\n",
        )
        assert snapshot(home) == before

    @pytest.mark.usefixtures("home")
    @pytest.mark.parametrize("answers", [["yes"], ["no", "yes"]])
    def test_opens(self, tmp_path: Path, answers: list[str]):
        """At a terminal with a screen it offers to open the browser, and opens Firefox at its page, on yes alone."""
        programs = tmp_path / "bin"
        programs.mkdir()
        opened = tmp_path / "opened"
        opened.touch()
        (programs / "firefox").write_text(f'#!/bin/sh\necho "$@" >> {opened}\n')
        (programs / "firefox").chmod(0o755)
        environ = os.environ | {"PATH": f"{programs}:/usr/bin:/bin", "DISPLAY": ":none"}
        for answer in answers:
            assert b"Open Firefox now? Type yes or no: " in setup_at_a_terminal(environ, answer)
        # It starts in the background: one that was opened on no, a whole run of ours earlier, has written by then.
        deadline = 400
        while not opened.read_text() and deadline:
            deadline -= 1
            subprocess.run(["sleep", "0.05"], check=True)
        assert opened.read_text() == "about:debugging#/runtime/this-firefox\n"

    def test_unwritable(self, run: Run, home: Path):
        """A browser whose folder cannot be written makes the status 1."""
        (home / ".config/chromium/NativeMessagingHosts").touch()
        status, out, _ = run("setup")
        assert status == 1
        assert "Chromium: not done.\n" in out


class TestAutostart:
    @pytest.mark.parametrize("systemd", [True, False])
    def test_told(self, run: Run, monkeypatch: pytest.MonkeyPatch, systemd: bool):
        """How it is is told, what was done and by what; where systemd does not run, that no service was made."""
        monkeypatch.setattr(autostart, "has_systemd", lambda _: systemd)
        off = "The companion is not started at login. It starts by itself when you write"
        assert run("autostart") == (0, f"{off}.\n", "")
        status, out, err = run("autostart", "on")
        assert (status, err) == (0, "")
        assert out.endswith("Until then, as ever, it starts by itself when you write.\n")
        assert ("so no service was made" in out, "systemd starts the companion" in out) == (not systemd, systemd)
        by = "systemd" if systemd else "the desktop"
        assert run("autostart") == (0, f"The companion is started at login, by {by}.\n", "")
        (entry,) = (each for each in autostart.entries(this_machine()) if each.is_there())
        assert isinstance(entry, autostart.FileEntry)
        entry.place.write_text("old")
        assert run("autostart")[1].endswith("is out of date: run `tacit autostart on`.\n")
        assert run("autostart", "off") == (0, f"{off}; one that runs now goes on.\n", "")
        assert run("autostart") == (0, f"{off}.\n", "")

    def test_refused(self, run: Run, home: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
        """What cannot be written or removed is named; with sudo, or not installed, nothing is done."""
        before = snapshot(home)
        with monkeypatch.context() as patch:
            patch.setenv("SUDO_USER", "someone")
            patch.setattr(os, "geteuid", lambda: 0)
            assert "run `tacit autostart` without sudo" in run("autostart", "on")[2]
        with monkeypatch.context() as patch:
            patch.setattr(sys, "executable", str(tmp_path / "python"))
            patch.setattr(sys, "argv", [str(tmp_path / "tacit")])
            patch.setattr("importlib.metadata.files", {}.get)
            assert "the program tacit is missing" in run("autostart", "on")[2]
        assert snapshot(home) == before
        for file in (".config/systemd/user/tacit.service", ".config/autostart/tacit.desktop"):
            (home / file).mkdir(parents=True)
        for state in ("on", "off"):
            status, out, err = run("autostart", state)
            assert (status, out) == (1, "")
            assert err.count("\n") == 1
            assert f"{home}/.config/" in err
            assert "Is a directory" in err
