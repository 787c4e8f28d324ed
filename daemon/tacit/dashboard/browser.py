"""Opens the user's browser with the file that opens the dashboard, on behalf of someone who cannot open files.

A browser's extension is one: browsers keep `file:` addresses from extensions. The default browser is asked, as by
`tacit dashboard`: its command line holds the file's name and no token.
"""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import webbrowser
from functools import partial
from pathlib import Path

from ..serve.worker import Worker

PATIENCE = 5.0
"""Seconds after which a browser that has not given its starter back counts as open: some stay until they are closed."""


_SERVICE = ("systemd-run", "--user", "--quiet", "--collect", "--wait", "--property=KillMode=process", "--")
"""Starts a program as a service of its own, and waits for it but for nothing that it has started in turn."""
_PROGRAM = "import sys, webbrowser; sys.exit(not webbrowser.open(sys.argv[1]))"


async def show(path: Path) -> bool:
    """Return whether a browser was started with the file.

    In a thread of its own, since webbrowser waits for programs; one that waits for long holds up nothing else.
    """
    worker = Worker("browser")
    opening = worker.post(partial(_open, path.as_uri()))
    worker.stop()
    started = asyncio.wrap_future(opening)
    await asyncio.wait({started}, timeout=PATIENCE)
    return started.result() if started.done() else True


def _open(address: str) -> bool:
    # systemd.exec(5): set for the program that a service is.
    if os.environ.get("SYSTEMD_EXEC_PID") != str(os.getpid()):
        return webbrowser.open(address)
    # What setup/tacit.service forbids a browser would be forbidden as well, and it would end with the service. And that
    # was started before the desktop, of whose screen systemd has heard since.
    command = [*_SERVICE, sys.executable, "-I", "-c", _PROGRAM, address]
    null = subprocess.DEVNULL
    try:
        return subprocess.run(command, stdin=null, stdout=null, stderr=null, check=False).returncode == 0  # noqa: S603
    except FileNotFoundError:
        return False
