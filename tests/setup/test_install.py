"""`tacit setup` on computers of all systems."""

import json
import os
import sys
from pathlib import Path

import pytest

from tacit.setup import record
from tacit.setup.browsers import places
from tacit.setup.install import Deed, install
from tacit.setup.machine import Machine
from tacit.setup.manifest import CHROMIUM_EXTENSION, FIREFOX_EXTENSION
from tacit.setup.registration import registrations
from tests.setup.computers import FILE, OTHER, computer, deeds, place, run_once, snapshot


class TestInstall:
    @pytest.mark.parametrize("platform", ["linux", "darwin", "win32"])
    def test_all(self, tmp_path: Path, platform: str):
        """Every browser is made ready with the host's absolute path and its own form; again changes nothing."""
        machine = computer(tmp_path, platform)
        ways = [each for each in places(machine) if each.packaging is None]
        for each in ways:
            run_once(each)
        assert Deed.READY in deeds(machine).values()
        for each in ways:
            for made in registrations(machine, each):
                told = json.loads(made.file.read_text("utf-8"))
                assert told["path"] == str(machine.host)
                extensions = told.get("allowed_extensions") or told["allowed_origins"]
                own = FIREFOX_EXTENSION if each.browser.kin == "firefox" else CHROMIUM_EXTENSION
                assert any(own in extension for extension in extensions)
                assert made.fault() is None
        before = snapshot(tmp_path)
        assert set(deeds(machine).values()) == {Deed.UNCHANGED}
        assert snapshot(tmp_path) == before

    def test_dry_run(self, tmp_path: Path):
        """A dry run says what would be written and writes nothing."""
        machine = computer(tmp_path)
        run_once(place(machine, "chromium"))
        before = snapshot(tmp_path)
        (done,) = install(machine, dry_run=True)
        assert done.deed is Deed.WOULD
        assert str(machine.home / ".config/chromium/NativeMessagingHosts" / FILE) in done.note
        assert snapshot(tmp_path) == before
        assert deeds(machine) == {"Chromium": Deed.READY}

    def test_only(self, tmp_path: Path):
        """Asked for one browser, it leaves the others alone."""
        machine = computer(tmp_path)
        run_once(place(machine, "chromium"))
        run_once(place(machine, "firefox"))
        assert deeds(machine, only=["firefox"]) == {"Firefox": Deed.READY}
        assert not (machine.home / ".config/chromium/NativeMessagingHosts").exists()

    def test_further_extensions(self, tmp_path: Path):
        """A further extension goes to the browsers whose ids look so, and stays when setup runs again without it."""
        machine = computer(tmp_path)
        run_once(place(machine, "chromium"))
        run_once(place(machine, "firefox"))
        install(machine, ids=[OTHER])
        machine.host.rename(machine.host.with_name("moved"))  # type: ignore[union-attr]
        moved = Machine("linux", machine.home, {}, tmp_path / "programs" / "moved", tmp_path)
        assert set(deeds(moved).values()) == {Deed.READY}
        told = json.loads((machine.home / ".config/chromium/NativeMessagingHosts" / FILE).read_text("utf-8"))
        assert told["allowed_origins"] == [f"chrome-extension://{id}/" for id in (CHROMIUM_EXTENSION, OTHER)]
        assert OTHER not in (machine.home / ".mozilla/native-messaging-hosts" / FILE).read_text("utf-8")

    def test_cannot_be_written(self, tmp_path: Path):
        """Where a manifest cannot be written that is said with its place, and the other browsers are made ready."""
        machine = computer(tmp_path)
        run_once(place(machine, "chromium"))
        run_once(place(machine, "firefox"))
        (machine.home / ".config/chromium/NativeMessagingHosts").touch()
        chromium, firefox = install(machine)
        assert (chromium.deed, firefox.deed) == (Deed.FAILED, Deed.READY)
        assert f"{machine.home}/.config/chromium/NativeMessagingHosts could not be written" in chromium.note

    def test_record_cannot_be_written(self, tmp_path: Path):
        """Where Tacit's own folder takes no record, that is said."""
        machine = computer(tmp_path)
        run_once(place(machine, "chromium"))
        (record.path(machine) / "in the way").mkdir(parents=True)
        (done,) = install(machine)
        assert done.deed is Deed.FAILED
        assert str(record.path(machine)) in done.note
        assert record.folders(machine) == []

    def test_record(self, tmp_path: Path):
        """Folders that setup made are recorded, those that were there are not."""
        machine = computer(tmp_path)
        run_once(place(machine, "chromium"))
        run_once(place(machine, "firefox"))
        (machine.home / ".mozilla/native-messaging-hosts").mkdir()
        install(machine)
        made = record.folders(machine)
        assert machine.home / ".config/chromium/NativeMessagingHosts" in made
        assert machine.state in made
        assert machine.home / ".mozilla/native-messaging-hosts" not in made


def test_this_machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    """The computer at hand has the user's home, the environment and the installed host; or none, where none is."""
    from tacit.setup import machine

    here = machine.this_machine()
    assert (here.home, here.environ) == (Path.home(), os.environ)
    assert here.host is not None
    assert here.host.is_absolute()
    monkeypatch.setattr("sys.executable", str(tmp_path / "python"))
    monkeypatch.setattr("sys.argv", [str(tmp_path / "tacit")])
    monkeypatch.setattr("importlib.metadata.files", {}.get)
    assert machine.this_machine().host is None


def test_windows_elsewhere():
    """Windows' registry can be asked for on Windows alone; elsewhere the module does no harm."""
    from tacit.setup import windows

    assert hasattr(windows, "WindowsRegistry") is (sys.platform == "win32")
