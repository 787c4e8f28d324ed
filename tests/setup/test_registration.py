"""What makes Tacit known to a browser: the faults that it can have, and a package's for all users."""

import json
from pathlib import Path
from typing import Any

import pytest

from tacit.setup.browsers import extensions
from tacit.setup.install import Deed, hindrance, install
from tacit.setup.machine import Machine
from tacit.setup.registration import Fault, every_registration, registrations, system_registrations
from tests.setup.computers import ALL, FILE, OTHER, MemoryRegistry, computer, deeds, place, run_once


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
