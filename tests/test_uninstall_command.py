"""`tacit uninstall`, as a person runs it."""

import os
import pty
import signal
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tacit.dashboard import redirect
from tacit.protocol.endpoint import Endpoint
from tacit.serve import ending, notes
from tacit.serve.exceptions import AlreadyRunningError
from tacit.serve.lock import InstanceLock
from tacit.setup.machine import this_machine
from tacit.setup.manifest import HOST_NAME
from tacit.setup.registration import system_registrations
from tacit.store.exceptions import KeyMissingError
from tacit.store.keys import system_keyring
from tacit.store.log import user_log
from tacit.store.policy import KeptPolicy, PolicyStore
from tacit.store.vault import Vault
from tests.serve.conftest import here
from tests.serve.serving import SLOW, companion_process
from tests.setup.computers import FILE, snapshot
from tests.setup.homes import Run, home, run
from tests.store.conftest import _service, cheap, service
from tests.store.lists import FIRST
from tests.store.misses import come, miss
from tests.store.secret_service import Service

__all__ = ["_service", "cheap", "here", "home", "run", "service"]


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
    # As setup leaves it where it is killed while it writes.
    (home / ".mozilla/native-messaging-hosts" / f".{HOST_NAME}.k3tzvq8b").touch()
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

    @pytest.mark.usefixtures("used")
    @pytest.mark.parametrize("arguments", [(), ("--yes",)])
    def test_sudo(self, run: Run, home: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]):
        """With sudo it would look among another user's files, so it asks to be run without, and removes nothing."""
        before = snapshot(home)
        monkeypatch.setenv("SUDO_USER", "someone")
        with monkeypatch.context() as patch:
            patch.setattr(os, "geteuid", lambda: 0)
            status, out, err = run("uninstall", *arguments)
        assert (status, out, "run `tacit uninstall` without sudo" in err) == (1, "", True)
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
        for suffix in ("-wal", "-shm", "-journal"):
            log.path.with_name(log.path.name + suffix).touch()
            aside.with_name(aside.name + suffix).touch()
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

    @pytest.mark.usefixtures("used")
    @pytest.mark.parametrize("mode", [0o700, 0o755])
    def test_companion_hangs(self, run: Run, here: Endpoint, monkeypatch: pytest.MonkeyPatch, mode: int):
        """A companion that hangs is ended by force, also one in a folder that others can open."""
        folder = here.folder.parent / "tacit"
        monkeypatch.setattr(ending, "PATIENCE", 0.2)
        with companion_process(SLOW) as process:
            folder.chmod(mode)
            os.kill(process.pid, signal.SIGSTOP)
            assert run("uninstall", "--yes")[0] == 0
            assert process.wait() == -signal.SIGKILL
        assert not folder.exists()

    def test_companion_stays(self, run: Run, home: Path, here: Endpoint, monkeypatch: pytest.MonkeyPatch):
        """While a companion does not end nothing is removed, and that is told with its process."""
        run("setup")
        before = snapshot(home)
        monkeypatch.setattr(ending, "PATIENCE", 0.1)
        monkeypatch.setattr(ending, "AFTERWARDS", 0.1)
        monkeypatch.setenv("TACIT_RUNTIME_DIR", str(here.folder))
        with companion_process(SLOW) as process:
            # A number that no process has, so that no signal reaches the companion.
            here.lock.write_text("4194305\n")
            status, _, err = run("uninstall", "--yes")
            here.lock.write_text(f"{process.pid}\n")
        assert status == 1
        assert "the companion does not end. End process 4194305, and run `tacit uninstall` again." in err
        assert {path for path in before if path.endswith(FILE)} <= snapshot(home).keys()

    @pytest.mark.usefixtures("used")
    def test_companion_unseen(self, run: Run, here: Endpoint, monkeypatch: pytest.MonkeyPatch):
        """A companion without a process id yet runs: nothing is removed before it has ended."""
        folder = here.folder.parent / "tacit"
        with companion_process(SLOW) as process:
            (folder / "companion.lock").write_bytes(b"")
            before = set(folder.iterdir())
            with monkeypatch.context() as patch:
                patch.setattr(ending, "PATIENCE", 0.1)
                patch.setattr(ending, "AFTERWARDS", 0.1)
                status, _, err = run("uninstall", "--yes")
            assert (status, "the companion does not end. End its process" in err) == (1, True)
            assert Vault(this_machine().vault).exists
            assert user_log().path.exists()
            assert before == set(folder.iterdir())
            (folder / "companion.lock").write_text(f"{process.pid}\n")
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
        # As a companion on loopback leaves it where it is killed while it writes.
        (folder / "companion.new").touch()
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
