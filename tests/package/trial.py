"""`make package-trial`: the packages of dist/, each in a clean place, and what is left of them afterwards.

As root on Debian or one of its kin the .deb is installed into a fresh root of its system, without a network; elsewhere
the wheel alone is tried. It takes minutes and fetches a base system, so it is not part of `make test`.
"""

from __future__ import annotations

import os
import shutil
import struct
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from building.debian import HOME

ROOT = Path(__file__).parents[2]
DIST = ROOT / "dist"
DRAFT = "My client Ana Kovac cried today when we spoke about her divorce in Graz."
INITIALIZE = (
    b'{"jsonrpc":"2.0","id":1,"method":"initialize",'
    b'"params":{"protocol":1,"client":{"name":"tacit-extension","version":"0.1.0"}}}'
)
SUITES = {"debian12": "bookworm"}
"""By system of a package, what debootstrap calls it. The others' packages are built the same way and not tried here."""
PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"


def main() -> int:
    """Try them; return 1 where one does not do what it has to."""
    try_wheel()
    if os.geteuid() != 0 or shutil.which("debootstrap") is None:
        print("The .deb is not tried: that takes root and debootstrap.")
        return 0
    for system, suite in SUITES.items():
        try_deb(system, suite)
    print("Every package did what it has to.")
    return 0


def try_wheel() -> None:
    """Install the wheel into a fresh virtual environment, in an empty home, and have it read a draft."""
    (wheel,) = DIST.glob("*.whl")
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        subprocess.run([sys.executable, "-m", "venv", str(place / "venv")], check=True)
        program = place / "venv" / "bin" / "tacit"
        uv = [str(Path(sys.executable).parent / "uv"), "pip", "install", "--quiet"]
        locked = ["--constraints", str(ROOT / "requirements-dev.lock"), "--python", str(place / "venv")]
        subprocess.run([*uv, *locked, str(wheel)], check=True)
        environ = {"HOME": str(place), "PATH": PATH}
        said = subprocess.run([str(program), "check"], input=DRAFT, capture_output=True, text=True, env=environ)
        expect("the wheel's `tacit check` names the client", "Ana Kovac" in said.stdout)


def try_deb(system: str, suite: str) -> None:
    """Install, use and purge a .deb in a fresh root."""
    (deb,) = DIST.glob(f"tacit_*+{system}_amd64.deb")
    with base(suite, deb) as root:
        # What it depends on comes from the network, as it does on a computer in use; the package brings the rest.
        in_root(root, "apt-get", "install", "--yes", "--quiet", "--no-install-recommends", *depends(deb))
        before = paths(root)
        shutil.copy(deb, root / "tacit.deb")
        in_root(root, "dpkg", "--install", "/tacit.deb", online=False)
        (root / "tacit.deb").unlink()
        size = sum(path.lstat().st_size for path in (root / HOME.relative_to("/")).rglob("*") if not path.is_dir())
        print(f"     installed: {size / 1e6:.0f} MB")
        expect("it is at most 550 MB", size <= 550e6)
        as_user = ("setpriv", "--reuid=1000", "--regid=1000", "--clear-groups", "env", "HOME=/home/ana")
        (root / "home/ana").mkdir()
        os.chown(root / "home/ana", 1000, 1000)
        said = in_root(root, *as_user, "tacit", "check", given=DRAFT.encode(), online=False)
        expect("`tacit check` names the client, without a network", b"Ana Kovac" in said)
        host(root, as_user)
        said = in_root(root, *as_user, "tacit", "setup", online=False, fails=True)
        expect("`tacit setup` runs", b"No browser was found" in said)
        browser = root / "home/ana/.config/chromium"
        browser.mkdir(parents=True)
        (browser / "Local State").touch()
        said = in_root(root, *as_user, "tacit", "setup", online=False)
        expect("a browser is ready without a file of the user's own", b"Chromium: ready already." in said)
        in_root(root, "dpkg", "--purge", "tacit", online=False)
        shutil.rmtree(root / "home/ana")
        left = {path for path in paths(root) - before if not path.startswith(("var/", "tmp/"))}
        expect(f"nothing is left after the purge {sorted(left)[:5] or ''}", not left)
        info = [path for path in paths(root) if path.startswith("var/lib/dpkg/info/tacit")]
        expect("dpkg has forgotten it", not info)


