"""docs/reference/near-misses.md and docs/explanation/near-misses.md say what the code does."""

import re
from collections.abc import Iterator
from pathlib import Path

from tacit.outcome import Outcome
from tacit.serve.recorder import MAX_WAITING
from tacit.settings import DEFAULTS
from tacit.store import hours, schema
from tacit.store.export import FIELDS
from tacit.store.letter import STATES
from tacit.store.log import Log
from tacit.store.rules import load_rules
from tacit.store.warned import STRENGTH

DOCS = Path(__file__).parents[2] / "docs"
PAGE = (DOCS / "reference" / "near-misses.md").read_text("utf-8")
WHY = (DOCS / "explanation" / "near-misses.md").read_text("utf-8")


def rows(heading: str) -> Iterator[list[str]]:
    """Yield the cells of each row of the first table of a section."""
    section = re.search(rf"^## {re.escape(heading)}$(.*?)(?=^## |\Z)", PAGE, re.M | re.S)
    assert section, f"the page has no section {heading}"
    table = [line for line in section[1].splitlines() if line.startswith("|")]
    assert len(table) > 2, f"the section {heading} has no table"
    for line in table[2:]:
        yield [cell.strip() for cell in line.strip("|").split("|")]


def words(cell: str) -> list[str]:
    """Return what a cell has in code marks."""
    return re.findall(r"`([^`]+)`", cell)


def test_columns():
    """Each table's columns are on the page, in the order of the file, and no other; no table is left out."""
    with schema.empty() as connection:
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        assert sorted(tables) == ["hour", "near_miss"]
        for table in tables:
            known = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
            assert [column for cells in rows(table) for column in words(cells[0])] == known


def test_words():
    """The words that the page lists for a column are those that the file takes."""
    with schema.empty() as connection:
        (sql,) = connection.execute("SELECT sql FROM sqlite_schema WHERE name = 'near_miss'").fetchone()
    for column, holds in rows("near_miss"):
        if allowed := re.search(rf"\b{column.strip('`')} TEXT NOT NULL CHECK \(\w+ IN \((.*?)\)\)", sql):
            assert sorted(set(words(holds))) == sorted(re.findall(r"'(\w+)'", allowed[1]))


def test_version_and_pragmas(log: Log):
    """Version and settings are the file's own."""
    assert f"now {schema.newest()}." in PAGE
    with schema.opened(log.path, patience=1) as connection:
        for pragma, value, _ in rows("Settings of SQLite"):
            assert [str(connection.execute(f"PRAGMA {words(pragma)[0]}").fetchone()[0])] == words(value)


def test_rules():
    """The table of rules is the program's own."""
    page = {words(code)[0]: (where, set(words(names))) for code, where, names in rows("The rules")}
    known = {rule.code: (rule.where, {*rule.verdicts, *rule.labels, *rule.conduct}) for rule in load_rules().rules}
    assert page == known
    assert f"(edition {load_rules().version})" in PAGE


def test_fields_and_states():
    """The fields of an export and the states of the log are on the page, and no other."""
    assert tuple(words(cells[0])[0] for cells in rows("Exports")) == FIELDS
    assert [words(cells[0])[0] for cells in rows("States")] == list(STATES)


def test_figures():
    """Figures that both pages name are the program's own, and so is the order of outcomes."""
    assert f"with {hours.MADE_UP} that were made up" in PAGE
    assert f"{MAX_WAITING:,} at most" in PAGE
    assert f"begin with {hours.MADE_UP} hours" in WHY
    assert DEFAULTS.retention_days == 90
    assert "Ninety days" in WHY
    strongest_first = ", ".join(outcome.value for outcome in reversed(STRENGTH)).replace(", ", ", then ", 1)
    assert f"the strongest: {strongest_first}" in WHY
    assert set(STRENGTH) == set(Outcome)
