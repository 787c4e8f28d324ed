"""`tacit vault` in this process, and a vault that it finds."""

import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tacit import cli
from tacit.store.vault import Vault
from tests.store.lists import FIRST, PASSPHRASE, SECOND

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The vault's folder."""
    monkeypatch.setenv("TACIT_DATA_DIR", str(tmp_path / "data"))
    return tmp_path / "data" / "vault"


@pytest.fixture
def run(data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run `tacit vault` in this process with lines on stdin; return status, stdout and stderr."""

    def run_part(*arguments: str, lines: tuple[str, ...] = ()) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
        status = cli.main(["vault", *arguments])
        out, err = capsys.readouterr()
        for secret in (*lines, "Zebulon"):
            assert len(secret) < 15 or secret not in out + err
        return status, out, err

    return run_part


@pytest.fixture
def vault(data: Path) -> Vault:
    """A vault with a list, sealed with the passphrase."""
    data.mkdir(mode=0o700, parents=True)
    made = Vault(data)
    made.open()
    made.keep(FIRST)
    made.seal_with_passphrase(PASSPHRASE)
    made.keep(SECOND)
    return made


def kept(data: Path, passphrase: str | None = None) -> object:
    """Return what is kept in a folder."""
    vault = Vault(data)
    vault.open(passphrase)
    return vault.kept
