"""The log's file: opened so that what was committed stays and what was deleted is gone, and brought up to date."""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from . import private
from .trouble import LogDamagedError, LogError, LogFullError, LogLockedError, LogNewerError, LogUnwritableError

MIGRATIONS = Path(__file__).with_name("migrations")
"""Numbered from 0001.sql on. One that was shipped is never changed."""

_ALWAYS = (
    # A commit is on the disk when it returns; on a Mac that takes more than fsync.
    "PRAGMA synchronous = FULL",
    "PRAGMA fullfsync = ON",
    "PRAGMA checkpoint_fullfsync = ON",
    # Deleted bytes are overwritten, and VACUUM leaves no copy in a temporary file.
    "PRAGMA secure_delete = ON",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA journal_mode = WAL",
)

_ROOM = 1 << 20
"""Bytes that a disk has left when a failed write counts as a full disk."""


@contextlib.contextmanager
def opened(path: Path, *, patience: float) -> Iterator[sqlite3.Connection]:
    """The file at `path`, made where it is missing; what goes wrong meanwhile is a LogError.

    Another program's lock is waited for up to `patience` seconds. Transactions are begun and committed by hand.
    The last one to close the file folds the write-ahead log into it.
    """
    with told(path):
        private.prepare(path)
        # mode=rw: a file that went away in this moment is not made anew, with whatever mode the umask gives.
        connection = sqlite3.connect(f"{path.as_uri()}?mode=rw", uri=True, timeout=patience, isolation_level=None)
        try:
            if version(connection) > newest():
                raise LogNewerError(path)
            for pragma in _ALWAYS:
                connection.execute(pragma)
            migrate(connection)
            yield connection
        finally:
            connection.close()


@contextlib.contextmanager
def empty() -> Iterator[sqlite3.Connection]:
    """What a log that was never written says: in memory."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        migrate(connection)
        yield connection
    finally:
        connection.close()


def version(connection: sqlite3.Connection) -> int:
    """The number of the last migration that the file has been through."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def newest(folder: Path = MIGRATIONS) -> int:
    """The number of the last migration that this program knows."""
    return max(int(path.stem) for path in folder.glob("*.sql"))


def migrate(connection: sqlite3.Connection, folder: Path = MIGRATIONS) -> None:
    """Bring the file up to date: all that is missing or, where anything fails, nothing."""
    if version(connection) == newest(folder):
        return
    with transaction(connection):
        # Asked again under the lock: another program may have been faster.
        for number in range(version(connection) + 1, newest(folder) + 1):
            for statement in statements((folder / f"{number:04}.sql").read_text(encoding="utf-8")):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {number:d}")


@contextlib.contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All of what is done inside, or nothing of it."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        # Some failures, a full disk among them, have rolled back already.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def statements(script: str) -> Iterator[str]:
    """The statements of a script. `executescript` would commit before it begins."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def check(connection: sqlite3.Connection, path: Path) -> None:
    """Raise LogDamagedError unless the file is sound throughout."""
    if connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
        raise LogDamagedError(path)


def fold(connection: sqlite3.Connection, path: Path) -> None:
    """Leave nothing of what was in the write-ahead log; raise LogLockedError while somebody reads in it."""
    busy, _, _ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if busy:
        raise LogLockedError(path)


@contextlib.contextmanager
def told(path: Path) -> Iterator[None]:
    """Have SQLite's errors told as LogErrors; those of a program that is wrong stay as they are."""
    try:
        yield
    except (sqlite3.IntegrityError, sqlite3.ProgrammingError):
        raise
    except sqlite3.DatabaseError as error:
        fault = _fault(error, path)
    else:
        return
    try:
        raise fault from None
    finally:
        # SQLite's message may hold what is in the file, and whoever is inside `with` has that error at hand still.
        fault.__context__ = None


def _fault(error: sqlite3.DatabaseError, path: Path) -> LogError:
    # Extended codes hold the primary one in their last byte (sqlite.org/rescode.html).
    # Text that is no UTF-8 is found by Python's own module, which gives no code.
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT)
    match code & 0xFF:
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return LogLockedError(path)
        case sqlite3.SQLITE_FULL:
            return LogFullError(path)
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB | sqlite3.SQLITE_ERROR:
            # The last is a statement that does not fit: the tables are not those that were made.
            return LogDamagedError(path)
        case sqlite3.SQLITE_IOERR if shutil.disk_usage(path.parent).free < _ROOM:
            return LogFullError(path)
    return LogUnwritableError(path, error.sqlite_errorname)
