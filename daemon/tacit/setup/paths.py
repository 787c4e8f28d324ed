"""Where Tacit's own parts lie, installed or in the source tree."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

_PACKAGE = Path(__file__).parent.parent


def extension_folder() -> Path:
    """Return the folder that holds the extension: package data when installed, else the source tree's.

    Raises FileNotFoundError where it is in neither place.
    """
    places = (_PACKAGE / "extension", _PACKAGE.parent.parent / "extension")
    return _first(places, "manifest.json").parent


def host_executable() -> Path:
    """Return the absolute path of the `tacit-host` program; raise FileNotFoundError where there is none.

    It lies beside this Python, else beside the program that runs, else where pip wrote down that it put it: `python -m
    tacit` runs no program, and Windows has programs in a folder of their own.
    """
    # Not resolved: in a virtual environment python is a link out of it, and programs lie beside the link.
    name = "tacit-host.exe" if sys.platform == "win32" else "tacit-host"
    beside = (Path(program).absolute().parent for program in (sys.executable, sys.argv[0]))
    return _first((*beside, *_installed(name)), name)


def companion_command() -> tuple[str, ...]:
    """Return the command that runs the companion, by an absolute path; raise FileNotFoundError where there is none."""
    if sys.platform == "win32":
        # The program `tacit` would have a window of its own there, for as long as it runs.
        return (str(_first((Path(sys.executable).absolute().parent,), "pythonw.exe")), "-P", "-m", "tacit", "run")
    return (str(host_executable().with_name("tacit")), "run")


def _installed(name: str) -> Iterator[Path]:
    """The folder in which pip put a program of ours, by its own record; none where pip did not install Tacit."""
    from importlib.metadata import PackageNotFoundError, files

    with suppress(PackageNotFoundError):
        for file in files("tacit") or ():
            if file.name == name:
                # The record's way there is by "..", which the manifest and a person are to be spared.
                yield Path(os.path.normpath(file.locate())).parent


def _first(folders: tuple[Path, ...], name: str) -> Path:
    for folder in folders:
        if (folder / name).is_file():
            return folder / name
    raise FileNotFoundError(f"{name} is in none of: {', '.join(map(str, folders))}")
