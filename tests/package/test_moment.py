"""The moment that every file in a package bears."""

import subprocess
from pathlib import Path

import pytest

from building.moment import VARIABLE, moment


def test_told(tmp_path: Path) -> None:
    """What the environment says comes before any commit."""
    assert moment(tmp_path, {VARIABLE: "1700000000"}) == 1_700_000_000


def test_last_commit(tmp_path: Path) -> None:
    """Else it is when the last commit was made, wherever the clock stands now."""
    git = ["git", "-C", str(tmp_path), "-c", "user.name=A", "-c", "user.email=a@b.example"]
    environ = {"GIT_COMMITTER_DATE": "1700000001 +0200", "PATH": "/usr/bin:/bin", "HOME": str(tmp_path)}
    for command in (["init", "--quiet"], ["commit", "--quiet", "--allow-empty", "--message=A"]):
        subprocess.run([*git, *command], env=environ, check=True)
    assert moment(tmp_path, {}) == 1_700_000_001


def test_nothing_tells(tmp_path: Path) -> None:
    """Without either nothing is made up: it says what to set."""
    with pytest.raises(RuntimeError, match="SOURCE_DATE_EPOCH"):
        moment(tmp_path, {})
