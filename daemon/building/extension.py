"""The extension as the stores take it: a zip for Chrome and its kin, an .xpi for Firefox.

The source's manifest.json serves both kinds of browser. A store refuses what only the other kind reads, or warns of
it, so each package has a manifest without that.
"""

from __future__ import annotations

import io
import json
import time
import zipfile
from pathlib import Path
from typing import Any

_EARLIEST = 315532800
"""1980-01-01, in seconds since 1970: a zip knows no time before it."""


def chromium_manifest(source: dict[str, Any]) -> dict[str, Any]:
    """Return the manifest for Chrome's and Edge's stores.

    Without `key`: the store gives a new extension a key of its own, and refuses one that brings it. Without
    `browser_specific_settings` and `background.scripts`: Chrome warns of both.
    """
    manifest = {name: value for name, value in source.items() if name not in ("key", "browser_specific_settings")}
    return manifest | {"background": _without(source["background"], "scripts")}


def firefox_manifest(source: dict[str, Any]) -> dict[str, Any]:
    """Return the manifest for Firefox: without `background.service_worker`, `key` and `minimum_chrome_version`."""
    manifest = {name: value for name, value in source.items() if name not in ("key", "minimum_chrome_version")}
    return manifest | {"background": _without(source["background"], "service_worker")}


def archive(folder: Path, manifest: dict[str, Any], when: int) -> bytes:
    """Return a zip of the extension in a folder, with this manifest in place of its own; every file is dated `when`."""
    stamp = time.gmtime(max(when, _EARLIEST))[:6]
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as packed:
        for name, content in sorted(_files(folder, manifest).items()):
            entry = zipfile.ZipInfo(name, stamp)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = 0o100644 << 16
            packed.writestr(entry, content, compresslevel=9)
    return written.getvalue()


def _files(folder: Path, manifest: dict[str, Any]) -> dict[str, bytes]:
    files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    return files | {"manifest.json": json.dumps(manifest, indent=2, ensure_ascii=False).encode() + b"\n"}


def _without(members: dict[str, Any], name: str) -> dict[str, Any]:
    return {key: value for key, value in members.items() if key != name}
