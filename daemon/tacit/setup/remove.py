"""Removes what Tacit ever wrote: from the browsers, its own folders and, if wanted, what it keeps for the person."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from ..serve import folder, notes
from ..serve.exceptions import AlreadyRunningError, ServeError
from ..serve.lock import InstanceLock
from ..store.exceptions import LockedError, VaultError
from ..store.log import Log, log_path
from ..store.settings import ASIDE, FILE
from ..store.trouble import LogError
from ..store.vault import Vault
from . import record
from .doctor import end_companion, is_own_folder
from .machine import Machine
from .manifest import HOST_NAME
from .registration import every_registration

PATIENCE = 15.0
"""Seconds that a companion has to leave; it writes what is left first."""


def kept(machine: Machine) -> bool:
    """Return whether Tacit keeps anything for the person, as far as can be seen."""
    vault = Vault(machine.vault)
    return any(map(_may_be_there, [vault.file, vault.backup, *_log_files(machine), *_settings(machine)]))


class Remover:
    """One removal. It goes on past what cannot be removed: `problems` says what that was, in sentences."""

    def __init__(self, machine: Machine) -> None:
        self.machine = machine
        self.problems: list[str] = []

    def run(self, *, with_data: bool) -> None:
        """Remove everything, the person's data only if wanted. What others put in Tacit's folders stays."""
        machine = self.machine
        if not self._companion_left():
            # It would write some of it anew, and has the client list open.
            return
        made = record.folders(machine)
        for registration in every_registration(machine):
            self._try(registration.file, registration.remove)
            self._unlink(_matching(registration.file.parent, f".{HOST_NAME}.*"))
        if with_data:
            self._forget()
        self._unlink([record.path(machine), record.path(machine).with_suffix(".json.new"), *_runtime(machine)])
        ours = [machine.state / "hosts" / "chromium", machine.state / "hosts" / "firefox", machine.state / "hosts"]
        ours += [machine.vault, _log(machine).path.parent, machine.data]
        ours += [machine.config, machine.endpoint.folder, machine.state]
        for each in sorted({*ours, *made}, key=lambda path: len(path.parts), reverse=True):
            # Not empty, or not there: either way it is not ours to remove.
            with suppress(OSError):
                each.rmdir()

    def _companion_left(self) -> bool:
        try:
            runs = end_companion(self.machine)
        except (ServeError, OSError):
            # A folder that is not this user's own holds no companion of theirs.
            return True
        deadline = time.monotonic() + PATIENCE
        while runs and time.monotonic() < deadline:
            time.sleep(0.05)
            with suppress(AlreadyRunningError), InstanceLock(self.machine.endpoint.lock):
                runs = False
        if runs:
            self.problems.append("the companion does not end. End its process, and run `tacit uninstall` again.")
        return not runs

    def _forget(self) -> None:
        vault = Vault(self.machine.vault)
        if _may_be_there(vault.file) or _may_be_there(vault.backup):
            try:
                folder.check(self.machine.vault)
                vault.erase()
            except LockedError as error:
                self.problems.append(f"the client list is gone, but its key is still in the keyring. {error}")
            except (ServeError, VaultError) as error:
                self.problems.append(str(error))
        with suppress(LogError):
            # Overwritten first, where that can be done.
            _log(self.machine).erase()
        self._unlink([*_log_files(self.machine), *_settings(self.machine)])

    def _unlink(self, paths: Iterable[Path]) -> None:
        for path in paths:
            self._try(path, lambda path=path: path.unlink(missing_ok=True))  # type: ignore[misc]

    def _try(self, path: Path, do: Callable[[], object]) -> None:
        try:
            do()
        except OSError as error:
            self.problems.append(f"{path} could not be removed: {error.strerror}.")


def _log(machine: Machine) -> Log:
    return Log(log_path(machine.environ, machine.platform, machine.home))


def _log_files(machine: Machine) -> list[Path]:
    log = _log(machine)
    try:
        return log.files()
    except LogError:
        # What was put aside lies beside it: it is no more to be reached.
        return [log.path]


def _settings(machine: Machine) -> Iterator[Path]:
    yield machine.config / FILE
    yield machine.config / ASIDE
    yield from _matching(machine.config, f".{FILE}*")


def _may_be_there(path: Path) -> bool:
    """Whether a file is there, or in a folder that may not be entered."""
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True
    return True


def _matching(where: Path, pattern: str) -> list[Path]:
    """The files of a folder that match; none where it may not be entered."""
    with suppress(OSError):
        return list(where.glob(pattern))
    return []


def _runtime(machine: Machine) -> Iterator[Path]:
    here = machine.endpoint
    if is_own_folder(here.folder):
        yield from (here.socket, here.lock, here.loopback, here.folder / notes.EXTENSION, here.folder / notes.ERROR)
