"""`tacit stop`, as a person runs it."""

import os
import pty
import signal
import subprocess
import sys

import pytest

from tacit import cli
from tacit.protocol.endpoint import Endpoint
from tacit.serve import ending, folder
from tacit.serve.asking import ask_unlock
from tests.commands import tacit
from tests.serve.conftest import here
from tests.serve.serving import SLOW, companion_process, wait_until_listening
from tests.store.conftest import cheap
from tests.store.lists import PASSPHRASE
from tests.vault_commands import data, run, vault

__all__ = ["cheap", "data", "here", "run", "vault"]

NONE = b"The companion is not running.\n"
ENDED = b"The companion has ended. Your browser starts another when it next needs one.\n"

pytestmark = pytest.mark.usefixtures("cheap", "data", "here")


def test_not_running(here: Endpoint):
    """Where none runs, or none ever did, that is said with status 3, and nothing is made or changed."""
    done = tacit("stop", "--yes")
    assert (done.returncode, done.stdout, done.stderr) == (3, b"", NONE)
    assert not here.folder.exists()
    with companion_process(SLOW) as companion:
        assert tacit("stop", "--yes").returncode == 0
        assert companion.wait() == 0
        done = tacit("stop", "--yes")
    assert (done.returncode, done.stderr) == (3, NONE)


@pytest.mark.usefixtures("vault")
def test_open(here: Endpoint):
    """A companion that has its sealed list open loses nothing: it is ended unasked, and another can start."""
    with companion_process(SLOW) as companion:
        ask_unlock(here, PASSPHRASE)
        done = tacit("stop")
        assert (done.returncode, done.stdout, done.stderr) == (0, ENDED, b"")
        assert companion.wait() == 0
    with companion_process(SLOW):
        wait_until_listening(here)


def test_unasked(here: Endpoint):
    """What may be in memory only is not lost without a yes: away from a terminal the companion stays without --yes."""
    with companion_process(SLOW) as companion:
        done = tacit("stop", stdin="yes\n")
        assert (done.returncode, done.stdout) == (1, b"")
        assert done.stderr == b"tacit: the companion was not ended. To end it without being asked, add --yes.\n"
        wait_until_listening(here)
        assert tacit("stop", "--yes").returncode == 0
        assert companion.wait() == 0


@pytest.mark.parametrize(("typed", "ends"), [("no\n", False), ("\x04", False), ("Yes\n", True)])
def test_asked(here: Endpoint, typed: str, ends: bool):
    """At a terminal it says what may be lost and how to keep it, and anything but yes leaves the companion running."""
    with companion_process(SLOW) as companion:
        terminal, shown = pty.openpty()
        command = [sys.executable, "-m", "tacit", "stop"]
        with subprocess.Popen(command, stdin=shown, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as stopping:
            os.close(shown)
            os.write(terminal, typed.encode())
            out, err = stopping.communicate(timeout=60)
        os.close(terminal)
        assert b"tacit dashboard --page clients" in out
        assert (stopping.returncode, err) == ((0, b"") if ends else (1, b"tacit: the companion was not ended.\n"))
        if ends:
            assert companion.wait() == 0
        else:
            wait_until_listening(here)


def test_foreign_folder(here: Endpoint):
    """In a folder that others can write to a process id may be anybody's: it is named, and no process is ended."""
    with companion_process(SLOW):
        here.folder.chmod(0o777)
        done = tacit("stop", "--yes")
        assert (done.returncode, b"other users can open it" in done.stderr) == (1, True)
        here.folder.chmod(0o700)
        wait_until_listening(here)


def test_sudo(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    """With sudo it would look for another user's companion, so it asks to be run without."""
    monkeypatch.setenv("SUDO_USER", "someone")
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    assert cli.main(["stop", "--yes"]) == 1
    assert "run `tacit stop` without sudo" in capsys.readouterr().err


def test_a_command_that_waits(here: Endpoint, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    """What holds a companion's place and does not listen, as `tacit vault` does at its prompt, is told of and left."""
    monkeypatch.setattr(ending, "SETTLING", 0.1)
    folder.prepare(here.folder)
    taken = "import sys, pathlib, tacit.serve.lock as lock"
    holding = f"{taken}\nwith lock.InstanceLock(pathlib.Path(sys.argv[1])): print(flush=True); input()"
    command = [sys.executable, "-c", holding, str(here.lock)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout
        process.stdout.readline()
        assert cli.main(["stop", "--yes"]) == 1
        assert process.poll() is None
        process.communicate(b"\n")
        assert process.returncode == 0
    assert f"Process {process.pid} holds Tacit's place" in capsys.readouterr().err


def test_hangs(here: Endpoint, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    """A companion that hears nothing is ended by force once it was waited for."""
    monkeypatch.setattr(ending, "PATIENCE", 0.2)
    with companion_process(SLOW) as companion:
        os.kill(companion.pid, signal.SIGSTOP)
        assert cli.main(["stop", "--yes"]) == 0
        assert companion.wait() == -signal.SIGKILL
    assert "has ended" in capsys.readouterr().out
