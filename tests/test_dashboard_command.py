"""`tacit dashboard`, with a companion in a process of its own and a program in a browser's place."""

from __future__ import annotations

import asyncio
import sys
import webbrowser
from collections.abc import Iterator
from pathlib import Path

import pytest

from tacit import cli
from tacit.commands.terminal import NOT_RUNNING
from tacit.protocol.endpoint import Endpoint
from tacit.serve.companion import Companion
from tests.serve.conftest import here
from tests.serve.serving import SLOW, Echo, companion_process

__all__ = ["here"]

pytestmark = pytest.mark.usefixtures("here")

BROWSER = "import sys, pathlib; pathlib.Path(sys.argv[1]).write_text(' '.join(sys.argv[2:]))"


@pytest.fixture
def companion(here: Endpoint) -> Iterator[None]:
    """A companion."""
    with companion_process(SLOW):
        yield


@pytest.fixture(autouse=True)
def no_browser(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No browser is found, whatever this computer has."""
    monkeypatch.setattr(webbrowser, "_tryorder", None)
    monkeypatch.setattr(webbrowser, "_browsers", {})
    for name in ("BROWSER", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))


@pytest.mark.usefixtures("companion")
def test_path(capsys: pytest.CaptureFixture[str]):
    """With --path the file's name is written, and the file is there."""
    assert cli.main(["dashboard", "--path"]) == 0
    path = Path(capsys.readouterr().out.strip())
    assert "http://127.0.0.1:" in path.read_text("utf-8")


def test_page(capsys: pytest.CaptureFixture[str]):
    """A page that there is none of is refused, with the names of those that there are."""
    with pytest.raises(SystemExit):
        cli.main(["dashboard", "--page", "diary"])
    assert "'near-misses', 'settings', 'you', 'clients', 'accounts', 'policy'" in capsys.readouterr().err


@pytest.mark.usefixtures("companion")
def test_opens(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    """The browser is given the file, and no token on its command line."""
    program, asked = tmp_path / "browser.py", tmp_path / "asked"
    program.write_text(BROWSER)
    monkeypatch.setenv("BROWSER", f"{sys.executable} {program} {asked} %s")
    assert cli.main(["dashboard"]) == 0
    assert capsys.readouterr().out == "The dashboard opens in your browser.\n"
    told = asked.read_text()
    file = Path(told.removeprefix("file://"))
    token = file.read_text("utf-8").split("token=")[1].split('"')[0]
    assert len(token) == 43
    assert token not in told


@pytest.mark.usefixtures("companion")
def test_no_browser(capsys: pytest.CaptureFixture[str]):
    """Where no browser can be started, the file to open is named."""
    assert cli.main(["dashboard"]) == 1
    said = capsys.readouterr().err
    assert said.startswith("No browser could be started. Within a minute, open this file in yours: /")


def test_not_running(capsys: pytest.CaptureFixture[str]):
    """Where no companion runs, what to do is said, with the status that `tacit status` has."""
    assert cli.main(["dashboard"]) == NOT_RUNNING
    said = capsys.readouterr().err
    assert said == (
        "The companion is not running.\nOpen your browser, or run `tacit run` in another terminal, and try again.\n"
    )


async def test_no_log(here: Endpoint, capsys: pytest.CaptureFixture[str]):
    """What keeps the companion from making the file is said in its words."""
    async with Companion(here, Echo):
        assert await asyncio.to_thread(cli.main, ["dashboard"]) == 1
    assert capsys.readouterr().err == "This companion has no dashboard.\n"


def test_folder(here: Endpoint, capsys: pytest.CaptureFixture[str]):
    """A folder that others can reach into is not trusted, and it is said what to do."""
    here.folder.mkdir(mode=0o755)
    assert cli.main(["dashboard"]) == 1
    assert "run: chmod 700" in capsys.readouterr().err
