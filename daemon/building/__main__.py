"""`make package`: every package that can be built here, into dist/."""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from pathlib import Path

from tacit import __version__

from . import debian, extension, python
from .moment import moment

ROOT = Path(__file__).parents[2]
DIST = ROOT / "dist"


def main() -> None:
    """Build; say what was built, and what was not and why."""
    shutil.rmtree(DIST, ignore_errors=True)
    DIST.mkdir()
    when = moment(ROOT)
    _extensions(when)
    *_, wheel = python.build(ROOT, DIST, when)
    if shutil.which("dpkg-deb"):
        for system in debian.SYSTEMS:
            _deb(system, wheel, when)
    else:
        print("No .deb is built: dpkg-deb is not on this computer.")
    made = sorted(DIST.iterdir())
    sums = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in made]
    (DIST / "SHA256SUMS").write_text("".join(sums), encoding="ascii")
    for path in made:
        print(f"{path.relative_to(ROOT)}  {path.stat().st_size / 1e6:.1f} MB")


def _extensions(when: int) -> None:
    folder = ROOT / "extension"
    source = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    for name, manifest in (
        ("chromium-{}.zip", extension.chromium_manifest(source)),
        ("firefox-{}.xpi", extension.firefox_manifest(source)),
    ):
        path = DIST / f"tacit-{name.format(source['version'])}"
        path.write_bytes(extension.archive(folder, manifest, when))


def _deb(system: str, wheel: Path, when: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        package = debian.Package(Path(folder) / "root", system, __version__)
        debian.add_program(package, wheel)
        debian.add_libraries(package, ROOT)
        debian.pack(package, DIST, when)


if __name__ == "__main__":
    main()
