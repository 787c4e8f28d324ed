"""Starting the companion at login: a systemd user service, a desktop's autostart file, a LaunchAgent or a Run key.

Nothing is restarted by these: wherever a companion is missing, the native host starts one.
"""

from __future__ import annotations

import os
import plistlib
import subprocess
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from importlib.resources import files as resources
from pathlib import Path
from typing import Protocol

from ..store import files
from . import record
from .machine import Machine
from .registration import missing_folders

UNIT = "tacit.service"
AGENT = "io.tacit.companion"
RUN = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Run"
"""The key whose values Windows runs at sign-in."""
VALUE = "Tacit"

_PLAIN = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/._-+")
"""What needs no quotes in a command, neither for systemd nor for a desktop."""


class Entry(Protocol):
    """What has the companion started at login by one part of a system."""

    @property
    def by(self) -> str:
        """What starts it, for a person."""
        ...

    @property
    def place(self) -> object:
        """Where it is."""
        ...

    def is_there(self) -> bool:
        """Return whether it is switched on, as it should be or not."""
        ...

    def fits(self) -> bool:
        """Return whether it starts this installation's companion."""
        ...

    def write(self) -> list[Path]:
        """Switch it on; return the folders that were made, the outermost first. Raises OSError or UnwritableError."""
        ...

    def remove(self) -> None:
        """Switch it off, as far as it is there. Raises OSError."""
        ...


@dataclass(frozen=True, slots=True)
class FileEntry:
    """A file that is read at login; or one that is read where a link names it, as systemd does."""

    by: str
    place: Path
    content: bytes
    link: Path | None = None

    def is_there(self) -> bool:
        """Return whether the file, or the link to it, is there."""
        return os.path.lexists(self.link or self.place)

    def fits(self) -> bool:
        """Return whether the file is as it should be. A link to one of somebody else's, as a package has, fits."""
        with suppress(OSError):
            if self.link is not None and self.link.resolve() != self.place.resolve():
                return self.link.exists()
            return self.place.read_bytes() == self.content
        return False

    def write(self) -> list[Path]:
        """Write the file, and the link after it."""
        made = missing_folders(self.place.parent)
        if self.link is not None:
            made += [each for each in missing_folders(self.link.parent) if each not in made]
            self.link.parent.mkdir(parents=True, exist_ok=True)
        self.place.parent.mkdir(parents=True, exist_ok=True)
        files.replace(self.place, self.content)
        if self.link is not None:
            beside = self.link.with_name(f"{self.link.name}.new")
            beside.unlink(missing_ok=True)
            beside.symlink_to(Path("..") / self.place.name)
            beside.replace(self.link)
        return made

    def remove(self) -> None:
        """Remove the link and the file, and what a killed process may have left beside each."""
        for path in filter(None, (self.link, self.place)):
            for each in (path, path.with_name(f"{path.name}.new")):
                with suppress(FileNotFoundError, NotADirectoryError):
                    each.unlink()


@dataclass(frozen=True, slots=True)
class RunEntry:
    """A value of Windows' Run key."""

    machine: Machine
    by: str
    content: str
    place: str = RUN

    def is_there(self) -> bool:
        """Return whether the value is there."""
        return self._read() is not None

    def fits(self) -> bool:
        """Return whether the value is as it should be."""
        return self._read() == self.content

    def write(self) -> list[Path]:
        """Set the value."""
        assert self.machine.registry is not None
        self.machine.registry.write(self.place, self.content, VALUE)
        return []

    def remove(self) -> None:
        """Remove the value; the key is Windows' own."""
        assert self.machine.registry is not None
        self.machine.registry.remove_value(self.place, VALUE)

    def _read(self) -> str | int | None:
        assert self.machine.registry is not None
        return self.machine.registry.read(self.place, VALUE)


def entries(machine: Machine) -> list[Entry]:
    """Return all that there could be on this system; the first is the one that serves here."""
    command = machine.companion
    if machine.platform == "win32":
        return [RunEntry(machine, "Windows", subprocess.list2cmdline(command))]
    if machine.platform == "darwin":
        file = machine.home / "Library" / "LaunchAgents" / f"{AGENT}.plist"
        return [FileEntry("macOS", file, agent(command))]
    folder = machine.path("{config}/systemd/user")
    link = folder / "default.target.wants" / UNIT
    service = FileEntry("systemd", folder / UNIT, unit(command).encode(), link)
    desktop = FileEntry(
        "the desktop", machine.path("{config}/autostart/tacit.desktop"), desktop_entry(command).encode()
    )
    return [service, desktop] if has_systemd(machine) else [desktop, service]


def has_systemd(machine: Machine) -> bool:
    """Return whether systemd runs this computer: sd_booted(3)."""
    return (machine.root / "run" / "systemd" / "system").is_dir()


def turn_on(machine: Machine) -> Entry:
    """Have the companion started at login from now on; return by what. Raises OSError or UnwritableError."""
    first, *others = entries(machine)
    record.add(machine, first.write())
    for each in others:
        each.remove()
    return first


def turn_off(machine: Machine) -> None:
    """Have it started no more. Raises OSError."""
    for each in entries(machine):
        each.remove()


def unit(command: Sequence[str]) -> str:
    """Return the systemd user service that runs a command, whose first word is an absolute path."""
    # systemd.service(5): % and $ begin something that is put in, but for $ in the program's own path.
    words = [_quoted(word, '"\\').replace("%", "%%") for word in command]
    words[1:] = [word.replace("$", "$$") for word in words[1:]]
    text = (resources("tacit.setup") / UNIT).read_text("utf-8")
    return text.replace("@COMMAND@", " ".join(words))


def desktop_entry(command: Sequence[str]) -> str:
    """Return the file that a desktop's autostart folder takes: XDG Desktop Entry Specification 1.5."""
    # Its value is a string, in which a backslash stands for itself when it is doubled, once more after quoting.
    words = (_quoted(word, '"`$\\').replace("\\", "\\\\").replace("%", "%%") for word in command)
    lines = ("[Desktop Entry]", "Type=Application", "Name=Tacit companion", f"Exec={' '.join(words)}", "NoDisplay=true")
    return "\n".join([*lines, ""])


def agent(command: Sequence[str]) -> bytes:
    """Return the LaunchAgent that runs a command: launchd.plist(5)."""
    wanted = {"Label": AGENT, "ProgramArguments": list(command), "RunAtLoad": True, "ProcessType": "Background"}
    return plistlib.dumps(wanted)


def _quoted(word: str, special: str) -> str:
    """A word of a command, in double quotes where it needs them; a backslash goes before each of `special`."""
    if set(word) <= _PLAIN:
        return word
    return '"' + "".join(f"\\{letter}" if letter in special else letter for letter in word) + '"'
