"""`tacit vault export` and `import`: a client list goes to another computer."""

import json
import resource
import stat
from pathlib import Path

import pytest

from tacit.commands.vault import NO_LIST
from tacit.store.vault import Vault
from tests.serve.conftest import here
from tests.store.conftest import cheap
from tests.store.lists import FIRST, OTHER_PASSPHRASE, PASSPHRASE, SECOND
from tests.vault_commands import Run, data, kept, run, vault

__all__ = ["cheap", "data", "here", "run", "vault"]

pytestmark = pytest.mark.usefixtures("cheap", "here")


class TestExport:
    @pytest.mark.usefixtures("vault")
    def test_written(self, run: Run, tmp_path: Path):
        """Everything is written as JSON to a new file that only its owner can read."""
        status, out, _ = run("export", str(tmp_path / "list.json"), lines=(PASSPHRASE,))
        assert status == 0
        assert "delete it when you are done" in out
        written = tmp_path / "list.json"
        assert stat.S_IMODE(written.stat().st_mode) == 0o600
        assert json.loads(written.read_bytes()) == json.loads(SECOND.dumps())

    @pytest.mark.usefixtures("vault")
    def test_not_over_another(self, run: Run, tmp_path: Path):
        """A file that is there is not overwritten, nor is a link followed."""
        (tmp_path / "mine").write_text("mine")
        (tmp_path / "link").symlink_to(tmp_path / "nowhere")
        for name in ("mine", "link"):
            status, _, err = run("export", str(tmp_path / name), lines=(PASSPHRASE,))
            assert status == 1
            assert f"{name} is there already. Choose another name." in err
        assert (tmp_path / "mine").read_text() == "mine"
        assert not (tmp_path / "nowhere").exists()

    @pytest.mark.usefixtures("vault")
    def test_never_half(self, run: Run, tmp_path: Path):
        """A list that does not fit on the disk leaves no half of it behind."""
        before = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (100, before[1]))
        try:
            status, _, err = run("export", str(tmp_path / "list.json"), lines=(PASSPHRASE,))
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, before)
        assert status == 1
        assert "could not be written: File too large." in err
        assert not (tmp_path / "list.json").exists()

    def test_none(self, run: Run, tmp_path: Path):
        """Where there is no list there is nothing to write."""
        assert run("export", str(tmp_path / "list.json")) == (1, "", f"{NO_LIST}\n")
        assert not (tmp_path / "list.json").exists()

    def test_recovered(self, run: Run, vault: Vault, tmp_path: Path):
        """Where the file is damaged, what is written is from before its last change, and that is said."""
        vault.file.write_bytes(b"")
        status, _, err = run("export", str(tmp_path / "list.json"), lines=(PASSPHRASE,))
        assert status == 0
        assert "before its last change" in err
        assert json.loads((tmp_path / "list.json").read_bytes()) == json.loads(FIRST.dumps())


class TestImport:
    @pytest.mark.usefixtures("vault")
    def test_moved(self, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
        """What was exported on one computer is taken over on another, where nothing is kept yet."""
        exported = str(tmp_path / "all.json")
        assert run("export", exported, lines=(PASSPHRASE,))[0] == 0
        status, _, err = run("import", exported, lines=(PASSPHRASE,))
        assert (status, "already" in err) == (1, True)
        assert "tacit clients import" not in err
        monkeypatch.setenv("TACIT_DATA_DIR", str(tmp_path / "new"))
        status, _, err = run("import", exported)
        assert (status, "tacit vault use-keyring" in err) == (1, True)
        run("set-passphrase", lines=(OTHER_PASSPHRASE, OTHER_PASSPHRASE))
        status, out, _ = run("import", exported, lines=(OTHER_PASSPHRASE,))
        assert (status, out.startswith("Kept: 3 clients")) == (0, True)
        assert kept(tmp_path / "new" / "vault", OTHER_PASSPHRASE) == SECOND

    def test_bad(self, run: Run, tmp_path: Path):
        """What is no export, or not there, is told of without a word from it."""
        (tmp_path / "bad.json").write_text('{"version": 2, "clients": "Zebulon"}')
        assert run("import", str(tmp_path / "bad.json"))[2] == "This cannot be kept: clients is not as it should be.\n"
        assert "No such file" in run("import", str(tmp_path / "none"))[2]
