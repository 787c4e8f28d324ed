"""`tacit setup` on computers of all systems."""

import json
import os
import plistlib
import sys
from pathlib import Path
from typing import Any

import pytest

from tacit.setup import record
from tacit.setup.browsers import browsers, extensions, found, places
from tacit.setup.install import Deed, hindrance, install
from tacit.setup.machine import Machine
from tacit.setup.manifest import CHROMIUM_EXTENSION, FIREFOX_EXTENSION, HOST_NAME
from tacit.setup.policy import forbidding
from tacit.setup.registration import Fault, every_registration, registrations, system_registrations
from tests.setup.computers import MemoryRegistry, computer, place, run_once, snapshot

ALL = ["brave", "chrome", "chromium", "edge", "firefox", "librewolf", "opera", "vivaldi"]
OTHER = "abcdefghijklmnop" * 2
FILE = f"{HOST_NAME}.json"


PLACES = {
    "linux": {
        "chrome": (".config/google-chrome", [".config/google-chrome/NativeMessagingHosts"]),
        "chromium": (".config/chromium", [".config/chromium/NativeMessagingHosts"]),
        "edge": (".config/microsoft-edge", [".config/microsoft-edge/NativeMessagingHosts"]),
        "brave": (
            ".config/BraveSoftware/Brave-Browser",
            [".config/BraveSoftware/Brave-Browser/NativeMessagingHosts"],
        ),
        "vivaldi": (".config/vivaldi", [".config/vivaldi/NativeMessagingHosts"]),
        "opera": (
            ".config/opera",
            [".config/google-chrome/NativeMessagingHosts", ".config/opera/NativeMessagingHosts"],
        ),
        "firefox": (".mozilla/firefox", [".mozilla/native-messaging-hosts"]),
        "librewolf": (".librewolf", [".librewolf/native-messaging-hosts"]),
    },
    "darwin": {
        "chrome": (
            "Library/Application Support/Google/Chrome",
            ["Library/Application Support/Google/Chrome/NativeMessagingHosts"],
        ),
        "chromium": (
            "Library/Application Support/Chromium",
            ["Library/Application Support/Chromium/NativeMessagingHosts"],
        ),
        "edge": (
            "Library/Application Support/Microsoft Edge",
            ["Library/Application Support/Microsoft Edge/NativeMessagingHosts"],
        ),
        "brave": (
            "Library/Application Support/BraveSoftware/Brave-Browser",
            ["Library/Application Support/BraveSoftware/Brave-Browser/NativeMessagingHosts"],
        ),
        "vivaldi": (
            "Library/Application Support/Vivaldi",
            ["Library/Application Support/Vivaldi/NativeMessagingHosts"],
        ),
        "opera": (
            "Library/Application Support/com.operasoftware.Opera",
            [
                "Library/Application Support/Google/Chrome/NativeMessagingHosts",
                "Library/Application Support/com.operasoftware.Opera/NativeMessagingHosts",
            ],
        ),
        "firefox": (
            "Library/Application Support/Firefox",
            ["Library/Application Support/Mozilla/NativeMessagingHosts"],
        ),
        "librewolf": (
            "Library/Application Support/librewolf",
            ["Library/Application Support/LibreWolf/NativeMessagingHosts"],
        ),
    },
    "win32": {
        "chrome": ("AppData/Local/Google/Chrome/User Data", [r"HKCU\Software\Google\Chrome\NativeMessagingHosts"]),
        "chromium": ("AppData/Local/Chromium/User Data", [r"HKCU\Software\Chromium\NativeMessagingHosts"]),
        "edge": ("AppData/Local/Microsoft/Edge/User Data", [r"HKCU\Software\Microsoft\Edge\NativeMessagingHosts"]),
        "brave": (
            "AppData/Local/BraveSoftware/Brave-Browser/User Data",
            [r"HKCU\Software\Google\Chrome\NativeMessagingHosts"],
        ),
        "vivaldi": ("AppData/Local/Vivaldi/User Data", [r"HKCU\Software\Google\Chrome\NativeMessagingHosts"]),
        "opera": (
            "AppData/Roaming/Opera Software/Opera Stable",
            [r"HKCU\Software\Google\Chrome\NativeMessagingHosts"],
        ),
        "firefox": ("AppData/Roaming/Mozilla/Firefox", [r"HKCU\Software\Mozilla\NativeMessagingHosts"]),
        "librewolf": ("AppData/Roaming/librewolf", [r"HKCU\Software\Mozilla\NativeMessagingHosts"]),
    },
}
"""By system and browser: the profile folder, and where the browser looks for manifests, on Windows in the registry.

Recalled from the browsers' own documentation, apart from data/browsers.toml: the two are to agree. Chrome's and Edge's
pages on native messaging, MDN's on native manifests, Opera's on message passing, and LibreWolf's list of questions.
Browsers made from Chromium that name no key of their own look under Chrome's.
"""


