"""What all tests share: nobody's own set-up has a part in them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# How long an example takes says how busy the machine is, and nothing of what is tested.
settings.register_profile("tests", settings.default, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("tests")


@pytest.fixture(scope="session", autouse=True)
def no_own_configuration(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty configuration folder, here and in the processes that tests start."""
    folder = tmp_path_factory.mktemp("config")
    os.environ["TACIT_CONFIG_DIR"] = str(folder)
    return folder


@pytest.fixture(scope="session", autouse=True)
def no_own_client_list(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder without a vault, and no bus on which the keyring of whoever runs the tests could be reached."""
    folder = tmp_path_factory.mktemp("data")
    os.environ["TACIT_DATA_DIR"] = str(folder)
    os.environ["DBUS_SESSION_BUS_ADDRESS"] = f"unix:path={folder / 'no-bus'}"
    return folder
