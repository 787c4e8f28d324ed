"""The file that the settings are kept in."""

import json
import os
import stat
from pathlib import Path

import pytest

from tacit.exceptions import SettingError
from tacit.settings import DEFAULTS, Problem
from tacit.store.settings import Kept, NotSavedError, SettingsStore


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder that is not there yet."""
    return tmp_path / "tacit"


@pytest.fixture
def store(folder: Path) -> SettingsStore:
    """Return a store in it."""
    return SettingsStore(folder)


def lay(folder: Path, content: str) -> None:
    """Put a settings file there."""
    folder.mkdir()
    (folder / "settings.json").write_text(content, encoding="utf-8")


def kept(folder: Path) -> object:
    """Return what the file says."""
    return json.loads((folder / "settings.json").read_text("utf-8"))


def test_nothing_kept(store: SettingsStore, folder: Path):
    """Where nothing was kept the defaults hold, without a problem, and nothing is written."""
    assert store.load() == Kept()
    assert not folder.exists()


def test_change(store: SettingsStore, folder: Path):
    """A change holds at once and for the next who reads; only what differs from the defaults is kept."""
    assert store.change("mode", "strict").settings.mode == "strict"
    assert store.change("retention_days", 30) == SettingsStore(folder).load()
    assert kept(folder) == {"mode": "strict", "retention_days": 30}
    assert store.change("mode", None).settings.mode == "guard"
    assert kept(folder) == {"retention_days": 30}


def test_for_its_user_alone(store: SettingsStore, folder: Path):
    """Folder and file are closed to other users."""
    store.change("mode", "strict")
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((folder / "settings.json").stat().st_mode) == 0o600


def test_refused(store: SettingsStore, folder: Path):
    """A value that does not fit changes nothing."""
    store.change("mode", "strict")
    for name, value in (("mode", "loud"), ("shoes", 1)):
        with pytest.raises(SettingError):
            store.change(name, value)
        with pytest.raises(SettingError):
            store.change_all({"site_x": False, name: value})
    assert kept(folder) == {"mode": "strict"}
    store.change_all({"site_x": False, "mode": None})
    assert kept(folder) == {"site_x": False}


@pytest.mark.parametrize("content", ["{", "[]", "\ud800", '{"mode": "strict"', "\x00"])
def test_damaged_file(store: SettingsStore, folder: Path, content: str):
    """A file that cannot be read leaves the defaults, is named, and is kept aside before it is written over."""
    folder.mkdir()
    raw = content.encode("utf-8", "surrogatepass")
    (folder / "settings.json").write_bytes(raw)
    assert store.load() == Kept(DEFAULTS, (Problem("settings.json", "damaged", "every default"),))
    assert store.change("mode", "watch") == store.load()
    assert store.load().problems == ()
    assert (folder / "settings.json.bad").read_bytes() == raw
    assert stat.S_IMODE((folder / "settings.json.bad").stat().st_mode) == 0o600


def test_unreadable(store: SettingsStore, folder: Path):
    """A file that can neither be read nor kept aside is not written over: the change is refused, and it stands."""
    folder.mkdir()
    file = folder / "settings.json"
    file.symlink_to(file)
    assert store.load() == Kept(DEFAULTS, (Problem("settings.json", "damaged", "every default"),))
    with pytest.raises(NotSavedError, match="so nothing was changed"):
        store.change("mode", "watch")
    assert file.is_symlink()
    file.unlink()
    assert store.change("mode", "watch").problems == ()


def test_no_room_aside(store: SettingsStore, folder: Path):
    """A damaged file that cannot be kept aside is not written over."""
    lay(folder, '{"mode": "strict"')
    (folder / "settings.json.bad").mkdir()
    with pytest.raises(NotSavedError, match="directory"):
        store.change("mode", "watch")
    assert (folder / "settings.json").read_text("utf-8") == '{"mode": "strict"'
    (folder / "settings.json.bad").rmdir()
    assert store.change("mode", "watch").problems == ()


def test_damaged_value(store: SettingsStore, folder: Path):
    """A damaged value is named until it is set anew, whatever else is set, and the file is kept aside."""
    lay(folder, '{"mode": "loud", "site_x": false}')
    damaged = (Problem("mode", "damaged", "guard"),)
    assert store.load().problems == damaged
    assert store.load().settings.site_x is False
    assert store.change("retention_days", 7).problems == damaged
    assert kept(folder) == {"mode": "loud", "site_x": False, "retention_days": 7}
    assert json.loads((folder / "settings.json.bad").read_bytes())["mode"] == "loud"
    assert store.change("mode", "watch").problems == ()
    assert store.load().settings.mode == "watch"


def test_setting_of_a_newer_version(store: SettingsStore, folder: Path):
    """A setting that this version does not know is named, does nothing, and is still there after a change."""
    lay(folder, '{"colour": {"deep": [1]}}')
    assert store.load().problems == (Problem("colour", "unknown"),)
    store.change("mode", "strict")
    assert kept(folder) == {"colour": {"deep": [1]}, "mode": "strict"}
    assert not (folder / "settings.json.bad").exists()


def test_changed_by_hand(store: SettingsStore, folder: Path):
    """What a person changed in the file meanwhile is not written over."""
    store.change("mode", "strict")
    (folder / "settings.json").write_text('{"mode": "strict", "site_x": false}')
    assert store.change("retention_days", 7).settings.site_x is False


def test_cannot_be_written(store: SettingsStore, folder: Path):
    """Where the file cannot be written, nothing changes, nothing is left behind, and the error says so."""
    (folder / "settings.json").mkdir(parents=True)
    with pytest.raises(NotSavedError, match="could not be saved"):
        store.change("mode", "strict")
    assert [path.name for path in folder.iterdir()] == ["settings.json"]
    folder.joinpath("settings.json").rmdir()
    assert store.load() == Kept()


def test_whole_or_not_at_all(store: SettingsStore, folder: Path, monkeypatch: pytest.MonkeyPatch):
    """A disk that fails before the new file is safe on it leaves the old one as it was."""
    store.change("mode", "strict")

    def fail(_: int) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(NotSavedError, match="Input/output error"):
        store.change("mode", "watch")
    assert kept(folder) == {"mode": "strict"}
    assert [path.name for path in folder.iterdir()] == ["settings.json"]
