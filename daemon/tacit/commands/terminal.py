"""What commands share: where the companion is, a question to whoever sits there, a new file for them, no sudo."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from ..exceptions import InputError

if TYPE_CHECKING:
    from ..protocol.endpoint import Endpoint

NOT_RUNNING = 3
"""The exit status where no companion runs."""


def user_endpoint() -> Endpoint:
    """Where this user's companion is."""
    from ..protocol.endpoint import endpoint

    return endpoint(os.environ, sys.platform, Path.home())


def answer(about: Iterable[str], question: str, *, unasked: str, to: TextIO) -> str:
    """Say lines about what is to come, ask, and return what was typed, in small letters.

    Raises InputError of `unasked` where nobody sits at a terminal: what comes down a pipe was not asked.
    """
    if not sys.stdin.isatty():
        raise InputError(unasked)
    for line in about:
        print(line, file=to)
    print(question, end="", file=to, flush=True)
    return sys.stdin.readline().strip().lower()


def refuse_sudo(command: str) -> None:
    """Raise InputError where root runs a command for somebody else, whose files it would miss."""
    if "SUDO_USER" in os.environ and os.geteuid() == 0:
        raise InputError(f"run `{command}` without sudo: it works on the account of whoever runs it.")


def write_new(path: Path, data: bytes) -> None:
    """Write a file for this user's eyes only: never over another one, and never half. Raises InputError."""
    try:
        file = open(path, "xb", opener=_for_this_user)  # noqa: SIM115 - pathlib takes no opener
        try:
            with file:
                file.write(data)
        except BaseException:
            path.unlink()
            raise
    except FileExistsError:
        raise InputError(f"{path} is there already. Choose another name.") from None
    except OSError as error:
        raise InputError(f"{path} could not be written: {error.strerror}.") from error


def _for_this_user(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
