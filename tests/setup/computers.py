"""Computers of other systems, as folders below one folder and a registry in memory."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tacit.setup.browsers import Place, places
from tacit.setup.install import Deed, install
from tacit.setup.machine import Machine
from tacit.setup.manifest import HOST_NAME

FILE = f"{HOST_NAME}.json"
ALL = ["brave", "chrome", "chromium", "edge", "firefox", "librewolf", "opera", "vivaldi"]
OTHER = "abcdefghijklmnop" * 2
"""A further extension's id, as Chromium's look."""
MARKS = {"chromium": "Local State", "firefox": "profiles.ini"}


class MemoryRegistry:
    """A registry that holds what tests put in; keys are told apart as Windows does, whatever their case."""

    def __init__(self) -> None:
        self.keys: dict[str, dict[str, str | int]] = {}

    def read(self, key: str, name: str = "") -> str | int | None:
        """Return a value."""
        return self.keys.get(key.lower(), {}).get(name)

    def values(self, key: str) -> list[str | int]:
        """Return all values."""
        return list(self.keys.get(key.lower(), {}).values())

    def write(self, key: str, value: str, name: str = "") -> None:
        """Set a value."""
        self.put(key, name, value)

    def put(self, key: str, name: str, value: str | int) -> None:
        """Set a value, as an organisation does."""
        self.keys.setdefault(key.lower(), {})[name] = value

    def remove(self, key: str) -> None:
        """Remove a key."""
        self.keys.pop(key.lower(), None)

    def remove_value(self, key: str, name: str) -> None:
        """Remove a value."""
        self.keys.get(key.lower(), {}).pop(name, None)


def computer(folder: Path, platform: str = "linux", **environ: str) -> Machine:
    """Return a computer below a folder, with the native host installed."""
    host = folder / "programs" / "tacit-host"
    host.parent.mkdir(parents=True, exist_ok=True)
    host.touch(mode=0o755)
    home = folder / "home"
    home.mkdir(exist_ok=True)
    registry = MemoryRegistry() if platform == "win32" else None
    return Machine(platform, home, environ, host, folder, registry, (str(host.with_name("tacit")), "run"))


def run_once(place: Place) -> None:
    """Leave what a browser leaves when it has run."""
    place.profile.mkdir(parents=True, exist_ok=True)
    (place.profile / MARKS[place.browser.kin]).touch()


def place(machine: Machine, key: str, packaging: str | None = None) -> Place:
    """Return a browser's first place of a packaging."""
    return next(each for each in places(machine) if each.browser.key == key and each.packaging == packaging)


def snapshot(folder: Path) -> dict[str, bytes | None]:
    """Return every file below a folder with its content, and every folder."""
    return {
        str(path.relative_to(folder)): path.read_bytes() if path.is_file() else None
        for path in sorted(folder.rglob("*"))
    }


def deeds(machine: Machine, **options: Any) -> dict[str, Deed]:
    """Set up; return what was done by the browsers' names."""
    return {done.place.name: done.deed for done in install(machine, **options)}
