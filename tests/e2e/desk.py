"""A clinician's desk: a companion of its own, the native host registered for one browser, and what is typed there."""

import asyncio
import os
import signal
import sys
import tempfile
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from tacit.protocol.endpoint import Endpoint
from tacit.protocol.messages import Status
from tacit.serve.asking import ask_settings, ask_status, change_setting
from tacit.serve.exceptions import NoAnswerError, NoCommonProtocolError, ServeError
from tacit.setup.manifest import for_chromium, for_firefox
from tacit.setup.paths import extension_folder, host_executable
from tacit_host.relay import PATIENCE
from tests.e2e.browsers import Launch
from tests.e2e.server import Site

Answer = TypeVar("Answer")

START = 60.0
"""Seconds that a companion has to start and to end; on a machine with much else to do it needs more than one."""

UNFOUND = PATIENCE + 10.0
"""Seconds until a page knows that there is no companion, where the host may start none: it looks for one that long."""


@dataclass
class Desk:
    """One companion and what a browser needs to reach it."""

    folder: Path
    starts: bool
    """Whether the native host may start a companion, or only finds one that runs."""
    companion: str = "tacit"
    """The module that runs as the companion."""
    process: asyncio.subprocess.Process | None = field(default=None)

    @property
    def environment(self) -> dict[str, str]:
        """What companion and native host run with: folders of their own."""
        return {
            "TACIT_RUNTIME_DIR": str(self.folder / "run"),
            "TACIT_DATA_DIR": str(self.folder / "data"),
            "TACIT_CONFIG_DIR": str(self.config),
        }

    @property
    def config(self) -> Path:
        """Where the companion keeps its settings."""
        return self.folder / "config"

    @property
    def endpoint(self) -> Endpoint:
        """Where the companion listens."""
        return Endpoint(self.folder / "run", "unix")

    def manifests(self) -> tuple[dict[str, Any], ...]:
        """The native-host manifest with both browsers' ways to name the extension."""
        host = host_executable()
        if not self.starts:
            script = self.folder / "host"
            script.write_text(f'#!/bin/sh\nexec "{host}" --no-start "$@"\n', encoding="utf-8")
            script.chmod(0o755)
            host = script
        return (for_chromium(host) | for_firefox(host),)

    def launch(self, site: Site) -> Launch:
        """What a browser at this desk starts with."""
        return Launch(site, extension_folder(), self.manifests(), self.environment)

    async def start_companion(self, **environ: str) -> None:
        """Starts the companion and waits until it listens, or another does."""
        arguments = ("-m", self.companion, "run")
        self.process = await asyncio.create_subprocess_exec(
            sys.executable, *arguments, env=os.environ | self.environment | environ
        )
        async with asyncio.timeout(START):
            # The socket of one that was killed is still there: only an answer tells that somebody listens.
            while not await self._answers():  # noqa: ASYNC110 - nobody tells that it has begun to listen
                await asyncio.sleep(0.02)

    async def _answers(self) -> bool:
        try:
            await self.status()
        except NoCommonProtocolError:
            return True
        except ServeError:
            return False
        return True

    async def kill_companion(self) -> None:
        """Ends the companion as a crash would."""
        assert self.process is not None
        self.process.send_signal(signal.SIGKILL)
        await self.process.wait()
        self.process = None

    async def stop_companion(self) -> None:
        """Ends the companion as a system that shuts down would."""
        if self.process is None:
            return
        self.process.terminate()
        await asyncio.wait_for(self.process.wait(), START)
        self.process = None

    async def settings(self) -> dict[str, Any]:
        """The settings that hold in the companion."""
        held = await _patiently(ask_settings, self.endpoint)
        return held.settings.model_dump(mode="json")

    async def set(self, name: str, value: object) -> None:
        """Changes a setting, as `tacit settings` does."""
        await _patiently(change_setting, self.endpoint, name, value)

    async def status(self) -> Status:
        """What the companion counts."""
        return await asyncio.to_thread(ask_status, self.endpoint)


async def _patiently(ask: Callable[..., Answer], *given: object) -> Answer:
    """Asks the companion, also one that is still loading on a machine with much else to do."""
    for _ in range(9):
        with suppress(NoAnswerError):
            return await asyncio.to_thread(ask, *given)
    return await asyncio.to_thread(ask, *given)


@asynccontextmanager
async def desk(*, starts: bool = False, running: bool = True, companion: str = "tacit") -> AsyncIterator[Desk]:
    """A desk, by default with its companion running; all of it is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="tacit-") as folder:
        made = Desk(Path(folder), starts, companion)
        if running:
            await made.start_companion()
        try:
            yield made
        finally:
            await made.stop_companion()
