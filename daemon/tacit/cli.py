"""The `tacit` program."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from . import __version__
from .commands import autostart, check, companion, dashboard, log, people, settings, setup, vault
from .exceptions import InputError

INTERRUPTED = 130
BROKEN_PIPE = 141
"""Exit statuses: 128 and the number of the signal that says the same."""


def parser() -> argparse.ArgumentParser:
    """Return the parser of all commands."""
    whole = argparse.ArgumentParser(
        prog="tacit",
        description="Tells you before you post when a draft could let someone recognise a client.",
    )
    whole.add_argument("--version", action="version", version=f"tacit {__version__}")
    commands = whole.add_subparsers(required=True, metavar="COMMAND")
    for module in (check, companion, setup, autostart, log, people, vault, dashboard, settings):
        module.add(commands)
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
