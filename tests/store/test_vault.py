"""The vault: its states, what is kept when something goes wrong, and where the key comes from."""

import json
import os
import stat
import traceback
from pathlib import Path

import pytest

from tacit.protocol.messages import VaultState
from tacit.store import files, keys, seal
from tacit.store.exceptions import (
    ChangedError,
    DamagedError,
    KeyMissingError,
    KeyringFaultError,
    LockedError,
    NewerVersionError,
    NoKeyringError,
    PassphraseNeededError,
    UnfitError,
    UnsafeFileError,
    UnwritableError,
    VaultError,
    WeakPassphraseError,
    WrongKeyError,
)
from tacit.store.kept import Kept
from tacit.store.keys import SystemKeyring, system_keyring
from tacit.store.vault import BACKUP, NAME, Vault

from .lists import FIRST, OTHER_PASSPHRASE, PASSPHRASE, SECOND, client

pytestmark = pytest.mark.usefixtures("cheap")


def none() -> SystemKeyring | None:
    """Find no keyring."""
    return None


def opened(folder: Path, passphrase: str | None = None) -> Vault:
    """Return the vault of a folder, opened."""
    vault = Vault(folder)
    vault.open(passphrase)
    return vault


def in_keyring() -> set[str]:
    """Return what the keyring calls the keys that it holds for Tacit."""
    import secretstorage

    with secretstorage.dbus_init() as bus:
        found = secretstorage.get_default_collection(bus).search_items({"service": "Tacit"})
        return {item.get_label() for item in found}


@pytest.fixture
def sealed(tmp_path: Path) -> Vault:
    """A vault that is open, sealed with a passphrase, and was written twice."""
    vault = opened(tmp_path)
    vault.keep(FIRST)
    vault.seal_with_passphrase(PASSPHRASE)
    vault.keep(SECOND)
    return vault


class TestAbsent:
    def test_session_only(self, tmp_path: Path):
        """Without a vault, what is told is kept for the session and written nowhere."""
        vault = opened(tmp_path)
        assert (vault.state, vault.kept, vault.slot) == (VaultState.ABSENT, Kept(), None)
        vault.keep(FIRST)
        assert vault.kept == FIRST
        assert list(tmp_path.iterdir()) == []
        assert opened(tmp_path).kept == Kept()

    def test_before_opening(self, tmp_path: Path):
        """A vault that nobody has opened yet takes nothing, since a file may be there."""
        vault = Vault(tmp_path)
        assert vault.state is VaultState.LOCKED
        for act in (lambda: vault.keep(FIRST), vault.export, lambda: vault.seal_with_passphrase(PASSPHRASE)):
            with pytest.raises(LockedError):
                act()

    def test_asks_no_keyring(self, tmp_path: Path):
        """As long as there is no vault, the keyring is left alone."""

        def find() -> None:
            raise AssertionError("the keyring was asked")

        vault = Vault(tmp_path, find)
        vault.open()
        vault.keep(FIRST)
        vault.erase()


