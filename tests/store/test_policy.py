"""The social-media policy's file."""

from __future__ import annotations

import json
import stat
import sys
from pathlib import Path

import pytest

from tacit.dashboard.policy_page import MAX_TEXT
from tacit.store.exceptions import UnsafeFileError, UnwritableError
from tacit.store.policy import ASIDE, FILE, KeptPolicy, PolicyStore

KEPT = KeptPolicy({"name": "Riverside"}, "# Ours\n", "# As written\n", "# Before\n")


def test_kept(tmp_path: Path):
    """What is kept is there for the next companion, in a file that only its user can read."""
    folder = tmp_path / "config"
    assert PolicyStore(folder).load() == KeptPolicy()
    assert not folder.exists()
    PolicyStore(folder).keep(KEPT)
    assert PolicyStore(folder).load() == KEPT
    if sys.platform != "win32":
        assert stat.S_IMODE((folder / FILE).stat().st_mode) == 0o600
    assert [each.name for each in folder.iterdir()] == [FILE]


def test_longest(tmp_path: Path):
    """The longest texts that the page takes are read again, whatever letters they are of."""
    longest = KeptPolicy({}, "🙂" * MAX_TEXT, "🙂" * MAX_TEXT, "🙂" * MAX_TEXT)
    PolicyStore(tmp_path).keep(longest)
    assert PolicyStore(tmp_path).load() == longest


def test_by_hand():
    """A text is by hand once it is another than what was written."""
    assert KEPT.is_by_hand
    assert not KeptPolicy(text="a", written="a").is_by_hand


def test_emptied():
    """An emptied text does not count as by hand, so that it can be written again."""
    assert not KeptPolicy(text="", written="a").is_by_hand


def test_nowhere():
    """Without a folder it is kept in memory."""
    store = PolicyStore(None)
    store.keep(KEPT)
    assert store.load() == KEPT


@pytest.mark.parametrize(
    "content",
    [
        "{",
        "[]",
        "{}",
        "[" * 100_000,
        json.dumps({"answers": [1], "text": "", "written": "", "before": ""}),
        json.dumps({"answers": {"a": 1}, "text": "", "written": "", "before": ""}),
        json.dumps({"answers": {}, "text": 1, "written": "", "before": ""}),
        "\x00\udcff".encode("utf-8", "surrogateescape"),
    ],
)
def test_damaged(tmp_path: Path, content: str | bytes):
    """A damaged file counts as none, stays while it is only read, and is put aside before another takes its place."""
    data = content if isinstance(content, bytes) else content.encode()
    (tmp_path / FILE).write_bytes(data)
    store = PolicyStore(tmp_path)
    assert store.load() == KeptPolicy()
    assert (tmp_path / FILE).read_bytes() == data
    store.keep(KEPT)
    assert store.load() == KEPT
    assert (tmp_path / ASIDE).read_bytes() == data


def test_trouble(tmp_path: Path):
    """A link is not followed, and a folder that cannot be made is told."""
    (tmp_path / "other").write_text("{}")
    (tmp_path / FILE).symlink_to(tmp_path / "other")
    with pytest.raises(UnsafeFileError):
        PolicyStore(tmp_path).load()
    with pytest.raises(UnsafeFileError):
        PolicyStore(tmp_path).keep(KEPT)
    assert (tmp_path / "other").read_text() == "{}"
    with pytest.raises(UnwritableError, match="What was kept before is still there"):
        PolicyStore(tmp_path / "other" / "config").keep(KEPT)
