"""The file's form: one version after the other, and no column for words."""

import random
import shutil
import sqlite3
from pathlib import Path

import pytest

from tacit.draft import Site, Surface
from tacit.finding import Label
from tacit.outcome import Outcome, Why
from tacit.store import schema
from tacit.store.log import Log
from tacit.store.rows import COLUMNS, FLAGS, KINDS, from_row, to_row
from tacit.store.trouble import LogNewerError
from tacit.verdict import Conduct, Verdict

from .misses import TODAY, any_miss, bytes_in, come, miss

VERSION_1 = """
CREATE TABLE near_miss (
    date TEXT NOT NULL, site TEXT NOT NULL, surface TEXT NOT NULL, verdict TEXT NOT NULL,
    kind_name INTEGER NOT NULL, kind_contact INTEGER NOT NULL, kind_id INTEGER NOT NULL, kind_age INTEGER NOT NULL,
    kind_date INTEGER NOT NULL, kind_place INTEGER NOT NULL, kind_org INTEGER NOT NULL, kind_job INTEGER NOT NULL,
    kind_family INTEGER NOT NULL, kind_demographic INTEGER NOT NULL, kind_health INTEGER NOT NULL,
    kind_event INTEGER NOT NULL, kind_appearance INTEGER NOT NULL, kind_quote INTEGER NOT NULL,
    flag_testimonial INTEGER NOT NULL, flag_advice INTEGER NOT NULL, flag_relationship INTEGER NOT NULL,
    flag_boundary INTEGER NOT NULL, flag_solicit INTEGER NOT NULL, flag_disparage INTEGER NOT NULL,
    outcome TEXT NOT NULL, reader TEXT NOT NULL, rules INTEGER NOT NULL, nth INTEGER NOT NULL,
    PRIMARY KEY (
        date, site, surface, verdict, kind_name, kind_contact, kind_id, kind_age, kind_date, kind_place, kind_org,
        kind_job, kind_family, kind_demographic, kind_health, kind_event, kind_appearance, kind_quote,
        flag_testimonial, flag_advice, flag_relationship, flag_boundary, flag_solicit, flag_disparage,
        outcome, reader, rules, nth
    )
) WITHOUT ROWID;
CREATE TABLE hour (hour INTEGER PRIMARY KEY, near_misses INTEGER NOT NULL);
INSERT INTO near_miss VALUES
    ('2025-06-18', 'x', 'post', 'stop', 1,0,0,0,0,0,0,0,0,0,0,0,0,0, 0,0,0,0,0,0, 'sent', 'r0123abcd', 1, 1),
    ('2025-06-18', 'x', 'post', 'stop', 1,0,0,0,0,0,0,0,0,0,0,0,0,0, 0,0,0,0,0,0, 'sent', 'r0123abcd', 1, 2);
INSERT INTO hour VALUES (21, 2);
PRAGMA user_version = 1;
"""
"""A file as version 1 left it. It stays as it is, whatever comes later."""


class TestMigrations:
    def test_from_version_1(self, log: Log):
        """A file of version 1 is brought up to date with everything in it, and can be written to."""
        log.path.parent.mkdir(mode=0o700)
        log.path.touch(mode=0o600)
        old = sqlite3.connect(log.path)
        old.executescript(VERSION_1)
        old.close()
        assert log.near_misses() == [miss(outcome=Outcome.SENT)] * 2
        with log.figures() as figures:
            assert figures.hours()[21] == 2
        log.write(come(miss(outcome=Outcome.SENT, why=Why.CONSENT)))
        assert log.near_misses() == [miss(outcome=Outcome.SENT, why=Why.CONSENT), *[miss(outcome=Outcome.SENT)] * 2]

    def test_one_after_the_other(self, tmp_path: Path):
        """Versions that are missing are gone through in their order, and the file says how far it is."""
        connection = sqlite3.connect(":memory:", isolation_level=None)
        for name, script in (
            ("0001", "CREATE TABLE z (y);"),
            ("0002", "-- One; with a semicolon.\nCREATE TABLE a (b);\n"),
            ("0003", "ALTER TABLE a RENAME TO c;\nINSERT INTO c VALUES (';');\n"),
        ):
            (tmp_path / f"{name}.sql").write_text(script)
            if name != "0002":
                schema.migrate(connection, tmp_path)
        schema.migrate(connection, tmp_path)
        assert schema.version(connection) == 3
        assert connection.execute("SELECT * FROM c").fetchall() == [(";",)]
        connection.close()

    def test_all_or_nothing(self, tmp_path: Path):
        """Where a version cannot be reached, the file stays as it was."""
        shutil.copy(schema.MIGRATIONS / "0001.sql", tmp_path)
        connection = sqlite3.connect(":memory:", isolation_level=None)
        schema.migrate(connection, tmp_path)
        (tmp_path / "0002.sql").write_text("CREATE TABLE a (b);\nDROP TABLE hour;\nINSERT INTO none VALUES (1);")
        with pytest.raises(sqlite3.OperationalError):
            schema.migrate(connection, tmp_path)
        assert schema.version(connection) == 1
        tables = connection.execute("SELECT name FROM sqlite_schema ORDER BY name").fetchall()
        assert tables == [("hour",), ("near_miss",)]
        connection.close()

    def test_newer(self, log: Log):
        """A file of a newer Tacit is refused in a sentence, and not a byte of it is changed."""
        log.write(come(miss()))
        newer = sqlite3.connect(log.path)
        newer.execute(f"PRAGMA user_version = {schema.newest() + 1}")
        newer.close()
        before = bytes_in(log.path.parent)
        for use in (log.near_misses, log.erase, lambda: log.write(come(miss())), lambda: log.tidy(TODAY, 90)):
            with pytest.raises(LogNewerError, match=r"A newer Tacit wrote the log of near misses, .* leaves it alone"):
                use()
        assert bytes_in(log.path.parent) == before


