"""`tacit setup`, `doctor`, `status` and `uninstall`, as a person runs them."""

import json
import os
import pty
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tacit import cli
from tacit.dashboard import redirect
from tacit.protocol.endpoint import Endpoint
from tacit.serve import notes
from tacit.serve.exceptions import AlreadyRunningError
from tacit.serve.lock import InstanceLock
from tacit.setup import autostart, doctor, install, keeping, remove
from tacit.setup.machine import this_machine
from tacit.setup.manifest import HOST_NAME
from tacit.setup.paths import extension_folder
from tacit.setup.registration import Fault, system_registrations
from tacit.store.exceptions import KeyMissingError
from tacit.store.keys import system_keyring
from tacit.store.log import user_log
from tacit.store.policy import KeptPolicy, PolicyStore
from tacit.store.trouble import LogError
from tacit.store.vault import Vault
from tests.serve.conftest import here
from tests.serve.serving import SLOW, companion_process
from tests.setup.computers import place as placed
from tests.setup.computers import run_once, snapshot
from tests.store.conftest import _service, cheap, service
from tests.store.lists import FIRST
from tests.store.misses import come, miss
from tests.store.secret_service import Service

__all__ = ["_service", "cheap", "here", "service"]

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


@pytest.fixture
def used(
    run: Run, home: Path, here: Endpoint, service: Service, cheap: None, monkeypatch: pytest.MonkeyPatch
) -> dict[str, bytes | None]:
    """A home in which Tacit was set up and used; return what was there before."""
    monkeypatch.delenv("TACIT_RUNTIME_DIR")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(here.folder.parent))
    (home / ".mozilla/native-messaging-hosts").mkdir()
    (home / ".mozilla/native-messaging-hosts/other.json").write_text("{}")
    before = snapshot(home)
    assert run("setup")[0] == 0
    assert run("autostart", "on")[0] == 0
    assert run("settings", "set", "mode", "strict")[0] == 0
    user_log().write(come(miss()))
    config = this_machine().config
    (config / "policy.json").write_text("damaged")
    PolicyStore(config).keep(KeptPolicy(text="# Ours"))
    (config / "policy.json.new").touch()
    assert (config / "policy.json.bad").exists()
    folder = this_machine().vault
    folder.mkdir(mode=0o700, parents=True)
    vault = Vault(folder)
    vault.open()
    vault.keep(FIRST)
    vault.seal_with_keyring()
    assert len(snapshot(home)) > len(before) + 10
    return before