def host(root: Path, as_user: tuple[str, ...]) -> None:
    """Speak to the native host as a browser does; it starts the companion."""
    frame = struct.pack("=I", len(INITIALIZE)) + INITIALIZE
    # The browser keeps its side open until it was answered; then the host leaves, and the companion is ended.
    talk = (
        "import os,subprocess,sys,time;"
        f"p=subprocess.Popen(['{HOME}/bin/tacit-host','x'],stdin=subprocess.PIPE,stdout=subprocess.PIPE);"
        "p.stdin.write(sys.stdin.buffer.read());p.stdin.flush();"
        "n=int.from_bytes(p.stdout.read(4),sys.byteorder);sys.stdout.buffer.write(p.stdout.read(n));"
        "p.stdin.close();p.wait();"
        "import json;s=json.loads(subprocess.run(['tacit','status','--json'],capture_output=True).stdout);"
        "os.kill(s['pid'],15)"
    )
    said = in_root(
        root, *as_user, "TACIT_RUNTIME_DIR=/home/ana/run", f"{HOME}/bin/python3", "-c", talk, given=frame, online=False
    )
    expect("the native host brings an answer of the companion", b'"server":{"name":"tacit"' in said.replace(b" ", b""))


@contextmanager
def base(suite: str, deb: Path) -> Iterator[Path]:
    """A fresh minimal root of a system, gone afterwards."""
    with ExitStack() as exits:
        folder = Path(exits.enter_context(tempfile.TemporaryDirectory(prefix="tacit-trial-")))
        root = folder / "root"
        command = ["debootstrap", "--variant=minbase", suite, str(root)]
        print(f"Making a fresh root for {deb.name} ...", flush=True)
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        for kind, place in (("proc", "proc"), ("tmpfs", "dev/shm")):
            (root / place).mkdir(exist_ok=True)
            subprocess.run(["mount", "-t", kind, kind, str(root / place)], check=True)
            exits.callback(subprocess.run, ["umount", str(root / place)], check=True)
        for name in ("/etc/resolv.conf", "/etc/apt/apt.conf.d"):
            take_over(Path(name), root)
        yield root


def take_over(source: Path, root: Path) -> None:
    """Give the root this computer's own way to its package mirror."""
    target = root / source.relative_to("/")
    for path in sorted(source.glob("*")) if source.is_dir() else [source]:
        shutil.copy(path, target / path.name if source.is_dir() else target)


def depends(deb: Path) -> list[str]:
    """The names of the packages that a .deb depends on."""
    said = subprocess.run(["dpkg-deb", "--field", str(deb), "Depends"], capture_output=True, text=True, check=True)
    return [each.split()[0] for each in said.stdout.split(",")]


def in_root(root: Path, *command: str, given: bytes = b"", online: bool = True, fails: bool = False) -> bytes:
    """Run a command in a root, without a network unless it is `online`; return what it wrote."""
    away = [] if online else ["unshare", "--net"]
    environ = {"PATH": PATH, "LANG": "C.UTF-8", "DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(
        [*away, "chroot", str(root), *command], input=given, capture_output=True, env=environ, check=False
    )
    if done.returncode and not fails:
        print(done.stdout.decode(), done.stderr.decode(), file=sys.stderr)
        raise SystemExit(f"failed: {' '.join(command[:4])}")
    return done.stdout


def paths(root: Path) -> set[str]:
    """Every file of a root, but what the kernel shows there."""
    every = (path.relative_to(root) for top in root.iterdir() if top.name not in ("proc", "dev") for path in tree(top))
    return {str(path) for path in every}


def tree(top: Path) -> Iterator[Path]:
    """A file, or a folder with all that is in it."""
    yield top
    if top.is_dir() and not top.is_symlink():
        yield from top.rglob("*")


def expect(what: str, holds: bool) -> None:
    """Say that something holds, or stop."""
    print(f"{'ok  ' if holds else 'NOT '} {what}", flush=True)
    if not holds:
        raise SystemExit(1)


if __name__ == "__main__":
    raise SystemExit(main())
