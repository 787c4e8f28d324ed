"""One native-host manifest on this computer, with the registry keys that name it: is it right, and making it so."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from . import manifest
from .browsers import Kin, Place, browsers, extensions, places, system_folder
from .machine import Machine

FORMS: dict[Kin, re.Pattern[str]] = {
    "chromium": re.compile(r"[a-p]{32}"),
    "firefox": re.compile(r"\{[0-9a-fA-F-]{36}\}|[\w.-]*@[\w.-]+"),
}
"""How an extension's id looks: Chromium's is 16 bytes in letters, Firefox's a UUID or like an e-mail address."""

_FILE = f"{manifest.HOST_NAME}.json"
_ORIGIN = re.compile(r"chrome-extension://([a-p]{32})/")


class Fault(StrEnum):
    """What may be wrong with a registration."""

    MISSING = "manifest_missing"
    UNREADABLE = "manifest_not_readable"
    WRONG_PATH = "manifest_wrong_path"
    WRONG_ID = "manifest_wrong_id"
    STALE = "manifest_stale"
    WRONG_KEY = "registry_wrong"


@dataclass(frozen=True, slots=True)
class Registration:
    """A manifest's file and the registry keys that are to name it."""

    machine: Machine
    kin: Kin
    file: Path
    keys: tuple[str, ...] = ()
    system: Path | None = None
    """The manifest for all users, which the browser reads where this one is not there."""

    def fault(self, ids: Sequence[str] = ()) -> Fault | None:
        """Return what is wrong first; None where a browser of this kin will start the host for our extension.

        `ids` are further extensions that it has to name.
        """
        fault = self._own_fault(ids)
        return None if fault is Fault.MISSING and self.is_served(ids) else fault

    def is_served(self, ids: Sequence[str] = ()) -> bool:
        """Whether the manifest for all users is there and right."""
        return self.system is not None and Registration(self.machine, self.kin, self.system).fault(ids) is None

    def _own_fault(self, ids: Sequence[str]) -> Fault | None:
        try:
            told = json.loads(self.file.read_bytes())
        except FileNotFoundError:
            return Fault.MISSING
        except OSError:
            return Fault.UNREADABLE
        except (ValueError, RecursionError):
            return Fault.STALE
        if not isinstance(told, dict):
            return Fault.STALE
        if self.machine.host is None or told.get("path") != str(self.machine.host):
            return Fault.WRONG_PATH
        named = _named(told)
        if not {*extensions(self.kin), *ids} <= set(named):
            return Fault.WRONG_ID
        if told != self._wanted(named):
            return Fault.STALE
        return None if self._keys_fit() else Fault.WRONG_KEY

    def write(self, ids: Sequence[str] = ()) -> list[Path]:
        """Write manifest and keys; return the folders that were made, the outermost first. Raises OSError.

        Further extensions that the manifest named before stay in it.
        """
        made = missing_folders(self.file.parent)
        manifest.write(self._wanted([*self._before(), *ids]), self.file.parent)
        for key in self.keys:
            assert self.machine.registry is not None
            self.machine.registry.write(key, str(self.file))
        return made

    def remove(self) -> None:
        """Remove the keys and the manifest, as far as they are there. Raises OSError."""
        for key in self.keys:
            assert self.machine.registry is not None
            self.machine.registry.remove(key)
        with suppress(FileNotFoundError, NotADirectoryError):
            self.file.unlink()

    def _wanted(self, ids: Iterable[str]) -> dict[str, Any]:
        if self.machine.host is None:
            raise FileNotFoundError("tacit-host")
        fitting = dict.fromkeys([*extensions(self.kin), *ids])
        every = [id for id in fitting if FORMS[self.kin].fullmatch(id)]
        form = manifest.for_chromium if self.kin == "chromium" else manifest.for_firefox
        return form(self.machine.host, every)

    def _before(self) -> list[str]:
        try:
            told = json.loads(self.file.read_bytes())
        except (OSError, ValueError, RecursionError):
            return []
        return _named(told) if isinstance(told, dict) else []

    def _keys_fit(self) -> bool:
        registry = self.machine.registry
        return registry is None or all(registry.read(key) == str(self.file) for key in self.keys)


def registrations(machine: Machine, place: Place) -> Iterator[Registration]:
    """Yield what makes Tacit known to a browser; nothing where it cannot be."""
    system = place.system / _FILE if place.system else None
    for folder in place.hosts:
        yield Registration(machine, place.browser.kin, folder / _FILE, system=system)
    if place.keys:
        keys = tuple(f"{key}\\{manifest.HOST_NAME}" for key in place.keys)
        yield Registration(machine, place.browser.kin, machine.state / "hosts" / place.browser.kin / _FILE, keys)


def every_registration(machine: Machine) -> list[Registration]:
    """Return all that there could be on this system, each once."""
    every = (each for place in places(machine) for each in registrations(machine, place))
    return list({(each.file, each.keys): each for each in every}.values())


def system_registrations(machine: Machine) -> list[Registration]:
    """Return what a package of the system writes, so that the browsers of all users know Tacit."""
    every = {folder: each.kin for each in browsers() if (folder := system_folder(machine, each)) is not None}
    return [Registration(machine, kin, folder / _FILE) for folder, kin in every.items()]


def missing_folders(folder: Path) -> list[Path]:
    """Return a folder and those above it that are not there yet, the outermost first."""
    missing = []
    while not folder.exists():
        missing.append(folder)
        folder = folder.parent
    return missing[::-1]


def _named(told: dict[str, Any]) -> list[str]:
    """The extensions that a manifest names."""
    origins, extensions = told.get("allowed_origins"), told.get("allowed_extensions")
    if isinstance(origins, list):
        return [match[1] for each in origins if isinstance(each, str) and (match := _ORIGIN.fullmatch(each))]
    return [each for each in extensions if isinstance(each, str)] if isinstance(extensions, list) else []
