import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tacit.store.log import Log


@pytest.fixture
def log(tmp_path: Path) -> Log:
    """A log that was never written, in a folder that is not there yet."""
    return Log(tmp_path / "near-misses" / "near-misses.sqlite3", patience=0.2)


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[Path]:
    """A folder in memory where the system has one: hundreds of commits wait for a disk for half a minute."""
    shared = Path("/dev/shm")
    if not shared.is_dir():
        yield tmp_path
        return
    folder = Path(tempfile.mkdtemp(prefix="tacit-", dir=shared))
    yield folder
    shutil.rmtree(folder)
