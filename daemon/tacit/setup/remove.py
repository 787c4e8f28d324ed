"""Removes what Tacit ever wrote: from the browsers, its own folders and, if wanted, what it keeps for the person."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, suppress
from pathlib import Path

from ..dashboard import redirect
from ..serve import ending, folder, loopback, notes
from ..serve.exceptions import AlreadyRunningError, FolderError, ServeError
from ..store import policy
from ..store.exceptions import LockedError, VaultError
from ..store.log import Log, log_path
from ..store.owned import is_own_folder
from ..store.settings import ASIDE, FILE
from ..store.trouble import LogError
from ..store.vault import Vault
from . import autostart, record
from .machine import Machine
from .manifest import HOST_NAME
from .registration import every_registration, missing_folders


def kept(machine: Machine) -> bool:
    """Return whether Tacit keeps anything for the person, as far as can be seen."""
    vault = Vault(machine.vault)
    return any(map(_may_be_there, [vault.file, vault.backup, *_log_files(machine), *_settings(machine)]))


class Remover:
    """One removal. It goes on past what cannot be removed: `problems` says what that was, in sentences."""

    def __init__(self, machine: Machine) -> None:
        self.machine = machine
        self.problems: list[str] = []
        self._made: list[Path] = []
        """Folders that setup or this removal made."""
        self._holds = False
        """Whether the companion's lock is held, so that its folder is Tacit's to empty."""

    def run(self, *, with_data: bool) -> None:
        """Remove everything, the person's data only if wanted. What others put in Tacit's folders stays."""
        here = self.machine.endpoint
        with suppress(OSError):
            # The lock needs its folder, which may have to be made.
            self._made = missing_folders(here.folder)
        with ExitStack() as exits:
            if not self._is_alone(exits):
                # It would write some of it anew, and has the client list open.
                return
            self._made += record.folders(self.machine)
            self._remove(with_data=with_data)
            if sys.platform != "win32" and self._holds:
                # Last, and while it is held: a companion that starts now finds nothing, and holds a lock of its own.
                self._unlink([here.lock])
        if sys.platform == "win32" and self._holds:
            # There a file that is open cannot be removed, which keeps that of a companion that starts now.
            self._unlink([here.lock])
        self._remove_folders()

    def _is_alone(self, exits: ExitStack) -> bool:
        """End the companion and let none start until `exits` are closed; return whether that was done."""
        here = self.machine.endpoint
        try:
            folder.prepare(here.folder)
        except FolderError:
            if not is_own_folder(here.folder):
                # It holds no companion of theirs.
                return True
        try:
            exits.enter_context(ending.alone(here.lock))
        except AlreadyRunningError as error:
            which = "its process" if error.pid is None else f"process {error.pid}"
            self.problems.append(f"the companion does not end. End {which}, and run `tacit uninstall` again.")
        except FolderError as error:
            self.problems.append(f"{error} Remove that folder, and run `tacit uninstall` again.")
        else:
            self._holds = True
        return self._holds

    def _remove(self, *, with_data: bool) -> None:
        machine = self.machine
        for registration in every_registration(machine):
            self._try(registration.file, registration.remove)
            self._unlink(_matching(registration.file.parent, f".{HOST_NAME}.*"))
        for entry in autostart.entries(machine):
            self._try(entry.place, entry.remove)
        if with_data:
            self._forget()
        self._unlink([record.path(machine), record.path(machine).with_suffix(".json.new")])
        if self._holds:
            here = machine.endpoint
            noted = (here.folder / notes.EXTENSION, here.folder / notes.ERROR)
            self._unlink([here.socket, here.loopback, loopback.unfinished(here.loopback), *noted])
            self._try(here.folder, lambda: redirect.remove_all(here.folder))

    def _remove_folders(self) -> None:
        machine = self.machine
        ours = [machine.state / "hosts" / "chromium", machine.state / "hosts" / "firefox", machine.state / "hosts"]
        ours += [machine.vault, _log(machine).path.parent, machine.data]
        ours += [machine.config, machine.endpoint.folder, machine.state]
        for each in sorted({*ours, *self._made}, key=lambda path: len(path.parts), reverse=True):
            # Not empty, or not there: either way it is not ours to remove.
            with suppress(OSError):
                each.rmdir()

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

    def _try(self, path: object, do: Callable[[], object]) -> None:
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
    """What lies beside the settings goes with them: the social-media policy."""
    for name in (FILE, ASIDE, policy.FILE, policy.ASIDE):
        yield from (machine.config / name, machine.config / f"{name}.new")


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
