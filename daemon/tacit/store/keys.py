"""Keys: kept in this computer's keyring, or made from a passphrase. Never in a file."""

from __future__ import annotations

import importlib
import os
import unicodedata
from contextlib import suppress
from typing import TYPE_CHECKING

from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from .exceptions import DamagedError, KeyMissingError, KeyringFaultError, WeakPassphraseError
from .seal import KEY_SIZE, Cost, Slot

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

SERVICE = "Tacit"
"""Under which name the keyring shows the key to its owner."""

SYSTEM = (
    ("keyring.backends.macOS", "Keyring"),
    ("keyring.backends.Windows", "WinVaultKeyring"),
    ("keyring.backends.kwallet", "DBusKeyring"),
    ("keyring.backends.SecretService", "Keyring"),
)
"""The back ends that may hold a key: macOS Keychain, Windows Credential Manager, KWallet, Secret Service.

They are named here and taken directly, never as `keyring.get_keyring()` would choose: a configuration file or an
environment variable can make that any class at all, one that writes plain text included. libsecret is left out
because it turns to a file of its own where it finds no service; what it reaches otherwise is the Secret Service.
"""

COST = Cost(17, 8, 1)
"""N = 2**17, r = 8, p = 1, 128 MiB: OWASP's Password Storage Cheat Sheet gives it as the minimum for scrypt. About
half a second. RFC 7914 defines the function; RFC 9106's Argon2id would do as well but is not in every OpenSSL."""

MOST_COST = Cost(20, 16, 4)
"""What a file may ask for at most, so that a doctored one cannot take all memory: 2 GiB."""

LEAST_CHARACTERS = 15
"""NIST SP 800-63B-4, 3.1.1.2: the least for a password that protects by itself."""


class SystemKeyring:
    """This computer's keyring. Any call may wait for its owner, who is asked to unlock it."""

    def __init__(self, backend: KeyringBackend) -> None:
        self._backend = backend
        # What the keyring tells its owner about who asks.
        self._backend.appid = SERVICE  # type: ignore[attr-defined]

    def read(self, id: bytes) -> bytes:
        """Return a key; raise KeyMissingError or KeyringFaultError."""
        try:
            found = self._backend.get_password(SERVICE, _entry(id))
        except Exception as error:
            fault = type(error).__name__
        else:
            return _key(found)
        # Outside the except block, so that the exception does not keep the keyring's own.
        raise KeyringFaultError(fault)

    def write(self, id: bytes, key: bytes) -> None:
        """Put a key in, and see that it is there; raise KeyringFaultError."""
        try:
            self._backend.set_password(SERVICE, _entry(id), key.hex())
        except Exception as error:
            fault = type(error).__name__
        else:
            with suppress(KeyMissingError):
                if self.read(id) == key:
                    return
            fault = "it did not keep the key"
        raise KeyringFaultError(fault)

    def erase(self, id: bytes) -> None:
        """Take a key out, if it is there; raise KeyringFaultError."""
        with suppress(KeyMissingError):
            self.read(id)
            try:
                self._backend.delete_password(SERVICE, _entry(id))
            except Exception as error:
                fault = type(error).__name__
            else:
                return
            raise KeyringFaultError(fault)


def system_keyring() -> SystemKeyring | None:
    """Return the keyring that this computer's user is most likely to know, or None where there is none."""
    found = [each for each in (_backend(*named) for named in SYSTEM) if each is not None]
    if not found:
        return None
    _, best = max(found, key=lambda each: each[0])
    return SystemKeyring(best())


def new_key() -> bytes:
    """Return a key that is nothing but random."""
    return os.urandom(KEY_SIZE)


def derive(passphrase: str, slot: Slot) -> bytes:
    """Return the key that a passphrase makes with a slot's salt and cost; raise DamagedError for a cost over the limit.

    It takes a while and much memory, and is meant to.
    """
    cost = slot.cost
    assert cost is not None, "not a passphrase's slot"
    if not (0 < cost.log_n <= MOST_COST.log_n and 0 < cost.r <= MOST_COST.r and 0 < cost.p <= MOST_COST.p):
        raise DamagedError
    return Scrypt(slot.id, KEY_SIZE, 1 << cost.log_n, cost.r, cost.p).derive(_normal(passphrase))


def check_strength(passphrase: str) -> None:
    """Raise WeakPassphraseError for one that is too short; what it is made of is up to its owner."""
    if len(passphrase.strip()) < LEAST_CHARACTERS:
        raise WeakPassphraseError(LEAST_CHARACTERS)


def _normal(passphrase: str) -> bytes:
    # RFC 8265, OpaqueString: one keyboard composes an accent, another does not. Half a surrogate pair is no text.
    return unicodedata.normalize("NFC", passphrase).encode(errors="replace")


def _backend(module: str, name: str) -> tuple[float, type[KeyringBackend]] | None:
    """A back end with its priority, if its service is there."""
    try:
        backend: type[KeyringBackend] = getattr(importlib.import_module(module), name)
        return float(backend.priority), backend
    except Exception:
        # A back end of another system fails in its own way, and so does one whose service is broken.
        return None


def _entry(id: bytes) -> str:
    return f"client list {id.hex()}"


def _key(found: str | None) -> bytes:
    with suppress(ValueError):
        key = bytes.fromhex(found or "")
        if len(key) == KEY_SIZE:
            return key
    raise KeyMissingError
