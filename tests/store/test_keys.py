"""Keys in a real Secret Service, and keys from passphrases."""

import gc
import hashlib
import sys
import unicodedata
from typing import Any

import keyring.backends.fail
import keyring.backends.null
import pytest

from tacit.store import keys, seal
from tacit.store.exceptions import DamagedError, KeyMissingError, KeyringFaultError, WeakPassphraseError
from tacit.store.keys import SystemKeyring, system_keyring
from tacit.store.seal import Cost, Slot

from .secret_service import Service

ID = bytes(range(16))
KEY = bytes(range(32))


class TestSystemKeyring:
    @pytest.mark.usefixtures("service")
    def test_round_trip(self):
        """A key that is put into the Secret Service is found there until it is taken out."""
        system = system_keyring()
        assert system is not None
        with pytest.raises(KeyMissingError):
            system.read(ID)
        system.write(ID, KEY)
        again = system_keyring()
        assert again is not None
        assert again.read(ID) == KEY
        again.erase(ID)
        again.erase(ID)
        with pytest.raises(KeyMissingError, match="does not hold the key"):
            system.read(ID)

    @pytest.mark.usefixtures("service")
    def test_shown_as_tacit(self):
        """In the keyring's own list the key stands under a name that its owner knows."""
        import secretstorage

        system = system_keyring()
        assert system is not None
        system.write(ID, KEY)
        with secretstorage.dbus_init() as bus:
            [item] = secretstorage.get_default_collection(bus).search_items({"service": "Tacit"})
            assert item.get_attributes()["application"] == "Tacit"
            assert "Tacit" in item.get_label()
        system.erase(ID)

    def test_not_in_the_keyrings_files(self, service: Service):
        """The keyring's own files do not hold the key in plain, so a copied home folder does not give it away."""
        system = system_keyring()
        assert system is not None
        system.write(ID, KEY)
        stored = b"".join(path.read_bytes() for path in (service.folder / "data").rglob("*") if path.is_file())
        assert stored
        assert KEY not in stored
        assert KEY.hex().encode() not in stored
        system.erase(ID)

    @pytest.mark.usefixtures("lone_service")
    @pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
    def test_locked(self):
        """A keyring that stays locked is a fault that says what to do."""
        import secretstorage

        system = system_keyring()
        assert system is not None
        system.write(ID, KEY)
        with secretstorage.dbus_init() as bus:
            collection = secretstorage.get_default_collection(bus)
            collection.lock()
            with pytest.raises(KeyringFaultError, match=r"\(KeyringLocked\). Unlock it") as refused:
                system.read(ID)
            for act in (system.erase, lambda id: system.write(id, KEY)):
                with pytest.raises(KeyringFaultError):
                    act(ID)
        assert refused.value.__context__ is None
        gc.collect()  # The library leaves its connection open then: the warning for it is this test's.

    def test_none(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Any):
        """Where no service is there, there is no keyring, whatever the environment and the settings of keyring name."""
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path / 'none'}")
        monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
        assert system_keyring() is None
        monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS")
        assert system_keyring() is None

    @pytest.mark.usefixtures("service")
    def test_no_other(self, monkeypatch: pytest.MonkeyPatch):
        """Another back end is not taken, even where keyring itself would take it."""
        monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
        system = system_keyring()
        assert system is not None
        assert type(system._backend).__module__ == "keyring.backends.SecretService"

    def test_named(self):
        """Only the four systems' own back ends are named: no file, no chain, no substitute for a missing one."""
        modules = {module.rpartition(".")[2] for module, _ in keys.SYSTEM}
        assert modules == {"macOS", "Windows", "kwallet", "SecretService"}
        assert not [name for name in sys.modules if name.startswith("keyrings")]

    def test_forgetful(self):
        """A keyring that keeps nothing is found out when the key is put in, not when it is wanted."""
        with pytest.raises(KeyringFaultError, match="it did not keep the key"):
            SystemKeyring(keyring.backends.null.Keyring()).write(ID, KEY)

    def test_failing(self):
        """A keyring that fails is told by the type of its failure alone."""
        system = SystemKeyring(keyring.backends.fail.Keyring())
        with pytest.raises(KeyringFaultError, match=r"\(NoKeyringError\)"):
            system.write(ID, KEY)
        with pytest.raises(KeyringFaultError, match=r"\(NoKeyringError\)"):
            system.read(ID)

    @pytest.mark.usefixtures("service")
    @pytest.mark.parametrize("stored", ["", "zz", "00" * 31])
    def test_no_key(self, stored: str):
        """An entry that holds no key counts as none."""
        system = system_keyring()
        assert system is not None
        system._backend.set_password("Tacit", keys._entry(ID), stored)
        with pytest.raises(KeyMissingError):
            system.read(ID)
        system._backend.delete_password("Tacit", keys._entry(ID))

    @pytest.mark.usefixtures("service")
    def test_cannot_be_taken_out(self, monkeypatch: pytest.MonkeyPatch):
        """A key that the keyring does not give up is told of."""
        system = system_keyring()
        assert system is not None
        system.write(ID, KEY)

        def fail(*_: object) -> None:
            raise OSError(KEY.hex())

        with monkeypatch.context() as patch:
            patch.setattr(type(system._backend), "delete_password", fail)
            with pytest.raises(KeyringFaultError) as refused:
                system.erase(ID)
        assert KEY.hex() not in str(refused.value)
        system.erase(ID)


class TestPassphrase:
    def test_scrypt(self):
        """The key is scrypt's of the passphrase with the slot's id and cost: 128 MiB of memory."""
        slot = seal.new_slot(keys.COST)
        expected = hashlib.scrypt(b"hello", salt=slot.id, n=2**17, r=8, p=1, maxmem=1 << 28, dklen=32)
        assert keys.derive("hello", slot) == expected

    def test_composed(self):
        """However a keyboard composes an accent, it is the same passphrase."""
        slot = Slot("passphrase", ID, Cost(4, 8, 1))
        typed = [unicodedata.normalize(form, "crème brûlée") for form in ("NFC", "NFD")]
        assert typed[0] != typed[1]
        assert keys.derive(typed[0], slot) == keys.derive(typed[1], slot)
        assert keys.derive("creme brulee", slot) != keys.derive(typed[0], slot)
        assert keys.derive("\ud800", slot) == keys.derive("?", slot)

    @pytest.mark.parametrize("cost", [Cost(0, 8, 1), Cost(21, 8, 1), Cost(17, 17, 1), Cost(17, 8, 5), Cost(1, 0, 1)])
    def test_doctored_cost(self, cost: Cost):
        """A cost over the limits, or none, is damage and takes no memory."""
        with pytest.raises(DamagedError):
            keys.derive("hello", Slot("passphrase", ID, cost))

    def test_strength(self):
        """A passphrase has fifteen characters at least, spaces around it not counted."""
        keys.check_strength("fifteen letters")
        for weak in ("fourteen signs", "   fourteen signs   ", ""):
            with pytest.raises(WeakPassphraseError, match="at least 15 characters"):
                keys.check_strength(weak)

    def test_new_key(self):
        """A new key is another one each time."""
        assert len({keys.new_key() for _ in range(20)}) == 20
