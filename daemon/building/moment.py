"""The one moment that every file in a package bears: two builds of one commit give the same bytes."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

VARIABLE = "SOURCE_DATE_EPOCH"
"""As reproducible-builds.org specifies it: seconds since 1970, in UTC. hatchling and dpkg-deb heed it, too."""


def moment(root: Path, environ: Mapping[str, str] = os.environ) -> int:
    """Return what the environment says, else when the last commit was made; raise RuntimeError where nothing says."""
    told = environ.get(VARIABLE, "")
    if told:
        return int(told)
    command = ["git", "-C", str(root), "log", "-1", "--format=%ct"]
    said = subprocess.run(command, capture_output=True, text=True, check=False)
    if said.returncode != 0 or not said.stdout.strip():
        raise RuntimeError(f"there is no commit to take the date from. Set {VARIABLE} to seconds since 1970.")
    return int(said.stdout)
