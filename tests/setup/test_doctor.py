"""The check-up: each fault is made on purpose and found, and those that Tacit can mend are mended."""

import json
import os
import signal
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tacit import __version__, assess
from tacit.protocol.endpoint import Endpoint
from tacit.reader import network
from tacit.serve import ending, folder, notes
from tacit.serve.asking import ask_status
from tacit.serve.connection import Connection
from tacit.serve.exceptions import AlreadyRunningError, NoCommonProtocolError
from tacit.serve.lock import InstanceLock
from tacit.setup import autostart, doctor, record
from tacit.setup.doctor import examine, mend
from tacit.setup.finding import Finding
from tacit.setup.install import install
from tacit.setup.machine import Machine
from tacit.setup.registration import registrations
from tests.serve.conftest import here
from tests.serve.serving import SLOW, companion_process, other_version, wait_until_loaded
from tests.setup.checkup import codes, fix, machine, manifest, parts
from tests.setup.computers import computer, place, run_once

__all__ = ["here", "machine"]


class TestBrowsers:
    @pytest.mark.parametrize(
        ("change", "code"),
        [
            (lambda file: file.unlink(), "manifest_missing"),
            (lambda file: file.write_text("{"), "manifest_stale"),
            (lambda file: file.write_text(file.read_text().replace("/tacit-host", "/gone")), "manifest_wrong_path"),
            (lambda file: file.write_text(file.read_text().replace("emnf", "aaaa")), "manifest_wrong_id"),
        ],
    )
    def test_manifest(self, machine: Machine, change: Callable[[Path], Any], code: str):
        """A manifest that is missing, stale or names the wrong path or extension is told of its browser, and mended."""
        change(manifest(machine))
        assert codes(machine) == [code]
        assert (parts(machine)["Chromium"], parts(machine)["Firefox"]) == (code, "ready")
        assert fix(machine) == [None]
        assert codes(machine) == []

    def test_not_readable(self, machine: Machine):
        """Something else in a manifest's place is not removed: that it could not be mended is told by type."""
        manifest(machine).unlink()
        manifest(machine).mkdir()
        assert codes(machine) == ["manifest_not_readable"]
        assert fix(machine) == ["IsADirectoryError"]

    def test_registry(self, tmp_path: Path, here: Endpoint):
        """On Windows a wrong registry key is found and mended."""
        own = {"TACIT_DATA_DIR": str(tmp_path / "d"), "TACIT_CONFIG_DIR": str(tmp_path / "c")}
        machine = computer(tmp_path, "win32", TACIT_RUNTIME_DIR=str(here.folder), **own)
        run_once(place(machine, "edge"))
        install(machine)
        (registration,) = registrations(machine, place(machine, "edge"))
        assert machine.registry is not None
        assert codes(machine) == []
        machine.registry.remove(registration.keys[0])
        assert codes(machine) == ["registry_wrong"]
        assert fix(machine) == [None]
        assert codes(machine) == []

    def test_none(self, tmp_path: Path, machine: Machine):
        """Without any browser that is a finding."""
        bare = Machine("linux", tmp_path / "elsewhere", machine.environ, machine.host, tmp_path)
        assert codes(bare) == ["no_browser"]

    def test_boxed(self, machine: Machine):
        """A browser that cannot work with Tacit is told; a fault it is where there is no other."""
        run_once(place(machine, "chromium", "flatpak"))
        assert codes(machine) == []
        assert parts(machine)["Chromium (Flatpak)"] == "cannot work with Tacit"
        for key in ("chromium", "firefox"):
            for file in place(machine, key).profile.iterdir():
                if file.is_file():
                    file.unlink()
        assert codes(machine) == ["browser_boxed"]

    def test_managed(self, machine: Machine):
        """A browser whose organisation forbids it is told with the policy where there is no other."""
        (place(machine, "firefox").profile / "profiles.ini").unlink()
        policies = machine.root / "etc/chromium/policies/managed"
        policies.mkdir(parents=True)
        (policies / "rules.json").write_text('{"NativeMessagingBlocklist": ["*"]}')
        (finding,) = examine(machine, load=False).findings
        assert finding.code == "browser_managed"
        assert "NativeMessagingBlocklist" in finding.mend

    def test_host(self, machine: Machine):
        """A native host that is missing, or may not be run, is found; the latter is mended."""
        assert machine.host is not None
        machine.host.chmod(0o644)
        assert codes(machine) == ["host_not_executable"]
        assert fix(machine) == [None]
        assert codes(machine) == []
        bare = Machine("linux", machine.home, machine.environ, None, machine.root)
        assert codes(bare) == ["host_missing", "manifest_wrong_path", "manifest_wrong_path"]
        assert fix(bare) == []


