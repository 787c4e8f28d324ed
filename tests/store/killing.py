"""Kills a process with SIGKILL in the middle of a write, at each step of it in turn, and says what is there afterwards.

`python killing.py FOLDER keep|reseal`: for each step a process of its own opens the vault and keeps the other list, or
seals with the other passphrase; at the step it kills itself. A step is a call of, or a return from, any function that
is written in C, so that every system call has a step right before and right after it. The last write is let through.

Writes one JSON object a line: {"step", "killed", "kept": the list's index or null, "recovered", "left": names}.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType

from tacit.store import keys
from tacit.store.exceptions import WrongKeyError
from tacit.store.seal import Cost
from tacit.store.vault import Vault
from tests.store.lists import FIRST, OTHER_PASSPHRASE, PASSPHRASE, SECOND

LISTS = [FIRST, SECOND]


def opened(folder: Path) -> Vault:
    """Open the vault with one passphrase or the other."""
    vault = Vault(folder)
    try:
        vault.open(PASSPHRASE)
    except WrongKeyError:
        vault.open(OTHER_PASSPHRASE)
    return vault


def kill_at(step: int) -> Callable[[FrameType, str, object], None]:
    """Return a profile function that kills this process at a step."""
    left = step

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal left
        if event in ("c_call", "c_return", "c_exception"):
            left -= 1
            if left < 0:
                os.kill(os.getpid(), signal.SIGKILL)

    return count


def write(folder: Path, step: int, action: str) -> None:
    """Keep the other list, or take the other passphrase, and be killed at a step."""
    vault = opened(folder)
    other = LISTS[1 - LISTS.index(vault.kept)]
    new = OTHER_PASSPHRASE if step % 2 else PASSPHRASE
    sys.setprofile(kill_at(step))
    if action == "keep":
        vault.keep(other)
    else:
        vault.seal_with_passphrase(new)
    sys.setprofile(None)


def main(folder: Path, action: str) -> None:
    """Kill at each step in turn until a write gets to its end."""
    keys.COST = Cost(4, 8, 1)
    vault = Vault(folder)
    vault.open()
    vault.keep(FIRST)
    vault.seal_with_passphrase(PASSPHRASE)
    killed = True
    step = 0
    while killed:
        child = os.fork()
        if child == 0:
            write(folder, step, action)
            os._exit(0)
        _, status = os.waitpid(child, 0)
        killed = os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL
        assert killed or status == 0, f"the writer ended with {status}"
        found = opened(folder)
        kept = LISTS.index(found.kept) if found.kept in LISTS else None
        left = sorted(path.name for path in folder.iterdir())
        print(json.dumps({"step": step, "killed": killed, "kept": kept, "recovered": found.recovered, "left": left}))
        step += 1


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
