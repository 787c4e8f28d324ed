"""`tacit check`: what a draft says of a client. docs/reference/commands.md."""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING

from ..draft import MAX_CHARACTERS, Draft, Site, Surface
from ..exceptions import InputError
from ..finding import Finding

if TYPE_CHECKING:
    from ..assess import Assessor
    from ..verdict import Assessment

_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    check = commands.add_parser("check", help="read a draft and say what could identify a client")
    check.add_argument("file", nargs="?", metavar="FILE", help="the draft; without it, or for -, it is read from stdin")
    check.add_argument("--jsonl", action="store_true", help="read one draft a line as JSON, write one answer a line")
    check.add_argument("--site", type=Site, choices=list(Site), default=Site.X, help="where it is to be posted")
    check.add_argument(
        "--surface",
        type=Surface,
        choices=list(Surface),
        default=Surface.POST,
        help="what it is to be posted as",
    )
    check.set_defaults(command=_check)


def _check(chosen: argparse.Namespace) -> int:
    with _open(chosen.file) as source:
        if chosen.jsonl:
            return _check_lines(_lines(source, chosen.file))
        if source.isatty():
            print("Type or paste the draft, then press Ctrl+D on a line of its own.", file=sys.stderr)
        text = _text(b"".join(_lines(source, chosen.file)), chosen.file)
    said = _assessed(_load(), Draft(text, chosen.site, chosen.surface))
    sys.stdout.reconfigure(errors="replace")  # type: ignore[union-attr]
    for line in _letter(text, said, underline=sys.stdout.isatty() and "NO_COLOR" not in os.environ):
        print(line)
    return 0


def _assessed(assessor: Assessor, draft: Draft) -> Assessment:
    try:
        return assessor.assess(draft)
    except Exception as error:
        # Its type only: its message, and a traceback, may hold the draft.
        fault = type(error).__name__
    # Outside the except block: an exception keeps the one before it.
    raise InputError(f"the draft could not be read ({fault}).")


def _load() -> Assessor:
    from ..assess import load_assessor
    from ..exceptions import UnusableError

    try:
        return load_assessor()
    except UnusableError as error:
        raise InputError(str(error)) from None


def _check_lines(source: Iterable[bytes]) -> int:
    from ..protocol.exceptions import InvalidParamsError
    from ..protocol.lines import render_error

    assessor = _load()
    status = 0
    for number, raw in enumerate(source, start=1):
        if not raw.strip():
            continue
        try:
            answer = _answer(assessor, raw)
        except InvalidParamsError as error:
            answer = render_error(error.id, number, str(error))
            status = 1
        except Exception as error:
            # Its type only: its message may hold the draft.
            answer = render_error(None, number, f"the draft could not be read ({type(error).__name__})")
            status = 1
        # As bytes, since JSON is UTF-8 whatever the locale; replaced where a surrogate came in as an escape.
        sys.stdout.buffer.write(answer.encode(errors="replace") + b"\n")
        sys.stdout.buffer.flush()
    return status


def _answer(assessor: Assessor, raw: bytes) -> str:
    from ..messages import sentence
    from ..protocol.lines import parse, render

    line = parse(raw)
    profile, roster = line.people()
    return render(line.id, assessor.assess(line.draft(), profile, roster), sentence)


def _letter(text: str, said: Assessment, *, underline: bool) -> Iterator[str]:
    from ..messages import sentence

    if said.verdict == "clear" and not said.conduct:
        yield "Nothing found."
    else:
        yield sentence("card_conduct" if said.verdict == "clear" else f"card_{said.verdict}")
    if said.findings:
        yield ""
    for finding in said.findings:
        why = sentence(f"finding_{finding.reason}", (finding.label,))
        yield f"  {_words(text, finding, underline)}  {why}"
    if said.reasons:
        yield ""
        yield f"{sentence('card_why')}:"
    for reason in said.reasons:
        yield f"  - {sentence(f'reason_{reason.code}', reason.labels)}"
    if said.suggestion is not None:
        yield ""
        yield f"{sentence('card_preview')}:"
        yield from (f"  {line}" for line in _CONTROLS.sub("\ufffd", said.suggestion).splitlines())
    elif said.verdict != "clear":
        yield ""
        yield sentence("advice_do_not_post")


def _words(text: str, finding: Finding, underline: bool) -> str:
    # A draft may be pasted from anywhere: control characters would be obeyed by the terminal.
    words = _CONTROLS.sub("\ufffd", text[finding.start : finding.end].replace("\n", " "))
    return f"\x1b[4m{words}\x1b[24m" if underline else f'"{words}"'


def _open(name: str | None) -> IO[bytes]:
    is_stdin = name in (None, "-")
    if is_stdin and sys.stdin is None:
        raise InputError("there is no draft to read, since the input is closed. Name a file, or pipe the draft in.")
    try:
        if is_stdin:
            # Under a file object of its own, so that closing it leaves stdin alone.
            return os.fdopen(sys.stdin.fileno(), "rb", closefd=False)
        return Path(str(name)).open("rb")
    except OSError as error:
        raise InputError(f"{name or 'the draft'} could not be opened: {error.strerror}.") from error


def _lines(source: IO[bytes], name: str | None) -> Iterator[bytes]:
    """Its lines as they come. Raises InputError where one cannot be read."""
    try:
        yield from source
    except OSError as error:
        fault = error.strerror
    else:
        return
    # Outside the except block: an exception keeps the one before it, and with it what was read.
    raise InputError(f"{name or 'the draft'} could not be read: {fault}.")


def _text(raw: bytes, name: str | None) -> str:
    try:
        text = raw.decode("utf-8-sig").replace("\r\n", "\n").removesuffix("\n")
    except UnicodeDecodeError:
        text = None
    if text is None:
        # Outside the except block: Python's error keeps the draft, and an exception keeps the one before it.
        raise InputError(f"{name or 'the draft'} is not UTF-8 text. Save it as UTF-8 and try again.")
    if len(text) > MAX_CHARACTERS:
        raise InputError(f"the draft is too long to be read: {MAX_CHARACTERS:,} characters at most.")
    return text
