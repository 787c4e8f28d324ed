"""The browsers that Tacit knows, from data/browsers.toml, and which of them this user has."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal

from .machine import Machine

Kin = Literal["chromium", "firefox"]

_MARKS: dict[Kin, str] = {"chromium": "Local State", "firefox": "profiles.ini"}
"""The file that a browser writes into its profile folder when it first runs."""


@dataclass(frozen=True, slots=True)
class Browser:
    """A browser, whether this user has it or not."""

    key: str
    """What `--browser` calls it."""
    name: str
    kin: Kin
    page: str
    """The address of its page for extensions."""
    programs: tuple[str, ...]
    policy: Mapping[str, str]
    """By system, where an organisation puts its rules for it."""
    system: Mapping[str, str]
    """By system, the folder in which it looks for manifests for all users."""
    places: Mapping[str, tuple[Mapping[str, Any], ...]]
    """By system, the rows of the table."""


@dataclass(frozen=True, slots=True)
class Place:
    """One way in which a browser may be installed, and where it then looks for manifests."""

    browser: Browser
    profile: Path
    hosts: tuple[Path, ...]
    """Folders."""
    system: Path | None
    """The folder in which it looks for manifests for all users, after the user's own."""
    keys: tuple[str, ...]
    """Registry keys, with their hive."""
    packaging: Literal["snap", "flatpak"] | None

    @property
    def name(self) -> str:
        """What a person calls it."""
        kinds = {None: "", "snap": " (snap)", "flatpak": " (Flatpak)"}
        return self.browser.name + kinds[self.packaging]

    @property
    def is_there(self) -> bool:
        """Whether the browser has run here."""
        with suppress(OSError):
            return (self.profile / _MARKS[self.browser.kin]).is_file()
        # In a folder that may not be entered no browser of this user's has run.
        return False


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads((files("tacit.data") / "browsers.toml").read_text("utf-8"))


def extensions(kin: Kin) -> tuple[str, ...]:
    """Return the ids by which browsers of a kin know the extension, the one from the source tree first."""
    return tuple(_table()["extensions"][kin])


@cache
def browsers() -> tuple[Browser, ...]:
    """Return every browser that Tacit knows."""
    return tuple(
        Browser(
            key=row["key"],
            name=row["name"],
            kin=row["kin"],
            page=row["page"],
            programs=tuple(row["programs"]),
            policy=row.get("policy", {}),
            system=row.get("system", {}),
            places={system: tuple(row[system]) for system in ("linux", "darwin", "win32")},
        )
        for row in _table()["browser"]
    )


def system_folder(machine: Machine, browser: Browser) -> Path | None:
    """Return the folder in which a browser looks for manifests for all users; None where nothing of ours goes there."""
    folder = browser.system.get(machine.platform)
    return machine.path(folder) if folder else None


def places(machine: Machine) -> Iterator[Place]:
    """Yield every place on this system, whether the browser is there or not."""
    for browser in browsers():
        for row in browser.places.get(machine.platform, ()):
            yield Place(
                browser=browser,
                profile=machine.path(row["profile"]),
                hosts=tuple(machine.path(pattern) for pattern in row.get("hosts", ())),
                system=system_folder(machine, browser),
                keys=tuple(f"HKCU\\{key}" for key in row.get("registry", ())),
                packaging=row.get("packaging"),
            )


def found(machine: Machine) -> list[Place]:
    """Return the places of the browsers that this user has."""
    return [place for place in places(machine) if place.is_there]
