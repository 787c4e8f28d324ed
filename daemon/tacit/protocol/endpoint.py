"""Where the companion listens: pure rules over the environment. Imported by the native host: stays light."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Transport = Literal["unix", "loopback"]


@dataclass(frozen=True, slots=True)
class Endpoint:
    """The user's runtime folder and what lies in it."""

    folder: Path
    transport: Transport

    @property
    def socket(self) -> Path:
        """The Unix socket. Systems take about 104 bytes of path at most."""
        return self.folder / "companion.sock"

    @property
    def lock(self) -> Path:
        """The file that one companion at a time holds locked; it says the companion's process id."""
        return self.folder / "companion.lock"

    @property
    def loopback(self) -> Path:
        """Port and key of a companion that listens on loopback."""
        return self.folder / "companion.json"


def endpoint(environ: Mapping[str, str], platform: str, home: Path) -> Endpoint:
    """Return where this user's companion listens.

    `environ` is os.environ, `platform` sys.platform, `home` the user's home folder. TACIT_RUNTIME_DIR names
    the folder outright (portable use, tests); TACIT_TRANSPORT=loopback chooses loopback where a Unix socket
    is usual.
    """
    loopback = platform == "win32" or environ.get("TACIT_TRANSPORT") == "loopback"
    return Endpoint(_runtime_folder(environ, platform, home), "loopback" if loopback else "unix")


def state_folder(environ: Mapping[str, str], platform: str, home: Path) -> Path:
    """Return the user's folder for what Tacit keeps, by the XDG Base Directory Specification and its kin."""
    if platform == "win32":
        return (_absolute(environ.get("LOCALAPPDATA")) or home / "AppData" / "Local") / "Tacit"
    if platform == "darwin":
        return home / "Library" / "Application Support" / "Tacit"
    return (_absolute(environ.get("XDG_STATE_HOME")) or home / ".local" / "state") / "tacit"


def config_folder(environ: Mapping[str, str], platform: str, home: Path) -> Path:
    """Return the folder for what the person sets up by hand, by the same rules; TACIT_CONFIG_DIR names it outright."""
    if chosen := _absolute(environ.get("TACIT_CONFIG_DIR")):
        return chosen
    if platform == "win32":
        return (_absolute(environ.get("APPDATA")) or home / "AppData" / "Roaming") / "Tacit"
    if platform == "darwin":
        return home / "Library" / "Application Support" / "Tacit"
    return (_absolute(environ.get("XDG_CONFIG_HOME")) or home / ".config") / "tacit"


def data_folder(environ: Mapping[str, str], platform: str, home: Path) -> Path:
    """Return the folder for what Tacit keeps for the person, by the same rules; TACIT_DATA_DIR names it outright."""
    if chosen := _absolute(environ.get("TACIT_DATA_DIR")):
        return chosen
    if platform in ("win32", "darwin"):
        return state_folder(environ, platform, home)
    return (_absolute(environ.get("XDG_DATA_HOME")) or home / ".local" / "share") / "tacit"


def vault_folder(environ: Mapping[str, str], platform: str, home: Path) -> Path:
    """Return the folder of the vault, which holds nothing else: the one above it may be open to others."""
    return data_folder(environ, platform, home) / "vault"


def _runtime_folder(environ: Mapping[str, str], platform: str, home: Path) -> Path:
    if chosen := _absolute(environ.get("TACIT_RUNTIME_DIR")):
        return chosen
    if platform not in ("win32", "darwin") and (runtime := _absolute(environ.get("XDG_RUNTIME_DIR"))):
        return runtime / "tacit"
    return state_folder(environ, platform, home) / "run"


def _absolute(value: str | None) -> Path | None:
    # The XDG specification has relative paths ignored.
    path = Path(value) if value else None
    return path if path and path.is_absolute() else None