def deeds(machine: Machine, **options: Any) -> dict[str, Deed]:
    """Set up; return what was done by the browsers' names."""
    return {done.place.name: done.deed for done in install(machine, **options)}


class TestBrowsers:
    @pytest.mark.parametrize("platform", ["linux", "darwin", "win32"])
    def test_every_browser(self, tmp_path: Path, platform: str):
        """Each of the eight browsers has a place on each system, and is found there once it has run."""
        machine = computer(tmp_path, platform)
        assert sorted(browser.key for browser in browsers()) == ALL
        for key in ALL:
            assert key not in {each.browser.key for each in found(machine)}
            run_once(place(machine, key))
            assert key in {each.browser.key for each in found(machine)}

    def test_folder_alone(self, tmp_path: Path):
        """A profile folder that another program made, with no profile in it, is no browser."""
        machine = computer(tmp_path)
        (machine.home / ".config" / "google-chrome" / "NativeMessagingHosts").mkdir(parents=True)
        assert found(machine) == []

    def test_moved_folders(self, tmp_path: Path):
        """Folders are where the environment says, if it says so outright."""
        config = str(tmp_path / "elsewhere")
        assert place(computer(tmp_path, XDG_CONFIG_HOME=config), "chromium").profile == Path(config, "chromium")
        here = computer(tmp_path, XDG_CONFIG_HOME="elsewhere")
        assert place(here, "chromium").profile == here.home / ".config" / "chromium"
        local = computer(tmp_path, "win32", LOCALAPPDATA=str(tmp_path / "L"))
        assert place(local, "edge").profile == tmp_path / "L" / "Microsoft" / "Edge" / "User Data"

    def test_known_to_the_system(self, tmp_path: Path):
        """A system that has no places in the table has no browsers."""
        assert found(computer(tmp_path, "plan9")) == []


