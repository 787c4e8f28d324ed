"""What starts the companion at login, on computers of all systems."""

import configparser
import os
import plistlib
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tacit.setup import autostart, record
from tacit.setup.autostart import RUN, VALUE, agent, desktop_entry, entries, turn_off, turn_on, unit
from tacit.setup.machine import Machine, this_machine
from tacit.setup.paths import companion_command
from tests.setup.computers import MemoryRegistry, computer, snapshot

ODD = ('/home/a b/100% \\ $HOME/"x"/`tacit`\'s', "run")
"""A path with everything in it that some system would take for more than itself."""


def linux(folder: Path, *, systemd: bool = True) -> Machine:
    """Return a Linux computer that systemd runs, or that something else does."""
    machine = computer(folder)
    if systemd:
        (folder / "run/systemd/system").mkdir(parents=True)
    return machine


class TestSystemd:
    def test_on_and_off(self, tmp_path: Path):
        """The service is written and linked where systemd looks at login; off, nothing of it is left, whole or half."""
        machine = linux(tmp_path)
        assert turn_on(machine).by == "systemd"
        folder = machine.home / ".config/systemd/user"
        text = (folder / "default.target.wants/tacit.service").read_text()
        assert f"\nExecStart={machine.companion[0]} run\n" in text
        assert "@" not in text.replace("=@system-service", "").replace("=~@privileged", "")
        assert [each.by for each in entries(machine) if each.is_there()] == ["systemd"]
        assert all(each.fits() for each in entries(machine) if each.is_there())
        assert not (machine.home / ".config/autostart").exists()
        turn_on(machine)
        for left in (folder, folder / "default.target.wants"):
            (left / "tacit.service.new").touch()
        turn_off(machine)
        turn_off(machine)
        assert [path for path in folder.rglob("*") if not path.is_dir()] == []
        assert {folder, folder / "default.target.wants"} <= set(record.folders(machine))

    def test_stale(self, tmp_path: Path):
        """A service that names another place, that is gone, or that is no service is out of date; on mends it."""
        machine = linux(tmp_path)
        first, _ = entries(machine)
        assert isinstance(first, autostart.FileEntry)
        assert (first.is_there(), first.fits()) == (False, False)
        turn_on(machine)
        for spoil in (
            lambda: first.place.write_text(first.place.read_text().replace("/tacit run", "/gone run")),
            first.place.unlink,
            lambda: first.place.write_bytes(b""),
        ):
            spoil()
            assert (first.is_there(), first.fits()) == (True, False)
            turn_on(machine)
            assert first.fits()

    def test_of_a_package(self, tmp_path: Path):
        """A service that a package brought and systemctl enabled is on as long as it is there; off takes its link."""
        machine = linux(tmp_path)
        first, _ = entries(machine)
        assert isinstance(first, autostart.FileEntry)
        assert first.link is not None
        packaged = tmp_path / "usr/lib/systemd/user/tacit.service"
        packaged.parent.mkdir(parents=True)
        packaged.write_text(unit(["/usr/bin/tacit", "run"]))
        first.link.parent.mkdir(parents=True)
        first.link.symlink_to(packaged)
        assert (first.is_there(), first.fits()) == (True, True)
        packaged.rename(tmp_path / "elsewhere")
        assert (first.is_there(), first.fits()) == (True, False)
        (tmp_path / "elsewhere").rename(packaged)
        turn_off(machine)
        assert not first.is_there()
        assert packaged.is_file()

    def test_disabled(self, tmp_path: Path):
        """A service that its user has disabled with systemctl, which removes the link, is off and no fault."""
        machine = linux(tmp_path)
        turn_on(machine)
        (machine.home / ".config/systemd/user/default.target.wants/tacit.service").unlink()
        assert [each for each in entries(machine) if each.is_there()] == []

    def test_words(self):
        """systemd reads back the very words of the command: % is doubled, and the quotes are much like the shell's."""
        (line,) = (line for line in unit(ODD).splitlines() if line.startswith("ExecStart="))
        assert "%" not in line.replace("%%", "")
        assert shlex.split(line.removeprefix("ExecStart=").replace("%%", "%")) == [*ODD]

    @pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not here")
    @pytest.mark.parametrize("name", ["tacit", "a b 100% $HOME `x`"])
    def test_verified(self, tmp_path: Path, name: str):
        """systemd itself finds nothing wrong with the service, and finds the program whatever its path."""
        program = tmp_path / name / "tacit"
        program.parent.mkdir()
        program.touch(mode=0o755)
        file = tmp_path / "tacit.service"
        command = ["systemd-analyze", "--user", "verify", str(file)]
        environ = os.environ | {"XDG_RUNTIME_DIR": str(tmp_path)}
        for text, problems in (
            (unit([str(program), "run"]), b""),
            (unit([str(program.parent / "gone"), "run"]), b"is not executable"),
        ):
            file.write_text(text)
            said = subprocess.run(command, capture_output=True, env=environ, timeout=60).stderr
            assert problems in said if problems else said == problems


