"""`tacit setup`, `doctor` and `uninstall`. Like the other commands they import what they need when they run."""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from .. import __version__
from ..exceptions import InputError
from .terminal import answer, refuse_sudo

if TYPE_CHECKING:
    from ..setup.browsers import Browser
    from ..setup.doctor import Examination
    from ..setup.finding import Finding
    from ..setup.install import Done
    from ..setup.machine import Machine


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the commands."""
    setup = commands.add_parser("setup", help="make Tacit known to your browsers; harmless to do again")
    setup.add_argument("--browser", action="append", metavar="NAME", help="this browser alone; may be given again")
    setup.add_argument("--extension-id", action="append", metavar="ID", help="a further extension that may use Tacit")
    setup.add_argument("--dry-run", action="store_true", help="say what would be done, and do nothing")
    setup.set_defaults(command=_setup)

    doctor = commands.add_parser("doctor", help="look for what is wrong, and say how to mend it")
    doctor.add_argument("--fix", action="store_true", help="mend what can be mended")
    doctor.add_argument("--json", action="store_true", help="write it as JSON")
    doctor.set_defaults(command=_doctor)

    uninstall = commands.add_parser("uninstall", help="take Tacit out of the browsers, and remove what it wrote")
    uninstall.add_argument("--yes", action="store_true", help="do not ask, and remove what Tacit keeps for you too")
    uninstall.set_defaults(command=_uninstall)


def _setup(chosen: argparse.Namespace) -> int:
    from ..setup.install import install
    from ..setup.machine import this_machine

    only, ids = _known(chosen.browser or ()), _well_formed(chosen.extension_id or ())
    machine = this_machine()
    refuse_sudo("tacit setup")
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
    from ..setup.browsers import browsers

    there = {each.place.browser.key for each in done}
    return [browser.name for browser in browsers() if browser.key in only and browser.key not in there]


def _steps(ready: Iterable[Browser]) -> Iterator[str]:
    from ..setup.paths import extension_folder

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


def _doctor(chosen: argparse.Namespace) -> int:
    from ..setup.doctor import examine, mend
    from ..setup.machine import this_machine

    if chosen.fix:
        refuse_sudo("tacit doctor --fix")
    machine = this_machine()
    seen = examine(machine)
    mended = mend(seen.findings) if chosen.fix else []
    if mended:
        seen = examine(machine)
    if chosen.json:
        print(_as_json(seen, mended))
    else:
        for line in _read_out(seen, mended):
            print(line)
    return 1 if seen.findings else 0


def parts() -> Iterator[str]:
    """Yield how each part is, for `tacit status`: without loading the reader and without asking the keyring."""
    from ..setup.doctor import examine
    from ..setup.machine import this_machine

    seen = examine(this_machine(), load=False)
    yield _versions()
    yield from _screen(seen)
    if seen.findings:
        yield f"{len(seen.findings)} to mend: run `tacit doctor`."


def _screen(seen: Examination) -> Iterator[str]:
    """Yield a line for each part that was looked at."""
    wide = max(len(row.part) for row in seen.rows)
    yield from (f"{row.part:{wide}}  {row.state}" for row in seen.rows)


def _read_out(seen: Examination, mended: list[tuple[Finding, str | None]]) -> Iterator[str]:
    yield _versions()
    yield from _screen(seen)
    for finding, fault in mended:
        yield ""
        yield f"{finding.code}: " + ("mended." if fault is None else f"could not be mended ({fault}).")
    yield ""
    if not seen.findings:
        yield "Nothing is wrong."
    for finding in seen.findings:
        yield f"{finding.code}: {finding.sentence}"
        yield f"  {finding.mend}"
    if not mended and any(finding.fix for finding in seen.findings):
        yield ""
        yield "To have Tacit mend what it can: tacit doctor --fix"


def _uninstall(chosen: argparse.Namespace) -> int:
    from ..setup.machine import this_machine
    from ..setup.registration import system_registrations
    from ..setup.remove import Remover, kept

    refuse_sudo("tacit uninstall")
    machine = this_machine()
    with_data = chosen.yes
    if not with_data and kept(machine):
        about = (
            "Tacit keeps your client list, the log of near misses, your settings and policy, as far as you made them.",
            "If a board or a court has asked for your records, get advice before you remove them.",
        )
        unasked = "nothing was removed. To remove Tacit with all that it keeps, unasked, add --yes."
        said = answer(about, "Type yes to remove them too, no to keep them: ", unasked=unasked, to=sys.stdout)
        if said not in ("yes", "no"):
            raise InputError("nothing was removed.")
        with_data = said == "yes"
    remover = Remover(machine)
    remover.run(with_data=with_data)
    for problem in remover.problems:
        print(f"tacit: {problem}", file=sys.stderr)
    packaged = any(each.file.exists() for each in system_registrations(machine))
    if packaged:
        print("What Tacit wrote for you is gone from the browsers. The package still names Tacit to them.")
    else:
        print("Tacit is out of the browsers." if not remover.problems else "Something is left: see above.")
    if not with_data and kept(machine):
        print("What it keeps for you is still there: run `tacit uninstall --yes` to remove that too.")
    print("Two steps are left to you: remove the extension on each browser's page for extensions, and the program")
    print(f"itself the way it came, for instance with: {'sudo apt purge tacit' if packaged else 'pip uninstall tacit'}")
    return 1 if remover.problems else 0


def _as_json(seen: Examination, mended: list[tuple[Finding, str | None]]) -> str:
    import json

    document = {
        "version": __version__,
        "parts": {row.part: row.state for row in seen.rows},
        "mended": [finding.code for finding, fault in mended if fault is None],
        "findings": [
            {"code": each.code, "sentence": each.sentence, "mend": each.mend, "fixable": each.fix is not None}
            for each in seen.findings
        ],
    }
    return json.dumps(document, indent=2)


def _versions() -> str:
    import platform

    return f"Tacit {__version__}, Python {platform.python_version()}, {platform.system()} {platform.release()}"


def _known(names: Iterable[str]) -> frozenset[str]:
    from ..setup.browsers import browsers

    keys = [browser.key for browser in browsers()]
    for name in names:
        if name.lower() not in keys:
            raise InputError(f"there is no browser of that name. There are: {', '.join(keys)}.")
    return frozenset(name.lower() for name in names)


def _well_formed(ids: Iterable[str]) -> tuple[str, ...]:
    from ..setup.registration import FORMS

    for id in ids:
        if not any(form.fullmatch(id) for form in FORMS.values()):
            raise InputError(
                "this is no extension's id. In Chrome it is 32 letters from a to p; in Firefox it is like "
                "an e-mail address or a number in braces."
            )
    return tuple(ids)