class TestPassphrase:
    def test_round_trip(self, tmp_path: Path):
        """What was told before the vault was made is in it, and the passphrase opens it at the next start."""
        vault = opened(tmp_path)
        vault.keep(FIRST)
        vault.seal_with_passphrase(PASSPHRASE)
        assert vault.state is VaultState.OPEN
        again = opened(tmp_path, PASSPHRASE)
        assert (again.state, again.kept, again.recovered) == (VaultState.OPEN, FIRST, False)
        again.open("anything: it is open")
        again.keep(SECOND)
        assert opened(tmp_path, PASSPHRASE).kept == SECOND

    @pytest.mark.usefixtures("sealed")
    def test_locked(self, tmp_path: Path):
        """Without its passphrase or with another it is locked, gives nothing and takes nothing, and then opens."""
        vault = Vault(tmp_path)
        with pytest.raises(PassphraseNeededError, match="tacit vault unlock"):
            vault.open()
        assert (vault.state, vault.kept) == (VaultState.LOCKED, Kept())
        with pytest.raises(WrongKeyError, match="Nothing was changed"):
            vault.open(OTHER_PASSPHRASE)
        for act in (lambda: vault.keep(FIRST), vault.export, vault.seal_with_keyring):
            with pytest.raises(WrongKeyError):
                act()
        assert vault.slot is not None
        vault.open(PASSPHRASE)
        assert (vault.state, vault.kept) == (VaultState.OPEN, SECOND)

    def test_change(self, sealed: Vault, tmp_path: Path):
        """After a change the old passphrase opens neither the file nor the generation before it."""
        sealed.seal_with_passphrase(OTHER_PASSPHRASE)
        assert opened(tmp_path, OTHER_PASSPHRASE).kept == SECOND
        with pytest.raises(WrongKeyError):
            opened(tmp_path, PASSPHRASE)
        (tmp_path / NAME).unlink()
        with pytest.raises(WrongKeyError):
            opened(tmp_path, PASSPHRASE)
        assert opened(tmp_path, OTHER_PASSPHRASE).kept == SECOND

    def test_weak(self, sealed: Vault, tmp_path: Path):
        """A weak passphrase is refused, and the one from before goes on to hold."""
        with pytest.raises(WeakPassphraseError):
            sealed.seal_with_passphrase("too short")
        assert opened(tmp_path, PASSPHRASE).kept == SECOND

    def test_real_cost(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
        """With the cost that is used in earnest it opens as well."""
        monkeypatch.setattr(keys, "COST", seal.Cost(17, 8, 1))
        vault = opened(tmp_path)
        vault.keep(FIRST)
        vault.seal_with_passphrase(PASSPHRASE)
        assert opened(tmp_path, PASSPHRASE).kept == FIRST


@pytest.mark.usefixtures("service")
class TestKeyring:
    def test_round_trip(self, tmp_path: Path):
        """With the key in the Secret Service it opens by itself."""
        vault = opened(tmp_path)
        vault.keep(FIRST)
        vault.seal_with_keyring()
        again = opened(tmp_path)
        assert (again.state, again.kept) == (VaultState.OPEN, FIRST)
        again.keep(SECOND)
        assert opened(tmp_path).kept == SECOND
        again.erase()

    def test_copied(self, tmp_path: Path):
        """A file without its key in the keyring is noise, and it is said what that means."""
        vault = opened(tmp_path)
        vault.seal_with_keyring()
        assert vault.slot is not None
        system = system_keyring()
        assert system is not None
        system.erase(vault.slot.id)
        with pytest.raises(KeyMissingError, match="Without it nobody can read the file"):
            opened(tmp_path)
        system.write(vault.slot.id, bytes(32))
        with pytest.raises(KeyMissingError):
            opened(tmp_path)
        system.erase(vault.slot.id)

    def test_no_keyring(self, tmp_path: Path):
        """Where the keyring is gone the vault is locked, and where there never was one none is made."""
        vault = opened(tmp_path)
        vault.keep(FIRST)
        vault.seal_with_keyring()
        without = Vault(tmp_path, none)
        with pytest.raises(NoKeyringError):
            without.open()
        assert without.state is VaultState.LOCKED
        vault.erase()
        without.open()
        without.keep(FIRST)
        with pytest.raises(NoKeyringError, match="Use a passphrase instead"):
            without.seal_with_keyring()
        assert without.kept == FIRST

    def test_move(self, tmp_path: Path):
        """From keyring to passphrase and back, the key that is left behind is taken out of the keyring."""
        system = system_keyring()
        assert system is not None
        vault = opened(tmp_path)
        vault.keep(FIRST)
        vault.seal_with_keyring()
        assert vault.slot is not None
        first = vault.slot.id
        vault.seal_with_passphrase(PASSPHRASE)
        with pytest.raises(KeyMissingError):
            system.read(first)
        assert opened(tmp_path, PASSPHRASE).kept == FIRST
        vault.seal_with_keyring()
        assert opened(tmp_path).kept == FIRST
        vault.erase()

    def test_erase(self, tmp_path: Path):
        """Erased, the files are gone and so is the key: a copy of the file opens nowhere any more."""
        vault = opened(tmp_path)
        vault.keep(FIRST)
        vault.seal_with_keyring()
        copy = vault.file.read_bytes()
        vault.erase()
        assert list(tmp_path.iterdir()) == []
        assert (vault.state, vault.kept) == (VaultState.ABSENT, Kept())
        (tmp_path / NAME).write_bytes(copy)
        with pytest.raises(KeyMissingError):
            opened(tmp_path)

    def test_erase_without_the_keyring(self, tmp_path: Path):
        """Where the key cannot be taken out, the files go all the same, and it is said."""
        opened(tmp_path).seal_with_keyring()
        vault = Vault(tmp_path, none)
        with pytest.raises(NoKeyringError):
            vault.erase()
        assert list(tmp_path.iterdir()) == []
        assert vault.state is VaultState.ABSENT

    def test_not_written(self, sealed: Vault, tmp_path: Path):
        """Where the file cannot be written, the new key is not left in the keyring, and the old one goes on to hold."""
        before = in_keyring()
        (tmp_path / f"{NAME}.new").mkdir()
        with pytest.raises(UnwritableError):
            sealed.seal_with_keyring()
        (tmp_path / f"{NAME}.new").rmdir()
        assert opened(tmp_path, PASSPHRASE).kept == SECOND
        assert in_keyring() == before

    def test_key_stays_where_it_is_used(self, sealed: Vault, tmp_path: Path):
        """Where the file was written but the generation before it was not, the new key stays: it opens the file."""
        write = files.replace

        def fail_later(path: Path, data: bytes) -> None:
            if path.name == BACKUP and seal.slot_of(data).kind == "keyring":
                raise UnwritableError(path, "no room")
            write(path, data)

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(files, "replace", fail_later)
            with pytest.raises(UnwritableError):
                sealed.seal_with_keyring()
        assert opened(tmp_path).kept == SECOND
        sealed.erase()


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


class TestSecrets:
    def test_export(self, sealed: Vault):
        """The export is plain JSON of all that is kept."""
        assert Kept.loads(sealed.export()) == SECOND
        assert json.loads(sealed.export())["clients"][0]["ways"][0]["text"] == "Zebulon Quimby"

    def test_noise(self, sealed: Vault, tmp_path: Path):
        """No file holds a word of what is kept, nor the key or the passphrase, in UTF-8, UTF-16 or hexadecimal."""
        assert sealed._opened is not None
        stored = b"".join(path.read_bytes() for path in tmp_path.iterdir())
        words = ["Zebulon", "Quimby", "Hepzibah", "Brindlewick", "Jessica", PASSPHRASE, sealed._opened.key.hex()]
        for word in words:
            for form in (word.encode(), word.encode("utf-16-le"), word.encode("utf-16-be")):
                assert form not in stored
        assert sealed._opened.key not in stored

    def test_reprs(self, sealed: Vault):
        """Reprs of the vault and its parts show no word, key or passphrase."""
        assert sealed._opened is not None
        shown = f"{sealed!r} {sealed._opened!r} {sealed.slot!r}"
        for secret in ("Zebulon", PASSPHRASE, sealed._opened.key.hex(), repr(sealed._opened.key)):
            assert secret not in shown

    @pytest.mark.usefixtures("sealed")
    def test_what_is_remembered(self, tmp_path: Path):
        """A wrong passphrase is kept neither in the vault nor in what it raises later."""
        vault = Vault(tmp_path)
        with pytest.raises(WrongKeyError):
            vault.open("the wrong one, but long enough")
        assert vault._problem is not None
        assert vault._problem.__traceback__ is None
        with pytest.raises(WrongKeyError) as later:
            vault.export()
        frames = traceback.StackSummary.extract(traceback.walk_tb(later.value.__traceback__), capture_locals=True)
        assert "the wrong one" not in "".join(frames.format())
        assert later.value.__context__ is None

    def test_every_error_is_a_sentence(self):
        """Every error says in whole sentences what is the matter."""
        said = [
            LockedError(),
            KeyMissingError(),
            KeyringFaultError("Type"),
            VaultError(),
            DamagedError(),
            ChangedError(),
        ]
        said += [UnfitError("town"), UnsafeFileError(Path("a"), "it is a link"), UnwritableError(Path("a"), "no room")]
        for error in said:
            assert str(error)[0].isupper()
            assert str(error).endswith((".", "`."))


def opened_anew(folder: Path) -> Vault:
    """Return a vault whose opening has failed."""
    vault = Vault(folder)
    with pytest.raises(VaultError):
        vault.open()
    return vault
