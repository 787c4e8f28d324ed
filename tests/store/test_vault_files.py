"""The vault's files: what is kept when they are damaged, open to others, in the way, or cannot be written."""

import os
import stat
from pathlib import Path

import pytest

from tacit.protocol.messages import VaultState
from tacit.store import files, seal
from tacit.store.exceptions import (
    ChangedError,
    DamagedError,
    NewerVersionError,
    UnfitError,
    UnsafeFileError,
    UnwritableError,
    VaultError,
)
from tacit.store.vault import BACKUP, NAME, Vault

from .lists import FIRST, PASSPHRASE, SECOND, client, opened

pytestmark = pytest.mark.usefixtures("cheap")


class TestDamage:
    @pytest.mark.parametrize("damage", [b"", b"half", None])
    def test_recovered(self, sealed: Vault, tmp_path: Path, damage: bytes | None):
        """Of a file that is empty, half there or gone, the generation before it is opened, and that is known."""
        if damage is None:
            sealed.file.unlink()
        else:
            sealed.file.write_bytes(sealed.file.read_bytes()[:30_000] if damage else b"")
        vault = opened(tmp_path, PASSPHRASE)
        assert (vault.state, vault.kept, vault.recovered) == (VaultState.OPEN, FIRST, True)
        assert vault.slot is not None
        vault.keep(SECOND)
        assert vault.recovered is False
        assert opened(tmp_path, PASSPHRASE).kept == SECOND
        sealed.file.write_bytes(b"")
        assert opened(tmp_path, PASSPHRASE).kept == FIRST

    @pytest.mark.usefixtures("sealed")
    def test_both(self, tmp_path: Path):
        """Where both are damaged nothing is overwritten, and what to do is said; erased, it begins anew."""
        for name in (NAME, BACKUP):
            (tmp_path / name).write_bytes(b"not a vault")
        vault = Vault(tmp_path)
        with pytest.raises(DamagedError, match=r"put it back; to begin anew, run `tacit vault erase`"):
            vault.open(PASSPHRASE)
        assert (vault.state, vault.slot) == (VaultState.DAMAGED, None)
        with pytest.raises(DamagedError):
            vault.keep(FIRST)
        assert (tmp_path / NAME).read_bytes() == b"not a vault"
        vault.erase()
        assert list(tmp_path.iterdir()) == []
        vault.keep(FIRST)
        vault.seal_with_passphrase(PASSPHRASE)
        assert opened(tmp_path, PASSPHRASE).kept == FIRST

    def test_damaged_backup(self, sealed: Vault, tmp_path: Path):
        """A damaged generation before is no matter, and the next write puts a good one in its place."""
        sealed.backup.write_bytes(b"not a vault")
        vault = opened(tmp_path, PASSPHRASE)
        assert (vault.kept, vault.recovered) == (SECOND, False)
        vault.keep(FIRST)
        sealed.file.unlink()
        assert opened(tmp_path, PASSPHRASE).kept == SECOND

    @pytest.mark.parametrize("content", [b'{"version": 3}', b'{"version": 1, "more": 1}', b"{}"])
    def test_newer(self, sealed: Vault, tmp_path: Path, content: bytes):
        """What a newer version wrote is left alone, and the generation before it is not taken for it."""
        assert sealed._opened is not None
        newer = seal.seal(content, sealed._opened.slot, sealed._opened.key)
        sealed.file.write_bytes(newer)
        vault = Vault(tmp_path)
        with pytest.raises(NewerVersionError):
            vault.open(PASSPHRASE)
        assert vault.state is VaultState.DAMAGED
        with pytest.raises(NewerVersionError):
            vault.keep(FIRST)
        assert sealed.file.read_bytes() == newer

    def test_changed_meanwhile(self, sealed: Vault, tmp_path: Path):
        """A file that another program wrote meanwhile is not overwritten."""
        other = opened(tmp_path, PASSPHRASE)
        other.keep(FIRST)
        with pytest.raises(ChangedError):
            sealed.keep(SECOND)
        assert opened(tmp_path, PASSPHRASE).kept == FIRST

    def test_too_much(self, sealed: Vault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
        """A list that is too long is refused, and what was kept is still there."""
        monkeypatch.setattr(seal, "MAX_CONTENT", 20_000)
        long = SECOND.model_copy(update={"clients": (client("A" * 200),) * 200})
        with pytest.raises(UnfitError):
            sealed.keep(long)
        assert sealed.kept == SECOND
        assert opened(tmp_path, PASSPHRASE).kept == SECOND


class TestFiles:
    def test_closed_to_others(self, sealed: Vault, tmp_path: Path):
        """Whatever the umask, the files are this user's alone, and nothing else is left in the folder."""
        old = os.umask(0)
        try:
            sealed.keep(FIRST)
        finally:
            os.umask(old)
        assert sorted(path.name for path in tmp_path.iterdir()) == [NAME, BACKUP]
        assert {stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()} == {0o600}

    @pytest.mark.parametrize("name", [NAME, BACKUP])
    @pytest.mark.usefixtures("sealed")
    def test_link(self, tmp_path: Path, name: str):
        """A link in a file's place is not followed: whoever made it decides where it leads."""
        (tmp_path / name).rename(tmp_path / "elsewhere")
        (tmp_path / name).symlink_to(tmp_path / "elsewhere")
        vault = Vault(tmp_path)
        with pytest.raises(UnsafeFileError, match="links are not followed"):
            vault.open(PASSPHRASE)
        assert vault.state is VaultState.DAMAGED

    def test_link_beside(self, sealed: Vault, tmp_path: Path):
        """A link where the new file is written first is removed, and what it leads to is not touched."""
        (tmp_path / "elsewhere").write_text("mine")
        (tmp_path / f"{NAME}.new").symlink_to(tmp_path / "elsewhere")
        sealed.keep(FIRST)
        assert (tmp_path / "elsewhere").read_text() == "mine"
        assert opened(tmp_path, PASSPHRASE).kept == FIRST

    @pytest.mark.usefixtures("sealed")
    def test_of_another_user(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
        """A file of another user is not used."""
        monkeypatch.setattr(os, "geteuid", lambda: 4_000_000)
        with pytest.raises(UnsafeFileError, match="belongs to another user"):
            opened(tmp_path, PASSPHRASE)

    def test_pipe(self, tmp_path: Path):
        """A pipe in the file's place is refused, and not waited at."""
        os.mkfifo(tmp_path / NAME)
        with pytest.raises(UnsafeFileError, match="it is not a file"):
            opened(tmp_path)

    def test_folder_in_the_way(self, tmp_path: Path):
        """A folder in the file's place is named."""
        (tmp_path / NAME).mkdir()
        with pytest.raises(VaultError, match=NAME):
            opened(tmp_path)
        with pytest.raises(UnwritableError):
            opened_anew(tmp_path).erase()

    def test_unreadable(self, tmp_path: Path):
        """A path that the system cannot open is named with the system's reason."""
        with pytest.raises(UnwritableError, match=r"File name too long"):
            opened(tmp_path / ("d" * 300))

    def test_huge(self, tmp_path: Path):
        """A file far over the limit is damage, and only as much as the limit is read of it."""
        with (tmp_path / NAME).open("wb") as file:
            file.truncate(1 << 40)
        with pytest.raises(DamagedError):
            opened(tmp_path)

    def test_no_flushing(self, sealed: Vault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
        """A file system that cannot flush a folder is no reason to say that nothing was written."""
        flush = files._flush

        def refuse(descriptor: int) -> None:
            if stat.S_ISDIR(os.fstat(descriptor).st_mode):
                raise OSError(22, "Invalid argument")
            flush(descriptor)

        monkeypatch.setattr(files, "_flush", refuse)
        sealed.keep(FIRST)
        assert opened(tmp_path, PASSPHRASE).kept == FIRST


def opened_anew(folder: Path) -> Vault:
    """Return a vault whose opening has failed."""
    vault = Vault(folder)
    with pytest.raises(VaultError):
        vault.open()
    return vault
