"""`tacit log`: look at, export or erase the log of near misses. Each command imports what it needs when it runs."""

from __future__ import annotations

import argparse
import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from .exceptions import InputError

if TYPE_CHECKING:
    from .store.log import Log


def add(log: argparse.ArgumentParser) -> None:
    """Give the parser of `tacit log` its commands."""
    commands = log.add_subparsers(required=True, metavar="COMMAND")

    summary = commands.add_parser("summary", help="say in a few sentences what the log holds")
    summary.set_defaults(command=_summary)

    export = commands.add_parser("export", help="write the log to a file")
    form = export.add_mutually_exclusive_group(required=True)
    form.add_argument("--csv", metavar="FILE", help="as CSV, for a spreadsheet; - is stdout")
    form.add_argument("--json", metavar="FILE", help="as JSON, with the hours and the rules; - is stdout")
    export.set_defaults(command=_export)

    erase = commands.add_parser("erase", help="erase every near miss")
    erase.add_argument("--yes", action="store_true", help="do not ask first")
    erase.set_defaults(command=_erase)

    path = commands.add_parser("path", help="say where the log is")
    path.set_defaults(command=_path)


def _summary(_chosen: argparse.Namespace) -> int:
    from datetime import date

    from .store.letter import RECORDS, letter

    with _log() as log:
        with log.figures() as figures:
            lines = list(letter(figures, date.today()))
            holds_any = figures.total() > 0
        lines += [f"A damaged log was put aside and is not counted here: {path}" for path in log.put_aside()]
    print("\n".join(lines + ["", RECORDS] * holds_any))
    return 0


def _export(chosen: argparse.Namespace) -> int:
    from .store.export import to_csv, to_json

    with _log() as log, log.figures() as figures:
        text = to_csv(figures.near_misses()) if chosen.csv else to_json(figures.near_misses(), figures.hours())
    name = chosen.csv or chosen.json
    if name == "-":
        sys.stdout.buffer.write(text.encode())
        return 0
    _write_new(Path(name), text)
    return 0


def _write_new(path: Path, text: str) -> None:
    """Write a file for this user's eyes only: never over another one, and never half."""
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(text.encode())
        except OSError:
            path.unlink()
            raise
    except FileExistsError:
        raise InputError(f"{path} is there already. Choose another name.") from None
    except OSError as error:
        raise InputError(f"{path} could not be written: {error.strerror}.") from error


def _erase(chosen: argparse.Namespace) -> int:
    if not chosen.yes:
        if not sys.stdin.isatty():
            raise InputError("nothing was erased. To erase every near miss without being asked, add --yes.")
        print("This erases every near miss. They cannot be brought back.", file=sys.stderr)
        print("If a board or a court has asked for your records, get advice first.", file=sys.stderr)
        print("Type yes to erase them: ", end="", file=sys.stderr, flush=True)
        if sys.stdin.readline().strip().lower() != "yes":
            raise InputError("nothing was erased.")
    with _log() as log:
        log.erase()
    print("Every near miss is erased. Copies of yours, in exports and backups, are not.")
    return 0


def _path(_chosen: argparse.Namespace) -> int:
    with _log() as log:
        print(log.path)
    return 0


@contextlib.contextmanager
def _log() -> Iterator[Log]:
    """This user's log; what is wrong with it is told as a sentence."""
    from .store.log import user_log
    from .store.trouble import LogError

    try:
        yield user_log()
    except LogError as error:
        raise InputError(str(error)) from None
