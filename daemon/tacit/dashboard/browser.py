"""Opens the user's browser with the file that opens the dashboard, on behalf of someone who cannot open files.

A browser's extension is one: browsers keep `file:` addresses from extensions. The default browser is asked, as by
`tacit dashboard`: its command line holds the file's name and no token.
"""

from __future__ import annotations

import asyncio
import webbrowser
from functools import partial
from pathlib import Path

from ..serve.worker import Worker

PATIENCE = 5.0
"""Seconds after which a browser that has not given its starter back counts as open: some stay until they are closed."""


async def show(path: Path) -> bool:
    """Return whether a browser was started with the file.

    In a thread of its own, since webbrowser waits for programs; one that waits for long holds up nothing else.
    """
    worker = Worker("browser")
    opening = worker.post(partial(webbrowser.open, path.as_uri()))
    worker.stop()
    started = asyncio.wrap_future(opening)
    await asyncio.wait({started}, timeout=PATIENCE)
    return started.result() if started.done() else True
