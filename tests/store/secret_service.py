"""A Secret Service of the tests' own: gnome-keyring on a bus of its own, unlocked, without a screen."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

DEADLINE = 60.0


@dataclass
class Service:
    """A running Secret Service."""

    address: str
    folder: Path
    process: subprocess.Popen[bytes]

    @contextlib.contextmanager
    def hanging(self) -> Iterator[None]:
        """Let it take calls and answer none."""
        self.process.send_signal(signal.SIGSTOP)
        try:
            yield
        finally:
            self.process.send_signal(signal.SIGCONT)


@contextlib.contextmanager
def secret_service() -> Iterator[Service]:
    """Run a Secret Service; its keyring is empty and open."""
    folder = Path(tempfile.mkdtemp(prefix="tacit-keyring-"))
    address = f"unix:path={folder / 'bus'}"
    environ = {"PATH": os.environ["PATH"], "HOME": str(folder), "XDG_RUNTIME_DIR": str(folder)}
    environ |= {"XDG_DATA_HOME": str(folder / "data"), "DBUS_SESSION_BUS_ADDRESS": address}
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "env": environ}
    bus = subprocess.Popen(["dbus-daemon", "--session", "--nofork", "--nopidfile", f"--address={address}"], **quiet)  # type: ignore[call-overload]
    _wait(lambda: (folder / "bus").exists())
    command = ["gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets"]
    service = subprocess.Popen(command, stdin=subprocess.PIPE, **quiet)  # type: ignore[call-overload]
    try:
        service.stdin.write(b"the login password")
        service.stdin.close()
        _wait(lambda: _named(address))
        yield Service(address, folder, service)
    finally:
        for process in (service, bus):
            process.kill()
            process.wait(DEADLINE)
        shutil.rmtree(folder)


def _named(address: str) -> bool:
    ask = ["dbus-send", f"--bus={address}", "--print-reply", "--dest=org.freedesktop.DBus", "/org/freedesktop/DBus"]
    ask += ["org.freedesktop.DBus.NameHasOwner", "string:org.freedesktop.secrets"]
    return b"boolean true" in subprocess.run(ask, capture_output=True, timeout=DEADLINE).stdout


def _wait(condition: object) -> None:
    deadline = time.monotonic() + DEADLINE
    while not condition():  # type: ignore[operator]
        assert time.monotonic() < deadline, "the keyring service did not start"
        time.sleep(0.02)
