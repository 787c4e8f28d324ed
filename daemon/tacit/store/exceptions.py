"""What keeps the vault from being opened or written.

* :exc:`VaultError`
    * :exc:`LockedError`: the key is not there; the file may well be whole
        * :exc:`WrongKeyError`: a key, or a passphrase, that does not fit
        * :exc:`PassphraseNeededError`: it is sealed with a passphrase
        * :exc:`KeyMissingError`: this computer's keyring holds no key for it
        * :exc:`KeyringAwayError`: its key is in a keyring that is not there now
        * :exc:`NoKeyringError`: this computer has no keyring that may be used
        * :exc:`KeyringFaultError`: the keyring is locked or does not do its part
    * :exc:`UnusableVaultError`: the file cannot be used, whatever the key
        * :exc:`DamagedError`: it is not whole
        * :exc:`NewerVersionError`: a newer Tacit wrote it
        * :exc:`UnsafeFileError`: it is not a file of this user's own
    * :exc:`UnfitError`: something to be kept that cannot be
    * :exc:`WeakPassphraseError`: a passphrase that could be guessed
    * :exc:`ChangedError`: another program has written the file since it was read
    * :exc:`UnwritableError`: the system did not write it

Each renders itself as a sentence or two for the person at the computer. None holds a key, a passphrase or
anything that is kept.
"""

from __future__ import annotations

from pathlib import Path

__all__ = [
    "ChangedError",
    "DamagedError",
    "KeyMissingError",
    "KeyringAwayError",
    "KeyringFaultError",
    "LockedError",
    "NewerVersionError",
    "NoKeyringError",
    "PassphraseNeededError",
    "UnfitError",
    "UnsafeFileError",
    "UnusableVaultError",
    "UnwritableError",
    "VaultError",
    "WeakPassphraseError",
    "WrongKeyError",
]


class VaultError(Exception):
    """The vault cannot be opened or written. Without arguments, `str()` is what `sentence` says."""

    sentence = "The client list cannot be opened or written."

    def __str__(self) -> str:
        return self.sentence


class LockedError(VaultError):
    """The key is not there; the file may well be whole."""

    sentence = "The client list is locked. Unlock it, then try again."


class WrongKeyError(LockedError):
    """A key that does not fit."""

    sentence = "This passphrase does not open the client list. Nothing was changed; try again."


class PassphraseNeededError(LockedError):
    """It is sealed with a passphrase, and none was given."""

    sentence = "The client list is locked until you enter its passphrase: run `tacit vault unlock`."


class KeyMissingError(LockedError):
    """The keyring holds no key for this file: it was copied from elsewhere, or the key was removed."""

    sentence = (
        "This computer's keyring does not hold the key of the client list. Without it nobody can read the file. "
        "If it was copied here, open it where it came from; to begin anew, run `tacit vault erase`."
    )


class KeyringAwayError(LockedError):
    """Its key is in a keyring that is not there now, as where someone has signed in from another computer."""

    sentence = (
        "The client list's key is in a keyring that Tacit cannot reach. Sign in at this computer's desk, where its "
        "keyring is, and try again."
    )


class NoKeyringError(LockedError):
    """This computer has no keyring that may be used, and one was to be: nothing is sealed with it yet."""

    sentence = (
        "This computer has no keyring that Tacit can use. Use a passphrase instead: `tacit vault set-passphrase`."
    )


class KeyringFaultError(LockedError):
    """The keyring is locked or does not do its part."""

    def __init__(self, fault: str) -> None:
        super().__init__(fault)
        self.fault = fault
        """The type of what went wrong, without its message, which could say anything."""

    def __str__(self) -> str:
        return f"This computer's keyring did not answer as it should ({self.fault}). Unlock it, then try again."


class UnusableVaultError(VaultError):
    """The file cannot be used, whatever the key."""


class DamagedError(UnusableVaultError):
    """It is not whole: cut short, changed, or not a vault at all."""

    sentence = (
        "The client list's file is damaged. If you have a copy of it from before, put it back; to begin anew, run "
        "`tacit vault erase`."
    )


class NewerVersionError(UnusableVaultError):
    """A newer Tacit wrote it. It is left as it is, since what is not understood could not be written back."""

    sentence = "The client list was written by a newer version of Tacit. Update Tacit to open it; it is left as it is."


class UnsafeFileError(UnusableVaultError):
    """Not a file of this user's own."""

    def __init__(self, path: Path, problem: str) -> None:
        super().__init__(path, problem)
        self.path = path
        self.problem = problem

    def __str__(self) -> str:
        return f"The file {self.path} is not used: {self.problem}."


class UnfitError(VaultError):
    """Something to be kept that cannot be; names the field, never its content."""

    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field

    def __str__(self) -> str:
        return f"This cannot be kept: {self.field} is not as it should be."


class WeakPassphraseError(VaultError):
    """A passphrase that could be guessed."""

    def __init__(self, least: int) -> None:
        super().__init__(least)
        self.least = least

    def __str__(self) -> str:
        return f"This passphrase is too short: at least {self.least} characters. Four or five unrelated words are good."


class ChangedError(VaultError):
    """Another program has written the file since it was read."""

    sentence = (
        "The client list was changed by another program meanwhile, so it was not overwritten. To have it read anew, "
        "run `tacit stop`; your browser starts Tacit again."
    )


class UnwritableError(VaultError):
    """The system did not read or write a file."""

    def __init__(self, path: Path, problem: str | None) -> None:
        super().__init__(path, problem)
        self.path = path
        self.problem = problem

    def __str__(self) -> str:
        return (
            f"The file {self.path} could not be read or written ({self.problem}). What was kept before is still there."
        )
