"""`tacit vault`: the client list from a terminal. Like the other commands it imports what it needs when it runs."""

from __future__ import annotations

import argparse
import contextlib
import getpass
import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from ..exceptions import InputError
from .terminal import NOT_RUNNING, answer, user_endpoint, write_new

if TYPE_CHECKING:
    from ..protocol.messages import VaultState
    from ..store.vault import Vault

OPENING = 6.0
"""Seconds to wait for a companion that just started and still asks the keyring."""

_NOT_EMPTY = (
    "Something is kept here already, so nothing was overwritten: such a file goes where nothing is kept yet. To have "
    "it in place of what is here, run `tacit vault erase`, make a vault anew, and try again. To add clients to those "
    "who are here, bring a list of their names instead of this file."
)
NO_LIST = (
    "There is no sealed client list. What you told a companion that runs is on the dashboard's page “Clients”: "
    "run `tacit dashboard --page clients`."
)
NO_VAULT = (
    "There is nothing yet in which it could be kept. Make one first: `tacit vault use-keyring`, or "
    "`tacit vault set-passphrase`."
)
_STATES = {
    "absent": "The companion keeps no client list; what you tell it lasts until it stops.",
    "opening": "The companion is opening it.",
    "locked": "The companion waits for it to be unlocked: drafts are not compared with it. Run `tacit vault unlock`.",
    "open": "The companion has it open.",
    "damaged": "The companion cannot use it: drafts are not compared with it.",
}


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command with its parts."""
    vault = commands.add_parser("vault", help="the sealed client list: how it is kept, unlock, export, erase")
    parts = vault.add_subparsers(required=True, metavar="PART")
    _part(parts, "status", _status, "say how the client list is kept, and whether the companion has it open")
    _part(parts, "unlock", _unlock, "have the running companion open the client list")
    _part(parts, "set-passphrase", _set_passphrase, "seal the client list with a passphrase from now on")
    _part(parts, "use-keyring", _use_keyring, "seal the client list with a key in this computer's keyring from now on")
    export = _part(parts, "export", _export, "write everything that is kept to a file, readable by anyone who has it")
    export.add_argument("file", metavar="FILE", help="a file that is not there yet")
    bring = _part(parts, "import", _import, "take over what was exported on another computer")
    bring.add_argument("file", metavar="FILE", help="what `tacit vault export` wrote")
    erase = _part(parts, "erase", _erase, "forget the client list and everything else you told Tacit")
    erase.add_argument("--yes", action="store_true", help="do not ask first")


def _part(
    parts: argparse._SubParsersAction[argparse.ArgumentParser],
    name: str,
    do: Callable[[argparse.Namespace], int],
    help: str,
) -> argparse.ArgumentParser:
    part = parts.add_parser(name, help=help)
    part.set_defaults(command=lambda chosen: told(do, chosen))
    return part


def told(do: Callable[[argparse.Namespace], int], chosen: argparse.Namespace) -> int:
    """Run a part; say what kept it from being done."""
    from ..serve.exceptions import AlreadyRunningError, ServeError, UnreachableError
    from ..store.exceptions import VaultError

    try:
        return do(chosen)
    except AlreadyRunningError as error:
        print(f"{error} Close your browsers, end it with `tacit stop`, and try again.", file=sys.stderr)
        return 1
    except (ServeError, VaultError) as error:
        print(error, file=sys.stderr)
        return NOT_RUNNING if isinstance(error, UnreachableError) else 1


def _status(_: argparse.Namespace) -> int:
    from ..serve.asking import ask_vault
    from ..serve.exceptions import UnreachableError

    vault = user_vault()
    slot = vault.slot
    if slot is not None:
        print(f"There is a client list, {_key(slot.kind)}.\nFile: {vault.file}")
    elif vault.exists:
        print(f"There is a client list, but its file is damaged or of a newer version.\nFile: {vault.file}")
    else:
        print("There is no client list.")
    try:
        state: VaultState | None = ask_vault(user_endpoint())
    except UnreachableError:
        state = None
    print(_STATES[state] if state is not None else "The companion is not running.")
    return 0


def _key(kind: str) -> str:
    return "sealed with a passphrase" if kind == "passphrase" else "its key in this computer's keyring"


def _unlock(_: argparse.Namespace) -> int:
    from ..serve.asking import ask_unlock, ask_vault

    here = user_endpoint()
    until = time.monotonic() + OPENING
    while (state := ask_vault(here)) == "opening" and time.monotonic() < until:
        time.sleep(0.2)
    if state != "locked":
        print(_STATES[state])
        return 0 if state == "open" else 1
    slot = user_vault().slot
    is_in_keyring = slot is not None and slot.kind == "keyring"
    said = ask_unlock(here, None if is_in_keyring else _secret("Passphrase: "))
    if said.problem is not None:
        print(said.problem, file=sys.stderr)
        return 1
    print("The client list is open.")
    return 0


def _set_passphrase(_: argparse.Namespace) -> int:
    from ..store import keys

    with alone() as vault:
        open_vault(vault)
        new = _secret("New passphrase: ")
        keys.check_strength(new)
        if _secret("Once more: ") != new:
            print("These were two different passphrases. Nothing was changed.", file=sys.stderr)
            return 1
        vault.seal_with_passphrase(new)
    print("The client list is sealed with this passphrase. Without it nobody can open it, so keep it somewhere safe.")
    return 0


def _use_keyring(_: argparse.Namespace) -> int:
    with alone() as vault:
        open_vault(vault)
        vault.seal_with_keyring()
    print("The client list is sealed with a key in this computer's keyring, and opens by itself.")
    return 0


def _export(chosen: argparse.Namespace) -> int:
    vault = user_vault()
    open_vault(vault)
    if vault.slot is None:
        print(NO_LIST, file=sys.stderr)
        return 1
    write_new(Path(chosen.file), vault.export())
    print(f"Written to {chosen.file}. Whoever opens that file reads your client list: delete it when you are done.")
    return 0


def _import(chosen: argparse.Namespace) -> int:
    from ..store.kept import Kept

    try:
        data = Path(chosen.file).read_bytes()
    except OSError as error:
        raise InputError(f"{chosen.file} could not be opened: {error.strerror}.") from error
    come = Kept.loads(data)
    with alone() as vault:
        open_vault(vault)
        if vault.slot is None:
            print(NO_VAULT, file=sys.stderr)
            return 1
        if vault.kept != Kept():
            print(_NOT_EMPTY, file=sys.stderr)
            return 1
        vault.keep(come)
    print(f"Kept: {len(come.clients):,} clients and everything else. {chosen.file} is still there: delete it.")
    return 0


def _erase(chosen: argparse.Namespace) -> int:
    with alone() as vault:
        if not chosen.yes:
            about = ["This forgets your client list, your profile and every word you allowed. There is no way back."]
            unasked = "nothing was erased. To erase your client list without being asked, add --yes."
            if answer(about, "Type yes to erase them: ", unasked=unasked, to=sys.stdout) != "yes":
                print("Nothing was erased.")
                return 1
        vault.erase()
    print("Erased.")
    return 0


def open_vault(vault: Vault) -> None:
    """Open the vault, with a passphrase where it wants one; raise VaultError."""
    slot = vault.slot
    vault.open(_secret("Passphrase: ") if slot is not None and slot.kind == "passphrase" else None)
    if vault.recovered:
        print(f"{vault.file} was damaged: this is the client list before its last change.", file=sys.stderr)


def _secret(prompt: str) -> str:
    if sys.stdin.isatty():
        try:
            return getpass.getpass(prompt)
        except EOFError:
            # The line of the question is still open.
            print(file=sys.stderr)
            raise InputError("no passphrase was typed, so nothing was done.") from None
    return sys.stdin.readline().rstrip("\r\n")


@contextlib.contextmanager
def alone() -> Iterator[Vault]:
    """The vault while no companion runs, for one that runs has it open and would not hear of the change."""
    from ..serve import folder
    from ..serve.lock import InstanceLock

    here = user_endpoint()
    folder.prepare(here.folder)
    with InstanceLock(here.lock):
        vault = user_vault()
        folder.prepare(vault.file.parent)
        yield vault


def user_vault() -> Vault:
    """This user's vault, not opened yet."""
    from ..protocol.endpoint import vault_folder
    from ..store.vault import Vault

    return Vault(vault_folder(os.environ, sys.platform, Path.home()))
