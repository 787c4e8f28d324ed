from pathlib import Path

import pytest

from tacit.store.log import Log


@pytest.fixture
def log(tmp_path: Path) -> Log:
    """A log that was never written, in a folder that is not there yet."""
    return Log(tmp_path / "near-misses" / "near-misses.sqlite3", patience=0.2)
