"""`tacit run` and `tacit status`: the companion itself, and what it says of how it is."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from .setup import parts
from .terminal import NOT_RUNNING, user_endpoint

if TYPE_CHECKING:
    from ..protocol.messages import Status


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the commands."""
    run = commands.add_parser("run", help="run the companion that the browser extension talks to")
    run.add_argument("--on-demand", action="store_true", help="leave when no browser has been connected for a while")
    run.set_defaults(command=_run)

    status = commands.add_parser("status", help="say whether the companion runs, and what it has counted")
    status.add_argument("--json", action="store_true", help="write it as JSON")
    status.set_defaults(command=_status)


def _run(chosen: argparse.Namespace) -> int:
    from ..dashboard.server import Dashboard
    from ..serve.main import leave, run

    leave(run(on_demand=chosen.on_demand, dashboard=Dashboard))


def _status(chosen: argparse.Namespace) -> int:
    from ..serve.asking import ask_status
    from ..serve.exceptions import ServeError, UnreachableError

    try:
        status = ask_status(user_endpoint())
    except ServeError as error:
        print(error, file=sys.stderr)
        if not chosen.json:
            print("\n".join(parts()))
        return NOT_RUNNING if isinstance(error, UnreachableError) else 1
    if chosen.json:
        print(status.model_dump_json())
    else:
        print("\n".join([_report(status), "", *parts()]))
    return 0


def _report(status: Status) -> str:
    from ..store.letter import STATES

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
