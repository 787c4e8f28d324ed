"""The folders that setup made: `tacit uninstall` removes those, once they are empty, and no other."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from ..store import files
from .machine import Machine
from .registration import missing_folders

MOST = 1 << 20
"""The most bytes that a record is read for."""


def path(machine: Machine) -> Path:
    """Return where the record lies."""
    return machine.state / "setup.json"


def folders(machine: Machine) -> list[Path]:
    """Return the folders that setup made; none where there is no record or it cannot be read."""
    try:
        told = json.loads(files.read(path(machine), MOST) or b"{}")
        return [Path(each) for each in told["folders"]]
    except Exception:
        # Whatever is wrong with it: then folders stay, empty, which does no harm.
        return []


def add(machine: Machine, made: Iterable[Path]) -> None:
    """Put folders into the record; raise OSError or UnwritableError."""
    here = missing_folders(path(machine).parent)
    path(machine).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    every = dict.fromkeys(map(str, [*folders(machine), *here, *made]))
    files.replace(path(machine), json.dumps({"folders": list(every)}, indent=2).encode() + b"\n")
