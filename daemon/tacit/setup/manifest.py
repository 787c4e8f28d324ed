"""The native-host manifest: the file that tells a browser which program to start, and for which extension."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

HOST_NAME = "io.tacit.host"
"""The name that the extension asks for. Dots, and no hyphens: Chrome takes none."""

CHROMIUM_EXTENSION = "emnfchpkifbgdnmpfeioeaiembeediag"
"""The extension's id in Chromium's kin: it follows from the `key` in extension/manifest.json."""

FIREFOX_EXTENSION = "tacit@tacit.example"
"""The extension's id in Firefox: browser_specific_settings in extension/manifest.json."""


def for_chromium(host: Path, extensions: Sequence[str] = (CHROMIUM_EXTENSION,)) -> dict[str, Any]:
    """Return the manifest for Chrome, Chromium, Edge and their kin; `host` is the program's absolute path."""
    return _manifest(host) | {"allowed_origins": [f"chrome-extension://{id}/" for id in extensions]}


def for_firefox(host: Path, extensions: Sequence[str] = (FIREFOX_EXTENSION,)) -> dict[str, Any]:
    """Return the manifest for Firefox; `host` is the program's absolute path."""
    return _manifest(host) | {"allowed_extensions": list(extensions)}


def write(manifest: dict[str, Any], folder: Path) -> Path:
    """Write the manifest into a browser's folder, made where it is missing, and return its path.

    The file is there whole or not at all: a browser may look for it at any moment.
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{manifest['name']}.json"
    descriptor, unfinished = tempfile.mkstemp(dir=folder, prefix=f".{manifest['name']}.")
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            json.dump(manifest, file, indent=2)
            file.write("\n")
        Path(unfinished).chmod(0o644)
        Path(unfinished).replace(path)
    except BaseException:
        Path(unfinished).unlink()
        raise
    return path


def _manifest(host: Path) -> dict[str, Any]:
    if not host.is_absolute():
        raise ValueError("browsers start a host by its absolute path")
    return {
        "name": HOST_NAME,
        "description": "Relays between the Tacit extension and the companion on this computer.",
        "path": str(host),
        "type": "stdio",
    }
