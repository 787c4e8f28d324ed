"""The `tacit` program. Each command imports what it needs when it runs, so that others start at once."""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO, TYPE_CHECKING

from . import (
    __version__,
    autostart_command,
    dashboard_command,
    log_commands,
    people_command,
    setup_commands,
    vault_command,
)
from .draft import MAX_CHARACTERS, Draft, Site, Surface
from .exceptions import InputError
from .finding import Finding

if TYPE_CHECKING:
    from .assess import Assessor
    from .protocol.endpoint import Endpoint
    from .protocol.messages import Status
    from .verdict import Assessment

NOT_RUNNING = 3
INTERRUPTED = 130
BROKEN_PIPE = 141
"""Exit statuses; the last two are 128 and the number of the signal that says the same."""

_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def parser() -> argparse.ArgumentParser:
    """Return the parser of all commands."""
    whole = argparse.ArgumentParser(
        prog="tacit",
        description="Tells you before you post when a draft could let someone recognise a client.",
    )
    whole.add_argument("--version", action="version", version=f"tacit {__version__}")
    commands = whole.add_subparsers(required=True, metavar="COMMAND")

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

    run = commands.add_parser("run", help="run the companion that the browser extension talks to")
    run.add_argument("--on-demand", action="store_true", help="leave when no browser has been connected for a while")
    run.set_defaults(command=_run)

    status = commands.add_parser("status", help="say whether the companion runs, and what it has counted")
    status.add_argument("--json", action="store_true", help="write it as JSON")
    status.set_defaults(command=_status)

    setup_commands.add(commands)
    autostart_command.add(commands)
    log_commands.add(commands.add_parser("log", help="look at, export or erase the log of near misses"))
    people_command.add(commands)
    vault_command.add(commands)
    dashboard_command.add(commands)
    settings = commands.add_parser("settings", help="show and change the settings")
    settings.set_defaults(command=_settings)
    actions = settings.add_subparsers(metavar="ACTION", dest="action")
    get = actions.add_parser("get", help="write one setting's value")
    change = actions.add_parser("set", help="change one setting, at once and in every open tab")
    reset = actions.add_parser("reset", help="put one setting's default back")
    for action in (get, change, reset):
        action.add_argument("name", metavar="NAME", help="the setting's name, as `tacit settings` lists it")
    change.add_argument("value", nargs="+", metavar="VALUE", help="its new value; several kinds of detail, one by one")
    return whole


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; return its exit status."""
    chosen = parser().parse_args(arguments)
    try:
        status: int = chosen.command(chosen)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Python would try once more to write what is left, and complain.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return BROKEN_PIPE
    except InputError as error:
        print(f"tacit: {error}", file=sys.stderr)
        return 1
    return status


def _check(chosen: argparse.Namespace) -> int:
    with _open(chosen.file) as source:
        if chosen.jsonl:
            return _check_lines(source)
        if source.isatty():
            print("Type or paste the draft, then press Ctrl+D on a line of its own.", file=sys.stderr)
        text = _text(source.read(), chosen.file)
    assessor = _load()
    try:
        said = assessor.assess(Draft(text, chosen.site, chosen.surface))
    except Exception as error:
        # Its type only: its message, and a traceback, may hold the draft.
        raise InputError(f"the draft could not be read ({type(error).__name__}).") from None
    sys.stdout.reconfigure(errors="replace")  # type: ignore[union-attr]
    for line in _letter(text, said, underline=sys.stdout.isatty() and "NO_COLOR" not in os.environ):
        print(line)
    return 0


def _load() -> Assessor:
    from .assess import load_assessor
    from .exceptions import UnusableError

    try:
        return load_assessor()
    except UnusableError as error:
        raise InputError(str(error)) from None


def _check_lines(source: IO[bytes]) -> int:
    from .protocol.exceptions import InvalidParamsError
    from .protocol.lines import render_error

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
    from .messages import sentence
    from .protocol.lines import parse, render

    line = parse(raw)
    profile, roster = line.people()
    return render(line.id, assessor.assess(line.draft(), profile, roster), sentence)


def _letter(text: str, said: Assessment, *, underline: bool) -> Iterator[str]:
    from .messages import sentence

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
    if name in (None, "-"):
        # Under a file object of its own, so that closing it leaves stdin alone.
        return os.fdopen(sys.stdin.fileno(), "rb", closefd=False)
    try:
        return Path(str(name)).open("rb")
    except OSError as error:
        raise InputError(f"{name} could not be opened: {error.strerror}.") from error


def _text(raw: bytes, name: str | None) -> str:
    try:
        text = raw.decode("utf-8-sig").replace("\r\n", "\n").removesuffix("\n")
    except UnicodeDecodeError:
        # Without its cause, which holds the draft.
        raise InputError(f"{name or 'the draft'} is not UTF-8 text. Save it as UTF-8 and try again.") from None
    if len(text) > MAX_CHARACTERS:
        raise InputError(f"the draft is too long to be read: {MAX_CHARACTERS:,} characters at most.")
    return text


def _run(chosen: argparse.Namespace) -> int:
    from .dashboard.server import Dashboard
    from .serve.main import leave, run

    leave(run(on_demand=chosen.on_demand, dashboard=Dashboard))


def _status(chosen: argparse.Namespace) -> int:
    from .serve.asking import ask_status
    from .serve.exceptions import ServeError, UnreachableError

    try:
        status = ask_status(_endpoint())
    except ServeError as error:
        print(error, file=sys.stderr)
        if not chosen.json:
            print("\n".join(setup_commands.parts()))
        return NOT_RUNNING if isinstance(error, UnreachableError) else 1
    if chosen.json:
        print(status.model_dump_json())
    else:
        print("\n".join([_report(status), "", *setup_commands.parts()]))
    return 0


def _report(status: Status) -> str:
    from .store.letter import STATES

    # The one who asks is connected too, but is no browser.
    browsers = status.sessions - 1
    outcomes = ", ".join(f"{outcome} {count}" for outcome, count in status.outcomes.items())
    return (
        f"The companion is running (process {status.pid}, version {status.version}).\n"
        f"Browsers connected: {browsers}\n"
        f"Drafts read since it started: {status.drafts_read}\n"
        f"What became of warned drafts: {outcomes}\n"
        f"{STATES.get(status.log, status.log)}"
        + (f" Waiting to be written: {status.unwritten}" if status.unwritten else "")
        + "".join(f"\nSettings: {problem}" for problem in status.problems)
    )


def _endpoint() -> Endpoint:
    from .protocol.endpoint import endpoint

    return endpoint(os.environ, sys.platform, Path.home())


def _settings(chosen: argparse.Namespace) -> int:
    from . import cli_settings

    return cli_settings.COMMANDS[chosen.action](_endpoint(), chosen)
