"""A person's home, with browsers that have run, and the program as they run it there."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tacit import cli
from tacit.setup.machine import this_machine
from tests.setup.computers import place as placed
from tests.setup.computers import run_once

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of the test's own, with Chromium and Firefox and the folders that every home has."""
    own = tmp_path / "home"
    for variable in ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR", "SUDO_USER"):
        monkeypatch.delenv(variable, raising=False)
    for variable in ("TACIT_DATA_DIR", "TACIT_CONFIG_DIR", "TACIT_RUNTIME_DIR", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("HOME", str(own))
    for folder in (".config/mine", ".local/state/mine", ".local/share/mine"):
        (own / folder).mkdir(parents=True)
    for key in ("chromium", "firefox"):
        run_once(placed(this_machine(), key))
    return own


@pytest.fixture
def run(home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the program in this process, away from a terminal; return status, stdout and stderr."""

    def run_program(*arguments: str) -> tuple[int, str, str]:
        with Path(os.devnull).open() as nothing, monkeypatch.context() as patch:
            patch.setattr(sys, "stdin", nothing)
            status = cli.main(arguments)
        return status, *capsys.readouterr()

    return run_program