class TestDesktop:
    def test_without_systemd(self, tmp_path: Path):
        """Where something else runs the computer, the desktop's autostart folder takes its place."""
        machine = linux(tmp_path, systemd=False)
        assert turn_on(machine).by == "the desktop"
        read = configparser.RawConfigParser()
        read.optionxform = str  # type: ignore[assignment,method-assign]
        read.read(machine.home / ".config/autostart/tacit.desktop")
        assert dict(read["Desktop Entry"])["Exec"] == " ".join(machine.companion)
        assert not (machine.home / ".config/systemd").exists()
        (tmp_path / "run/systemd/system").mkdir(parents=True)
        assert turn_on(machine).by == "systemd"
        assert [each.by for each in entries(machine) if each.is_there()] == ["systemd"]

    def test_words(self):
        """A desktop reads back the very words of the command: first as a string, then quoted, then for % codes."""
        (line,) = (line for line in desktop_entry(ODD).splitlines() if line.startswith("Exec="))
        assert "%" not in line.replace("%%", "")
        text = line.removeprefix("Exec=").replace("\\\\", "\\").replace("%%", "%")
        # The specification's quotes are the shell's.
        read = subprocess.run(["sh", "-c", f"printf '%s\\n' {text}"], capture_output=True, timeout=60)
        assert read.stdout.decode().splitlines() == [*ODD]


class TestMac:
    def test_on_and_off(self, tmp_path: Path):
        """A LaunchAgent runs the companion at login, as it is and whatever its path; off removes it."""
        machine = computer(tmp_path, "darwin")
        assert turn_on(machine).by == "macOS"
        (file,) = (machine.home / "Library/LaunchAgents").iterdir()
        told = plistlib.loads(file.read_bytes())
        assert (file.stem, told["RunAtLoad"]) == (told["Label"], True)
        assert told["ProgramArguments"] == list(machine.companion)
        assert plistlib.loads(agent(ODD))["ProgramArguments"] == list(ODD)
        (entry,) = entries(machine)
        assert entry.fits()
        turn_off(machine)
        assert not entry.is_there()


class TestWindows:
    def test_on_and_off(self, tmp_path: Path):
        """A value of the Run key runs the companion at sign-in; off removes it and leaves all others."""
        machine = computer(tmp_path, "win32")
        assert isinstance(machine.registry, MemoryRegistry)
        machine.registry.put(RUN, "OneDrive", "theirs")
        (entry,) = entries(machine)
        assert (turn_on(machine).by, entry.is_there(), entry.fits()) == ("Windows", True, True)
        assert machine.registry.read(RUN, VALUE) == f"{machine.companion[0]} run"
        machine.registry.put(RUN, VALUE, "C:\\gone\\tacit.exe run")
        assert (entry.is_there(), entry.fits()) == (True, False)
        turn_off(machine)
        turn_off(machine)
        assert machine.registry.values(RUN) == ["theirs"]
        assert not entry.is_there()

    def test_without_a_window(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
        """On Windows the command is that of the Python without a console, which would be a window all the time."""
        (tmp_path / "pythonw.exe").touch()
        monkeypatch.setattr(sys, "platform", "win32")
        monkeypatch.setattr(sys, "executable", str(tmp_path / "python.exe"))
        assert companion_command() == (str(tmp_path / "pythonw.exe"), "-P", "-m", "tacit", "run")


def test_page():
    """docs/how-to/start-at-login.md names what is written on each system, and where."""
    page = (Path(__file__).parents[2] / "docs/how-to/start-at-login.md").read_text("utf-8")
    home = Path("/home")
    for platform in ("linux", "darwin"):
        for entry in entries(Machine(platform, home, {}, None)):
            assert isinstance(entry, autostart.FileEntry)
            assert f"`{entry.place.name}`" in page
            assert f"`~/{entry.place.parent.relative_to(home)}`" in page
    assert f"the value `{VALUE}` of the user's Run key" in page


@pytest.mark.parametrize("platform", ["linux", "darwin", "win32"])
def test_not_there(tmp_path: Path, platform: str):
    """Where nothing was switched on nothing is made by looking, or by switching it off."""
    machine = computer(tmp_path, platform)
    before = snapshot(tmp_path)
    assert [each for each in entries(machine) if each.is_there()] == []
    turn_off(machine)
    assert snapshot(tmp_path) == before


def test_command():
    """This computer's own command is a program that is there, and runs a companion."""
    program, *rest = this_machine().companion
    assert rest == ["run"]
    said = subprocess.run([program, "run", "--help"], capture_output=True, check=True, timeout=60).stdout
    assert b"run [-h] [--on-demand]" in said
