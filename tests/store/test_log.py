"""The log: what is written is there, what is let go is gone, and the files are the user's own."""

import os
import random
import sqlite3
import stat
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from tacit.outcome import Outcome
from tacit.store import schema
from tacit.store.change import Change
from tacit.store.log import Log, log_path, user_log
from tacit.store.nearmiss import Edition
from tacit.store.trouble import LogLockedError, LogNotPrivateError, LogUnwritableError

from .misses import TODAY, any_miss, bytes_in, come, miss

OLD = date(1987, 3, 4)
"""A date that stands for itself: nothing else in a file looks like it."""


class TestWriting:
    def test_round_trip(self, log: Log):
        """What was written is read again, by date, each as often as it came."""
        chance = random.Random(1)
        misses = [any_miss(chance) for _ in range(300)]
        log.write(come(*misses, *misses[:50]))
        read = log.near_misses()
        assert Counter(read) == Counter([*misses, *misses[:50]])
        assert [each.date for each in read] == sorted(each.date for each in read)

    def test_becomes_another(self, log: Log):
        """A near miss that becomes another takes one row with it, of however many that are the same."""
        log.write(come(miss(), miss(), miss()))
        log.write([Change(miss(), miss(outcome=Outcome.SENT))])
        assert log.near_misses() == [miss(), miss(), miss(outcome=Outcome.SENT)]

    def test_goes(self, log: Log):
        """A near miss that goes takes its row with it, and those of the same content can come again."""
        log.write(come(miss(), miss()))
        log.write([Change(miss(), None)])
        log.write(come(miss()))
        assert log.near_misses() == [miss(), miss()]

    def test_erased_meanwhile(self, log: Log):
        """A near miss that was erased before it became another stays erased."""
        log.write(come(miss()))
        log.erase()
        log.write([Change(miss(), miss(outcome=Outcome.SENT))])
        assert log.near_misses() == []

    def test_all_or_nothing(self, log: Log):
        """Changes that are written together come together or not at all."""
        unfit = replace(miss(), edition=Edition("what she told me", 1))
        with pytest.raises(sqlite3.IntegrityError):
            log.write(come(miss(), unfit))
        assert log.near_misses() == []

    def test_never_written(self, log: Log):
        """A log that was never written is empty, and reading, tidying or erasing it makes no file."""
        assert log.near_misses() == []
        with log.figures() as figures:
            assert figures.total() == 0
        log.tidy(TODAY, 90)
        log.erase()
        assert not log.path.parent.exists()


class TestOrder:
    def test_content_alone(self, memory: Path):
        """Two logs with the same near misses, come in different orders, read alike, and are alike when tidied."""
        chance = random.Random(2)
        misses = [any_miss(chance, days=3) for _ in range(200)]
        files = []
        for seed in (3, 4):
            log = Log(memory / str(seed) / "log.sqlite3")
            random.Random(seed).shuffle(misses)
            for each in misses:
                log.write(come(each))
            log.tidy(TODAY, 90)
            with schema.opened(log.path, patience=1) as connection:
                files.append([*connection.execute("SELECT * FROM near_miss"), _pages(log.path)])
        assert files[0] == files[1]

    def test_control(self, tmp_path: Path):
        """Before a log is tidied, its pages do show an order: the comparison above can fail."""
        pages = []
        for name, days in (("one", (1, 2)), ("other", (2, 1))):
            log = Log(tmp_path / name / "log.sqlite3")
            for day in days:
                log.write(come(miss(date(2025, 6, day))))
            pages.append(_pages(log.path))
        assert pages[0] != pages[1]


def _pages(path: Path) -> bytes:
    # The first 100 bytes are the header, which counts transactions.
    return path.read_bytes()[100:]


