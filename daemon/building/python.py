"""Wheel and sdist, by hatchling."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from .moment import VARIABLE


def build(root: Path, folder: Path, when: int) -> list[Path]:
    """Build sdist and wheel of the tree at `root` into a folder; return their paths, the wheel last."""
    command = [sys.executable, "-m", "hatchling", "build", "-d", str(folder), "-t", "sdist", "-t", "wheel"]
    subprocess.run(command, cwd=root, env=os.environ | {VARIABLE: str(when)}, check=True, stdout=subprocess.DEVNULL)
    return [*folder.glob("tacit-*.tar.gz"), *folder.glob("tacit-*.whl")]
