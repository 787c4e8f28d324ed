"""Power cuts, full disks, locks and damage: what was committed stays, and what happened is said."""

from __future__ import annotations

import os
import random
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import IO

import pytest

from tacit.store import private, schema
from tacit.store.log import Log
from tacit.store.trouble import (
    LogDamagedError,
    LogFullError,
    LogLockedError,
    LogNotPrivateError,
    LogUnwritableError,
)

from .misses import TODAY, bytes_in, come, miss

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals, limits and mounts")

WRITER = """
import itertools, sys
from datetime import timedelta
from pathlib import Path
from tacit.store.log import Log
from tests.store.misses import TODAY, come, miss

log = Log(Path(sys.argv[1]))
for number in itertools.count(int(sys.argv[2])):
    log.write(come(miss(TODAY + timedelta(days=number)), hour=number % 24))
    print(number, flush=True)
    if number % 5 == 4:
        log.tidy(TODAY, 90)
"""
"""Writes one near miss after the other, and says each when it is committed."""

LOCKER = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN IMMEDIATE")
print("locked", flush=True)
sys.stdin.readline()
"""


def python(script: str, *arguments: str) -> subprocess.Popen[bytes]:
    """Start a script in a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-c", script, *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0
    )


def last_line(stream: IO[bytes] | None, lines: int) -> int:
    """Return the number in the last of so many lines."""
    assert stream is not None
    said = [stream.readline() for _ in range(lines)]
    assert said[-1], "the writer ended by itself"
    return int(said[-1])


class TestKilled:
    def test_no_committed_row_is_lost(self, log: Log):
        """However often a process is killed while it writes, what it committed is there and the file is sound."""
        chance = random.Random(13)
        begun = 0
        for _ in range(6):
            with python(WRITER, str(log.path), str(begun)) as writer:
                told = last_line(writer.stdout, chance.randint(3, 12))
                # In the middle of whatever it is at: the next write, a tidying, its checkpoint.
                with pytest.raises(subprocess.TimeoutExpired):
                    writer.wait(chance.random() / 10)
                writer.kill()
                rest = (writer.stdout.read() if writer.stdout else b"").split()
            with schema.opened(log.path, patience=5) as connection:
                assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            dates = {each.date for each in log.near_misses()}
            told = max([told, *map(int, rest)])
            assert dates >= {TODAY + timedelta(days=number) for number in range(told + 1)}
            # At most the one that was committed and could not be told any more.
            assert len(dates) <= told + 2
            begun = len(dates)
        assert begun > 18


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 256 kB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = shutil.which("mount")
    command = [str(mount), "-t", "tmpfs", "-o", "size=256k,mode=700", "tmpfs", str(folder)]
    if mount is None or os.geteuid() != 0 or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("only root can mount a small disk, and not everywhere")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def write_until_it_fails(log: Log) -> int:
    """Write near misses until the log raises; return how many were written."""
    for number in range(100_000):
        try:
            log.write(come(*(miss(TODAY + timedelta(days=number)) for _ in range(20)), hour=9))
        except (LogFullError, LogUnwritableError):
            return 20 * number
    raise AssertionError("the disk took everything")


class TestFull:
    def test_disk(self, small_disk: Path):
        """A full disk is told; what was written is there, and writing goes on once there is room again."""
        log = Log(small_disk / "near-misses" / "log.sqlite3")
        log.write(come(miss()))
        (small_disk / "holiday.jpg").write_bytes(bytes(100_000))
        written = 1 + write_until_it_fails(log)
        with pytest.raises(LogFullError, match=r"The disk is too full to write .* Make room"):
            log.write(come(*(miss(TODAY + timedelta(days=day)) for day in range(2_000))))
        (small_disk / "holiday.jpg").unlink()
        assert len(log.near_misses()) == written
        log.write(come(miss()))
        assert len(log.near_misses()) == written + 1
        with schema.opened(log.path, patience=1) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]

    def test_full_from_the_start(self, small_disk: Path):
        """A disk without room for the file at all is told in the same way."""
        (small_disk / "holiday.jpg").write_bytes(bytes(240_000))
        with pytest.raises(LogFullError):
            Log(small_disk / "near-misses" / "log.sqlite3").write(come(miss()))

    def test_limit(self, log: Log):
        """The same holds under a limit on the size of files, where no small disk can be had."""
        log.write(come(miss()))
        before = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, before[1]))
        try:
            written = 1 + write_until_it_fails(log)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, before)
        assert len(log.near_misses()) == written > 20
        log.write(come(miss()))
        assert len(log.near_misses()) == written + 1


class TestLocked:
    def test_by_another_process(self, log: Log):
        """A file that another process holds locked is told; reading goes on, and writing once it has let go."""
        log.write(come(miss()))
        with python(LOCKER, str(log.path)) as locker:
            assert locker.stdout is not None
            assert locker.stdout.readline() == b"locked\n"
            with pytest.raises(LogLockedError, match="Another program is using the log"):
                log.write(come(miss()))
            with pytest.raises(LogLockedError):
                log.tidy(TODAY, 90)
            with pytest.raises(LogLockedError):
                log.erase()
            assert log.near_misses() == [miss()]
        log.write(come(miss()))
        assert log.near_misses() == [miss(), miss()]

    def test_for_a_moment(self, log: Log):
        """A lock that is let go soon enough is waited for."""
        log.write(come(miss()))
        patient = Log(log.path, patience=20)
        with python(LOCKER, str(log.path)) as locker:
            assert locker.stdout is not None
            assert locker.stdin is not None
            locker.stdout.readline()
            locker.stdin.write(b"let go\n")
            patient.write(come(miss()))
        assert len(log.near_misses()) == 2


