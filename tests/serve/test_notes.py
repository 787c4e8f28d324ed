"""What companion, host and extension leave for `tacit doctor`."""

from pathlib import Path

from tacit.serve import notes


def test_codes_only(tmp_path: Path):
    """Only a code is left, and only a code is read: never a sentence, and nothing through a link."""
    notes.leave(tmp_path, notes.ERROR, "My client Zebulon")
    assert list(tmp_path.iterdir()) == []
    assert notes.find(tmp_path, notes.ERROR) is None
    (tmp_path / notes.ERROR).write_text("My client Zebulon")
    assert notes.find(tmp_path, notes.ERROR) is None
    (tmp_path / notes.ERROR).unlink()
    (tmp_path / notes.ERROR).symlink_to(tmp_path / "other")
    notes.leave(tmp_path, notes.ERROR, "Code")
    assert not (tmp_path / "other").exists()


def test_own_folder_only(tmp_path: Path):
    """Nothing is left in a folder that others can open."""
    tmp_path.chmod(0o755)
    notes.leave(tmp_path, notes.ERROR, "Code")
    assert list(tmp_path.iterdir()) == []
    tmp_path.chmod(0o700)
    notes.leave(tmp_path, notes.ERROR, "Code")
    found = notes.find(tmp_path, notes.ERROR)
    assert found is not None
    assert found.word == "Code"
