"""The check-up of what Tacit keeps: keyring, client list, log of near misses, settings. Never of what is in it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

from ..protocol.messages import Status
from ..serve import folder
from ..serve.exceptions import FolderError
from ..store import keys
from ..store.exceptions import LockedError, VaultError
from ..store.letter import STATES
from ..store.log import Log, log_path
from ..store.owned import is_own, is_own_folder
from ..store.seal import Slot
from ..store.settings import FILE, SettingsStore
from ..store.trouble import LogDamagedError, LogError, LogNotPrivateError
from ..store.vault import Vault
from .finding import Checked, Finding, Row
from .machine import Machine

Fix = Callable[[], object]

PATIENCE = 0.5
"""Seconds that another program's lock on the log is waited for."""


def check(machine: Machine, status: Status | None, *, ask: bool) -> Checked:
    """Look at all that is kept. With `ask` the keyring is asked for the key, and may ask its owner to be unlocked."""
    keyring = keys.system_keyring()
    yield Row("Keyring", "there" if keyring is not None else "none that Tacit can use")
    yield from _client_list(machine, keyring if ask else None, has_keyring=keyring is not None)
    yield from _log(machine, status)
    yield from _settings(machine)


def _client_list(machine: Machine, keyring: keys.SystemKeyring | None, *, has_keyring: bool) -> Checked:
    vault = Vault(machine.vault)
    if not vault.exists:
        yield Row("Client list", "none")
        return
    try:
        folder.check(machine.vault)
    except FolderError as error:
        fix = (lambda: machine.vault.chmod(0o700)) if is_own_folder(machine.vault) else None
        way = "Open it to yourself and to nobody else (chmod 700)." if fix else "Move it away."
        yield Row("Client list", "in a folder that cannot be used")
        yield Finding("vault_folder", short(machine, error), way, fix)
        return
    try:
        slot = vault.slot
    except VaultError as error:
        yield Row("Client list", "cannot be used")
        yield Finding("vault_unusable", "The client list's file cannot be used.", short(machine, error))
        return
    if slot is None:
        yield Row("Client list", "damaged, or of a newer version")
        way = "Put back a copy from before if you have one, or update Tacit. To begin anew, run `tacit vault erase`."
        yield Finding("vault_damaged", "The client list's file is damaged, or a newer Tacit wrote it.", way)
        return
    yield from _key(slot, keyring, has_keyring=has_keyring)


def _key(slot: Slot, keyring: keys.SystemKeyring | None, *, has_keyring: bool) -> Checked:
    if slot.kind == "passphrase":
        yield Row("Client list", "sealed with a passphrase")
        return
    if not has_keyring:
        yield Row("Client list", "locked: its key is in a keyring that is not there")
        way = "Sign in at this computer's desk, where its keyring is, and try again."
        yield Finding("keyring_missing", "The client list's key is in a keyring that Tacit cannot reach.", way)
        return
    try:
        if keyring is not None:
            keyring.read(slot.id)
    except LockedError as error:
        yield Row("Client list", "locked")
        yield Finding("vault_key", "The keyring does not give the client list's key.", str(error))
        return
    yield Row("Client list", "its key in this computer's keyring")


def _log(machine: Machine, status: Status | None) -> Checked:
    log = Log(log_path(machine.environ, machine.platform, machine.home), patience=PATIENCE)
    try:
        with log.figures() as figures:
            figures.total()
    except LogError as error:
        yield Row("Near misses", error.code)
        fix = _fix(log, error, is_running=status is not None)
        yield Finding(f"log_{error.code}", STATES[error.code], short(machine, error), fix)
        return
    state = STATES.get(status.log, status.log) if status is not None else "the log can be read"
    yield Row("Near misses", state.removesuffix("."))


def _fix(log: Log, error: LogError, *, is_running: bool) -> Fix | None:
    if isinstance(error, LogDamagedError) and not is_running:
        return lambda: log.put_damaged_aside(date.today())
    if isinstance(error, LogNotPrivateError) and is_own(log.path) and is_own(log.path.parent):
        return lambda: _close(log.path)
    return None


def _close(path: Path) -> None:
    path.parent.chmod(0o700)
    path.chmod(0o600)


def _settings(machine: Machine) -> Checked:
    store = SettingsStore(machine.config)
    damaged = [problem for problem in store.load().problems if problem.code == "damaged"]
    yield Row("Settings", "damaged in part" if damaged else "fine")
    for problem in damaged:
        # Any change writes a whole file anew; what could not be read is kept aside.
        name = "mode" if problem.name == FILE else problem.name
        fix = _resetting(store, name)
        yield Finding("settings_damaged", str(problem), f"Run `tacit settings reset {name}`.", fix)


def _resetting(store: SettingsStore, name: str) -> Fix:
    return lambda: store.change(name, None)


def short(machine: Machine, error: Exception) -> str:
    """An error's own words, without the name that a home folder has. Commands in them stay what a shell can run."""
    home = str(machine.home)
    return re.sub(rf"(chmod \d+ )'{re.escape(home)}/", r"\1~/'", str(error)).replace(home, "~")
