"""Browsers that cannot be made to work with Tacit: those in a box, and those that an organisation manages."""

import json
import plistlib
from pathlib import Path
from typing import Any

import pytest

from tacit.setup.install import Deed, Done, hindrance, install
from tacit.setup.machine import Machine
from tacit.setup.manifest import HOST_NAME
from tacit.setup.policy import forbidding
from tests.setup.computers import FILE, OTHER, MemoryRegistry, computer, place, run_once, snapshot


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
        machine, done = _managed(tmp_path, platform, policies, name)
        hindered = hindrance(machine, place(machine, "edge"))
        assert (hindered and hindered.code) == (name and "browser_managed")
        assert name is None or f"({name})" in done.note

    @pytest.mark.parametrize(
        ("policies", "name"),
        [
            ({"NativeMessagingBlocklist": 5}, None),
            ({"NativeMessagingBlocklist": "*"}, None),
            ({"NativeMessagingBlocklist": [{"a": 1}, ["*"]], "NativeMessagingUserLevelHosts": [0]}, None),
            ({"NativeMessagingBlocklist": [{"a": 1}, "*"]}, "NativeMessagingBlocklist"),
            ({"NativeMessagingBlocklist": ["*"], "NativeMessagingAllowlist": True}, "NativeMessagingBlocklist"),
            (["*"], None),
        ],
    )
    @pytest.mark.parametrize("platform", ["linux", "darwin"])
    def test_odd_policies(self, tmp_path: Path, platform: str, policies: Any, name: str | None):
        """A policy of the wrong shape ends nothing and forbids nothing; the strings beside it count."""
        _managed(tmp_path, platform, policies, name)

    @pytest.mark.parametrize("content", ["", "<plist><dict>", "bplist00", "<?xml version='1.0'?><plist></plist>"])
    def test_unreadable_plist(self, tmp_path: Path, content: str):
        """A property list that cannot be read forbids nothing."""
        machine = computer(tmp_path, "darwin")
        edge = place(machine, "edge").browser
        _manage(machine, edge.policy["darwin"], {"NativeMessagingBlocklist": ["*"]})
        assert forbidding(machine, edge) == "NativeMessagingBlocklist"
        (tmp_path / "Library/Managed Preferences" / f"{edge.policy['darwin']}.plist").write_text(content)
        assert forbidding(machine, edge) is None

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


def _managed(tmp_path: Path, platform: str, policies: Any, name: str | None) -> tuple[Machine, Done]:
    """A computer whose Edge has policies of which this one keeps Tacit out, if any, and what setting it up came to."""
    machine = computer(tmp_path, platform)
    run_once(place(machine, "edge"))
    _manage(machine, place(machine, "edge").browser.policy[platform], policies)
    assert forbidding(machine, place(machine, "edge").browser) == name
    (done,) = install(machine)
    assert done.deed is (Deed.READY if name is None else Deed.IMPOSSIBLE)
    return machine, done


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