class TestLettingGo:
    def test_retention(self, log: Log):
        """Of 90 days with today among them near misses stay, and an older one goes."""
        log.write(come(*(miss(TODAY - timedelta(days=days)) for days in (0, 89, 90, 400))))
        log.tidy(TODAY, 90)
        assert [each.date for each in log.near_misses()] == [TODAY - timedelta(days=89), TODAY]

    def test_no_trace(self, log: Log):
        """What retention lets go of is in no file any more, in none of its bytes."""
        log.write(come(*(miss(OLD) for _ in range(500)), miss()))
        assert OLD.isoformat().encode() in bytes_in(log.path.parent)
        log.tidy(TODAY, 90)
        assert log.near_misses() == [miss()]
        assert OLD.isoformat().encode() not in bytes_in(log.path.parent)
        assert TODAY.isoformat().encode() in bytes_in(log.path.parent)

    def test_no_trace_of_a_former_outcome(self, log: Log):
        """A near miss that became another leaves nothing of the former when it is the only one of its day."""
        log.write(come(miss(OLD)))
        log.write([Change(miss(OLD), miss(outcome=Outcome.SENT))])
        assert OLD.isoformat().encode() not in bytes_in(log.path.parent)

    def test_no_trace_after_a_crash(self, log: Log):
        """Nor is it left in the write-ahead log of a process that was killed."""
        script = (
            "import os, signal, sys; from pathlib import Path; from tacit.store import schema\n"
            "from tests.store.misses import *; from tacit.store import rows\n"
            "with schema.opened(Path(sys.argv[1]), patience=1) as c:\n"
            "    for each in come(miss(date(1987, 3, 4)), miss()): rows.apply(c, each)\n"
            "    os.kill(os.getpid(), signal.SIGKILL)\n"
        )
        subprocess.run([sys.executable, "-c", script, str(log.path)], check=False)
        assert OLD.isoformat().encode() in log.path.with_name(log.path.name + "-wal").read_bytes()
        log.tidy(TODAY, 90)
        assert log.near_misses() == [miss()]
        assert OLD.isoformat().encode() not in bytes_in(log.path.parent)

    def test_erase(self, log: Log):
        """Erasing lets go of every near miss, every hour and every damaged file, in all their bytes."""
        log.write(come(*(miss(OLD) for _ in range(500)), hour=3))
        log.put_damaged_aside(TODAY)
        log.write(come(*(miss(OLD) for _ in range(500)), hour=3))
        log.erase()
        assert log.near_misses() == []
        with log.figures() as figures:
            assert sum(figures.hours()) == 0
        assert OLD.isoformat().encode() not in bytes_in(log.path.parent)
        assert [path.name for path in log.path.parent.iterdir()] == ["near-misses.sqlite3"]

    def test_erase_while_somebody_reads(self, log: Log):
        """Where another program still reads what was erased, that is told, and erasing again is enough."""
        log.write(come(miss(OLD)))
        with schema.opened(log.path, patience=1) as other:
            other.execute("BEGIN")
            other.execute("SELECT * FROM near_miss").fetchall()
            with pytest.raises(LogLockedError):
                log.erase()
            other.execute("ROLLBACK")
        log.erase()
        assert OLD.isoformat().encode() not in bytes_in(log.path.parent)

    def test_simulated_year(self, memory: Path):
        """After a year of near misses and a tidying each day, the file is as small as one of its retention's days."""
        log = Log(memory / "log" / "log.sqlite3")
        chance = random.Random(5)
        year = [
            [any_miss(chance, TODAY + timedelta(days=day), 1) for _ in range(chance.randrange(30))]
            for day in range(365)
        ]
        largest = 0
        for day, misses in enumerate(year):
            log.write(come(*misses, hour=21))
            log.tidy(TODAY + timedelta(days=day), 90)
            largest = max(largest, log.path.stat().st_size)
        fresh = Log(memory / "fresh" / "log.sqlite3")
        fresh.write(come(*(each for misses in year[-90:] for each in misses), hour=21))
        fresh.tidy(TODAY + timedelta(days=364), 90)
        assert log.near_misses() == fresh.near_misses()
        assert log.path.stat().st_size == fresh.path.stat().st_size
        assert largest < 1.5 * fresh.path.stat().st_size


