"""The vault: what is kept, in one sealed file with one generation behind it. Blocks: for a thread of its own."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ..protocol.messages import VaultState
from . import files, keys, seal
from .exceptions import (
    ChangedError,
    DamagedError,
    KeyMissingError,
    KeyringAwayError,
    LockedError,
    NewerVersionError,
    NoKeyringError,
    PassphraseNeededError,
    UnfitError,
    UnusableVaultError,
    VaultError,
    WrongKeyError,
)
from .kept import Kept
from .keys import SystemKeyring
from .seal import Slot

NAME = "vault.sealed"
BACKUP = "vault.sealed.bak"


@dataclass(frozen=True, slots=True, repr=False)
class _Opened:
    """A sealed file with what opens it. Shows nothing in a repr."""

    sealed: bytes
    slot: Slot
    key: bytes
    kept: Kept


class Vault:
    """What is kept in a folder, which has to be this user's own: serve/folder.py sees to that.

    Without a file it is ABSENT, and what is put in is kept in memory only. `find` returns the keyring; it is called
    when a key is wanted, and not before.
    """

    def __init__(self, folder: Path, find: Callable[[], SystemKeyring | None] = keys.system_keyring) -> None:
        self.file = folder / NAME
        self.backup = folder / BACKUP
        self.state = VaultState.LOCKED
        """ABSENT, LOCKED, OPEN or DAMAGED; LOCKED until `open` was called."""
        self.recovered = False
        """Whether the file was damaged or gone, and what is kept came from the generation before it."""
        self._find = find
        self._opened: _Opened | None = None
        self._on_disk: bytes | None = None
        self._told = Kept()
        self._problem: VaultError | None = LockedError()

    @property
    def exists(self) -> bool:
        """Whether there is a file that may be a vault; it is not looked into."""
        return os.path.lexists(self.file) or os.path.lexists(self.backup)

    @property
    def problem(self) -> VaultError | None:
        """Why what is kept can neither be read nor changed, if it cannot."""
        return self._problem

    @property
    def has_keyring(self) -> bool:
        """Whether this computer has a keyring that may be used; it is not asked for anything."""
        return self._find() is not None

    @property
    def kept(self) -> Kept:
        """What is kept; nothing while the vault is not open."""
        return self._opened.kept if self._opened is not None else self._told

    @property
    def slot(self) -> Slot | None:
        """Where the key of the file comes from, open or not; None where there is no file or its head is damaged."""
        for data in (self._read(self.file), self._read(self.backup)):
            try:
                if data is not None:
                    return seal.slot_of(data)
            except UnusableVaultError:
                continue
        return None

    def open(self, passphrase: str | None = None) -> None:
        """Open the vault, if there is a file; raise VaultError and be LOCKED or DAMAGED.

        Where the file is damaged, the generation before it is opened. An open vault stays as it is.
        """
        if self._opened is not None:
            return
        try:
            self._opened = self._open(passphrase)
        except VaultError as error:
            self.state = VaultState.LOCKED if isinstance(error, LockedError) else VaultState.DAMAGED
            # As new: the one that is raised keeps its frames, and one of them holds the passphrase.
            self._problem = type(error)(*error.args)
            raise
        self.state = VaultState.ABSENT if self._opened is None else VaultState.OPEN
        self._problem = None

    def check(self) -> None:
        """Raise VaultError where what is kept can neither be read nor changed."""
        if self._problem is not None:
            raise type(self._problem)(*self._problem.args)

    def keep(self, kept: Kept) -> None:
        """Put `kept` in the place of what is kept; raise VaultError, and then all is as it was before."""
        self.check()
        if self._opened is None:
            self._told = kept
        else:
            self._opened = self._write(kept, self._opened.slot, self._opened.key)

    def forget(self, kept: Kept) -> None:
        """As `keep`, where something is to be gone: the generation before it holds no more of it either."""
        self.keep(kept)
        if self._opened is not None:
            files.replace(self.backup, self._opened.sealed)

    def seal_with_keyring(self) -> None:
        """From now on, seal with a new key that only the keyring holds; make the file where there is none.

        Raises VaultError; a KeyringFaultError may also say that the key from before could not be taken out.
        """
        self.check()
        keyring = self._keyring(NoKeyringError)
        slot, key = seal.new_slot(), keys.new_key()
        keyring.write(slot.id, key)
        try:
            self._reseal(slot, key)
        except VaultError:
            if slot not in self._slots():
                keyring.erase(slot.id)
            raise

    def seal_with_passphrase(self, passphrase: str) -> None:
        """From now on, seal with a passphrase; as `seal_with_keyring`. Raises WeakPassphraseError too."""
        self.check()
        keys.check_strength(passphrase)
        slot = seal.new_slot(keys.COST)
        self._reseal(slot, keys.derive(passphrase, slot))

    def erase(self) -> None:
        """Forget everything: the keyring's key, the file and the generation before it.

        What is erased is overwritten nowhere: disks of today write elsewhere and keep the old place. With the key
        gone from the keyring, what is left there is noise; sealed with a passphrase, it is as good as the passphrase.
        Raises KeyringFaultError or KeyringAwayError once the files are gone where the key could not be taken out.
        """
        slots = self._slots()
        fault = None
        for slot in slots:
            try:
                self._forget(slot)
            except LockedError as error:
                fault = error
        files.remove(self.file)
        files.remove(self.backup)
        self._opened = self._on_disk = self._problem = None
        self._told = Kept()
        self.state = VaultState.ABSENT
        self.recovered = False
        if fault is not None:
            raise fault

    def export(self) -> bytes:
        """Return what is kept as plain JSON, to be read by anyone who sees it; raise VaultError."""
        self.check()
        return self.kept.dumps(indent=2) + b"\n"

    def _open(self, passphrase: str | None) -> _Opened | None:
        self._on_disk = self._read(self.file)
        before = self._read(self.backup)
        for data in (self._on_disk, before):
            if data is None:
                continue
            try:
                opened = self._unsealed(data, passphrase)
            except DamagedError:
                continue
            self.recovered = data is before
            return opened
        if self._on_disk is None and before is None:
            return None
        raise DamagedError

    def _unsealed(self, data: bytes, passphrase: str | None) -> _Opened:
        slot = seal.slot_of(data)
        key = self._key(slot, passphrase)
        try:
            return _Opened(data, slot, key, Kept.loads(seal.unseal(data, key)))
        except WrongKeyError:
            raise KeyMissingError if slot.kind == "keyring" else WrongKeyError from None
        except UnfitError:
            # It was sealed by Tacit, whole, and yet does not fit: a fault of ours, or of a version between two.
            raise NewerVersionError from None

    def _key(self, slot: Slot, passphrase: str | None) -> bytes:
        if slot.kind == "keyring":
            return self._keyring(KeyringAwayError).read(slot.id)
        if passphrase is None:
            raise PassphraseNeededError
        return keys.derive(passphrase, slot)

    def _keyring(self, absent: type[LockedError]) -> SystemKeyring:
        keyring = self._find()
        if keyring is None:
            raise absent
        return keyring

    def _write(self, kept: Kept, slot: Slot, key: bytes) -> _Opened:
        """Write what is kept, and before that the last good file as the generation before it."""
        if self._read(self.file) != self._on_disk:
            raise ChangedError
        try:
            sealed = seal.seal(kept.dumps(), slot, key)
        except ValueError:
            raise UnfitError("the whole, which is too long,") from None
        if self._opened is not None:
            files.replace(self.backup, self._opened.sealed)
        files.replace(self.file, sealed)
        self._on_disk = sealed
        self.recovered = False
        return _Opened(sealed, slot, key, kept)

    def _reseal(self, slot: Slot, key: bytes) -> None:
        before = self._opened.slot if self._opened is not None else None
        self._opened = self._write(self.kept, slot, key)
        self.state = VaultState.OPEN
        # The generation before, too: what no longer opens the file should open nothing.
        files.replace(self.backup, self._opened.sealed)
        if before is not None:
            self._forget(before)

    def _forget(self, slot: Slot) -> None:
        if slot.kind == "keyring":
            self._keyring(KeyringAwayError).erase(slot.id)

    def _slots(self) -> set[Slot]:
        found = set()
        for path in (self.file, self.backup):
            try:
                data = self._read(path)
                if data is not None:
                    found.add(seal.slot_of(data))
            except VaultError:
                continue
        return found

    def _read(self, path: Path) -> bytes | None:
        return files.read(path, seal.MAX_SIZE)