class TestInstall:
    @pytest.mark.parametrize("platform", ["linux", "darwin", "win32"])
    def test_all(self, tmp_path: Path, platform: str):
        """Every browser is made ready with the host's absolute path and its own form; again changes nothing."""
        machine = computer(tmp_path, platform)
        ways = [each for each in places(machine) if each.packaging is None]
        for each in ways:
            run_once(each)
        assert Deed.READY in deeds(machine).values()
        for each in ways:
            for made in registrations(machine, each):
                told = json.loads(made.file.read_text("utf-8"))
                assert told["path"] == str(machine.host)
                extensions = told.get("allowed_extensions") or told["allowed_origins"]
                own = FIREFOX_EXTENSION if each.browser.kin == "firefox" else CHROMIUM_EXTENSION
                assert any(own in extension for extension in extensions)
                assert made.fault() is None
        before = snapshot(tmp_path)
        assert set(deeds(machine).values()) == {Deed.UNCHANGED}
        assert snapshot(tmp_path) == before

    @pytest.mark.parametrize(("platform", "key"), [(system, key) for system in PLACES for key in PLACES[system]])
    def test_documented_places(self, tmp_path: Path, platform: str, key: str):
        """A browser that left its profile where it says it does has its manifest where it says that it looks, alone."""
        profile, wanted = PLACES[platform][key]
        machine = computer(tmp_path, platform)
        (machine.home / profile).mkdir(parents=True)
        (machine.home / profile / ("profiles.ini" if key in ("firefox", "librewolf") else "Local State")).touch()
        (done,) = install(machine)
        assert (done.place.browser.key, done.deed) == (key, Deed.READY)
        written = list(machine.home.rglob(FILE))
        if isinstance(machine.registry, MemoryRegistry):
            (file,) = written
            assert machine.registry.keys == {f"{each}\\{HOST_NAME}".lower(): {"": str(file)} for each in wanted}
        else:
            assert sorted(str(path.parent.relative_to(machine.home)) for path in written) == wanted

    def test_where_browsers_look(self, tmp_path: Path):
        """Manifests lie where the browsers of Linux look for them."""
        machine = computer(tmp_path)
        for key in ("chromium", "firefox", "librewolf"):
            run_once(place(machine, key))
        install(machine)
        for folder in (".config/chromium/NativeMessagingHosts", ".mozilla/native-messaging-hosts"):
            assert (machine.home / folder / FILE).is_file()
        assert (machine.home / ".librewolf/native-messaging-hosts" / FILE).is_file()
        assert not (machine.home / ".config" / "google-chrome").exists()

    def test_registry(self, tmp_path: Path):
        """On Windows the browser's key names the manifest, which lies in Tacit's own folder."""
        machine = computer(tmp_path, "win32", LOCALAPPDATA=str(tmp_path / "Local"))
        run_once(place(machine, "edge"))
        install(machine)
        assert machine.registry is not None
        file = machine.registry.read(f"HKCU\\Software\\Microsoft\\Edge\\NativeMessagingHosts\\{HOST_NAME}")
        assert file == str(tmp_path / "Local" / "Tacit" / "hosts" / "chromium" / FILE)
        assert Path(str(file)).is_file()

    def test_dry_run(self, tmp_path: Path):
        """A dry run says what would be written and writes nothing."""
        machine = computer(tmp_path)
        run_once(place(machine, "chromium"))
        before = snapshot(tmp_path)
        (done,) = install(machine, dry_run=True)
        assert done.deed is Deed.WOULD
        assert str(machine.home / ".config/chromium/NativeMessagingHosts" / FILE) in done.note
        assert snapshot(tmp_path) == before
        assert deeds(machine) == {"Chromium": Deed.READY}

    def test_only(self, tmp_path: Path):
        """Asked for one browser, it leaves the others alone."""
        machine = computer(tmp_path)
        run_once(place(machine, "chromium"))
        run_once(place(machine, "firefox"))
        assert deeds(machine, only=["firefox"]) == {"Firefox": Deed.READY}
        assert not (machine.home / ".config/chromium/NativeMessagingHosts").exists()

    def test_further_extensions(self, tmp_path: Path):
        """A further extension goes to the browsers whose ids look so, and stays when setup runs again without it."""
        machine = computer(tmp_path)
        run_once(place(machine, "chromium"))
        run_once(place(machine, "firefox"))
        install(machine, ids=[OTHER])
        machine.host.rename(machine.host.with_name("moved"))  # type: ignore[union-attr]
        moved = Machine("linux", machine.home, {}, tmp_path / "programs" / "moved", tmp_path)
        assert set(deeds(moved).values()) == {Deed.READY}
        told = json.loads((machine.home / ".config/chromium/NativeMessagingHosts" / FILE).read_text("utf-8"))
        assert told["allowed_origins"] == [f"chrome-extension://{id}/" for id in (CHROMIUM_EXTENSION, OTHER)]
        assert OTHER not in (machine.home / ".mozilla/native-messaging-hosts" / FILE).read_text("utf-8")

    def test_cannot_be_written(self, tmp_path: Path):
        """Where a manifest cannot be written that is said with its place, and the other browsers are made ready."""
        machine = computer(tmp_path)
        run_once(place(machine, "chromium"))
        run_once(place(machine, "firefox"))
        (machine.home / ".config/chromium/NativeMessagingHosts").touch()
        chromium, firefox = install(machine)
        assert (chromium.deed, firefox.deed) == (Deed.FAILED, Deed.READY)
        assert f"{machine.home}/.config/chromium/NativeMessagingHosts could not be written" in chromium.note

    def test_record_cannot_be_written(self, tmp_path: Path):
        """Where Tacit's own folder takes no record, that is said."""
        machine = computer(tmp_path)
        run_once(place(machine, "chromium"))
        (record.path(machine) / "in the way").mkdir(parents=True)
        (done,) = install(machine)
        assert done.deed is Deed.FAILED
        assert str(record.path(machine)) in done.note
        assert record.folders(machine) == []

    def test_record(self, tmp_path: Path):
        """Folders that setup made are recorded, those that were there are not."""
        machine = computer(tmp_path)
        run_once(place(machine, "chromium"))
        run_once(place(machine, "firefox"))
        (machine.home / ".mozilla/native-messaging-hosts").mkdir()
        install(machine)
        made = record.folders(machine)
        assert machine.home / ".config/chromium/NativeMessagingHosts" in made
        assert machine.state in made
        assert machine.home / ".mozilla/native-messaging-hosts" not in made


