"""The check-up of what is kept for the person: the client list, the log and the settings."""

import os
import sqlite3
import stat
import subprocess
from dataclasses import replace

import pytest

from tacit.setup.doctor import examine
from tacit.setup.machine import Machine
from tacit.store.keys import system_keyring
from tacit.store.log import Log, log_path
from tacit.store.vault import Vault
from tests.serve.conftest import here
from tests.setup.checkup import codes, fix, machine, manifest, parts
from tests.store.conftest import _service, cheap, service
from tests.store.lists import FIRST, PASSPHRASE
from tests.store.misses import come, miss

__all__ = ["_service", "cheap", "here", "machine", "service"]


def vault(machine: Machine) -> Vault:
    """Return a vault with a list, sealed with a passphrase."""
    machine.vault.mkdir(mode=0o700, parents=True)
    made = Vault(machine.vault)
    made.open()
    made.keep(FIRST)
    made.seal_with_passphrase(PASSPHRASE)
    return made


def log(machine: Machine) -> Log:
    """Return a log with a near miss."""
    made = Log(log_path(machine.environ, machine.platform, machine.home))
    made.write(come(miss()))
    return made


@pytest.mark.usefixtures("cheap")
class TestClientList:
    def test_passphrase(self, machine: Machine):
        """A list that is sealed with a passphrase is told as that."""
        vault(machine)
        assert codes(machine) == []
        assert parts(machine)["Client list"] == "sealed with a passphrase"

    @pytest.mark.parametrize("mode", [0o755, 0o500])
    def test_folder(self, machine: Machine, mode: int):
        """A folder that others can open, or its owner cannot use, is told of with the reason, and mended."""
        vault(machine)
        machine.vault.chmod(mode)
        (finding,) = examine(machine, load=False).findings
        assert finding.code == "vault_folder"
        assert ("other users can open it" in finding.sentence) is (mode == 0o755)
        assert ("you may not open it yourself" in finding.sentence) is (mode == 0o500)
        assert "Open it to yourself" in finding.mend
        assert fix(machine) == [None]
        assert codes(machine) == []

    def test_command(self, machine: Machine):
        """The command that is told does it too, though it does not name the home folder."""
        machine = replace(machine, environ={**machine.environ, "TACIT_DATA_DIR": str(machine.home / "my data")})
        vault(machine)
        machine.vault.chmod(0o755)
        (finding,) = examine(machine, load=False).findings
        command = finding.sentence.rpartition("run: ")[2].removesuffix(".")
        assert command.startswith("chmod 700 ~/")
        subprocess.run(["sh", "-c", command], env={**os.environ, "HOME": str(machine.home)}, check=True)
        assert codes(machine) == []

    def test_not_ones_own(self, machine: Machine):
        """A link in the folder's place, or somebody else's folder, is told of as that, and left as it is."""
        vault(machine)
        mine = machine.home / "mine"
        machine.vault.rename(mine)
        machine.vault.symlink_to(mine)
        mine.chmod(0o755)
        (finding,) = examine(machine, load=False).findings
        assert (finding.code, finding.mend) == ("vault_folder", "Move it away.")
        assert "it is not a folder of its own" in finding.sentence
        assert fix(machine) == []
        assert stat.S_IMODE(mine.stat().st_mode) == 0o755

    def test_damaged(self, machine: Machine):
        """A damaged file, or a link in its place, is found and left as it is."""
        made = vault(machine)
        made.file.write_bytes(made.file.read_bytes()[:-1])
        made.backup.unlink(missing_ok=True)
        assert codes(machine) == ["vault_damaged"]
        made.file.rename(machine.home / "mine")
        made.file.symlink_to(machine.home / "mine")
        (finding,) = examine(machine, load=False).findings
        assert finding.code == "vault_unusable"
        assert str(machine.home) not in finding.mend
        assert fix(machine) == []

    @pytest.mark.usefixtures("service")
    def test_keyring(self, machine: Machine, monkeypatch: pytest.MonkeyPatch):
        """A key that the keyring does not hold, and a keyring that is not there, are told apart."""
        made = vault(machine)
        made.seal_with_keyring()
        assert codes(machine, load=True) == []
        assert parts(machine)["Keyring"] == "there"
        assert parts(machine)["Client list"] == "its key in this computer's keyring"
        keyring, slot = system_keyring(), made.slot
        assert keyring is not None
        assert slot is not None
        keyring.erase(slot.id)
        assert codes(machine, load=True) == ["vault_key"]
        assert codes(machine) == []
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={machine.home}/none")
        assert codes(machine) == ["keyring_missing"]


class TestLog:
    def test_damaged(self, machine: Machine):
        """A damaged log is put aside, with nothing of it lost."""
        path = log(machine).path
        path.write_bytes(b"no database at all, and long enough to be seen as none")
        assert codes(machine) == ["log_damaged"]
        assert fix(machine) == [None]
        assert codes(machine) == []
        assert len(Log(path).put_aside()) == 1

    def test_newer(self, machine: Machine):
        """A log of a newer Tacit is found and left as it is."""
        with sqlite3.connect(log(machine).path) as connection:
            connection.execute("PRAGMA user_version = 99")
        connection.close()
        assert codes(machine) == ["log_newer"]
        assert fix(machine) == []

    def test_not_private(self, machine: Machine):
        """A log that others can open is closed to them; one that is a link is left as it is."""
        path = log(machine).path
        path.chmod(0o644)
        assert codes(machine) == ["log_not_private"]
        assert fix(machine) == [None]
        assert codes(machine) == []
        path.rename(path.with_name("mine"))
        path.symlink_to("mine")
        assert codes(machine) == ["log_not_private"]
        assert fix(machine) == []

    def test_locked(self, machine: Machine):
        """A log that another program holds is found."""
        connection = sqlite3.connect(log(machine).path)
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute("BEGIN EXCLUSIVE")
        try:
            assert codes(machine) == ["log_locked"]
        finally:
            connection.close()


class TestSettings:
    @pytest.mark.parametrize("content", ["{", '{"mode": "loud"}', '{"site_x": 7}'])
    def test_damaged(self, machine: Machine, content: str):
        """Settings that cannot be read are found, and mended with their defaults; what was there is kept aside."""
        machine.config.mkdir()
        (machine.config / "settings.json").write_text(content)
        assert codes(machine) == ["settings_damaged"]
        assert fix(machine) == [None]
        assert codes(machine) == []
        assert (machine.config / "settings.json.bad").read_text() == content


@pytest.mark.usefixtures("cheap")
def test_holds_no_names(machine: Machine, monkeypatch: pytest.MonkeyPatch):
    """With everything wrong at once, nothing that is said holds a name: neither a client's nor the home folder's."""
    made = vault(machine)
    made.file.write_bytes(b"Zebulon")
    made.backup.unlink(missing_ok=True)
    log(machine).path.chmod(0o644)
    manifest(machine).unlink()
    monkeypatch.setenv("TACIT_CONFIG_DIR", str(machine.home / "config"))
    (machine.home / "config" / "recognizers.yaml").mkdir(parents=True)
    seen = examine(machine)
    found = {finding.code: finding.mend for finding in seen.findings}
    assert found.keys() == {"manifest_missing", "log_not_private", "vault_damaged", "reader_unusable"}
    assert "~/config/recognizers.yaml" in found["reader_unusable"]
    said = repr(seen)
    for word in ("Zebulon", "Quimby", "Brindlewick", str(machine.home)):
        assert word not in said
