"""The companion opens the user's browser: one that starts, one that stays, one that is not there."""

from __future__ import annotations

import asyncio
import os
import sys
import webbrowser
from pathlib import Path

import pytest

from tacit.dashboard import browser
from tacit.dashboard.server import Dashboard
from tests.dashboard.test_server import files

RECORDS = "import sys, pathlib, time\npathlib.Path(sys.argv[1]).write_text(sys.argv[3])\ntime.sleep(float(sys.argv[2]))"

STARTS = """#!{python}
import os, pathlib, sys
pathlib.Path(__file__ + ".told").write_text(" ".join(sys.argv))
command = sys.argv[sys.argv.index("--") + 1 :]
os.execv(command[0], command)
"""


@pytest.fixture(autouse=True)
def no_browser(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No browser is found, whatever this computer has."""
    monkeypatch.setattr(webbrowser, "_tryorder", None)
    monkeypatch.setattr(webbrowser, "_browsers", {})
    for name in ("BROWSER", "DISPLAY", "WAYLAND_DISPLAY", "SYSTEMD_EXEC_PID"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))


def recording(monkeypatch: pytest.MonkeyPatch, folder: Path, stays: float = 0) -> Path:
    """Make a program the default browser; return the file in which it writes down what it was given."""
    program, told = folder / "browser.py", folder / "told"
    program.write_text(RECORDS)
    monkeypatch.setenv("BROWSER", f"{sys.executable} {program} {told} {stays} %s")
    return told


async def opened(dashboard: Dashboard) -> tuple[Path | None, str | None]:
    """What is answered to who asks for the dashboard to be shown."""
    heard: asyncio.Queue[tuple[Path | None, str | None]] = asyncio.Queue()
    dashboard.open(lambda *said: heard.put_nowait(said), show=True)
    return await asyncio.wait_for(heard.get(), 20)


async def test_shown(dashboard: Dashboard, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """The browser is given the file and no token, and who asked learns neither."""
    told = recording(monkeypatch, tmp_path)
    assert await opened(dashboard) == (None, None)
    [file] = files(folder)
    assert told.read_text() == file.as_uri()
    assert "token=" in file.read_text("utf-8")


async def test_stays(dashboard: Dashboard, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A browser that gives nothing back until it is closed counts as open after a moment."""
    monkeypatch.setattr(browser, "PATIENCE", 0.5)
    told = recording(monkeypatch, tmp_path, stays=1.5)
    assert await opened(dashboard) == (None, None)
    async with asyncio.timeout(10):
        while not told.exists():  # noqa: ASYNC110 - nobody tells of it
            await asyncio.sleep(0.02)


async def test_none(dashboard: Dashboard, folder: Path):
    """Where no browser can be started it is said what to do, and the file is gone."""
    path, problem = await opened(dashboard)
    assert path is None
    assert problem == "No browser could be started from here. To open the dashboard, run: tacit dashboard"
    assert files(folder) == []
    assert dashboard._entries._ends == {}


async def test_from_a_service(dashboard: Dashboard, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A companion that is a service has systemd start the browser, which answers whether there is one."""
    # The program that a service is has its own process id in this; one that it starts has another's.
    monkeypatch.setenv("SYSTEMD_EXEC_PID", str(os.getpid()))
    assert (await opened(dashboard))[1] is not None, "systemd is not here"
    told = recording(monkeypatch, tmp_path)
    program = tmp_path / "systemd-run"
    program.write_text(STARTS.format(python=sys.executable))
    program.chmod(0o755)
    assert await opened(dashboard) == (None, None)
    assert told.read_text() == files(folder)[0].as_uri()
    assert "--property=KillMode=process" in (tmp_path / "systemd-run.told").read_text().split()
    monkeypatch.delenv("BROWSER")
    assert (await opened(dashboard))[1] is not None, "no browser is here"
    (tmp_path / "systemd-run.told").unlink()
    monkeypatch.setenv("SYSTEMD_EXEC_PID", "1")
    await opened(dashboard)
    assert not (tmp_path / "systemd-run.told").exists()
