"""The computer that Tacit is set up on: its system, its folders, its registry. Tests hand in one of their own."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from ..protocol.endpoint import Endpoint, config_folder, data_folder, endpoint, state_folder, vault_folder
from .paths import companion_command, host_executable


class Registry(Protocol):
    r"""Windows' registry. A key begins with its hive: `HKCU\Software\...`. Every method may raise OSError."""

    def read(self, key: str, name: str = "") -> str | int | None:
        """Return a value; without a name the key's default. None where there is none."""
        ...

    def values(self, key: str) -> list[str | int]:
        """Return all values of a key; none where there is no key."""
        ...

    def write(self, key: str, value: str, name: str = "") -> None:
        """Set a value, making the key; without a name the key's default."""
        ...

    def remove(self, key: str) -> None:
        """Remove a key, if it is there."""
        ...

    def remove_value(self, key: str, name: str) -> None:
        """Remove a value, if it is there."""
        ...


@dataclass(frozen=True, slots=True)
class Machine:
    """One user's view of a computer. `root` is where the system's own folders begin."""

    platform: str
    """As sys.platform has it."""
    home: Path
    environ: Mapping[str, str]
    host: Path | None
    """The absolute path of the `tacit-host` program; None where it is not installed."""
    root: Path = Path("/")
    registry: Registry | None = None
    companion: tuple[str, ...] = ()
    """The command that runs the companion, by an absolute path; empty where it is not installed."""

    def path(self, pattern: str) -> Path:
        """Return the place that data/browsers.toml calls by a pattern such as `{config}/chromium`."""
        if not pattern.startswith("{"):
            return self.root / pattern.removeprefix("/")
        name, _, rest = pattern.removeprefix("{").partition("}")
        return self._base(name) / rest.removeprefix("/")

    @property
    def endpoint(self) -> Endpoint:
        """Where the companion listens."""
        return endpoint(self.environ, self.platform, self.home)

    @property
    def state(self) -> Path:
        """The folder for what Tacit keeps for itself."""
        return state_folder(self.environ, self.platform, self.home)

    @property
    def config(self) -> Path:
        """The folder of the settings."""
        return config_folder(self.environ, self.platform, self.home)

    @property
    def data(self) -> Path:
        """The folder for what Tacit keeps for the person."""
        return data_folder(self.environ, self.platform, self.home)

    @property
    def vault(self) -> Path:
        """The folder of the sealed client list."""
        return vault_folder(self.environ, self.platform, self.home)

    def _base(self, name: str) -> Path:
        variable, below = _BASES[name]
        chosen = self.environ.get(variable) if variable else None
        return Path(chosen) if chosen and Path(chosen).is_absolute() else self.home / below


_BASES = {
    "home": ("", ""),
    "config": ("XDG_CONFIG_HOME", ".config"),
    "support": ("", "Library/Application Support"),
    "local": ("LOCALAPPDATA", "AppData/Local"),
    "roaming": ("APPDATA", "AppData/Roaming"),
}
"""The variable that names each folder, and where below the home it lies otherwise."""


def this_machine() -> Machine:
    """Return the computer that this program runs on."""
    host: Path | None = None
    companion: tuple[str, ...] = ()
    with suppress(FileNotFoundError):
        host = host_executable()
        companion = companion_command()
    return Machine(sys.platform, Path.home(), os.environ, host, registry=_registry(), companion=companion)


def _registry() -> Registry | None:
    if sys.platform == "win32":
        from .windows import WindowsRegistry

        return WindowsRegistry()
    return None
