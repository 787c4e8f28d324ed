"""The check-up: companion, browsers, extension, reader; what is kept is looked at by `keeping`."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from .. import __version__
from ..protocol.endpoint import Endpoint
from ..protocol.messages import Status
from ..serve import ending, folder, notes
from ..serve.asking import ask_status
from ..serve.connection import Connection
from ..serve.exceptions import (
    AlreadyRunningError,
    FolderError,
    NoAnswerError,
    NoCommonProtocolError,
    ServeError,
    UnreachableError,
)
from ..serve.versions import is_newer
from ..store.owned import is_own_folder
from . import autostart, keeping, record
from .browsers import Place, found
from .finding import Checked, Finding, Row
from .install import hindrance
from .machine import Machine
from .registration import Fault, Registration, registrations

_FAULTS = {
    Fault.MISSING: "{} does not know Tacit yet.",
    Fault.UNREADABLE: "The file by which {} finds Tacit cannot be read.",
    Fault.WRONG_PATH: "{} looks for Tacit where it is not, as after an update or a move.",
    Fault.WRONG_ID: "{} would refuse the Tacit extension: the file names another one.",
    Fault.STALE: "The file by which {} finds Tacit is damaged or old.",
    Fault.WRONG_KEY: "Windows does not tell {} where Tacit's file is.",
}


@dataclass(frozen=True, slots=True)
class Examination:
    """What a check-up found, in the order in which it is read out."""

    rows: tuple[Row, ...]
    findings: tuple[Finding, ...]


def examine(machine: Machine, *, load: bool = True) -> Examination:
    """Look at everything. With `load` the reader is loaded, and the keyring may ask its owner to be unlocked."""
    status, companion = _companion(machine)
    every = [*companion, *_autostart(machine), *_host(machine), *_browsers(machine), *_extension(machine, status)]
    if load:
        every += _reader(machine)
    elif status is not None and status.loaded is not None:
        every.append(Row("Reader", "loaded" if status.loaded else "being loaded"))
    every += keeping.check(machine, status, ask=load)
    every.append(_last_error(machine))
    return Examination(
        tuple(each for each in every if isinstance(each, Row)),
        tuple(each for each in every if isinstance(each, Finding)),
    )


def mend(findings: Iterable[Finding]) -> list[tuple[Finding, str | None]]:
    """Mend what can be mended; return each of these findings with what kept it from being mended, if anything did."""
    done: list[tuple[Finding, str | None]] = []
    for finding in findings:
        if finding.fix is None:
            continue
        try:
            finding.fix()
            done.append((finding, None))
        except Exception as error:
            # Its type only: a path in its message holds a name.
            done.append((finding, type(error).__name__))
    return done


def _companion(machine: Machine) -> tuple[Status | None, list[Row | Finding]]:
    here = machine.endpoint
    where = "socket" if here.transport == "unix" else "loopback"
    try:
        status = ask_status(here)
    except UnreachableError:
        return None, list(_unreached(here))
    except FolderError:
        sentence = "The folder in which companion and browser meet is not yours, or others can open it, or you cannot."
        fix = _closing(here.folder) if is_own_folder(here.folder) else None
        way = "Open it to yourself and to nobody else (chmod 700), or remove it." if fix else "Move it away."
        return None, [
            Row("Companion", "its folder cannot be used"),
            Finding("runtime_folder", sentence, way, fix),
        ]
    except NoCommonProtocolError as error:
        return None, [
            Row("Companion", "runs, and is too old" if error.is_older else "runs, and is newer than this program"),
            _other_version(machine, str(error), is_newer=not error.is_older),
        ]
    except NoAnswerError:
        return None, [
            Row("Companion", "runs, but does not answer"),
            _no_answer(here),
        ]
    except ServeError as error:
        return None, [
            Row("Companion", "something else answers in its place"),
            Finding("stranger", keeping.short(machine, error), "Restart this computer."),
        ]
    count = status.sessions - 1
    rows: list[Row | Finding] = [
        Row("Companion", f"running, version {status.version}, on a {where}; browsers connected: {count}")
    ]
    if status.version != __version__:
        sentence = f"The companion that runs is version {status.version}, and Tacit is {__version__}."
        rows.append(_other_version(machine, sentence, is_newer=is_newer(status.version, than=__version__)))
    return status, rows


def _other_version(machine: Machine, sentence: str, *, is_newer: bool) -> Finding:
    if is_newer:
        way = "There is a newer Tacit on this computer, too: update this one the way it came, or remove it."
        return Finding("companion_version", sentence, way)
    return Finding("companion_version", sentence, "End it; it starts anew by itself.", lambda: _replace(machine))


def _replace(machine: Machine) -> None:
    """Have an older companion leave for one of this version, which browsers that are connected start at once.

    Raises ServeError where it stays.
    """
    here = machine.endpoint
    older = ending.holder(here.lock)
    with suppress(UnreachableError):
        Connection.open(here, successor=__version__).release()
    deadline = time.monotonic() + ending.PATIENCE
    while older is not None and _holds(here, older.pid):
        if time.monotonic() > deadline:
            raise older
        time.sleep(0.05)


def _holds(here: Endpoint, pid: int | None) -> bool:
    """Whether the lock is still held by this process."""
    held = ending.holder(here.lock)
    return held is not None and held.pid == pid


def _unreached(here: Endpoint) -> Checked:
    """Nobody listens. Who holds the lock all the same for longer than a moment keeps every companion from starting."""
    held = None
    with suppress(FolderError, OSError):  # what cannot be seen is not told
        held = ending.keeping_out(here) if here.lock.exists() else None
    if held is None:
        yield Row("Companion", "not running; it starts by itself when you write")
        return
    yield Row("Companion", "cannot start: something else is in its place")
    yield Finding("companion_kept_out", *held.kept_out)


def _holder(here: Endpoint) -> AlreadyRunningError | None:
    """What tells who holds the lock, without a trace of having looked; None also where that cannot be seen."""
    with suppress(FolderError, OSError):
        return ending.holder(here.lock) if here.lock.exists() else None
    return None


def _no_answer(here: Endpoint) -> Finding:
    held = _holder(here)
    way = "End it." if held is None or held.pid is None else f"End it: it is process {held.pid}."
    return Finding("companion_no_answer", str(NoAnswerError()), way, lambda: _end(here))


def _end(here: Endpoint) -> None:
    """End the companion. Raises ServeError."""
    folder.check(here.folder)
    with ending.alone(here.lock):
        pass


def _autostart(machine: Machine) -> Checked:
    there = [each for each in autostart.entries(machine) if each.is_there()]
    wrong = [each for each in there if not each.fits()]
    if wrong:
        yield Row("At login", "out of date")
    else:
        yield Row("At login", f"started by {there[0].by}" if there else "not started")
    for each in wrong:
        sentence = "What starts the companion at login is damaged, or names a place where Tacit is not."
        fix = _registering(machine, each) if machine.companion else None
        yield Finding("autostart_stale", sentence, "Run `tacit autostart on`, or `tacit autostart off`.", fix)


def _closing(path: Path) -> keeping.Fix:
    return lambda: path.chmod(0o700)


def _host(machine: Machine) -> Checked:
    host = machine.host
    if host is None:
        yield Row("Program", "tacit-host is missing")
        yield Finding("host_missing", "The program that browsers start, tacit-host, is missing.", "Install Tacit anew.")
    elif not os.access(host, os.X_OK):
        yield Row("Program", "tacit-host cannot be started")
        sentence = "The program that browsers start, tacit-host, may not be run."
        yield Finding("host_not_executable", sentence, "Make it executable.", lambda: host.chmod(0o755))
    else:
        yield Row("Program", "there")


def _browsers(machine: Machine) -> Checked:
    there = found(machine)
    hindered = {place.name: each for place in there if (each := hindrance(machine, place)) is not None}
    if not there:
        yield Row("Browsers", "none found")
        yield Finding(
            "no_browser", "No browser that Tacit knows was found.", "Start yours once, then run `tacit setup`."
        )
    for place in there:
        if place.name in hindered:
            yield Row(place.name, "cannot work with Tacit")
        else:
            yield from _browser(machine, place)
    if there and len(hindered) == len({place.name for place in there}):
        for name, each in hindered.items():
            yield Finding(each.code, f"{name} cannot work with Tacit.", each.why)


def _browser(machine: Machine, place: Place) -> Checked:
    faults = [(each, fault) for each in registrations(machine, place) if (fault := each.fault()) is not None]
    yield Row(place.name, "ready" if not faults else ", ".join(sorted({str(fault) for _, fault in faults})))
    for registration, fault in faults:
        way = "Run `tacit setup`."
        if fault is Fault.UNREADABLE:
            way = "Remove what is in its place, then run `tacit setup`."
        fix = _registering(machine, registration) if machine.host is not None else None
        yield Finding(str(fault), _FAULTS[fault].format(place.name), way, fix)


def _registering(machine: Machine, registration: Registration | autostart.Entry) -> keeping.Fix:
    return lambda: record.add(machine, registration.write())


def _extension(machine: Machine, status: Status | None) -> Checked:
    seen = notes.find(machine.endpoint.folder, notes.EXTENSION)
    if seen is None:
        connected = status is not None and status.sessions > 1
        yield Row("Extension", "connected" if connected else "not seen since this computer was started")
        return
    yield Row("Extension", f"version {seen.word}, seen on {seen.at:%Y-%m-%d at %H:%M}")
    if seen.word != __version__:
        sentence = f"The extension is version {seen.word}, and Tacit is {__version__}."
        way = "Reload or update the extension on the browser's page for extensions."
        if is_newer(seen.word, than=__version__):
            way = "Update Tacit on this computer, the way it came."
        yield Finding("extension_version", sentence, way)


def _reader(machine: Machine) -> Checked:
    from ..assess import load_assessor
    from ..exceptions import UnusableError

    try:
        load_assessor()
    except UnusableError as error:
        yield Row("Reader", "cannot be used")
        yield Finding("reader_unusable", "What reads drafts cannot be loaded.", keeping.short(machine, error))
    except Exception as error:
        yield Row("Reader", "cannot be loaded")
        sentence = f"What reads drafts cannot be loaded ({type(error).__name__})."
        yield Finding("reader_fault", sentence, "Install Tacit anew.")
    else:
        yield Row("Reader", "loads")


def _last_error(machine: Machine) -> Row:
    last = notes.find(machine.endpoint.folder, notes.ERROR)
    return Row("Last error", "none" if last is None else f"{last.word} on {last.at:%Y-%m-%d at %H:%M}")
