"""`tacit vault`, as a person at a terminal uses it: whether it is open, how it is sealed, and that it can be erased."""

import argparse
import os
import pty
import re
import select
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tacit import cli
from tacit.serve import asking
from tacit.store.exceptions import KeyringAwayError
from tacit.store.vault import BACKUP, NAME, Vault
from tests.serve.conftest import here
from tests.serve.serving import DEADLINE, SLOW, companion_process
from tests.store.conftest import _service, cheap, service
from tests.store.lists import OTHER_PASSPHRASE, PASSPHRASE, SECOND
from tests.store.secret_service import Service
from tests.vault_commands import Run, data, kept, run, vault

__all__ = ["_service", "cheap", "data", "here", "run", "service", "vault"]

PAGE = (Path(__file__).parents[1] / "docs" / "reference" / "commands.md").read_text("utf-8")
pytestmark = pytest.mark.usefixtures("cheap", "here")


class TestStatus:
    def test_none(self, run: Run):
        """Where there is none, and no companion, that is said."""
        assert run("status") == (0, "There is no client list.\nThe companion is not running.\n", "")

    def test_running(self, run: Run, vault: Vault):
        """How it is sealed and how the companion has it is said, and nothing of what is in it."""
        with companion_process(SLOW):
            status, out, _ = run("status")
            assert status == 0
            assert out.splitlines()[:2] == [
                "There is a client list, sealed with a passphrase.",
                f"File: {vault.file}",
            ]
            assert "Run `tacit vault unlock`" in out
            assert run("unlock", lines=(PASSPHRASE,)) == (0, "The client list is open.\n", "")
            assert run("status")[1].splitlines()[2] == "The companion has it open."

    @pytest.mark.usefixtures("service")
    def test_keyring(self, run: Run, vault: Vault):
        """A key in the keyring is told of without asking the keyring."""
        vault.seal_with_keyring()
        assert "There is a client list, its key in this computer's keyring." in run("status")[1]
        vault.erase()

    def test_damaged(self, run: Run, vault: Vault):
        """A damaged file is told of."""
        vault.backup.unlink()
        vault.file.write_bytes(b"no vault")
        assert "its file is damaged" in run("status")[1]


