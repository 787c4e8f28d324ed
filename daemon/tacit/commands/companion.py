"""`tacit run`, `tacit stop` and `tacit status`: the companion itself, and what it says of how it is."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from ..exceptions import InputError
from .setup import parts
from .terminal import NOT_RUNNING, answer, refuse_sudo, user_endpoint

if TYPE_CHECKING:
    from ..protocol.endpoint import Endpoint
    from ..protocol.messages import Status

_LOST = (
    "What you told Tacit and did not have sealed is in the companion's memory only, and ends with it: perhaps clients, "
    "your own details, or words to leave alone.",
    "To keep it, run `tacit dashboard --page clients`, and have it sealed there first.",
)


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the commands."""
    run = commands.add_parser("run", help="run the companion that the browser extension talks to")
    run.add_argument("--on-demand", action="store_true", help="leave when no browser has been connected for a while")
    run.set_defaults(command=_run)

    stop = commands.add_parser("stop", help="end the companion; the browser starts another when it needs one")
    stop.add_argument("--yes", action="store_true", help="do not ask, whatever it has in memory only")
    stop.set_defaults(command=_stop)

    status = commands.add_parser("status", help="say whether the companion runs, and what it has counted")
    status.add_argument("--json", action="store_true", help="write it as JSON")
    status.set_defaults(command=_status)


def _run(chosen: argparse.Namespace) -> int:
    from ..dashboard.server import Dashboard
    from ..serve.main import leave, run

    leave(run(on_demand=chosen.on_demand, dashboard=Dashboard))


def _stop(chosen: argparse.Namespace) -> int:
    from ..serve import folder
    from ..serve.ending import alone, holder, keeping_out
    from ..serve.exceptions import AlreadyRunningError, ServeError, UnreachableError

    refuse_sudo("tacit stop")
    here = user_endpoint()
    try:
        if folder.is_there(here.folder):
            # Before any process is ended: what stands in somebody else's folder names no companion of this user's.
            folder.check(here.folder)
        if not here.lock.exists() or holder(here.lock) is None:
            raise UnreachableError
        if held := keeping_out(here):  # a `tacit vault` command that waits at its prompt, most often
            print(*held.kept_out, file=sys.stderr)
            return 1
        if not chosen.yes and _has_unsealed(here):
            unasked = "the companion was not ended. To end it without being asked, add --yes."
            if answer(_LOST, "Type yes to end it: ", unasked=unasked, to=sys.stdout) != "yes":
                raise InputError("the companion was not ended.")
        with alone(here.lock):
            pass
    except AlreadyRunningError as error:
        print(f"{error} It does not end: end its process, or restart this computer.", file=sys.stderr)
        return 1
    except ServeError as error:
        print(error, file=sys.stderr)
        return NOT_RUNNING if isinstance(error, UnreachableError) else 1
    print("The companion has ended. Your browser starts another when it next needs one.")
    return 0


def _has_unsealed(here: Endpoint) -> bool:
    """Whether the companion may have something in memory that is in no file: all that it does not have open may be."""
    from ..protocol.messages import VaultState
    from ..serve.asking import ask_vault
    from ..serve.exceptions import ServeError

    try:
        return ask_vault(here) is not VaultState.OPEN
    except ServeError:
        return True


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