class TestFaults:
    @pytest.fixture
    def machine(self, tmp_path: Path) -> Machine:
        """A computer with Chromium and Tacit made known to it."""
        made = computer(tmp_path)
        run_once(place(made, "chromium"))
        install(made)
        return made

    @pytest.mark.parametrize(
        ("change", "fault"),
        [
            (lambda file: file.unlink(), Fault.MISSING),
            (lambda file: (file.unlink(), file.mkdir()), Fault.UNREADABLE),
            (lambda file: file.write_text("{"), Fault.STALE),
            (lambda file: file.write_text("[]"), Fault.STALE),
            (lambda file: _alter(file, path="/gone/tacit-host"), Fault.WRONG_PATH),
            (lambda file: _alter(file, allowed_origins=[f"chrome-extension://{OTHER}/"]), Fault.WRONG_ID),
            (lambda file: _alter(file, allowed_origins="all"), Fault.WRONG_ID),
            (lambda file: _alter(file, type="pipe"), Fault.STALE),
        ],
    )
    def test_found(self, machine: Machine, change: Any, fault: Fault):
        """Each fault of a manifest is told from the others, and setup mends all but one that is in its way."""
        (registration,) = registrations(machine, place(machine, "chromium"))
        assert registration.fault() is None
        change(registration.file)
        assert registration.fault() is fault
        expected = Deed.FAILED if fault is Fault.UNREADABLE else Deed.READY
        assert deeds(machine) == {"Chromium": expected}
        assert registration.fault() is (fault if expected is Deed.FAILED else None)

    def test_key(self, tmp_path: Path):
        """On Windows a key that names another file is found and mended."""
        machine = computer(tmp_path, "win32")
        run_once(place(machine, "firefox"))
        install(machine)
        (registration,) = registrations(machine, place(machine, "firefox"))
        assert isinstance(machine.registry, MemoryRegistry)
        machine.registry.write(registration.keys[0], "C:\\elsewhere.json")
        assert registration.fault() is Fault.WRONG_KEY
        assert deeds(machine) == {"Firefox": Deed.READY}
        assert registration.fault() is None

    def test_without_a_host(self, tmp_path: Path):
        """Without the native host no manifest is right, and none is written."""
        machine = computer(tmp_path)
        run_once(place(machine, "chromium"))
        install(machine)
        bare = Machine("linux", machine.home, {}, None, tmp_path)
        (registration,) = registrations(bare, place(bare, "chromium"))
        assert registration.fault() is Fault.WRONG_PATH
        assert deeds(bare) == {"Chromium": Deed.FAILED}

    def test_removed(self, tmp_path: Path):
        """Removing takes keys and manifest, and where nothing is left it does no harm."""
        machine = computer(tmp_path, "win32")
        run_once(place(machine, "brave"))
        install(machine)
        (registration,) = registrations(machine, place(machine, "brave"))
        assert isinstance(machine.registry, MemoryRegistry)
        assert (registration.file.is_file(), len(machine.registry.keys)) == (True, 1)
        for _ in range(2):
            for each in every_registration(machine):
                each.remove()
            assert (registration.file.exists(), machine.registry.keys) == (False, {})


