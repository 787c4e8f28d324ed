"""`tacit log`: look at, export or erase the log of near misses. Each command imports what it needs when it runs."""

from __future__ import annotations

import argparse
import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from ..exceptions import InputError
from .terminal import answer, write_new

if TYPE_CHECKING:
    from ..store.log import Log


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command with its parts."""
    log = commands.add_parser("log", help="look at, export or erase the log of near misses")
    parts = log.add_subparsers(required=True, metavar="COMMAND")

    summary = parts.add_parser("summary", help="say in a few sentences what the log holds")
    summary.set_defaults(command=_summary)

    export = parts.add_parser("export", help="write the log to a file")
    form = export.add_mutually_exclusive_group(required=True)
    form.add_argument("--csv", metavar="FILE", help="as CSV, for a spreadsheet; - is stdout")
    form.add_argument("--json", metavar="FILE", help="as JSON, with the hours and the rules; - is stdout")
    export.set_defaults(command=_export)

    erase = parts.add_parser("erase", help="erase every near miss")
    erase.add_argument("--yes", action="store_true", help="do not ask first")
    erase.set_defaults(command=_erase)

    path = parts.add_parser("path", help="say where the log is")
    path.set_defaults(command=_path)


def _summary(_chosen: argparse.Namespace) -> int:
    from datetime import date

    from ..store.letter import RECORDS, letter

    with _log() as log:
        with log.figures() as figures:
            lines = list(letter(figures, date.today()))
            holds_any = figures.total() > 0
        lines += [f"A damaged log was put aside and is not counted here: {path}" for path in log.put_aside()]
    print("\n".join(lines + ["", RECORDS] * holds_any))
    return 0


def _export(chosen: argparse.Namespace) -> int:
    from ..store.export import to_csv, to_json

    with _log() as log, log.figures() as figures:
        text = to_csv(figures.near_misses()) if chosen.csv else to_json(figures.near_misses(), figures.hours())
    name = chosen.csv or chosen.json
    if name == "-":
        sys.stdout.buffer.write(text.encode())
        return 0
    write_new(Path(name), text.encode())
    return 0


def _erase(chosen: argparse.Namespace) -> int:
    if not chosen.yes:
        about = (
            "This erases every near miss. They cannot be brought back.",
            "If a board or a court has asked for your records, get advice first.",
        )
        unasked = "nothing was erased. To erase every near miss without being asked, add --yes."
        if answer(about, "Type yes to erase them: ", unasked=unasked, to=sys.stderr) != "yes":
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
    from ..store.log import user_log
    from ..store.trouble import LogError

    try:
        yield user_log()
    except LogError as error:
        raise InputError(str(error)) from None
