"""`tacit clients` and `tacit profile`: a client list and an address card from files. It imports when it runs."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from ..exceptions import InputError
from .terminal import answer, user_endpoint
from .vault import NO_LIST, NO_VAULT, alone, open_vault, told, user_vault

if TYPE_CHECKING:
    from ..imports.preview import Preview
    from ..protocol.people import Added
    from ..serve.additions import Counts
    from ..store.vault import Vault

_TABLES = (".csv", ".tsv")
_UNTIL = "It lasts until the companion stops. To have it kept, run `tacit dashboard` and look at the page “Clients”."
_NOTHING = "Nothing was kept."


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the commands."""
    clients = commands.add_parser("clients", help="bring a client list from a file, or list who is on it")
    parts = clients.add_subparsers(required=True, metavar="PART")
    bring = parts.add_parser("import", help="read a client list, say what would become of it, and keep it")
    bring.add_argument(
        "file",
        metavar="FILE",
        help="a CSV file, an address book's cards (.vcf), or a text with one client a line; - is stdin",
    )
    bring.set_defaults(command=partial(told, _clients_import))
    listing = parts.add_parser("list", help="write the names of all clients, one a line")
    listing.set_defaults(command=partial(told, _clients_list))
    profile = commands.add_parser("profile", help="bring your own details from an address card")
    parts = profile.add_subparsers(required=True, metavar="PART")
    card = parts.add_parser("import", help="read your own address card, say what is on it, and keep it")
    card.add_argument("file", metavar="FILE", help="your card as vCard (.vcf); - is stdin")
    card.set_defaults(command=partial(told, _profile_import))
    for part in (bring, card):
        part.add_argument("--yes", action="store_true", help="do not ask first")


def _clients_import(chosen: argparse.Namespace) -> int:
    from ..imports.clients import listed_clients, read_clients
    from ..imports.exceptions import ReadError
    from ..serve.additions import take_clients
    from ..serve.asking import add_clients
    from ..store.kept import Client
    from ..store.merging import counted

    data = _read(chosen.file)
    try:
        is_table = chosen.file.lower().endswith(_TABLES)
        preview = read_clients(data) if is_table else listed_clients(data)
    except ReadError as error:
        raise InputError(str(error)) from None
    about = list(_preview(preview))
    if not preview.clients:
        print("\n".join([*about, _NOTHING]))
        return 1
    if not _agreed(about, chosen):
        return 1
    clients = tuple(map(Client.of, preview.clients))
    counts = _given(lambda: add_clients(user_endpoint(), preview.clients), partial(take_clients, clients=clients))
    if counts is None:
        return 1
    print(f"Kept: {counted(*counts)}.")
    return 0


def _profile_import(chosen: argparse.Namespace) -> int:
    from ..imports.exceptions import ReadError
    from ..imports.vcard import profile_of
    from ..serve.additions import take_profile
    from ..serve.asking import add_profile
    from ..store.kept import Profile as Kept
    from ..store.merging import filled

    try:
        card = profile_of(_read(chosen.file))
        details = dict(filled(Kept(), card))
    except ReadError as error:
        raise InputError(str(error)) from None
    except ValueError:
        details = None
    if details is None:
        # Outside the except block: pydantic's error keeps the card, and an exception keeps the one before it.
        raise InputError("something on this card is longer than 200 characters. Shorten it, then try again.")
    about = ["On the card:", *(f"  {name}: {_said(value)}" for name, value in details.items() if value)]
    if not _agreed(about, chosen):
        return 1
    counts = _given(lambda: add_profile(user_endpoint(), card), partial(take_profile, card=card))
    if counts is None:
        return 1
    print(f"Kept: {counts[0]} new." if counts[0] else "All of it was kept already.")
    return 0


def _clients_list(_: argparse.Namespace) -> int:
    vault = user_vault()
    open_vault(vault)
    if vault.slot is None:
        print(NO_LIST, file=sys.stderr)
        return 1
    _write_any_letter()
    for client in vault.kept.clients:
        print(", ".join(way.text for way in client.ways))
    return 0


def _read(name: str) -> bytes:
    """Everything in a file, or in stdin; raise InputError."""
    from ..imports.decode import read_limited
    from ..imports.exceptions import ReadError

    try:
        if name == "-":
            return read_limited(sys.stdin.buffer)
        with Path(name).open("rb") as file:
            return read_limited(file)
    except ReadError as error:
        raise InputError(str(error)) from None
    except OSError as error:
        raise InputError(f"{name} could not be opened: {error.strerror}.") from error


def _preview(preview: Preview) -> Iterator[str]:
    """What would become of a list, without a name from it."""
    from ..imports.columns import SPOKEN

    rows, found = preview.rows, len(preview.clients)
    yield f"{rows:,} row{'s' * (rows != 1)}, {found:,} client{'s' * (found != 1)}."
    yield from (f"  {column.title or '(no title)'}: {SPOKEN[column.meaning]}" for column in preview.columns)
    yield from (note.sentence for note in preview.notes)


def _write_any_letter() -> None:
    """Have a letter that the terminal's encoding lacks replaced: names come from anywhere."""
    sys.stdout.reconfigure(errors="replace")  # type: ignore[union-attr]


def _said(value: object) -> str:
    return ", ".join(value) if isinstance(value, tuple) else str(value).replace("\n", ", ")


def _agreed(about: list[str], chosen: argparse.Namespace) -> bool:
    """Whether it is to be kept."""
    _write_any_letter()
    if chosen.yes:
        print("\n".join(about))
        return True
    unasked = "nothing was kept. To have it kept without being asked, add --yes."
    is_meant = answer(about, "Type yes to keep it: ", unasked=unasked, to=sys.stdout) == "yes"
    if not is_meant:
        print(_NOTHING)
    return is_meant


def _given(ask: Callable[[], Added], take: Callable[[Vault], Counts]) -> Counts | None:
    """Give something to the companion, or put it into the vault where none runs; None: it was said why that failed."""
    from ..serve.exceptions import UnreachableError

    try:
        said = ask()
    except UnreachableError:
        return _taken(take)
    if said.problem is not None:
        print(said.problem, file=sys.stderr)
        return None
    if said.vault == "absent":
        print(_UNTIL, file=sys.stderr)
    return said.added, said.changed, said.same


def _taken(take: Callable[[Vault], Counts]) -> Counts | None:
    with alone() as vault:
        open_vault(vault)
        if vault.slot is None:
            print(NO_VAULT, file=sys.stderr)
            return None
        return take(vault)
