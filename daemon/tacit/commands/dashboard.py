"""`tacit dashboard`: open the dashboard in the browser. It imports what it needs when it runs."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from ..place import Place
from .terminal import NOT_RUNNING, user_endpoint


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    dashboard = commands.add_parser("dashboard", help="look at your near misses in the browser")
    dashboard.add_argument(
        "--page", choices=[str(place) for place in Place], default="near-misses", help="the page to open it on"
    )
    dashboard.add_argument("--path", action="store_true", help="write the name of the file that opens it instead")
    dashboard.set_defaults(command=_dashboard)


def _dashboard(chosen: argparse.Namespace) -> int:
    import webbrowser

    from ..serve.asking import ask_dashboard
    from ..serve.exceptions import ServeError, UnreachableError

    try:
        said = ask_dashboard(user_endpoint(), chosen.page)
    except ServeError as error:
        print(error, file=sys.stderr)
        if isinstance(error, UnreachableError):
            print("Open your browser, or run `tacit run` in another terminal, and try again.", file=sys.stderr)
            return NOT_RUNNING
        return 1
    if said.path is None:
        print(said.problem, file=sys.stderr)
        return 1
    if chosen.path:
        print(said.path)
        return 0
    # The command line of a browser, which other users can read, holds the file's name and no token.
    if not webbrowser.open(Path(said.path).as_uri()):
        print(f"No browser could be started. Within a minute, open this file in yours: {said.path}", file=sys.stderr)
        return 1
    print("The dashboard opens in your browser.")
    return 0