class TestColumns:
    def test_closed_lists(self, log: Log):
        """Every word of every list fits into a row and comes back."""
        chance = random.Random(11)
        misses = [any_miss(chance) for _ in range(500)]
        assert {label for each in misses for label in each.grounds.labels} == set(Label)
        assert {flag for each in misses for flag in each.grounds.conduct} == set(Conduct)
        assert {each.site for each in misses} == set(Site)
        assert {each.surface for each in misses} == set(Surface)
        assert {each.grounds.verdict for each in misses} == set(Verdict)
        assert {each.outcome for each in misses} == set(Outcome)
        log.write(come(*misses))
        assert all(from_row(to_row(each)) == each for each in misses)

    @pytest.mark.parametrize("column", COLUMNS)
    def test_no_words(self, log: Log, column: str):
        """No column takes a word that is not in its list: a name cannot be written even by mistake."""
        row = dict(zip(COLUMNS, to_row(miss()), strict=True))
        with schema.opened(log.path, patience=1) as connection:
            marks = ", ".join("?" * (len(row) + 1))
            for word in ("Zebulon", "2025-06-18T21:04", "r0123abcdZebulon", "", None, b"Zebulon", 7.5, -1):
                values = (*(row | {column: word}).values(), 1)
                with pytest.raises(sqlite3.IntegrityError):
                    connection.execute(f"INSERT INTO near_miss VALUES ({marks})", values)
            connection.execute(f"INSERT INTO near_miss VALUES ({marks})", (*row.values(), 1))

    def test_names_of_columns(self):
        """Each kind of detail and each conduct flag has a column."""
        assert set(KINDS) == set(Label)
        assert set(FLAGS) == set(Conduct)


def test_pragmas(log: Log):
    """The file is opened so that commits stay, deletions are overwritten and nothing goes to a temporary file."""
    with schema.opened(log.path, patience=1) as connection:
        for pragma, value in {
            "journal_mode": "wal",
            "synchronous": 2,
            "secure_delete": 1,
            "temp_store": 2,
            "fullfsync": 1,
            "checkpoint_fullfsync": 1,
        }.items():
            assert connection.execute(f"PRAGMA {pragma}").fetchone() == (value,)


def test_deleted_bytes(log: Log, monkeypatch: pytest.MonkeyPatch):
    """What is deleted is overwritten by what we ask of SQLite, also where its own default is to leave it; so it is."""
    connect = sqlite3.connect

    def leaving(*given: object, **more: object) -> sqlite3.Connection:
        connection = connect(*given, **more)  # type: ignore[arg-type]
        connection.execute("PRAGMA secure_delete = OFF")
        return connection

    def left() -> bool:
        with schema.opened(log.path, patience=1) as connection:
            connection.execute("CREATE TABLE leak (word)")
            connection.execute("INSERT INTO leak VALUES ('Zebulon')")
            schema.fold(connection, log.path)
            connection.execute("DELETE FROM leak")
            schema.fold(connection, log.path)
            connection.execute("DROP TABLE leak")
        return b"Zebulon" in log.path.read_bytes()

    monkeypatch.setattr(sqlite3, "connect", leaving)
    assert not left()
    monkeypatch.setattr(schema, "_ALWAYS", [each for each in schema._ALWAYS if "secure_delete" not in each])
    assert left()
