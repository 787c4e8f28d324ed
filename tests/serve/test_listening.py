"""Where the companion listens: an endpoint that is its user's alone, as long as somebody may come."""

import asyncio
import json
import socket
import stat
from pathlib import Path

import pytest
from aiohttp import ClientSession
from websockets.asyncio.client import connect
from websockets.exceptions import InvalidStatus

from tacit.dashboard.server import Dashboard
from tacit.exceptions import UnusableError
from tacit.protocol.endpoint import Endpoint
from tacit.protocol.exceptions import InvalidParamsError
from tacit.serve import lingering
from tacit.serve.companion import Companion
from tacit.serve.exceptions import AlreadyRunningError, FolderError, LoadError
from tacit.store.log import Log

from ..dashboard.conftest import address
from .serving import CANARY, DEADLINE, Echo, Wary, connected


class TestEndpoint:
    async def test_modes(self, here: Endpoint):
        """The folder is the user's alone, and so is the socket."""
        async with Companion(here, Echo):
            assert stat.S_IMODE(here.folder.stat().st_mode) == 0o700
            assert stat.S_IMODE(here.socket.stat().st_mode) == 0o600
            assert stat.S_ISSOCK(here.socket.stat().st_mode)

    async def test_second_instance(self, here: Endpoint):
        """A second companion is refused and leaves the first one's socket alone."""
        async with Companion(here, Echo):
            with pytest.raises(AlreadyRunningError):
                await Companion(here, Echo).__aenter__()
            async with connected(here):
                pass

    async def test_stale_socket(self, here: Endpoint):
        """A socket that a companion has left behind is replaced."""
        here.folder.mkdir(mode=0o700)
        with socket.socket(socket.AF_UNIX) as stale:
            stale.bind(str(here.socket))
        async with Companion(here, Echo), connected(here):
            pass

    async def test_open_folder(self, here: Endpoint):
        """A folder that others can open is refused, and nothing is put there."""
        here.folder.mkdir()
        here.folder.chmod(0o755)
        with pytest.raises(FolderError):
            await Companion(here, Echo).__aenter__()
        assert list(here.folder.iterdir()) == []

    async def test_loading_fails(self, here: Endpoint):
        """A companion that has nothing to read with finishes, and says type and place of the failure."""

        def load() -> Echo:
            raise ImportError(CANARY)

        async with Companion(here, load) as companion:
            with pytest.raises(LoadError, match=r"could not load what it reads drafts with \(ImportError at ") as error:
                await companion.finished()
        assert CANARY not in str(error.value)

    async def test_unusable(self, here: Endpoint):
        """What cannot be used as it is set up says itself what to do."""

        def load() -> Echo:
            raise UnusableError("recognizers.yaml may hold less.")

        async with Companion(here, load) as companion:
            with pytest.raises(LoadError, match=r"reads drafts with \(recognizers\.yaml may hold less\.\)"):
                await companion.finished()

    async def test_stop(self, here: Endpoint):
        """A companion that is told to stop finishes."""
        async with Companion(here, Echo) as companion:
            companion.stop()
            await companion.finished()

    async def test_linger(self, here: Endpoint):
        """On demand, the companion finishes once nobody is connected, and not while somebody is."""
        async with Companion(here, Echo, linger=0.5) as companion:
            finished = asyncio.create_task(companion.finished())
            async with connected(here) as client:
                for _ in range(5):
                    await asyncio.wait({finished}, timeout=0.2)
                    await client.ask("status")
                assert not finished.done()
            async with asyncio.timeout(DEADLINE):
                await finished

    async def test_after_sleep(self, here: Endpoint):
        """On demand, one whose time passed while the computer slept serves nobody who comes then: it leaves."""
        told = [0.0]
        async with Companion(here, Echo, linger=7200.0, now=lambda: told[0]) as companion:
            for asleep in (7199, 7199):
                told[0] += asleep
                async with connected(here):
                    told[0] += 7200
                    async with connected(here):
                        pass
                while companion._sessions:  # noqa: ASYNC110 - nobody tells that it has ended
                    await asyncio.sleep(0.02)
            told[0] += 7200
            with pytest.raises(InvalidStatus, match="503"):
                await connected(here).__aenter__()
            async with asyncio.timeout(DEADLINE):
                await companion.finished()

    async def test_dashboard(self, here: Endpoint, tmp_path: Path):
        """A link to the dashboard is answered with a file in the runtime folder, and goes with the companion."""
        log = Log(tmp_path / "log" / "near-misses.sqlite3")
        async with Companion(here, Echo, log=log, dashboard=Dashboard), connected(here) as client:
            said = (await client.ask("dashboard/open", id=7))["result"]
            path = Path(said["path"])
            assert (path.parent, said["problem"]) == (here.folder, None)
            assert list(here.folder.glob("dashboard-*")) == [path]
            refused = await client.ask("dashboard/open", place="/etc/passwd")
            assert refused["error"]["code"] == InvalidParamsError.code
            assert "passwd" not in json.dumps(refused)
            opened = (await client.ask("dashboard/open", place="clients"))["result"]
            async with ClientSession() as browser, browser.get(address(Path(opened["path"]))) as answer:
                assert 'content="0; url=/clients"' in await answer.text()
        assert list(here.folder.glob("dashboard-*")) == []

    async def test_dashboard_hears(self, here: Endpoint, tmp_path: Path):
        """An open dashboard hears that a near miss was written, and that a setting was changed, by whomever."""
        log, assessor = Log(tmp_path / "log" / "near-misses.sqlite3"), Wary()
        assessor.go_on.release(9)
        made = Companion(here, lambda: assessor, log=log, dashboard=Dashboard)
        async with made as companion, connected(here) as client:
            assert isinstance(companion._dashboard, Dashboard)
            changes = companion._dashboard._changes
            async with asyncio.timeout(DEADLINE):
                assert await changes.beyond(0)  # The log was tidied.
                told = changes.count
                await client.change("d", 1, "hello")
                assert await changes.beyond(told)
                assert len(log.near_misses()) == 1
                told = changes.count
                await client.send(id=8, method="settings/set", params={"name": "mode", "value": "watch"})
                assert await changes.beyond(told)

    async def test_dashboard_is_read(self, here: Endpoint, tmp_path: Path):
        """On demand, the companion stays while somebody reads the dashboard, and finishes after that."""
        log = Log(tmp_path / "log" / "near-misses.sqlite3")
        made = Companion(here, Echo, log=log, linger=1.5, dashboard=Dashboard)
        async with made as companion, ClientSession() as browser:
            finished = asyncio.create_task(companion.finished())
            async with connected(here) as client:
                path = Path((await client.ask("dashboard/open"))["result"]["path"])
            link = address(path)
            async with browser.get(link) as answer:
                cookie = {"Cookie": answer.headers["Set-Cookie"].split(";")[0]}
            for _ in range(10):  # longer than it lingers; a slow computer may miss a few
                await asyncio.wait({finished}, timeout=0.2)
                async with browser.get(link.split("enter")[0], headers=cookie) as answer:
                    assert answer.status == 200
            assert not finished.done()
            async with asyncio.timeout(DEADLINE):
                await finished

    async def test_dashboard_after_sleep(self, here: Endpoint, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
        """A page that asks when the computer wakes does not keep a companion whose time has passed meanwhile."""
        monkeypatch.setattr(lingering, "LOOK", 0.3)
        told, log = [0.0], Log(tmp_path / "log" / "near-misses.sqlite3")
        made = Companion(here, Echo, log=log, linger=7200.0, dashboard=Dashboard, now=lambda: told[0])
        async with made as companion:
            finished = asyncio.create_task(companion.finished())
            companion._put_off()
            await asyncio.wait({finished}, timeout=0.7)
            assert not finished.done()
            told[0] += 7200
            companion._put_off()
            async with asyncio.timeout(DEADLINE):
                await finished

    async def test_nobody_comes(self, here: Endpoint):
        """On demand, the companion finishes also where nobody ever connects."""
        async with Companion(here, Echo, linger=0.01) as companion, asyncio.timeout(DEADLINE):
            await companion.finished()

    async def test_fault_beside_the_sessions(self, here: Endpoint, caplog: pytest.LogCaptureFixture):
        """A fault in the event loop is logged by type and place, never with its message."""

        def fail() -> None:
            raise RuntimeError(CANARY)

        async with Companion(here, Echo), connected(here) as client:
            loop = asyncio.get_running_loop()
            loop.call_soon(fail)
            loop.call_exception_handler({"message": CANARY})
            await client.ask("status")
        assert "a fault beside the sessions: RuntimeError at " in caplog.text
        assert "a fault beside the sessions: without an exception" in caplog.text
        assert CANARY not in caplog.text


class TestLoopback:
    async def test_needs_a_proof(self, here: Endpoint):
        """On loopback who does not know the key is turned away; the file that holds it goes at the end."""
        there = Endpoint(here.folder, "loopback")
        async with Companion(there, Echo):
            port = json.loads(there.loopback.read_bytes())["port"]
            for headers in ({}, {"Tacit-Nonce": "1", "Tacit-Proof": "2"}):
                with pytest.raises(InvalidStatus) as refused:
                    async with connect(f"ws://127.0.0.1:{port}/", additional_headers=headers, proxy=None):
                        pass
                assert refused.value.response.status_code == 403
        assert not there.loopback.exists()
