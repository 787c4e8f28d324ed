"""Bundles the practice pages, with the editors that the sites use, into `.build/`."""

import fcntl
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

HERE = Path(__file__).parent
PAGES = HERE / "pages"
BUILD = HERE / ".build"
TESTS = HERE.parent
ESBUILD = TESTS / "node_modules" / ".bin" / "esbuild"
NAMES = ("x", "facebook", "linkedin")


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Keeps other test processes from building at the same time."""
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _newest_source() -> float:
    sources = [*PAGES.rglob("*"), Path(__file__), TESTS / "package-lock.json"]
    return max(path.stat().st_mtime for path in sources if path.is_file())


def _bundle() -> None:
    entries = [str(PAGES / f"{name}.{kind}") for name in NAMES for kind in ("js", "css")]
    command = [
        str(ESBUILD),
        *entries,
        "--bundle",
        "--format=iife",
        "--conditions=production",
        "--define:global=window",  # draft-js expects Node's name for it
        '--define:process.env.NODE_ENV="production"',
        f"--outdir={BUILD}",
        "--log-level=error",
    ]
    subprocess.run(command, cwd=TESTS, check=True)


def assets() -> dict[str, bytes]:
    """The pages and what they load, by file name; built first where a source is newer.

    Raises CalledProcessError when a page does not bundle, FileNotFoundError without tests/node_modules.
    """
    with _locked(BUILD):
        stamp = BUILD / "stamp"
        newest = _newest_source()
        if not stamp.exists() or stamp.stat().st_mtime != newest:
            _bundle()
            stamp.touch()
            os.utime(stamp, (newest, newest))
        names = [f"{name}.{kind}" for name in NAMES for kind in ("js", "css")]
        built = {name: (BUILD / name).read_bytes() for name in names}
        return built | {f"{name}.html": (PAGES / f"{name}.html").read_bytes() for name in NAMES}
