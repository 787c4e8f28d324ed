"""Where the companion listens."""

from pathlib import Path

import pytest

from tacit.protocol.endpoint import config_folder, data_folder, endpoint, state_folder, vault_folder

HOME = Path("/home/ann")


@pytest.mark.parametrize(
    ("environ", "platform", "folder"),
    [
        ({"XDG_RUNTIME_DIR": "/run/user/7"}, "linux", "/run/user/7/tacit"),
        ({}, "linux", "/home/ann/.local/state/tacit/run"),
        ({"XDG_STATE_HOME": "/s"}, "linux", "/s/tacit/run"),
        ({"XDG_RUNTIME_DIR": "relative"}, "linux", "/home/ann/.local/state/tacit/run"),
        ({"XDG_RUNTIME_DIR": "/run/user/7"}, "darwin", "/home/ann/Library/Application Support/Tacit/run"),
        ({"LOCALAPPDATA": "/local"}, "win32", "/local/Tacit/run"),
        ({}, "win32", "/home/ann/AppData/Local/Tacit/run"),
        ({"TACIT_RUNTIME_DIR": "/t", "XDG_RUNTIME_DIR": "/run/user/7"}, "linux", "/t"),
    ],
)
def test_runtime_folder(environ: dict[str, str], platform: str, folder: str):
    """The folder follows TACIT_RUNTIME_DIR, then the system's runtime folder, then the state folder."""
    assert endpoint(environ, platform, HOME).folder == Path(folder)


@pytest.mark.parametrize(
    ("environ", "platform", "transport"),
    [
        ({}, "linux", "unix"),
        ({}, "darwin", "unix"),
        ({}, "win32", "loopback"),
        ({"TACIT_TRANSPORT": "loopback"}, "linux", "loopback"),
        ({"TACIT_TRANSPORT": "unix"}, "win32", "loopback"),
    ],
)
def test_transport(environ: dict[str, str], platform: str, transport: str):
    """A Unix socket is used except on Windows or where loopback is chosen."""
    assert endpoint(environ, platform, HOME).transport == transport


def test_files():
    """Socket, lock and loopback address have names of their own in the folder."""
    here = endpoint({"TACIT_RUNTIME_DIR": "/t"}, "linux", HOME)
    assert len({here.socket, here.lock, here.loopback}) == 3
    assert {here.socket.parent, here.lock.parent, here.loopback.parent} == {Path("/t")}


def test_state_folder():
    """The state folder is the runtime folder's parent where the system has no runtime folder."""
    assert endpoint({}, "linux", HOME).folder.parent == state_folder({}, "linux", HOME)


@pytest.mark.parametrize(
    ("environ", "platform", "folder"),
    [
        ({}, "linux", "/home/ann/.config/tacit"),
        ({"XDG_CONFIG_HOME": "/c"}, "linux", "/c/tacit"),
        ({"XDG_CONFIG_HOME": "relative"}, "linux", "/home/ann/.config/tacit"),
        ({}, "darwin", "/home/ann/Library/Application Support/Tacit"),
        ({"APPDATA": "/r"}, "win32", "/r/Tacit"),
        ({}, "win32", "/home/ann/AppData/Roaming/Tacit"),
        ({"TACIT_CONFIG_DIR": "/t", "XDG_CONFIG_HOME": "/c"}, "linux", "/t"),
    ],
)
def test_config_folder(environ, platform, folder):
    """What the person sets up lies where the system keeps such things, or where TACIT_CONFIG_DIR says."""
    assert config_folder(environ, platform, HOME) == Path(folder)


@pytest.mark.parametrize(
    ("environ", "platform", "folder"),
    [
        ({}, "linux", "/home/ann/.local/share/tacit"),
        ({"XDG_DATA_HOME": "/d"}, "linux", "/d/tacit"),
        ({"XDG_DATA_HOME": "relative"}, "linux", "/home/ann/.local/share/tacit"),
        ({}, "darwin", "/home/ann/Library/Application Support/Tacit"),
        ({"LOCALAPPDATA": "/local"}, "win32", "/local/Tacit"),
        ({"TACIT_DATA_DIR": "/t", "XDG_DATA_HOME": "/d"}, "linux", "/t"),
        ({"TACIT_DATA_DIR": "relative"}, "linux", "/home/ann/.local/share/tacit"),
    ],
)
def test_data_folder(environ: dict[str, str], platform: str, folder: str):
    """The data folder follows TACIT_DATA_DIR, then the system's own rules; the vault has a folder in it."""
    assert data_folder(environ, platform, HOME) == Path(folder)
    assert vault_folder(environ, platform, HOME) == Path(folder) / "vault"