def _alter(file: Path, **members: Any) -> None:
    file.write_text(json.dumps(json.loads(file.read_text("utf-8")) | members), encoding="utf-8")


class TestImpossible:
    @pytest.mark.parametrize("packaging", ["snap", "flatpak"])
    def test_boxes(self, tmp_path: Path, packaging: str):
        """A Chromium in a box cannot start Tacit: that is said with what to do instead, and nothing is written."""
        machine = computer(tmp_path)
        run_once(place(machine, "chromium", packaging))
        before = snapshot(tmp_path)
        (done,) = install(machine)
        assert done.deed is Deed.IMPOSSIBLE
        assert "nstall Chromium from its maker's own package" in done.note
        assert snapshot(tmp_path) == before

    def test_firefox_snap(self, tmp_path: Path):
        """Firefox as a snap reaches Tacit through the desktop's portal, and its manifest lies where that looks."""
        machine = computer(tmp_path)
        run_once(place(machine, "firefox", "snap"))
        (done,) = install(machine)
        assert (done.deed, "allow it" in done.note) == (Deed.READY, True)
        assert (machine.home / ".mozilla/native-messaging-hosts" / FILE).is_file()

    @pytest.mark.parametrize(
        ("policies", "name"),
        [
            ({"NativeMessagingUserLevelHosts": False}, "NativeMessagingUserLevelHosts"),
            ({"NativeMessagingBlocklist": ["*"]}, "NativeMessagingBlocklist"),
            ({"ExtensionInstallBlocklist": ["*"]}, "ExtensionInstallBlocklist"),
            ({"NativeMessagingBlocklist": ["*"], "NativeMessagingAllowlist": [HOST_NAME]}, None),
            ({"ExtensionInstallBlocklist": [OTHER], "NativeMessagingUserLevelHosts": True}, None),
        ],
    )
    @pytest.mark.parametrize("platform", ["linux", "darwin", "win32"])
    def test_managed(self, tmp_path: Path, platform: str, policies: dict[str, Any], name: str | None):
        """A managed Edge that keeps Tacit out is told with the policy; one that lets it in is made ready."""
        machine = computer(tmp_path, platform)
        run_once(place(machine, "edge"))
        _manage(machine, place(machine, "edge").browser.policy[platform], policies)
        assert forbidding(machine, place(machine, "edge").browser) == name
        (done,) = install(machine)
        assert done.deed is (Deed.READY if name is None else Deed.IMPOSSIBLE)
        hindered = hindrance(machine, place(machine, "edge"))
        assert (hindered and hindered.code) == (name and "browser_managed")
        assert name is None or f"({name})" in done.note

    def test_unreadable_policies(self, tmp_path: Path):
        """A policy file that is no JSON forbids nothing, as for the browser; browsers without policies neither."""
        machine = computer(tmp_path)
        folder = tmp_path / "etc/chromium/policies/managed"
        folder.mkdir(parents=True)
        (folder / "a.json").write_text("{")
        (folder / "b.json").write_text("[]")
        assert forbidding(machine, place(machine, "chromium").browser) is None
        assert forbidding(machine, place(machine, "opera").browser) is None
        assert forbidding(computer(tmp_path, "darwin"), place(machine, "edge").browser) is None

    def test_unreadable_registry(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
        """Policies that this user may not read forbid nothing that Tacit could know of."""
        machine = computer(tmp_path, "win32")

        def refuse(*_: object) -> None:
            raise PermissionError

        monkeypatch.setattr(MemoryRegistry, "values", refuse)
        assert forbidding(machine, place(machine, "edge").browser) is None


def _manage(machine: Machine, where: str, policies: dict[str, Any]) -> None:
    if isinstance(machine.registry, MemoryRegistry):
        for name, value in policies.items():
            if isinstance(value, list):
                for number, each in enumerate(value, 1):
                    machine.registry.put(f"HKLM\\{where}\\{name}", str(number), each)
            else:
                machine.registry.put(f"HKLM\\{where}", name, int(value))
        return
    if machine.platform == "darwin":
        file = machine.root / "Library" / "Managed Preferences" / f"{where}.plist"
        content = plistlib.dumps(policies)
    else:
        file = machine.root / where.lstrip("/") / "rules.json"
        content = json.dumps(policies).encode()
    file.parent.mkdir(parents=True)
    file.write_bytes(content)


def test_this_machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    """The computer at hand has the user's home, the environment and the installed host; or none, where none is."""
    from tacit.setup import machine

    here = machine.this_machine()
    assert (here.home, here.environ) == (Path.home(), os.environ)
    assert here.host is not None
    assert here.host.is_absolute()
    monkeypatch.setattr("sys.executable", str(tmp_path / "python"))
    monkeypatch.setattr("sys.argv", [str(tmp_path / "tacit")])
    assert machine.this_machine().host is None


def test_windows_elsewhere():
    """Windows' registry can be asked for on Windows alone; elsewhere the module does no harm."""
    from tacit.setup import windows

    assert hasattr(windows, "WindowsRegistry") is (sys.platform == "win32")


class TestForAllUsers:
    def test_ready_already(self, tmp_path: Path):
        """With a package's manifests every browser on Linux that has such a place is ready, and nothing is written."""
        machine = computer(tmp_path)
        for each in system_registrations(machine):
            each.write()
        for key in ALL:
            run_once(place(machine, key))
        assert {name for name, deed in deeds(machine, dry_run=True).items() if deed is not Deed.UNCHANGED} == {
            "LibreWolf"
        }
        chromium = place(machine, "chromium")
        assert [each.fault() for each in registrations(machine, chromium)] == [None]
        assert list(machine.home.rglob(FILE)) == []

    def test_own_comes_first(self, tmp_path: Path):
        """Browsers read the user's own manifest first, so a damaged one is a fault whatever the package says."""
        machine = computer(tmp_path)
        for each in system_registrations(machine):
            each.write()
        chromium = place(machine, "chromium")
        run_once(chromium)
        (own,) = registrations(machine, chromium)
        own.file.parent.mkdir(parents=True)
        own.file.write_text("{")
        assert own.fault() is Fault.STALE

    def test_several_ids(self, tmp_path: Path):
        """Further extensions go into a file of the user's own, one after the other, and all of them stay."""
        machine = computer(tmp_path)
        for each in system_registrations(machine):
            each.write()
        chromium = place(machine, "chromium")
        run_once(chromium)
        another = "ponmlkjihgfedcba" * 2
        assert deeds(machine, ids=[OTHER]) == {"Chromium": Deed.READY}
        assert deeds(machine, ids=[another]) == {"Chromium": Deed.READY}
        (own,) = registrations(machine, chromium)
        every = (*extensions("chromium"), OTHER, another)
        assert json.loads(own.file.read_text("utf-8"))["allowed_origins"] == [
            f"chrome-extension://{id}/" for id in every
        ]

    def test_managed(self, tmp_path: Path):
        """Where an organisation allows no manifests of users, the package's is what makes the browser work."""
        machine = computer(tmp_path)
        chromium = place(machine, "chromium")
        run_once(chromium)
        policies = machine.path("/etc/chromium/policies/managed")
        policies.mkdir(parents=True)
        (policies / "rules.json").write_text('{"NativeMessagingUserLevelHosts": false}')
        assert hindrance(machine, chromium) is not None
        for each in system_registrations(machine):
            each.write()
        assert hindrance(machine, chromium) is None
        assert deeds(machine) == {"Chromium": Deed.UNCHANGED}
        (policies / "rules.json").write_text('{"NativeMessagingBlocklist": ["*"]}')
        assert deeds(machine) == {"Chromium": Deed.IMPOSSIBLE}

    @pytest.mark.parametrize("platform", ["darwin", "win32"])
    def test_elsewhere(self, tmp_path: Path, platform: str):
        """There is a package of the system on Linux alone."""
        assert system_registrations(computer(tmp_path, platform)) == []
