"""`tacit setup`: makes Tacit known to the browsers. Like the other commands it imports what it needs when it runs."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from .exceptions import InputError

if TYPE_CHECKING:
    from .setup.browsers import Browser
    from .setup.install import Done
    from .setup.machine import Machine


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the commands."""
    setup = commands.add_parser("setup", help="make Tacit known to your browsers; harmless to do again")
    setup.add_argument("--browser", action="append", metavar="NAME", help="this browser alone; may be given again")
    setup.add_argument("--extension-id", action="append", metavar="ID", help="a further extension that may use Tacit")
    setup.add_argument("--dry-run", action="store_true", help="say what would be done, and do nothing")
    setup.set_defaults(command=_setup)


def _setup(chosen: argparse.Namespace) -> int:
    from .setup.install import install
    from .setup.machine import this_machine

    only, ids = _known(chosen.browser or ()), _well_formed(chosen.extension_id or ())
    machine = this_machine()
    if "SUDO_USER" in os.environ and os.geteuid() == 0:
        raise InputError("run `tacit setup` without sudo: it sets up the browsers of whoever runs it.")
    if machine.host is None:
        raise InputError("the program tacit-host is missing. Install Tacit anew, then run `tacit setup` again.")
    done = install(machine, only=only, ids=ids, dry_run=chosen.dry_run)
    for line in _told(done):
        print(line)
    for name in _absent(only, done):
        print(f"{name}: not found. Start it once, close it, and run `tacit setup` again.")
    ready = list({each.place.browser.key: each.place.browser for each in done if each.is_ready}.values())
    for line in _steps(ready):
        print(line)
    if not done and not only:
        print("No browser was found. Start yours once, close it, and run `tacit setup` again.")
    if ready and not chosen.dry_run:
        _offer(machine, ready)
    return 0 if chosen.dry_run or (ready and not any(each.deed == "failed" for each in done)) else 1


_DEEDS = {
    "ready": "ready.",
    "unchanged": "ready already.",
    "would": "would be made ready.",
    "impossible": "not possible.",
    "failed": "not done.",
}


def _told(done: Iterable[Done]) -> Iterator[str]:
    for each in done:
        yield f"{each.place.name}: {_DEEDS[each.deed]}"
        yield from (f"  {line}" for line in each.note.splitlines())


def _absent(only: Iterable[str], done: Iterable[Done]) -> list[str]:
    from .setup.browsers import browsers

    there = {each.place.browser.key for each in done}
    return [browser.name for browser in browsers() if browser.key in only and browser.key not in there]


def _steps(ready: Iterable[Browser]) -> Iterator[str]:
    from .setup.paths import extension_folder

    for browser in ready:
        yield ""
        yield f"If the Tacit extension is not in {browser.name} yet, two steps are left:"
        if browser.kin == "chromium":
            yield f"  1. In {browser.name}, type {browser.page} where addresses go, and switch on Developer mode."
            yield f"  2. Press Load unpacked and choose the folder {extension_folder()}"
        else:
            yield f"  1. In {browser.name}, type {browser.page} where addresses go."
            yield f"  2. Press Load Temporary Add-on and choose {extension_folder() / 'manifest.json'}"
            yield f"     {browser.name} forgets it when it closes."


def _offer(machine: Machine, ready: Iterable[Browser]) -> None:
    """At a terminal with a screen, offer to open each browser where those steps are taken."""
    if not (sys.stdin.isatty() and sys.stdout.isatty() and _has_screen(machine)):
        return
    for browser in ready:
        program = next(filter(None, map(shutil.which, browser.programs)), None)
        if program is None:
            continue
        print(f"\nOpen {browser.name} now? Type yes or no: ", end="", flush=True)
        if sys.stdin.readline().strip().lower() in ("y", "yes"):
            # Chromium's kin take no address of their own pages from outside.
            _open([program] if browser.kin == "chromium" else [program, browser.page])


def _has_screen(machine: Machine) -> bool:
    return machine.platform != "linux" or any(machine.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))


def _open(command: list[str]) -> None:
    import subprocess

    null = subprocess.DEVNULL
    subprocess.Popen(command, stdin=null, stdout=null, stderr=null, start_new_session=True)  # noqa: S603


def _known(names: Iterable[str]) -> frozenset[str]:
    from .setup.browsers import browsers

    keys = [browser.key for browser in browsers()]
    for name in names:
        if name.lower() not in keys:
            raise InputError(f"there is no browser of that name. There are: {', '.join(keys)}.")
    return frozenset(name.lower() for name in names)


def _well_formed(ids: Iterable[str]) -> tuple[str, ...]:
    from .setup.registration import FORMS

    for id in ids:
        if not any(form.fullmatch(id) for form in FORMS.values()):
            raise InputError(
                "this is no extension's id. In Chrome it is 32 letters from a to p; in Firefox it is like "
                "an e-mail address or a number in braces."
            )
    return tuple(ids)
