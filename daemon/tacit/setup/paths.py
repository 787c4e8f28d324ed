"""Where Tacit's own parts lie, installed or in the source tree."""

from __future__ import annotations

import sys
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

    It lies beside this Python, else beside the program that runs, as where pip installs for one user.
    """
    # Not resolved: in a virtual environment python is a link out of it, and programs lie beside the link.
    name = "tacit-host.exe" if sys.platform == "win32" else "tacit-host"
    return _first(tuple(Path(program).absolute().parent for program in (sys.executable, sys.argv[0])), name)


def companion_command() -> tuple[str, ...]:
    """Return the command that runs the companion, by an absolute path; raise FileNotFoundError where there is none."""
    if sys.platform == "win32":
        # The program `tacit` would have a window of its own there, for as long as it runs.
        return (str(_first((Path(sys.executable).absolute().parent,), "pythonw.exe")), "-P", "-m", "tacit", "run")
    return (str(host_executable().with_name("tacit")), "run")


def _first(folders: tuple[Path, ...], name: str) -> Path:
    for folder in folders:
        if (folder / name).is_file():
            return folder / name
    raise FileNotFoundError(f"{name} is in none of: {', '.join(map(str, folders))}")
