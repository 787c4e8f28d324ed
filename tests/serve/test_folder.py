"""The runtime folder, the lock, and what the companion and the host find there."""

import errno
import os
import socket
import stat
import sys
from pathlib import Path

import pytest

from tacit.protocol.endpoint import Endpoint
from tacit.serve import folder, loopback, peer
from tacit.serve.exceptions import AlreadyRunningError, FolderError
from tacit.serve.lock import InstanceLock


class TestFolder:
    def test_made(self, tmp_path: Path):
        """The folder and those above it are made, and nobody else can open it whatever the umask."""
        old = os.umask(0)
        try:
            folder.prepare(tmp_path / "a" / "b")
        finally:
            os.umask(old)
        assert stat.S_IMODE((tmp_path / "a" / "b").stat().st_mode) == 0o700
        folder.check(tmp_path / "a" / "b")

    @pytest.mark.parametrize("mode", [0o710, 0o701, 0o777])
    def test_open_to_others(self, tmp_path: Path, mode: int):
        """A folder that others can open is refused, with what to do."""
        tmp_path.chmod(mode)
        with pytest.raises(FolderError, match="other users can open it; to close it, run: chmod 700"):
            folder.prepare(tmp_path)

    @pytest.mark.skipif(sys.platform == "win32", reason="no such bits there")
    def test_of_a_group(self, tmp_path: Path):
        """A set-group-ID bit, which comes from the folder above and which chmod 700 leaves, opens it to nobody."""
        (tmp_path / "a").mkdir()
        (tmp_path / "a").chmod(0o2700)
        folder.prepare(tmp_path / "a")
        assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o2700
        (tmp_path / "a").chmod(0o2500)
        with pytest.raises(FolderError, match="you may not open it yourself"):
            folder.prepare(tmp_path / "a")

    def test_of_another_user(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
        """A folder of another user is refused."""
        folder.check(tmp_path)
        monkeypatch.setattr(os, "geteuid", lambda: 4_000_000)
        with pytest.raises(FolderError, match="it belongs to another user"):
            folder.check(tmp_path)

    def test_link(self, tmp_path: Path):
        """A link to a folder is refused: whoever made it decides where it leads."""
        (tmp_path / "real").mkdir(mode=0o700)
        (tmp_path / "link").symlink_to(tmp_path / "real")
        with pytest.raises(FolderError, match="it is not a folder of its own"):
            folder.prepare(tmp_path / "link")

    def test_file_in_the_way(self, tmp_path: Path):
        """A file in the folder's place is named."""
        (tmp_path / "file").touch()
        with pytest.raises(FolderError, match="it could not be made"):
            folder.prepare(tmp_path / "file")

    def test_missing(self, tmp_path: Path):
        """A missing folder does not pass the check."""
        with pytest.raises(FolderError, match="it could not be opened"):
            folder.check(tmp_path / "none")


class TestLock:
    def test_one_holder(self, tmp_path: Path):
        """The second is told the first's process id, and gets the lock once the first has let go."""
        with InstanceLock(tmp_path / "lock"), pytest.raises(AlreadyRunningError) as refused:
            InstanceLock(tmp_path / "lock").__enter__()
        assert str(refused.value) == f"The companion is already running (process {os.getpid()})."
        with InstanceLock(tmp_path / "lock"):
            pass

    def test_unwritten(self, tmp_path: Path):
        """In the moment before the process id is written, it is unknown."""
        with InstanceLock(tmp_path / "lock"):
            (tmp_path / "lock").write_text("")
            with pytest.raises(AlreadyRunningError, match="process unknown"):
                InstanceLock(tmp_path / "lock").__enter__()

    @pytest.mark.parametrize("written", ["0\n", "-1\n"])
    def test_no_process(self, tmp_path: Path, written: str):
        """What is no process's number is told to nobody: a signal to it would end all of the user's programs."""
        with InstanceLock(tmp_path / "lock"):
            (tmp_path / "lock").write_text(written)
            with pytest.raises(AlreadyRunningError) as refused:
                InstanceLock(tmp_path / "lock").__enter__()
        assert refused.value.pid is None

    @pytest.mark.skipif(sys.platform == "win32", reason="a limit to what is written stands in for a full disk")
    def test_full_disk(self, tmp_path: Path):
        """Where there is no room for the process id the lock is held all the same, and the id is unknown."""
        import resource
        import signal

        before = resource.getrlimit(resource.RLIMIT_FSIZE)
        handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        (tmp_path / "lock").write_text("4194303\n")
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, before[1]))
        try:
            with InstanceLock(tmp_path / "lock"), pytest.raises(AlreadyRunningError, match="process unknown"):
                InstanceLock(tmp_path / "lock").__enter__()
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, before)
            signal.signal(signal.SIGXFSZ, handler)

    @pytest.mark.skipif(sys.platform == "win32", reason="flock")
    def test_no_locks_there(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
        """A folder whose file system takes no locks is named as the fault, not another companion."""
        import fcntl

        def fail(*_: object) -> None:
            raise OSError(errno.ENOLCK, "No locks available")

        monkeypatch.setattr(fcntl, "flock", fail)
        with pytest.raises(FolderError, match=r"no lock can be held there \(No locks available\)"):
            InstanceLock(tmp_path / "lock").__enter__()

    def test_no_file_there(self, tmp_path: Path):
        """A lock that cannot be opened is the folder's fault too."""
        (tmp_path / "lock").mkdir()
        with pytest.raises(FolderError, match="no lock can be held there"):
            InstanceLock(tmp_path / "lock").__enter__()


class TestPeer:
    def test_own(self, monkeypatch: pytest.MonkeyPatch):
        """A process of the same user is recognised, and one of another user is not."""
        one, other = socket.socketpair()
        with one, other:
            assert peer.uid(one) == os.geteuid()
            assert peer.is_own(one)
            monkeypatch.setattr(os, "geteuid", lambda: 4_000_000)
            assert not peer.is_own(one)


class TestLoopback:
    def test_round_trip(self, tmp_path: Path):
        """The address is read as it was written, over an older one, and only the user can read it."""
        for port in (1, 2):
            address = loopback.new_address(port)
            loopback.write(address, tmp_path / "companion.json")
            assert loopback.read(tmp_path / "companion.json") == address
        assert stat.S_IMODE((tmp_path / "companion.json").stat().st_mode) == 0o600
        assert [path.name for path in tmp_path.iterdir()] == ["companion.json"]

    @pytest.mark.parametrize("damaged", ["", "{}", "[]", '{"port": 1, "key": "xyz"}', '{"port": null, "key": ""}'])
    def test_damaged(self, tmp_path: Path, damaged: str):
        """A damaged address is a ValueError, whatever the damage."""
        (tmp_path / "companion.json").write_text(damaged)
        with pytest.raises(ValueError):
            loopback.read(tmp_path / "companion.json")

    def test_proofs(self):
        """A proof fits its own key, number and side only, and the key is not shown."""
        address, stranger = loopback.new_address(1), loopback.new_address(1)
        assert loopback.matches(address.client_proof("n"), address.client_proof("n"))
        for other in (address.client_proof("m"), address.server_proof("n"), stranger.client_proof("n"), None):
            assert not loopback.matches(other, address.client_proof("n"))
        assert address.key.hex() not in repr(address)


def test_socket_path_too_long(tmp_path: Path):
    """A path that a socket cannot take is named as the folder's fault."""
    from tacit.serve.listener import _unix_socket

    deep = Endpoint(tmp_path / ("d" * 120), "unix")
    folder.prepare(deep.folder)
    with pytest.raises(FolderError, match="its path is too long for a socket"):
        _unix_socket(deep.socket)