class TestCompanion:
    def test_running(self, machine: Machine, here: Endpoint):
        """A companion that runs is told with its version, how it is reached, its browsers and whether it has loaded."""
        with companion_process(SLOW):
            said = parts(machine)["Companion"]
            assert codes(machine) == []
            wait_until_loaded(here)
            assert parts(machine)["Reader"] == "loaded"
        assert said == f"running, version {__version__}, on a socket; browsers connected: 0"
        assert parts(machine)["Companion"] == "not running; it starts by itself when you write"

    def test_folder(self, machine: Machine, here: Endpoint):
        """A runtime folder that others can open is closed; one that is a link is not touched."""
        here.folder.mkdir()
        here.folder.chmod(0o755)
        assert codes(machine) == ["runtime_folder"]
        assert fix(machine) == [None]
        assert codes(machine) == []
        here.folder.chmod(0)
        assert codes(machine) == ["runtime_folder"]
        assert fix(machine) == [None]
        assert codes(machine) == []
        here.folder.rmdir()
        here.folder.symlink_to(machine.home)
        assert codes(machine) == ["runtime_folder"]
        assert fix(machine) == []

    def test_no_answer(self, machine: Machine, monkeypatch: pytest.MonkeyPatch):
        """A companion that hangs hears no signal: it is found with its number, and ended by force."""
        monkeypatch.setattr(ending, "PATIENCE", 0.2)
        with companion_process(SLOW) as process:
            os.kill(process.pid, signal.SIGSTOP)
            (finding,) = examine(machine, load=False).findings
            assert (finding.code, finding.mend) == ("companion_no_answer", f"End it: it is process {process.pid}.")
            assert fix(machine) == [None]
            assert codes(machine) == []
            assert process.wait() == -signal.SIGKILL

    def test_answers_again(self, machine: Machine):
        """A companion that hangs for a moment only is waited for: it leaves by itself, with what it still writes."""
        with companion_process(SLOW) as process:
            os.kill(process.pid, signal.SIGSTOP)
            found = examine(machine, load=False).findings
            wakes = threading.Timer(0.5, os.kill, (process.pid, signal.SIGCONT))
            wakes.start()
            assert [fault for _, fault in mend(found)] == [None]
            assert process.wait() == 0
            wakes.join()

    def test_stays(self, machine: Machine, here: Endpoint, monkeypatch: pytest.MonkeyPatch):
        """A companion that does not end is not said to be mended."""
        monkeypatch.setattr(ending, "PATIENCE", 0.1)
        monkeypatch.setattr(ending, "AFTERWARDS", 0.1)
        with companion_process(SLOW) as process:
            os.kill(process.pid, signal.SIGSTOP)
            here.lock.write_bytes(b"")
            assert fix(machine) == ["AlreadyRunningError"]

    def test_kept_out(self, machine: Machine, here: Endpoint, monkeypatch: pytest.MonkeyPatch):
        """Who holds the companion's place and does not listen is found with its number, and left alone."""
        monkeypatch.setattr(ending, "SETTLING", 0.1)
        folder.prepare(here.folder)
        with InstanceLock(here.lock):
            (finding,) = examine(machine, load=False).findings
            assert finding.code == "companion_kept_out"
            assert finding.sentence.startswith(f"Process {os.getpid()} holds Tacit's place but does not listen")
            assert "`tacit vault` command that waits in a terminal" in finding.mend
            assert parts(machine)["Companion"] == "cannot start: something else is in its place"
            assert fix(machine) == []
            here.lock.write_bytes(b"")
            (finding,) = examine(machine, load=False).findings
            assert finding.sentence.startswith("A process holds")
        assert codes(machine) == []

    def test_about_to_leave(self, machine: Machine, here: Endpoint):
        """Who holds the companion's place for a moment only, as one that is leaving, is no fault."""
        folder.prepare(here.folder)
        lock = InstanceLock(here.lock).__enter__()
        leaves = threading.Timer(0.3, lock.__exit__, (None, None, None))
        leaves.start()
        assert codes(machine) == []
        leaves.join()

    def test_no_trace(self, machine: Machine, here: Endpoint):
        """Looking for who holds the companion's place leaves nothing there; a place that takes no lock is nobody's."""
        assert codes(machine) == []
        assert not here.folder.exists()
        folder.prepare(here.folder)
        assert codes(machine) == []
        assert list(here.folder.iterdir()) == []
        here.lock.mkdir()
        assert codes(machine) == []

    def test_version(self, machine: Machine, tmp_path: Path):
        """A companion of an older version, as after an update, is found and ended; a newer one is found and goes on."""
        with companion_process(SLOW, PYTHONPATH=other_version(tmp_path / "older", "0.0.1")) as process:
            assert codes(machine) == ["companion_version"]
            browser = Connection.open(machine.endpoint)
            assert fix(machine) == [None]
            assert codes(machine) == []
            assert [json.loads(told)["method"] for told in browser.messages()] == ["version/changed"]
            browser.release()
            assert process.wait() == 0
        with companion_process(SLOW, PYTHONPATH=other_version(tmp_path / "newer", "99.0")):
            (finding,) = examine(machine, load=False).findings
            assert (finding.code, fix(machine)) == ("companion_version", [])
            assert "update this one" in finding.mend
            assert "version 99.0," in parts(machine)["Companion"]

    def test_older_stays(self, machine: Machine, here: Endpoint, monkeypatch: pytest.MonkeyPatch):
        """A companion of an older version that does not leave is not said to be mended."""
        monkeypatch.setattr(ending, "PATIENCE", 0.1)
        folder.prepare(here.folder)
        with InstanceLock(here.lock), pytest.raises(AlreadyRunningError):
            doctor._replace(machine)
        doctor._replace(machine)

    def test_protocol(self, machine: Machine, here: Endpoint, tmp_path: Path):
        """Without a protocol in common it says which of the two is too old; one that is too old is ended."""
        with companion_process(SLOW, PYTHONPATH=other_version(tmp_path / "older", "0.0.1", protocol=0)) as process:
            assert codes(machine) == ["companion_version"]
            assert parts(machine)["Companion"] == "runs, and is too old"
            assert fix(machine) == [None]
            assert process.wait() == 0
        with companion_process(SLOW, PYTHONPATH=other_version(tmp_path / "newer", "99.0", protocol=2)):
            (finding,) = examine(machine, load=False).findings
            assert (finding.code, fix(machine)) == ("companion_version", [])
            assert finding.sentence.startswith("This program is too old for the companion that runs: update it")
            with pytest.raises(NoCommonProtocolError, match="This program is too old"):
                ask_status(here)

    def test_stranger(self, machine: Machine, monkeypatch: pytest.MonkeyPatch):
        """What answers in the companion's place without being it is found."""
        monkeypatch.setattr("tacit.serve.connection.peer.is_own", lambda _: False)
        with companion_process(SLOW):
            assert codes(machine) == ["stranger"]

    def test_extension(self, machine: Machine, here: Endpoint):
        """When the extension was last seen is told, and another version than Tacit's is a finding."""
        assert parts(machine)["Extension"] == "not seen since this computer was started"
        here.folder.mkdir(mode=0o700)
        notes.leave(here.folder, notes.EXTENSION, __version__)
        assert parts(machine)["Extension"].startswith(f"version {__version__}, seen on 20")
        assert codes(machine) == []
        for version, way in (("0.0.1", "update the extension"), ("99.0", "Update Tacit on this computer")):
            notes.leave(here.folder, notes.EXTENSION, version)
            (finding,) = examine(machine, load=False).findings
            assert (finding.code, way in finding.mend) == ("extension_version", True)

    def test_last_error(self, machine: Machine, here: Endpoint):
        """The last error is told by its code."""
        assert parts(machine)["Last error"] == "none"
        here.folder.mkdir(mode=0o700)
        notes.leave(here.folder, notes.ERROR, "UnreachableError")
        assert parts(machine)["Last error"].startswith("UnreachableError on 20")


