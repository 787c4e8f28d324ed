"""Ends what a browser has started: its own processes, native hosts, and whatever those started."""

import contextlib
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psutil


def private_folder() -> Path:
    """A new folder for one browser's profile and home, readable by the user only."""
    return Path(tempfile.mkdtemp(prefix="tacit-e2e-"))


def _of(folder: Path) -> Iterator[psutil.Process]:
    """The processes that were started with this folder as their profile or HOME."""
    marker = str(folder)
    for process in psutil.process_iter():
        with contextlib.suppress(psutil.Error):
            if marker in process.environ().get("HOME", "") or any(marker in part for part in process.cmdline()):
                yield process


def end(folder: Path) -> None:
    """Ends all of a browser's processes and removes its folder. Raises RuntimeError when one will not go."""
    processes = list(_of(folder))
    for process in processes:
        with contextlib.suppress(psutil.NoSuchProcess):
            process.terminate()
    _, alive = psutil.wait_procs(processes, timeout=5)
    for process in alive:
        with contextlib.suppress(psutil.NoSuchProcess):
            process.kill()
    _, alive = psutil.wait_procs(alive, timeout=5)
    if left := [*alive, *_of(folder)]:
        raise RuntimeError(f"still running: {left}")
    shutil.rmtree(folder)
