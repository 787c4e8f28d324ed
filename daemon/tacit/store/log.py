"""The log of near misses: a file of the user's own, opened for each thing that is done to it and closed again."""

from __future__ import annotations

import contextlib
import os
import re
import sqlite3
import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path

from ..protocol.endpoint import data_folder
from . import hours, rows, schema
from .change import Change
from .figures import Figures
from .nearmiss import NearMiss
from .trouble import LogDamagedError, LogUnwritableError

PATIENCE = 5.0
"""Seconds that another program's lock is waited for where a person waits too."""

_WITH = ("", "-wal", "-shm", "-journal")
"""What SQLite puts behind the file's name."""


_ASIDE = re.compile(r"\d{4}-\d{2}-\d{2}-\d+")
"""What tells damaged files apart: the date and a number."""


def log_path(environ: Mapping[str, str], platform: str, home: Path) -> Path:
    """Where this user's log is. In a folder of its own: the one above may be shared with what needs no such care."""
    return data_folder(environ, platform, home) / "near-misses" / "near-misses.sqlite3"


def user_log() -> Log:
    """This user's log."""
    return Log(log_path(os.environ, sys.platform, Path.home()))


class Log:
    """The log at `path`. Methods raise LogError; what was committed before it stays."""

    def __init__(self, path: Path, *, patience: float = PATIENCE) -> None:
        self.path = path
        self._patience = patience

    def write(self, changes: Sequence[Change]) -> None:
        """Do all the changes, or none of them. They are on the disk when this returns."""
        if not self._is_there() and all(change.before is not None for change in changes):
            return
        with self._opened() as connection, schema.transaction(connection):
            for change in changes:
                if rows.apply(connection, change) and change.hour is not None:
                    hours.count(connection, change.hour)

    def tidy(self, today: date, retention_days: int) -> None:
        """Let go of what is older than `retention_days` dates, `today` among them, and of its traces in the file.

        Rows that stay are put in the order of their content, so that the order in which they came is gone.
        """
        if not self._is_there():
            return
        last = today - timedelta(days=retention_days)
        with self._opened() as connection:
            schema.check(connection, self.path)
            with schema.transaction(connection):
                connection.execute("DELETE FROM near_miss WHERE date <= ?", (last.isoformat(),))
                hours.thin(connection, Figures(connection).total())
            self._compact(connection)

    def erase(self) -> None:
        """Let go of everything, with the damaged files that were put aside."""
        if self._is_there():
            try:
                with self._opened() as connection:
                    with schema.transaction(connection):
                        connection.execute("DELETE FROM near_miss")
                        connection.execute("DELETE FROM hour")
                    self._compact(connection)
            except LogDamagedError:
                self._remove(self.path)
        for path in self.put_aside():
            self._remove(path)

    def near_misses(self) -> list[NearMiss]:
        """Every near miss, by date and then by content."""
        with self.figures() as figures:
            return figures.near_misses()

    @contextlib.contextmanager
    def figures(self) -> Iterator[Figures]:
        """Counts over the near misses, all of the same moment."""
        with self._read() as connection:
            yield Figures(connection)

    def put_aside(self) -> list[Path]:
        """The damaged files that were put aside, oldest first. Other names, as a copy may bear, are the user's own."""
        try:
            found = sorted(self.path.parent.glob(f"{self.path.stem}-damaged-*{self.path.suffix}"))
        except OSError as error:
            raise LogUnwritableError(self.path, str(error.strerror)) from error
        begin = len(f"{self.path.stem}-damaged-")
        return [path for path in found if _ASIDE.fullmatch(path.stem[begin:])]

    def files(self) -> list[Path]:
        """Every file that is the log's own, there or not: itself and what was put aside, with SQLite's endings."""
        return [_behind(path, ending) for path in (self.path, *self.put_aside()) for ending in _WITH]

    def put_damaged_aside(self, today: date) -> Path:
        """Give a damaged file another name, so that a new one can be begun; return that name."""
        number = 1
        try:
            while (aside := self._aside(today, number)).exists():
                number += 1
            for ending in _WITH:
                with contextlib.suppress(FileNotFoundError):
                    _behind(self.path, ending).rename(_behind(aside, ending))
        except OSError as error:
            raise LogUnwritableError(self.path, str(error.strerror)) from error
        return aside

    def _is_there(self) -> bool:
        try:
            self.path.stat()
        except (FileNotFoundError, NotADirectoryError):
            return False
        except OSError as error:
            # A folder that may not be entered, for one: whether there is a log cannot be told.
            raise LogUnwritableError(self.path, str(error.strerror)) from error
        return True

    def _aside(self, today: date, number: int) -> Path:
        return self.path.with_stem(f"{self.path.stem}-damaged-{today.isoformat()}-{number}")

    def _opened(self) -> contextlib.AbstractContextManager[sqlite3.Connection]:
        return schema.opened(self.path, patience=self._patience)

    @contextlib.contextmanager
    def _read(self) -> Iterator[sqlite3.Connection]:
        if not self._is_there():
            with schema.empty() as connection:
                yield connection
            return
        with self._opened() as connection:
            # One transaction, so that nothing is written between two figures.
            connection.execute("BEGIN")
            yield connection
            connection.execute("ROLLBACK")

    def _compact(self, connection: sqlite3.Connection) -> None:
        connection.execute("VACUUM")
        schema.fold(connection, self.path)

    def _remove(self, path: Path) -> None:
        try:
            for ending in _WITH:
                _behind(path, ending).unlink(missing_ok=True)
        except OSError as error:
            raise LogUnwritableError(path, str(error.strerror)) from error


def _behind(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)
