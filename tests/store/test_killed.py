"""A write that ends in the middle loses nothing: killed at each step, killed at any moment, out of room."""

import itertools
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from tacit.store.vault import BACKUP, NAME, Vault

from .killing import LISTS, opened
from .lists import FIRST, PASSPHRASE

ROOT = Path(__file__).parents[2]
ENVIRON = os.environ | {"PYTHONPATH": f"{ROOT}:{ROOT / 'daemon'}"}
TEMPORARY = f"{NAME}.new", f"{BACKUP}.new"


def killing(folder: Path, action: str) -> list[Any]:
    """Kill a write at each of its steps; return what was there after each."""
    command = [sys.executable, str(Path(__file__).with_name("killing.py")), str(folder), action]
    done = subprocess.run(command, capture_output=True, env=ENVIRON, timeout=120)
    assert done.returncode == 0, done.stderr.decode()
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_at_each_step_of_a_list(tmp_path: Path):
    """Killed with SIGKILL at each step of a write, the vault's file holds one of the two lists whole."""
    after = killing(tmp_path, "keep")
    assert len(after) > 100
    assert [each["killed"] for each in after] == [True] * (len(after) - 1) + [False]
    assert {each["kept"] for each in after} == {0, 1}
    assert not any(each["recovered"] for each in after)
    # The steps did come in the middle of writing: both files have been half written, and each write was seen undone.
    left = {name for each in after for name in each["left"]}
    assert left == {NAME, BACKUP, *TEMPORARY}
    assert any(one["kept"] == other["kept"] for one, other in itertools.pairwise(after))
    assert any(one["kept"] != other["kept"] for one, other in itertools.pairwise(after))


def test_at_each_step_of_a_new_passphrase(tmp_path: Path):
    """Killed at each step of a change of passphrase, one of the two passphrases opens the list whole."""
    after = killing(tmp_path, "reseal")
    assert len(after) > 100
    assert after[-1]["killed"] is False
    assert {each["kept"] for each in after} == {0}
    assert not any(each["recovered"] for each in after)


@pytest.mark.usefixtures("cheap")
def test_at_any_moment(tmp_path: Path):
    """Killed by another process at any moment of many writes, the vault holds one of the two lists whole."""
    vault = Vault(tmp_path)
    vault.open()
    vault.keep(FIRST)
    vault.seal_with_passphrase(PASSPHRASE)
    command = [sys.executable, str(Path(__file__).with_name("writing.py")), str(tmp_path)]
    kept: set[int] = set()
    for moment in range(48):
        # On a busy machine twelve may all find the same list; four times as many do not, if lists are written at all.
        if moment >= 12 and kept == {0, 1}:
            break
        with subprocess.Popen(command, stdout=subprocess.PIPE, env=ENVIRON) as writer:
            assert writer.stdout is not None
            assert writer.stdout.readline() == b"writing\n"
            time.sleep(0.0137 * (moment % 12))
            writer.kill()
        found = opened(tmp_path)
        assert not found.recovered
        kept.add(LISTS.index(found.kept))
    assert kept == {0, 1}


def test_no_room(tmp_path: Path):
    """Where there is room for half a file only, that is said, and both file and memory are as they were."""
    script = f"""
import resource, signal
from pathlib import Path
from tests.store.killing import FIRST, PASSPHRASE, SECOND, opened
from tacit.store.exceptions import UnwritableError
from tacit.store.vault import Vault
folder = Path({str(tmp_path)!r})
vault = Vault(folder)
vault.open()
vault.keep(FIRST)
vault.seal_with_passphrase(PASSPHRASE)
before = vault.file.read_bytes()
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, resource.RLIM_INFINITY))
try:
    vault.keep(SECOND)
except UnwritableError as error:
    assert "File too large" in str(error) and "is still there" in str(error)
else:
    raise AssertionError("it was written")
assert vault.file.read_bytes() == before and vault.kept == FIRST
assert sorted(path.name for path in folder.iterdir()) == [{NAME!r}, {BACKUP!r}]
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
vault.keep(SECOND)
assert opened(folder).kept == SECOND
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, env=ENVIRON, timeout=60)
    assert (done.returncode, done.stderr) == (0, b"")
