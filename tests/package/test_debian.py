"""The .deb without its libraries, which come from the network: `make package-trial` tries the whole one."""

import json
import os
import shutil
import signal
import subprocess
from pathlib import Path

import pytest

from building import debian
from building.debian import HOME, Package
from tacit.setup.browsers import extensions
from tests.package.conftest import WHEN, Wheel

pytestmark = pytest.mark.skipif(shutil.which("dpkg-deb") is None, reason="dpkg-deb is Debian's")


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory, wheel: Wheel) -> Package:
    """A package that is put together."""
    package = Package(tmp_path_factory.mktemp("deb") / "root", "debian12", "0.1.0")
    debian.add_program(package, wheel.path)
    return package


@pytest.fixture(scope="module")
def deb(package: Package) -> Path:
    """The file that became of it."""
    # One is older than the commit: dpkg-deb by itself only makes files older, and none newer.
    os.utime(package.libraries / "tacit" / "cli.py", (0, 0))
    return debian.pack(package, package.root.parent, WHEN)


def listed(deb: Path) -> dict[str, tuple[str, str, str]]:
    """By path what `dpkg-deb` tells of a package's files: mode, owner, date."""
    said = subprocess.run(
        ["dpkg-deb", "--contents", str(deb)], capture_output=True, text=True, check=True, env={"TZ": "UTC"}
    )
    rows = [line.split(maxsplit=5) for line in said.stdout.splitlines()]
    return {path.split(" -> ")[0].removeprefix("."): (mode, owner, date) for mode, owner, _, date, _, path in rows}


def test_even(deb: Path) -> None:
    """Every file belongs to root, nobody else may write it, and all bear the date of the commit."""
    files = listed(deb)
    assert {owner for _, owner, _ in files.values()} == {"root/root"}
    assert {mode for mode, _, _ in files.values()} == {"drwxr-xr-x", "-rw-r--r--", "-rwxr-xr-x", "lrwxrwxrwx"}
    assert {date for _, _, date in files.values()} == {"2023-11-14"}
    programs = {path for path, (mode, _, _) in files.items() if mode == "-rwxr-xr-x"}
    assert programs == {f"{HOME}/bin/tacit", f"{HOME}/bin/tacit-host"}


def test_same_bytes(deb: Path, wheel: Wheel, tmp_path: Path) -> None:
    """Put together anew elsewhere, it is the same to the last byte."""
    again = Package(tmp_path / "elsewhere", "debian12", "0.1.0")
    debian.add_program(again, wheel.path)
    assert debian.pack(again, tmp_path, WHEN).read_bytes() == deb.read_bytes()


def test_known_to_every_browser(package: Package, deb: Path) -> None:
    """The manifests for all users name the host by the path that it is installed at, and every id of the extension."""
    manifests = [path for path in listed(deb) if path.endswith("io.tacit.host.json")]
    assert sorted(manifests) == [
        "/etc/chromium/native-messaging-hosts/io.tacit.host.json",
        "/etc/opt/chrome/native-messaging-hosts/io.tacit.host.json",
        "/etc/opt/edge/native-messaging-hosts/io.tacit.host.json",
        "/usr/lib/mozilla/native-messaging-hosts/io.tacit.host.json",
    ]
    for path in manifests:
        told = json.loads((package.root / path[1:]).read_bytes())
        assert told["path"] == "/usr/lib/tacit/bin/tacit-host"
        if "mozilla" in path:
            assert told["allowed_extensions"] == list(extensions("firefox"))
        else:
            assert told["allowed_origins"] == [f"chrome-extension://{id}/" for id in extensions("chromium")]


def test_brings_the_service(package: Package, deb: Path) -> None:
    """Every user can have the companion started at login: its service is there, and starts the package's program."""
    assert "/usr/lib/systemd/user/tacit.service" in listed(deb)
    assert "\nExecStart=/usr/bin/tacit run\n" in (package.root / "usr/lib/systemd/user/tacit.service").read_text()


def test_depends_on_its_python(deb: Path) -> None:
    """It asks for the Python that its libraries are compiled for, and for nothing that has to be fetched elsewhere."""
    fields = ["Version", "Architecture", "Depends"]
    said = subprocess.run(["dpkg-deb", "--field", str(deb), *fields], capture_output=True, text=True, check=True)
    assert said.stdout.splitlines() == [
        "Version: 0.1.0+debian12",
        "Architecture: amd64",
        "Depends: python3.11, libc6 (>= 2.28), libgcc-s1, libstdc++6",
    ]


def test_removal_ends_what_runs(deb: Path, tmp_path: Path) -> None:
    """What runs from the package ends when it is removed, not at an upgrade, and nothing else does."""
    subprocess.run(["dpkg-deb", "--control", str(deb), str(tmp_path / "control")], check=True)
    script = tmp_path / "prerm"
    script.write_text((tmp_path / "control" / "prerm").read_text().replace(str(HOME), f"{tmp_path}/home"))
    (tmp_path / "home" / "bin").mkdir(parents=True)
    (tmp_path / "home" / "bin" / "python3").symlink_to("/bin/sleep")
    with (
        subprocess.Popen([str(tmp_path / "home" / "bin" / "python3"), "60"]) as ours,
        subprocess.Popen(["sleep", "60"]) as other,
    ):
        try:
            subprocess.run(["sh", str(script), "upgrade", "2"], check=True)
            with pytest.raises(subprocess.TimeoutExpired):
                ours.wait(0.2)
            subprocess.run(["sh", str(script), "remove"], check=True)
            assert ours.wait(10) == -signal.SIGTERM
            assert other.poll() is None
        finally:
            for process in (ours, other):
                process.kill()