class TestUnlock:
    def test_not_running(self, run: Run):
        """Without a companion there is nothing to unlock: status 3."""
        assert run("unlock", lines=(PASSPHRASE,)) == (3, "", "The companion is not running.\n")

    @pytest.mark.usefixtures("vault")
    def test_wrong(self, run: Run):
        """A wrong passphrase is told of, with status 1, and the right one then opens it, once."""
        with companion_process(SLOW) as companion:
            status, out, err = run("unlock", lines=(OTHER_PASSPHRASE,))
            assert (status, out) == (1, "")
            assert err.startswith("This passphrase does not open the client list.")
            assert run("unlock", lines=(PASSPHRASE,))[0] == 0
            assert run("unlock", lines=("not asked for",)) == (0, "The companion has it open.\n", "")
        assert OTHER_PASSPHRASE not in companion.log

    @pytest.mark.usefixtures("vault")
    def test_just_started(self, run: Run, monkeypatch: pytest.MonkeyPatch):
        """A companion that is still opening the list is waited for."""
        ask, said = asking.ask_vault, iter(["opening"])
        monkeypatch.setattr(asking, "ask_vault", lambda here: next(said, None) or ask(here))
        with companion_process(SLOW):
            assert run("unlock", lines=(PASSPHRASE,))[0] == 0

    def test_absent(self, run: Run):
        """A companion without a list has nothing to unlock: status 1."""
        with companion_process(SLOW):
            status, out, _ = run("unlock", lines=(PASSPHRASE,))
        assert status == 1
        assert "keeps no client list" in out

    def test_keyring(self, run: Run, vault: Vault, service: Service, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
        """Where the key is in a keyring no passphrase is asked for: the companion tries the keyring once more."""
        vault.seal_with_keyring()
        monkeypatch.setattr("tacit.commands.vault._secret", pytest.fail)
        bus = tmp_path / "bus"
        with companion_process(SLOW, DBUS_SESSION_BUS_ADDRESS=f"unix:path={bus}"):
            assert run("unlock") == (1, "", f"{KeyringAwayError()}\n")
            bus.symlink_to(service.folder / "bus")
            assert run("unlock") == (0, "The client list is open.\n", "")
        vault.erase()

    @pytest.mark.usefixtures("vault")
    def test_terminal(self):
        """At a terminal the passphrase is not shown."""
        shown, terminal = pty.openpty()
        with companion_process(SLOW):
            command = [sys.executable, "-m", "tacit", "vault", "unlock"]
            with subprocess.Popen(command, stdin=terminal, stdout=terminal, stderr=terminal, start_new_session=True):
                said = read_until(shown, b"Passphrase: ")
                os.write(shown, PASSPHRASE.encode() + b"\n")
                said += read_until(shown, b"open.\r\n")
        os.close(terminal)
        os.close(shown)
        assert PASSPHRASE.encode() not in said
        assert b"The client list is open." in said


class TestSealing:
    def test_made(self, run: Run, data: Path):
        """Where there is no vault one is made, which opens with the passphrase."""
        status, out, err = run("set-passphrase", lines=(PASSPHRASE, PASSPHRASE))
        assert (status, err) == (0, "")
        assert "keep it somewhere safe" in out
        assert stat.S_IMODE(data.stat().st_mode) == 0o700
        assert Vault(data).slot is not None
        kept(data, PASSPHRASE)

    @pytest.mark.usefixtures("vault")
    def test_changed(self, run: Run, data: Path):
        """The passphrase from before is asked for first, and the list stays as it is."""
        assert run("set-passphrase", lines=(PASSPHRASE, OTHER_PASSPHRASE, OTHER_PASSPHRASE))[0] == 0
        assert kept(data, OTHER_PASSPHRASE) == SECOND

    def test_wrong(self, run: Run, vault: Vault):
        """With a wrong passphrase, a short one or two different ones nothing is changed."""
        before = vault.file.read_bytes()
        for lines in ((OTHER_PASSPHRASE,), (PASSPHRASE, "short"), (PASSPHRASE, OTHER_PASSPHRASE, PASSPHRASE)):
            status, out, err = run("set-passphrase", lines=lines)
            assert (status, out) == (1, "")
            assert err
        assert vault.file.read_bytes() == before

    @pytest.mark.usefixtures("service")
    @pytest.mark.usefixtures("vault")
    def test_keyring(self, run: Run, data: Path):
        """Into the keyring it goes once it is open, and from then on it opens by itself."""
        assert run("use-keyring", lines=(PASSPHRASE,))[0] == 0
        assert kept(data) == SECOND
        assert run("erase", "--yes")[0] == 0

    @pytest.mark.usefixtures("vault")
    def test_no_keyring(self, run: Run, data: Path):
        """Without a keyring that is said, and nothing is changed."""
        status, _, err = run("use-keyring", lines=(PASSPHRASE,))
        assert status == 1
        assert "no keyring that Tacit can use" in err
        assert kept(data, PASSPHRASE) == SECOND

    @pytest.mark.usefixtures("vault")
    def test_while_it_runs(self, run: Run, data: Path):
        """While the companion runs it has the list open: nothing is changed, and it is said what to do."""
        with companion_process(SLOW):
            for part in (("set-passphrase",), ("use-keyring",), ("erase", "--yes")):
                status, _, err = run(*part, lines=(PASSPHRASE, OTHER_PASSPHRASE, OTHER_PASSPHRASE))
                assert status == 1
                assert err.startswith("The companion is already running")
                assert "Close your browsers, end it with `tacit stop`, and try again." in err
        assert kept(data, PASSPHRASE) == SECOND

    def test_nothing_typed(self, vault: Vault):
        """Ctrl+D at the passphrase is told of in a sentence, without Python's, and nothing is changed."""
        before = vault.file.read_bytes()
        shown, terminal = pty.openpty()
        command = [sys.executable, "-m", "tacit", "vault", "set-passphrase"]
        with subprocess.Popen(command, stdin=terminal, stdout=terminal, stderr=terminal, start_new_session=True) as run:
            said = read_until(shown, b"Passphrase: ")
            os.write(shown, b"\x04")
            said += read_until(shown, b"nothing was done.\r\n")
        os.close(terminal)
        os.close(shown)
        assert (run.returncode, b"Traceback" in said) == (1, False)
        assert vault.file.read_bytes() == before

    @pytest.mark.usefixtures("vault")
    def test_open_folder(self, run: Run, data: Path):
        """A folder that others can open is not used."""
        data.chmod(0o755)
        status, _, err = run("set-passphrase", lines=(PASSPHRASE, OTHER_PASSPHRASE, OTHER_PASSPHRASE))
        assert status == 1
        assert "chmod 700" in err


class TestErase:
    @pytest.mark.usefixtures("vault")
    @pytest.mark.parametrize(("typed", "left"), [("no\n", True), ("\n", True), ("\x04", True), ("Yes\n", False)])
    def test_asked(self, data: Path, typed: str, left: bool):
        """At a terminal it is asked first, and anything but yes keeps all."""
        shown, terminal = pty.openpty()
        command = [sys.executable, "-m", "tacit", "vault", "erase"]
        with subprocess.Popen(command, stdin=terminal, stdout=subprocess.PIPE) as erasing:
            os.close(terminal)
            os.write(shown, typed.encode())
            out, _ = erasing.communicate(timeout=60)
        os.close(shown)
        assert erasing.returncode == left
        assert out.endswith(b"Nothing was erased.\n" if left else b"Erased.\n")
        assert b"There is no way back." in out
        if left:
            assert kept(data, PASSPHRASE) == SECOND
        else:
            assert list(data.iterdir()) == []

    @pytest.mark.usefixtures("vault")
    def test_unasked(self, run: Run, data: Path):
        """Away from a terminal nothing is erased without --yes, whatever comes down a pipe."""
        status, out, err = run("erase", lines=("yes",))
        assert (status, out) == (1, "")
        assert err == "tacit: nothing was erased. To erase your client list without being asked, add --yes.\n"
        assert kept(data, PASSPHRASE) == SECOND
        assert run("erase", "--yes") == (0, "Erased.\n", "")
        assert list(data.iterdir()) == []

    @pytest.mark.usefixtures("vault")
    def test_damaged(self, run: Run, data: Path):
        """A damaged one can be erased, so that one can begin anew."""
        for name in (NAME, BACKUP):
            (data / name).write_bytes(b"no vault")
        assert run("set-passphrase", lines=(PASSPHRASE, PASSPHRASE))[0] == 1
        assert run("erase", "--yes")[0] == 0
        assert run("set-passphrase", lines=(PASSPHRASE, PASSPHRASE))[0] == 0


def test_page():
    """The page tells each part with its arguments, and no other."""
    (choices,) = (a.choices for a in cli.parser()._actions if isinstance(a, argparse._SubParsersAction))
    (parts,) = (a.choices for a in choices["vault"]._actions if isinstance(a, argparse._SubParsersAction))
    section = re.search(r"^## tacit vault$(.*?)(?=^## )", PAGE, re.M | re.S)
    assert section
    told = dict(re.findall(r"^\| `([a-z-]+)[^`]*` \| (.*) \|$", section[1], re.M))
    assert told.keys() == parts.keys()
    assert "export FILE" in section[1]
    assert "import FILE" in section[1]
    assert "`--yes`" in told["erase"]


def read_until(terminal: int, wanted: bytes) -> bytes:
    """Return what a terminal shows, up to something wanted."""
    said = b""
    while wanted not in said:
        assert select.select([terminal], [], [], DEADLINE)[0], said
        said += os.read(terminal, 1 << 12)
    return said