class TestUninstall:
    def test_packaged(self, run: Run, home: Path, monkeypatch: pytest.MonkeyPatch):
        """Where a package names Tacit to the browsers of all users, that is said, with the way to remove it."""
        root = home.parent / "root"
        machine = replace(this_machine(), root=root)
        monkeypatch.setattr("tacit.setup.machine.this_machine", lambda: machine)
        for each in system_registrations(machine):
            each.write()
        status, out, _ = run("uninstall", "--yes")
        assert status == 0
        assert "out of the browsers" not in out
        assert "The package still names Tacit to them." in out
        assert "sudo apt purge tacit" in out
        assert len(list(root.rglob(FILE))) == len(system_registrations(machine))

    def test_everything(self, run: Run, home: Path, here: Endpoint, used: dict[str, bytes | None]):
        """With --yes the file system is as it was before, the companion has gone, and its key is out of the keyring."""
        slot = Vault(this_machine().vault).slot
        keyring = system_keyring()
        assert slot is not None
        assert keyring is not None
        assert len(keyring.read(slot.id)) == 32
        with companion_process(SLOW) as process:
            notes.leave(here.folder.parent / "tacit", notes.EXTENSION, "0.1.0")
            status, out, err = run("uninstall", "--yes")
            assert (status, err) == (0, "")
            assert process.wait() == 0
        assert out.startswith("Tacit is out of the browsers.\nTwo steps are left to you: remove the extension")
        assert snapshot(home) == used
        assert not (here.folder.parent / "tacit").exists()
        with pytest.raises(KeyMissingError):
            keyring.read(slot.id)
        assert run("uninstall", "--yes")[0] == 0
        assert snapshot(home) == used

    @pytest.mark.usefixtures("used")
    def test_unasked(self, run: Run, home: Path):
        """Away from a terminal nothing is removed without --yes while there is something that is kept."""
        before = snapshot(home)
        status, _, err = run("uninstall")
        assert status == 1
        assert "nothing was removed" in err
        assert snapshot(home) == before

    def test_nothing_kept(self, run: Run, home: Path):
        """Where nothing is kept there is nothing to ask, and the file system is as it was."""
        before = snapshot(home)
        run("setup")
        assert run("uninstall")[0] == 0
        assert snapshot(home) == before

    @pytest.mark.parametrize(("answer", "left"), [("yes", False), ("no", True), ("perhaps", None)])
    def test_asked(self, home: Path, used: dict[str, bytes | None], answer: str, left: bool | None):
        """At a terminal it asks about what is kept: yes removes it, no keeps it, anything else removes nothing."""
        before = snapshot(home)
        terminal, typed = pty.openpty()
        command = [sys.executable, "-m", "tacit", "uninstall"]
        with subprocess.Popen(command, stdin=typed, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as started:
            os.close(typed)
            os.write(terminal, f"{answer}\n".encode())
            out, err = started.communicate(timeout=60)
        os.close(terminal)
        assert b"get advice before you remove them" in out
        if left is None:
            assert (started.returncode, err) == (1, b"tacit: nothing was removed.\n")
            assert snapshot(home) == before
        else:
            assert started.returncode == 0
            assert (snapshot(home) == used) is not left
            assert user_log().path.exists() is left
            assert (b"still there" in out) is left
        assert bool(list(home.rglob(FILE))) is (left is None)

    def test_own_files_stay(self, run: Run, home: Path, used: dict[str, bytes | None]):
        """A recognizers.yaml, which its user wrote, and the user's own copies of the log stay; damaged ones go."""
        log = user_log()
        log.put_damaged_aside(date(2025, 6, 18))
        log.write(come(miss()))
        (aside,) = log.put_aside()
        for ending in ("-wal", "-shm", "-journal"):
            log.path.with_name(log.path.name + ending).touch()
            aside.with_name(aside.name + ending).touch()
        names = ("near-misses-for-my-lawyer.sqlite3", "near-misses-damaged-copy.sqlite3", "near-misses.sqlite3.bak")
        folder = ".local/share/tacit/near-misses"
        own = {".config/tacit/recognizers.yaml", *(f"{folder}/{name}" for name in names)}
        for path in own:
            (home / path).write_text("mine")
        assert run("uninstall", "--yes")[0] == 0
        folders = {".config/tacit", ".local/share/tacit", folder}
        assert snapshot(home).keys() - used.keys() == own | folders

    @pytest.mark.usefixtures("used")
    def test_something_left(self, run: Run, home: Path, monkeypatch: pytest.MonkeyPatch):
        """What cannot be removed is named, the rest goes, and the status is 1."""
        manifest = home / ".config/chromium/NativeMessagingHosts" / FILE
        manifest.unlink()
        manifest.mkdir()
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={home}/none")
        status, out, err = run("uninstall", "--yes")
        assert status == 1
        assert f"tacit: {manifest} could not be removed: Is a directory.\n" in err
        assert "tacit: the client list is gone, but its key is still in the keyring." in err
        assert out.startswith("Something is left: see above.")
        assert [str(path) for path in home.rglob(FILE)] == [str(manifest)]
        assert not user_log().path.exists()

    @pytest.mark.usefixtures("used")
    def test_unsafe_vault(self, run: Run):
        """A client list in a folder that others can open is not touched, and that is told."""
        this_machine().vault.chmod(0o755)
        status, _, err = run("uninstall", "--yes")
        assert status == 1
        assert "other users can open it" in err
        assert Vault(this_machine().vault).exists

    def test_companion_stays(self, run: Run, home: Path, here: Endpoint, monkeypatch: pytest.MonkeyPatch):
        """While a companion does not end nothing is removed, and that is told."""
        run("setup")
        before = snapshot(home)
        monkeypatch.setattr(remove, "PATIENCE", 0.2)
        monkeypatch.setenv("TACIT_RUNTIME_DIR", str(here.folder))
        with companion_process(SLOW) as process:
            os.kill(process.pid, signal.SIGSTOP)
            status, _, err = run("uninstall", "--yes")
            os.kill(process.pid, signal.SIGCONT)
            assert process.wait() == 0
        assert status == 1
        assert "the companion does not end" in err
        assert {path for path in before if path.endswith(FILE)} <= snapshot(home).keys()

    @pytest.mark.usefixtures("used")
    @pytest.mark.parametrize("loosen", ["others", "pid"])
    def test_companion_unseen(self, run: Run, here: Endpoint, monkeypatch: pytest.MonkeyPatch, loosen: str):
        """A companion in a folder that others can open, or without a process id yet, runs: it has to end first."""
        folder = here.folder.parent / "tacit"
        monkeypatch.setattr(remove, "PATIENCE", 0.2)
        with companion_process(SLOW) as process:
            if loosen == "others":
                folder.chmod(0o755)
                os.kill(process.pid, signal.SIGSTOP)
            else:
                (folder / "companion.lock").write_bytes(b"")
            before = {path for path in folder.iterdir() if path.name != "companion.lock"}
            status, _, err = run("uninstall", "--yes")
            assert (status, "the companion does not end" in err) == (1, True)
            assert Vault(this_machine().vault).exists
            assert user_log().path.exists()
            assert before | {folder / "companion.lock"} == set(folder.iterdir())
            if loosen == "others":
                os.kill(process.pid, signal.SIGCONT)
            else:
                (folder / "companion.lock").write_text(f"{process.pid}\n")
            monkeypatch.setattr(remove, "PATIENCE", 15.0)
            assert run("uninstall", "--yes")[0] == 0
            assert process.wait() == 0
        assert not folder.exists()

    @pytest.mark.usefixtures("used")
    def test_no_companion_meanwhile(self, run: Run, here: Endpoint, monkeypatch: pytest.MonkeyPatch):
        """While it removes no companion can start, and the lock that sees to that goes last."""
        seen: list[bool] = []
        erase = Vault.erase

        def erase_and_look(vault: Vault) -> None:
            lock = this_machine().endpoint.lock
            with pytest.raises(AlreadyRunningError), InstanceLock(lock):
                pass
            seen.append(lock.exists())
            erase(vault)

        monkeypatch.setattr(Vault, "erase", erase_and_look)
        assert run("uninstall", "--yes")[0] == 0
        assert seen == [True]
        assert not (here.folder.parent / "tacit").exists()

    @pytest.mark.usefixtures("used")
    def test_runtime_folder(self, run: Run, here: Endpoint):
        """What hands the dashboard's token to a browser goes too; a file of someone else's in that folder stays."""
        folder = here.folder.parent / "tacit"
        folder.mkdir(mode=0o700, exist_ok=True)
        redirect.write(folder, "http://127.0.0.1:1/")
        (folder / "mine.html").touch()
        assert run("uninstall", "--yes")[0] == 0
        assert [path.name for path in folder.iterdir()] == ["mine.html"]

    @pytest.mark.parametrize("kind", ["link", "no lock"])
    def test_unusable_folder(self, run: Run, home: Path, here: Endpoint, monkeypatch: pytest.MonkeyPatch, kind: str):
        """A link is followed by no companion; where no lock can be tried nothing is removed, and the way is told."""
        run("setup")
        monkeypatch.setenv("TACIT_RUNTIME_DIR", str(here.folder))
        if kind == "link":
            here.folder.symlink_to(home)
            (home / "last.error").touch()
            assert run("uninstall", "--yes")[0] == 0
            assert (home / "last.error").exists()
            assert list(home.rglob(FILE)) == []
        else:
            here.lock.mkdir(mode=0o700, parents=True)
            here.folder.chmod(0o700)
            status, _, err = run("uninstall", "--yes")
            assert status == 1
            assert "no lock can be held there (Is a directory). Remove that folder" in err
            assert list(home.rglob(FILE)) != []

    def test_foreign_folder(self, run: Run, home: Path, here: Endpoint, monkeypatch: pytest.MonkeyPatch):
        """A runtime folder that others can open has no part in it: the browsers forget Tacit all the same."""
        run("setup")
        monkeypatch.setenv("TACIT_RUNTIME_DIR", str(here.folder))
        here.folder.mkdir()
        here.folder.chmod(0o755)
        assert run("uninstall", "--yes")[0] == 0
        assert list(home.rglob(FILE)) == []
