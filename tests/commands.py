"""The `tacit` program as tests run it: as a process of its own, or in this one."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tacit import cli

TACIT = [sys.executable, "-m", "tacit"]
STOP = "My client Zebulon Quimby cried in session today. Zebulon is a nurse at Mercy Hospital."
CLEAR = "Good morning to all who love coffee."


def tacit(*arguments: str, stdin: str | bytes = b"", **environ: str) -> subprocess.CompletedProcess[bytes]:
    """Run the program."""
    return subprocess.run(
        [*TACIT, *arguments],
        input=stdin.encode() if isinstance(stdin, str) else stdin,
        capture_output=True,
        timeout=60,
        env=os.environ | environ,
    )


@pytest.fixture
def run_here(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes], tmp_path: Path
) -> Callable[..., tuple[int, bytes]]:
    """Run the program in this process, where the assessor's libraries are imported once."""

    def run(*arguments: str, stdin: str | bytes = b"") -> tuple[int, bytes]:
        (tmp_path / "stdin").write_bytes(stdin.encode() if isinstance(stdin, str) else stdin)
        with monkeypatch.context() as patch, (tmp_path / "stdin").open() as file:
            patch.setattr(sys, "stdin", file)
            status = cli.main(arguments)
        out, err = capfdbinary.readouterr()
        assert err == b""
        return status, out

    return run


Run = Callable[..., tuple[int, bytes]]