class TestAutostart:
    def test_stale(self, machine: Machine):
        """What starts the companion at login is told; one that names another place is found, and mended."""
        assert parts(machine)["At login"] == "not started"
        entry = autostart.turn_on(machine)
        assert isinstance(entry, autostart.FileEntry)
        assert parts(machine)["At login"] == "started by the desktop"
        assert codes(machine) == []
        entry.place.write_text(entry.place.read_text().replace("/programs/", "/gone/"))
        assert (codes(machine), parts(machine)["At login"]) == (["autostart_stale"], "out of date")
        assert fix(replace(machine, companion=())) == []
        assert fix(machine) == [None]
        assert codes(machine) == []

    def test_not_readable(self, machine: Machine):
        """A folder in its place is found and left: that it could not be mended is told by type."""
        (machine.home / ".config/autostart/tacit.desktop").mkdir(parents=True)
        assert codes(machine) == ["autostart_stale"]
        assert fix(machine) == ["UnwritableError"]


class TestReader:
    def test_loads(self, machine: Machine):
        """A reader that loads is told as that."""
        assert parts(machine, load=True)["Reader"] == "loads"
        assert "Reader" not in parts(machine)

    def test_unusable(self, machine: Machine):
        """A recognizers.yaml that cannot be used is found, with what to change."""
        machine.config.mkdir()
        (machine.config / "recognizers.yaml").write_text("recognisers: []")
        (finding,) = examine(machine).findings
        assert finding.code == "reader_unusable"
        assert "recognizers.yaml" in finding.mend

    def test_fault(self, machine: Machine, monkeypatch: pytest.MonkeyPatch):
        """A fault that nobody foresaw is told by its type alone."""

        def fail(*_: object) -> None:
            raise ZeroDivisionError("Zebulon")

        monkeypatch.setattr(assess, "Detector", fail)
        (finding,) = examine(machine).findings
        assert finding.code == "reader_fault"
        assert finding.sentence == "What reads drafts cannot be loaded (ZeroDivisionError)."

    def test_damaged(self, machine: Machine, monkeypatch: pytest.MonkeyPatch):
        """A reader whose files are not those that were shipped is found."""
        monkeypatch.setattr(network, "SETTINGS", "gone.json")
        assert codes(machine, load=True) == ["reader_unusable"]


def test_mends_what_it_can():
    """What has no mend of its own is passed over, and what fails is told by its type."""

    def fail() -> None:
        raise PermissionError("/home/zebulon")

    by_hand, broken = Finding("a", "", ""), Finding("b", "", "", fail)
    assert mend([by_hand, broken]) == [(broken, "PermissionError")]


def test_record_of_old(machine: Machine):
    """A record that cannot be read counts as none."""
    record.path(machine).write_text("[")
    assert record.folders(machine) == []