@pytest.mark.skipif(sys.platform == "win32", reason="modes and owners")
class TestPrivate:
    def test_modes(self, log: Log):
        """File and folder are the user's own, whatever the umask, and so is the write-ahead log."""
        before = os.umask(0)
        try:
            with schema.opened(log.path, patience=1) as connection:
                connection.execute("INSERT INTO hour VALUES (1, 1)")
                modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in log.path.parent.iterdir()}
        finally:
            os.umask(before)
        assert set(modes) >= {"near-misses.sqlite3", "near-misses.sqlite3-wal"}
        assert set(modes.values()) == {0o600}
        assert stat.S_IMODE(log.path.parent.stat().st_mode) == 0o700

    @pytest.mark.parametrize("dangling", [False, True])
    def test_link(self, log: Log, tmp_path: Path, dangling: bool):
        """A link in the file's place is refused, and what it leads to is left as it was."""
        log.path.parent.mkdir(mode=0o700)
        if not dangling:
            (tmp_path / "elsewhere").write_bytes(b"mine")
        log.path.symlink_to(tmp_path / "elsewhere")
        with pytest.raises(LogNotPrivateError, match="it is not a file of its own"):
            log.write(come(miss()))
        assert (tmp_path / "elsewhere").exists() is not dangling
        assert dangling or (tmp_path / "elsewhere").read_bytes() == b"mine"

    def test_linked_folder(self, log: Log, tmp_path: Path):
        """A link in the folder's place is refused."""
        (tmp_path / "elsewhere").mkdir(mode=0o700)
        log.path.parent.symlink_to(tmp_path / "elsewhere")
        with pytest.raises(LogNotPrivateError, match="it is not a folder of its own"):
            log.write(come(miss()))

    def test_foreign_owner(self, log: Log, monkeypatch: pytest.MonkeyPatch):
        """A file of another user is refused."""
        log.write(come(miss()))
        monkeypatch.setattr(os, "geteuid", lambda: 4_000_000)
        with pytest.raises(LogNotPrivateError, match="it belongs to another user"):
            log.write(come(miss()))

    def test_open_to_others(self, log: Log):
        """A file or a folder that others can open is refused, with the command that closes it."""
        log.write(come(miss()))
        log.path.chmod(0o640)
        with pytest.raises(LogNotPrivateError, match=r"chmod 600 '.*near-misses.sqlite3'"):
            log.near_misses()
        log.path.parent.chmod(0o755)
        with pytest.raises(LogNotPrivateError, match=r"chmod 700 '.*near-misses'"):
            log.near_misses()

    def test_no_folder(self, log: Log):
        """A file in the folder's place is told in the system's words."""
        log.path.parent.write_bytes(b"")
        with pytest.raises(LogUnwritableError, match="File exists"):
            log.write(come(miss()))

    def test_cannot_be_removed(self, log: Log, monkeypatch: pytest.MonkeyPatch):
        """A damaged file that the system keeps from being erased is told, never passed over."""
        log.write(come(miss()))
        log.put_damaged_aside(TODAY)

        def refuse(*_: object, **__: object) -> None:
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr(Path, "unlink", refuse)
        with pytest.raises(LogUnwritableError, match="Permission denied"):
            log.erase()


def test_out_of_reach(tmp_path: Path):
    """Where the system does not let anybody look for the file, whatever is done says so."""
    log = Log(tmp_path / ("n" * 300) / "log.sqlite3")
    for use in (
        log.near_misses,
        log.erase,
        log.put_aside,
        lambda: log.tidy(TODAY, 90),
        lambda: log.write([Change(miss(), None)]),
        lambda: log.put_damaged_aside(TODAY),
    ):
        with pytest.raises(LogUnwritableError, match="File name too long"):
            use()


def test_where(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """The log has a folder of its own in the folder for what Tacit records."""
    monkeypatch.setenv("TACIT_DATA_DIR", str(tmp_path))
    assert user_log().path == tmp_path / "near-misses" / "near-misses.sqlite3"
    assert log_path({}, "linux", Path("/h")).parent == Path("/h/.local/share/tacit/near-misses")


def test_a_path_with_odd_characters(tmp_path: Path):
    """A folder's name may hold what has a meaning in addresses."""
    log = Log(tmp_path / "Ann's 100% #1?mode=memory" / "log.sqlite3")
    log.write(come(miss()))
    assert log.near_misses() == [miss()]
    assert [path.name for path in log.path.parent.iterdir()] == ["log.sqlite3"]
