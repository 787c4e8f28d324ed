"""The file that hands a token to the browser: a command line, and a browser's history, others can read."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from .pages import render

_PATTERN = "dashboard-*.html"


def write(folder: Path, address: str) -> Path:
    """Write a file that only its user can read and that leads a browser to the address; raise OSError."""
    content = render("redirect.html", address=address)
    path = folder / _PATTERN.replace("*", secrets.token_hex(8))
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(content)
    except BaseException:
        path.unlink()
        raise
    return path


def remove_all(folder: Path) -> None:
    """Remove what a companion that was killed has left."""
    for path in folder.glob(_PATTERN):
        path.unlink(missing_ok=True)
