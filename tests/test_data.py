"""Word lists, apart from the code that uses them."""

from pathlib import Path

import pytest

LISTS = sorted((Path(__file__).parents[1] / "daemon" / "tacit" / "data").glob("*.txt"))


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_no_entry_twice(path: Path):
    """No entry stands twice, and none has white space at its ends."""
    entries = [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    assert entries
    assert len(entries) == len(set(entries))
    assert [entry for entry in entries if entry != entry.strip()] == []
