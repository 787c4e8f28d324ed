"""`tacit autostart`: whether the companion is started at login. Imports what it needs when it runs."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from ..exceptions import InputError
from .terminal import refuse_sudo

if TYPE_CHECKING:
    from ..setup.autostart import Entry
    from ..setup.machine import Machine

MEANWHILE = "Until then, as ever, it starts by itself when you write."


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    autostart = commands.add_parser("autostart", help="have the companion started when you log in, or no more")
    autostart.add_argument(
        "state", nargs="?", choices=("on", "off"), metavar="STATE", help="on or off; without it: say"
    )
    autostart.set_defaults(command=_autostart)


def _autostart(chosen: argparse.Namespace) -> int:
    from ..setup.machine import this_machine
    from ..store.exceptions import UnwritableError

    machine = this_machine()
    if chosen.state is None:
        print(_said(machine))
        return 0
    refuse_sudo("tacit autostart")
    try:
        if chosen.state == "on":
            print(_turn_on(machine))
        else:
            _turn_off(machine)
    except UnwritableError as error:
        raise InputError(str(error)) from None
    except OSError as error:
        raise InputError(f"{error.filename2 or error.filename} could not be written: {error.strerror}.") from None
    return 0


def _said(machine: Machine) -> str:
    from ..setup.autostart import entries

    there = [each for each in entries(machine) if each.is_there()]
    if not there:
        return "The companion is not started at login. It starts by itself when you write."
    if all(each.fits() for each in there):
        return f"The companion is started at login, by {there[0].by}."
    return "What starts the companion at login is out of date: run `tacit autostart on`."


def _turn_on(machine: Machine) -> str:
    from ..setup.autostart import turn_on

    if not machine.companion:
        raise InputError("the program tacit is missing. Install Tacit anew, then run `tacit autostart on` again.")
    return f"{_done(machine, turn_on(machine))}\n{MEANWHILE}"


def _done(machine: Machine, entry: Entry) -> str:
    from ..setup.autostart import has_systemd

    if machine.platform == "linux" and not has_systemd(machine):
        return (
            "systemd does not run here, so no service was made. Your desktop starts the companion instead, from your\n"
            f"next login on, if it reads {entry.place} as most do."
        )
    return f"From your next login on, {entry.by} starts the companion."


def _turn_off(machine: Machine) -> None:
    from ..setup.autostart import turn_off

    turn_off(machine)
    print("The companion is not started at login. It starts by itself when you write; one that runs now goes on.")
