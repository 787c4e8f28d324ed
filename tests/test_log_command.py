"""`tacit log`: what it tells of the near-miss log, exports and erases."""

import os
import pty
import resource
import stat
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from tacit import cli
from tacit.commands import companion
from tacit.finding import Label
from tacit.outcome import Outcome
from tacit.protocol.messages import Status
from tacit.store.letter import RECORDS
from tacit.store.log import Log, user_log
from tests.commands import TACIT, Run, run_here
from tests.store.misses import come, miss

__all__ = ["run_here"]


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Log:
    """A log of the test's own, where the program finds it."""
    monkeypatch.setenv("TACIT_DATA_DIR", str(tmp_path / "data"))
    return user_log()


class TestLog:
    def test_summary(self, log: Log, run_here: Run):
        """The log is told in a few sentences, with what a record is."""
        today = date.today()
        log.write(come(miss(today, Outcome.SENT), miss(today), miss(today, Outcome.WRONG, labels=(Label.PLACE,))))
        status, out = run_here("log", "summary")
        assert status == 0
        assert out.decode().splitlines() == [
            f"Since {today.day} {today:%B %Y} Tacit warned of 3 drafts.",
            "What became of them: 1 posted unchanged, 1 not posted. Of 1 you said that the warning was wrong.",
            "Most often warned of: name (2), place (1).",
            "One was posted unchanged today.",
            "",
            *RECORDS.splitlines(),
        ]

    def test_empty(self, log: Log, run_here: Run):
        """An empty log is told as that, and no file is made."""
        assert run_here("log", "summary") == (0, b"No near misses are recorded.\n")
        assert not log.path.exists()

    def test_put_aside(self, log: Log, run_here: Run):
        """A damaged log that was put aside is told with its place."""
        log.write(come(miss()))
        aside = log.put_damaged_aside(date.today())
        _, out = run_here("log", "summary")
        assert f"A damaged log was put aside and is not counted here: {aside}" in out.decode()

    @pytest.mark.parametrize("form", ["csv", "json"])
    def test_export(self, log: Log, run_here: Run, tmp_path: Path, form: str):
        """The log is exported to a file that only its user can read, or to stdout: the same."""
        log.write(come(miss()))
        file = tmp_path / "out"
        assert run_here("log", "export", f"--{form}", str(file)) == (0, b"")
        assert run_here("log", "export", f"--{form}", "-") == (0, file.read_bytes())
        assert b"2025-06-18" in file.read_bytes()
        assert stat.S_IMODE(file.stat().st_mode) == 0o600

    @pytest.mark.usefixtures("log")
    def test_never_over_a_file(self, tmp_path: Path, capfd: pytest.CaptureFixture[str]):
        """A file that is there already is left as it is, and a folder that is not there is named."""
        (tmp_path / "mine").write_bytes(b"mine")
        assert cli.main(["log", "export", "--csv", str(tmp_path / "mine")]) == 1
        assert (tmp_path / "mine").read_bytes() == b"mine"
        assert cli.main(["log", "export", "--csv", str(tmp_path / "none" / "out")]) == 1
        assert capfd.readouterr().err.splitlines() == [
            f"tacit: {tmp_path}/mine is there already. Choose another name.",
            f"tacit: {tmp_path}/none/out could not be written: No such file or directory.",
        ]

    def test_never_half(self, log: Log, tmp_path: Path, capfd: pytest.CaptureFixture[str]):
        """An export that does not fit on the disk leaves no half of it behind."""
        log.write(come(*(miss() for _ in range(5_000))))
        before = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, before[1]))
        try:
            assert cli.main(["log", "export", "--csv", str(tmp_path / "out")]) == 1
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, before)
        assert "could not be written: File too large." in capfd.readouterr().err
        assert not (tmp_path / "out").exists()

    @pytest.mark.parametrize(("answer", "left"), [("no\n", 1), ("\x04", 1), ("yes\n", 0)])
    def test_erase(self, log: Log, answer: str, left: int):
        """At a terminal erasing has to be confirmed, and says what to think of first."""
        log.write(come(miss()))
        terminal, typed = pty.openpty()
        with subprocess.Popen([*TACIT, "log", "erase"], stdin=typed, stderr=subprocess.PIPE) as run:
            os.close(typed)
            os.write(terminal, answer.encode())
            _, err = run.communicate(timeout=60)
        os.close(terminal)
        assert b"If a board or a court has asked for your records, get advice first." in err
        assert (run.returncode, len(log.near_misses())) == (left, left)

    def test_erase_unasked(self, log: Log, capfd: pytest.CaptureFixture[str]):
        """Away from a terminal nothing is erased without --yes."""
        log.write(come(miss()))
        with pytest.MonkeyPatch.context() as patch, Path(os.devnull).open() as nothing:
            patch.setattr(sys, "stdin", nothing)
            assert cli.main(["log", "erase"]) == 1
        assert "nothing was erased" in capfd.readouterr().err
        assert log.near_misses() == [miss()]
        assert cli.main(["log", "erase", "--yes"]) == 0
        said = "Every near miss is erased. Copies of yours, in exports and backups, are not.\n"
        assert capfd.readouterr() == (said, "")
        assert log.near_misses() == []

    def test_path(self, log: Log, run_here: Run):
        """The log's place is told, so that one can see what is in it."""
        assert run_here("log", "path") == (0, f"{log.path}\n".encode())

    def test_trouble(self, log: Log, capfd: pytest.CaptureFixture[str]):
        """A log that cannot be used is told in a sentence, with status 1."""
        log.write(come(miss()))
        log.path.chmod(0o644)
        assert cli.main(["log", "summary"]) == 1
        assert capfd.readouterr().err == (
            f"tacit: The log of near misses cannot be kept at {log.path}: "
            f"other users can open it; to close it, run: chmod 600 '{log.path}'.\n"
        )

    def test_waiting(self):
        """What waits to be written is told by status in so many words, and a state that is not known as it is."""
        told = {"version": "1", "pid": 1, "sessions": 1, "drafts_read": 0, "outcomes": {}}
        waits = companion._report(Status(**told, log="full", unwritten=3))
        assert waits.endswith("the disk is full. Make room on it. Waiting to be written: 3")
        assert companion._report(Status(**told, log="of oak", unwritten=0)).endswith("of oak")