class TestDamaged:
    @pytest.mark.parametrize("damage", ["garbage", "pages", "tables"])
    def test_told_and_put_aside(self, log: Log, damage: str):
        """A damaged file is told, and kept under another name byte for byte while a new one is begun."""
        log.write(come(*(miss(TODAY - timedelta(days=day)) for day in range(80) for _ in range(10))))
        whole = log.path.read_bytes()
        if damage == "garbage":
            log.path.write_bytes(random.Random(17).randbytes(len(whole)))
        elif damage == "pages":
            log.path.write_bytes(whole[:4096] + b"\x07" * (len(whole) - 8192) + whole[-4096:])
        else:
            connection = sqlite3.connect(log.path)
            connection.execute("DROP TABLE near_miss")
            connection.close()
        damaged = log.path.read_bytes()
        with pytest.raises(LogDamagedError, match="is damaged"):
            log.tidy(TODAY, 90)
        aside = log.put_damaged_aside(TODAY)
        assert aside.name == "near-misses-damaged-2025-06-18-1.sqlite3"
        assert aside.read_bytes() == damaged
        log.write(come(miss()))
        assert log.near_misses() == [miss()]
        assert log.put_aside() == [aside]

    def test_no_text(self, log: Log):
        """Text that is no UTF-8 is told as damage, and no word of it hangs on to what is raised."""
        log.write(come(miss()))
        connection = sqlite3.connect(log.path)
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute("UPDATE near_miss SET site = CAST(x'5A6562756C6F6EFF' AS TEXT)")
        connection.commit()
        with pytest.raises(sqlite3.OperationalError, match="Zebulon"):
            connection.execute("SELECT site FROM near_miss").fetchall()
        connection.close()
        with pytest.raises(LogDamagedError) as told:
            log.near_misses()
        assert (told.value.__context__, told.value.__cause__) == (None, None)

    def test_again_on_the_same_day(self, log: Log):
        """A second damaged file of a day does not take the first one's place, and its write-ahead log goes along."""
        for content in (b"first", b"second"):
            log.path.parent.mkdir(mode=0o700, exist_ok=True)
            log.path.write_bytes(content)
            log.path.with_name(log.path.name + "-wal").write_bytes(content)
            log.put_damaged_aside(TODAY)
        assert [path.read_bytes() for path in log.put_aside()] == [b"first", b"second"]
        assert [path.with_name(path.name + "-wal").read_bytes() for path in log.put_aside()] == [b"first", b"second"]

    def test_erased(self, log: Log):
        """Erasing takes a damaged file away as well."""
        log.path.parent.mkdir(mode=0o700)
        log.path.touch(mode=0o600)
        log.path.write_bytes(b"no database, long enough to be looked at" * 50)
        log.erase()
        assert bytes_in(log.path.parent) == b""

    def test_cannot_be_put_aside(self, log: Log, monkeypatch: pytest.MonkeyPatch):
        """Where the system refuses another name, that is told."""
        log.write(come(miss()))

        def refuse(*_: object) -> None:
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr(Path, "rename", refuse)
        with pytest.raises(LogUnwritableError, match="Permission denied"):
            log.put_damaged_aside(TODAY)


class TestTold:
    def test_errors_of_the_system(self, log: Log, monkeypatch: pytest.MonkeyPatch):
        """An error that SQLite has no better word for is told by SQLite's name for it."""
        log.write(come(miss()))
        monkeypatch.setattr(private, "prepare", lambda path: path.unlink())
        with pytest.raises(LogUnwritableError, match="cannot be used: SQLITE_CANTOPEN"):
            log.near_misses()

    def test_faults_of_our_own(self, log: Log):
        """A program that is wrong is not told as a damaged file."""
        with pytest.raises(sqlite3.ProgrammingError), schema.opened(log.path, patience=1) as connection:
            connection.execute("SELECT ?", (1, 2))

    def test_sentences(self):
        """Every trouble has a code of its own and a sentence that names the file."""
        path = Path("/home/ann/near-misses.sqlite3")
        troubles = [
            *(kind(path) for kind in (LogLockedError, LogFullError, LogDamagedError)),
            *(kind(path, "it is not") for kind in (LogNotPrivateError, LogUnwritableError)),
        ]
        assert len({trouble.code for trouble in troubles}) == len(troubles)
        for trouble in troubles:
            assert str(path) in str(trouble)
            assert str(trouble).endswith(".")


def test_signals_are_as_they_were():
    """A limit on the size of files ends no process: Python passes over the signal that goes with it."""
    assert signal.getsignal(signal.SIGXFSZ) == signal.SIG_IGN
