"""The .deb: everything below /usr/lib/tacit, with its own copies of the libraries, and the manifests for all users.

A virtual environment of the system's Python holds the program, so that nothing is fetched when it is installed and no
library of the system's can be of the wrong version. Compiled libraries fit one minor version of Python, so there is one
package for each system. Bundling an interpreter instead would serve all systems with one, at the price of a Python
whose security fixes no distribution brings.
"""

from __future__ import annotations

import os
import subprocess
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tacit.setup.autostart import UNIT, unit
from tacit.setup.machine import Machine
from tacit.setup.registration import system_registrations

from .moment import VARIABLE

SYSTEMS = {"debian12": "3.11", "ubuntu24.04": "3.12"}
"""The systems that get a package, with the minor version of the Python that each comes with."""

HOME = Path("/usr/lib/tacit")
"""Where the program lies."""

PLATFORM = "x86_64-manylinux_2_28"
"""What the compiled libraries are made for, as uv calls it: PEP 600's name for glibc 2.28 or newer."""

_LAUNCHER = """#!{home}/bin/python3 -I
import sys

from {module} import main

sys.exit(main())
"""

_CONTROL = """Package: tacit
Version: {version}+{system}
Architecture: amd64
Maintainer: Tacit <tacit@tacit.example>
Installed-Size: {size}
Depends: python{python}, libc6 (>= 2.28), libgcc-s1, libstdc++6
Recommends: gnome-keyring | libkf5wallet-bin | keepassxc
Section: utils
Priority: optional
Description: tells a clinician when a draft could let someone recognise a client
 Tacit reads what you write on X, Facebook and LinkedIn before you post it, and
 says what in it could let someone recognise a client. No draft leaves this
 computer. The extension for the browser comes from the browser's store.
"""

_POSTINST = """#!/bin/sh
# Python compiles what it loads once and for all; users cannot write here, so it is done now. What Tacit never
# loads stays as it is: it would take 25 MB.
set -e
if [ "$1" = configure ]; then
    {home}/bin/python3 -I -m compileall -q -x '/(geodata|carrierdata|tests)/' {home}/lib || true
fi
"""

_PRERM = """#!/bin/sh
# A companion that runs from here would go on without its files. On SIGTERM it writes what is left and goes. At an
# upgrade it stays: the newer one sees to it.
set -e
if [ "$1" = remove ]; then
    for process in /proc/[0-9]*; do
        if grep -qsa '^{home}/bin/' "$process/cmdline"; then
            kill "${{process#/proc/}}" || true
        fi
    done
fi
find {home} -depth -type d -name __pycache__ -exec rm -rf {{}} +
"""

_COPYRIGHT = """Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: tacit

Files: *
Copyright: the authors of Tacit
License: Apache-2.0
 The text of the licence is in /usr/share/common-licenses/Apache-2.0.

Files: {below}/*
Copyright: their authors
License: various
 Each library has its licence in the folder beside it that ends in .dist-info.
"""


@dataclass(frozen=True, slots=True)
class Package:
    """One system's package, and the folder in which it is put together."""

    root: Path
    system: str
    version: str

    @property
    def python(self) -> str:
        """The minor version of the system's Python."""
        return SYSTEMS[self.system]

    @property
    def home(self) -> Path:
        """Where the program lies in the folder."""
        return self.root / HOME.relative_to("/")

    @property
    def libraries(self) -> Path:
        """Where the libraries lie in the folder."""
        return self.home / "lib" / f"python{self.python}" / "site-packages"

    @property
    def name(self) -> str:
        """The name of the file that becomes of it."""
        return f"tacit_{self.version}+{self.system}_amd64.deb"


def add_program(package: Package, wheel: Path) -> None:
    """Put in the program itself, what starts it, and what makes it known to the browsers of all users."""
    home = package.home
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(package.libraries)
    (home / "bin").mkdir()
    (home / "bin" / "python3").symlink_to(f"/usr/bin/python{package.python}")
    settings = f"home = /usr/bin\ninclude-system-site-packages = false\nversion = {package.python}\n"
    _write(home / "pyvenv.cfg", settings)
    _write(home / "bin" / "tacit", _LAUNCHER.format(home=HOME, module="tacit.__main__"))
    _write(home / "bin" / "tacit-host", _LAUNCHER.format(home=HOME, module="tacit_host.relay"))
    program = package.root / "usr/bin/tacit"
    program.parent.mkdir()
    program.symlink_to("../lib/tacit/bin/tacit")
    _write(package.root / "usr/lib/systemd/user" / UNIT, unit(["/usr/bin/tacit", "run"]))
    below = package.libraries.relative_to(package.root)
    _write(package.root / "usr/share/doc/tacit/copyright", _COPYRIGHT.format(below=below))
    everyone = Machine("linux", Path("/nonexistent"), {}, HOME / "bin" / "tacit-host", package.root)
    for registration in system_registrations(everyone):
        registration.write()


def add_libraries(package: Package, source: Path) -> None:
    """Put in the libraries that the tree at `source` needs, in the versions and with the hashes of its lock file."""
    target = ("--python-version", package.python, "--python-platform", PLATFORM, "--only-binary", ":all:")
    wanted = ("--requirements", "pyproject.toml", "--constraints", "requirements-dev.lock", "--target")
    # Copies, since a hard link would carry our dates and modes into uv's cache.
    command = ["uv", "pip", "install", "--quiet", "--no-config", "--link-mode", "copy", *target, *wanted]
    subprocess.run([*command, str(package.libraries)], cwd=source, check=True)
    # Their programs name the Python of the computer that this is built on, and nobody would find them here.
    for path in [*(package.libraries / "bin").iterdir(), package.libraries / ".lock"]:
        path.unlink(missing_ok=True)
    (package.libraries / "bin").rmdir()


def pack(package: Package, folder: Path, when: int) -> Path:
    """Write the package into a folder, every file dated `when`; return its path."""
    files = [path for path in package.root.rglob("*") if path.is_file() and not path.is_symlink()]
    size = sum(-(-path.stat().st_size // 1024) for path in files)
    names: Mapping[str, object] = {"home": HOME, "size": size, "python": package.python}
    control = _CONTROL.format(**names, version=package.version, system=package.system)
    for name, text in (("control", control), ("postinst", _POSTINST), ("prerm", _PRERM)):
        _write(package.root / "DEBIAN" / name, text if name == "control" else text.format(**names))
    _even_out(package.root, when)
    # Debian's own tool: it sorts the files, gives them to root, and dates what it makes by the variable.
    made = folder / package.name
    command = ["dpkg-deb", "--root-owner-group", "-Zzstd", "-z9", "--build", str(package.root), str(made)]
    subprocess.run(command, env=os.environ | {VARIABLE: str(when)}, check=True, stdout=subprocess.DEVNULL)
    return made


def _even_out(root: Path, when: int) -> None:
    """Give every file the same date, and the mode that its kind has."""
    programs = {"bin", "DEBIAN"}
    for path in [root, *root.rglob("*")]:
        if not path.is_symlink():
            is_program = path.parent.name in programs and path.name != "control"
            path.chmod(0o755 if path.is_dir() or is_program else 0o644)
        os.utime(path, (when, when), follow_symlinks=False)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
