"""Where the browsers of all systems are, and where they look for Tacit."""

from pathlib import Path

import pytest

from tacit.setup.browsers import browsers, found
from tacit.setup.install import Deed, install
from tacit.setup.manifest import HOST_NAME
from tests.setup.computers import ALL, FILE, MemoryRegistry, computer, place, run_once

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


class TestPlaces:
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
