"""The vault: its states, and where the key comes from."""

from pathlib import Path

import pytest

from tacit.protocol.messages import VaultState
from tacit.store import files, keys, seal
from tacit.store.exceptions import (
    KeyMissingError,
    KeyringAwayError,
    LockedError,
    NoKeyringError,
    PassphraseNeededError,
    UnwritableError,
    WeakPassphraseError,
    WrongKeyError,
)
from tacit.store.kept import Kept
from tacit.store.keys import SystemKeyring, system_keyring
from tacit.store.vault import BACKUP, NAME, Vault

from .lists import FIRST, OTHER_PASSPHRASE, PASSPHRASE, SECOND, opened

pytestmark = pytest.mark.usefixtures("cheap")


def none() -> SystemKeyring | None:
    """Find no keyring."""
    return None


def in_keyring() -> set[str]:
    """Return what the keyring calls the keys that it holds for Tacit."""
    import secretstorage

    with secretstorage.dbus_init() as bus:
        found = secretstorage.get_default_collection(bus).search_items({"service": "Tacit"})
        return {item.get_label() for item in found}


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
        with pytest.raises(KeyringAwayError, match="Sign in at this computer's desk") as refused:
            without.open()
        # That asks for the key first: it would end here again.
        assert "set-passphrase" not in str(refused.value)
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
        with pytest.raises(KeyringAwayError):
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
