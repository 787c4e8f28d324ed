"""A computer on which nothing is wrong, and what a check-up says of one."""

from pathlib import Path

import pytest

from tacit.protocol.endpoint import Endpoint
from tacit.setup.doctor import examine, mend
from tacit.setup.install import install
from tacit.setup.machine import Machine
from tacit.setup.registration import registrations
from tests.setup.computers import computer, place, run_once


@pytest.fixture
def machine(tmp_path: Path, here: Endpoint, monkeypatch: pytest.MonkeyPatch) -> Machine:
    """A computer of the test's own, on which Chromium and Firefox know Tacit and nothing is wrong."""
    own = {"TACIT_DATA_DIR": str(tmp_path / "data"), "TACIT_CONFIG_DIR": str(tmp_path / "config")}
    for name, value in own.items():
        monkeypatch.setenv(name, value)
    made = computer(tmp_path, TACIT_RUNTIME_DIR=str(here.folder), **own)
    for key in ("chromium", "firefox"):
        run_once(place(made, key))
    install(made)
    assert codes(made) == []
    return made


def codes(machine: Machine, *, load: bool = False) -> list[str]:
    """Return what is found."""
    return [finding.code for finding in examine(machine, load=load).findings]


def parts(machine: Machine, *, load: bool = False) -> dict[str, str]:
    """Return how each part is."""
    return {row.part: row.state for row in examine(machine, load=load).rows}


def fix(machine: Machine) -> list[str | None]:
    """Mend what can be mended; return what kept each from being mended."""
    return [fault for _, fault in mend(examine(machine, load=False).findings)]


def manifest(machine: Machine) -> Path:
    """Return Chromium's manifest."""
    (registration,) = registrations(machine, place(machine, "chromium"))
    return registration.file
