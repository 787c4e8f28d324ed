"""The companion in this process, over real sockets."""

import asyncio
import contextlib
import gc
import json
import logging
import os
import queue
import socket
import stat
import threading
from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientSession
from websockets.asyncio.client import connect, unix_connect
from websockets.exceptions import ConnectionClosed, InvalidStatus

from tacit.allowance import Allowance, Ground, Scope
from tacit.assess import Assessor
from tacit.draft import MAX_CHARACTERS, Draft, Site
from tacit.exceptions import UnusableError
from tacit.finding import Finding, Label
from tacit.person import Client as ClientPerson
from tacit.person import Profile
from tacit.protocol.endpoint import Endpoint
from tacit.protocol.exceptions import InvalidParamsError
from tacit.protocol.framing import MAX_FRAME
from tacit.serve import notes
from tacit.serve.companion import Companion
from tacit.serve.exceptions import AlreadyRunningError, FolderError, LoadError
from tacit.serve.reader import Letter
from tacit.store.log import Log
from tacit.store.settings import SettingsStore
from tacit.suggestion import Suggestion
from tacit.verdict import Judgement, Verdict

from ..dashboard.conftest import address
from .serving import DEADLINE, Client, Echo, Paced, Wary, connected

CANARY = "Zebulon"


class Failing(Echo):
    def judge(self, draft: Draft, *_: object) -> Judgement:
        """Fail at the canary, with its text in the exception."""
        if draft.text == CANARY:
            raise ValueError(draft.text)
        return super().judge(draft)


class Silent(Echo):
    def judge(self, *_: object) -> Judgement:
        """Warn of a draft, and keep nothing of it."""
        return Judgement(Verdict.CAUTION)

    def suggest(self, *_: object) -> Suggestion:
        """Reword a draft, and keep nothing of it."""
        return Suggestion()


def held() -> list[str]:
    """Return what holds a draft with the canary: letters that are alive, and locals of waiting tasks."""
    letters = [type(each).__name__ for each in gc.get_objects() if type(each) is Letter]
    frames = []
    for task in asyncio.all_tasks():
        waiting: Any = task.get_coro()
        while hasattr(waiting, "cr_frame"):
            local = waiting.cr_frame.f_locals if waiting.cr_frame else {}
            frames += [name for name, value in local.items() if isinstance(value, str | bytes) and CANARY in str(value)]
            waiting = waiting.cr_await
    return letters + frames


class TestReading:
    async def test_verdict(self, here: Endpoint):
        """A draft is answered with the verdict on its revision."""
        async with Companion(here, Echo), connected(here) as client:
            await client.change("d", 4, "hello")
            assert await client.receive() == {
                "jsonrpc": "2.0",
                "method": "draft/verdict",
                "params": {
                    "draft": "d",
                    "revision": 4,
                    "verdict": "clear",
                    "findings": [],
                    "conduct": [],
                    "reasons": [{"code": "hello", "labels": []}],
                    "pending": False,
                },
            }
            assert (await client.ask("status"))["result"]["drafts_read"] == 1

    async def test_latest_revision_wins(self, here: Endpoint):
        """A revision that is overtaken before it was read is never read and never answered."""
        assessor = Paced()
        async with Companion(here, lambda: assessor), connected(here) as client:
            await client.change("d", 1, "one")
            assert await assessor.next_begun() == "one"
            for revision, text in ((2, "two"), (3, "three"), (4, "four")):
                await client.change("d", revision, text)
            await client.ask("status")  # Answered after what was sent before it was taken in.
            assessor.go_on.release(2)
            assert [(await client.receive())["params"]["revision"] for _ in range(2)] == [1, 4]
            assert assessor.read == ["one", "four"]

    async def test_fair(self, here: Endpoint):
        """Drafts are read in turn, those of all sessions, however often one of them changes."""
        assessor = Paced()
        async with Companion(here, lambda: assessor), connected(here) as ann, connected(here) as bob:
            await ann.change("d", 1, "a1")
            assert await assessor.next_begun() == "a1"
            await ann.change("d", 2, "a2")
            await ann.ask("status")
            await bob.change("d", 1, "b1")
            await bob.ask("status")
            await ann.change("d", 3, "a3")
            await ann.ask("status")
            assessor.go_on.release(3)
            assert (await bob.receive())["params"]["reasons"][0]["code"] == "b1"
            assert assessor.read == ["a1", "a3", "b1"]

    async def test_waits_for_the_assessor(self, here: Endpoint):
        """The socket is there while the assessor is being loaded; drafts wait, latest revisions only."""
        loaded = threading.Event()
        assessor = Echo()

        def load() -> Echo:
            assert loaded.wait(DEADLINE)
            return assessor

        async with Companion(here, load), connected(here) as client:
            await client.change("d", 1, "one")
            await client.change("d", 2, "two")
            assert (await client.ask("status"))["result"]["drafts_read"] == 0
            loaded.set()
            assert (await client.receive())["params"]["revision"] == 2
            assert assessor.read == ["two"]

    async def test_closed_while_it_is_read(self, here: Endpoint):
        """A draft that is closed while it is read is not answered; the next one is."""
        assessor = Paced()
        async with Companion(here, lambda: assessor), connected(here) as client:
            await client.change("d", 1, "gone")
            await assessor.next_begun()
            await client.send(method="draft/closed", params={"draft": "d"})
            await client.change("e", 1, "here")
            await client.ask("status")
            assessor.go_on.release(2)
            assert (await client.receive())["params"]["draft"] == "e"
            assert assessor.read == ["gone", "here"]

    async def test_session_gone_while_it_is_read(self, here: Endpoint):
        """A session that ends while its draft is read leaves the others as they were."""
        assessor = Paced()
        async with Companion(here, lambda: assessor), connected(here) as stays:
            async with connected(here) as leaves:
                await leaves.change("d", 1, "gone")
                await assessor.next_begun()
            await stays.change("d", 1, "here")
            assessor.go_on.release(2)
            assert (await stays.receive())["params"]["reasons"][0]["code"] == "here"

    async def test_unreadable(self, here: Endpoint, caplog: pytest.LogCaptureFixture):
        """An assessor that fails gives a refusal, a log line without content, and no end to the reading."""
        with caplog.at_level(logging.DEBUG):
            async with Companion(here, Failing), connected(here) as client:
                await client.change("d", 1, CANARY)
                refused = await client.receive()
                await client.change("d", 2, "hello")
                assert (await client.receive())["params"]["verdict"] == "clear"
                assert (await client.ask("status"))["result"]["drafts_read"] == 1
        assert refused["method"] == "draft/refused"
        assert refused["params"]["code"] == "unreadable"
        assert "a draft could not be read: ValueError at " in caplog.text
        assert CANARY not in caplog.text

    async def test_limit(self, here: Endpoint):
        """65,536 characters are read, of whatever width, and 65,537 are refused."""
        async with Companion(here, Echo), connected(here) as client:
            await client.change("d", 1, "🍂" * MAX_CHARACTERS)
            assert (await client.receive())["method"] == "draft/verdict"
            await client.change("d", 2, "a" * (MAX_CHARACTERS + 1))
            assert (await client.receive())["params"]["code"] == "too_large"

    async def test_too_much_to_say(self, here: Endpoint):
        """A verdict that a browser would not take is refused as too large."""
        findings = tuple(Finding(at, at + 1, Label.NAME, 0.5, "name") for at in range(20_000))

        class Verbose(Echo):
            def judge(self, *_: object) -> Judgement:
                return Judgement(Verdict.STOP, findings)

        async with Companion(here, Verbose), connected(here) as client:
            await client.change("d", 1, "hello")
            assert (await client.receive())["params"]["code"] == "too_large"

    async def test_people(self, here: Endpoint):
        """Drafts are read with the clinician's profile and roster."""
        met = []

        class Meeting(Echo):
            def judge(self, draft: Draft, *people: object) -> Judgement:
                met.append(people)
                return super().judge(draft)

        people = Profile("Ann"), (ClientPerson(("Bob",)),)
        async with Companion(here, Meeting, profile=people[0], roster=people[1]), connected(here) as client:
            await client.change("d", 1, "hello")
            await client.receive()
        assert met == [(*people, (), ())]


class TestSuggestions:
    async def test_follows_its_verdict(self, here: Endpoint):
        """The verdict does not wait for the suggestion, which comes once the draft is reworded."""
        assessor = Wary()
        async with Companion(here, lambda: assessor), connected(here) as client:
            await client.change("d", 7, "one")
            assessor.go_on.release()
            verdict = await client.receive()
            assert (verdict["method"], verdict["params"]["pending"]) == ("draft/verdict", True)
            assert [await assessor.next_begun() for _ in range(2)] == ["one", "~one"]
            assessor.go_on.release()
            assert await client.receive() == {
                "jsonrpc": "2.0",
                "method": "draft/suggestion",
                "params": {
                    "draft": "d",
                    "revision": 7,
                    "text": "safer one",
                    "edits": [],
                    "advice": None,
                    "by_hand": [],
                },
            }

    async def test_overtaken(self, here: Endpoint):
        """A revision that is overtaken before it was reworded is never reworded, also where the newer one is clear."""
        assessor = Wary()
        async with Companion(here, lambda: assessor), connected(here) as client:
            await client.change("d", 1, "one")
            assert await assessor.next_begun() == "one"
            await client.change("d", 2, "clear")
            await client.change("e", 1, "other")
            await client.ask("status")
            assessor.go_on.release(4)
            told = [(await client.receive()) for _ in range(4)]
            assert [(each["method"], each["params"]["draft"], each["params"]["revision"]) for each in told] == [
                ("draft/verdict", "d", 1),
                ("draft/verdict", "d", 2),
                ("draft/verdict", "e", 1),
                ("draft/suggestion", "e", 1),
            ]
            assert [await assessor.next_begun() for _ in range(3)] == ["clear", "other", "~other"]

    async def test_verdicts_come_first(self, here: Endpoint):
        """A draft that waits for its verdict is read before another one is reworded."""
        assessor = Wary()
        async with Companion(here, lambda: assessor), connected(here) as ann, connected(here) as bob:
            await ann.change("d", 1, "ann")
            assert await assessor.next_begun() == "ann"
            await bob.change("d", 1, "bob")
            await bob.ask("status")
            assessor.go_on.release(4)
            assert [await assessor.next_begun() for _ in range(3)] == ["bob", "~ann", "~bob"]

    @pytest.mark.parametrize("how", ["closed", "too large"])
    async def test_dropped(self, here: Endpoint, how: str):
        """A draft that is closed, or grows too large, while it is reworded gets no suggestion; the next one does."""
        assessor = Wary()
        async with Companion(here, lambda: assessor), connected(here) as client:
            await client.change("d", 1, "gone")
            assessor.go_on.release()
            await client.receive()
            assert [await assessor.next_begun() for _ in range(2)] == ["gone", "~gone"]
            if how == "closed":
                await client.send(method="draft/closed", params={"draft": "d"})
            else:
                await client.change("d", 2, "a" * (MAX_CHARACTERS + 1))
                assert (await client.receive())["method"] == "draft/refused"
            await client.change("e", 1, "here")
            await client.ask("status")
            assessor.go_on.release(3)
            assert [(await client.receive())["params"]["draft"] for _ in range(2)] == ["e", "e"]

    @pytest.mark.parametrize("size", [None, MAX_FRAME], ids=["fails", "says too much"])
    async def test_none_to_give(self, here: Endpoint, caplog: pytest.LogCaptureFixture, size: int | None):
        """Where rewording fails, or says more than a browser takes, a suggestion without words comes."""

        class Broken(Silent):
            def judge(self, *_: object) -> Judgement:
                return Judgement(Verdict.STOP, (Finding(0, 4, Label.NAME, 1.0, "name"),))

            def suggest(self, *_: object) -> Suggestion:
                if size is None:
                    raise ValueError(CANARY)
                return Suggestion("a" * size)

        async with Companion(here, Broken), connected(here) as client:
            await client.change("d", 1, CANARY)
            await client.receive()
            said = (await client.receive())["params"]
        assert (said["text"], said["edits"], said["advice"]) == (None, [None], None)
        assert ("a draft could not be reworded: ValueError at " in caplog.text) is (size is None)
        assert CANARY not in caplog.text


class TestAllowances:
    async def test_kept(self, here: Endpoint):
        """What is allowed once reaches the drafts of all sessions, with its words kept by safer wording."""
        met: list[Any] = []

        class Meeting(Silent):
            def judge(self, *given: object) -> Judgement:
                met.append(given[4])
                return super().judge()

            def suggest(self, *given: object) -> Suggestion:
                assert isinstance(given[2], Profile)
                met.append(given[2].other)
                return super().suggest()

        allowance = Allowance(Scope.WORD, Ground.NOT_CLIENT, "Bo", Label.NAME, Site.X)
        async with Companion(here, Meeting), connected(here) as ann, connected(here) as bob:
            told = {"word": "Bo", "label": "NAME", "site": "x", "reason": "not_client", "scope": "word"}
            await ann.send(method="finding/dismiss", params={"draft": "d"} | told)
            await ann.ask("status")
            await bob.change("d", 1, "Bo and Kim", allowed=["Kim"])
            said = [(await bob.receive())["method"] for _ in range(3)]
        assert said == ["allowances/changed", "draft/verdict", "draft/suggestion"]
        assert met == [(allowance,), ("Bo", "Kim")]


class TestNotes:
    async def test_seen(self, here: Endpoint):
        """That the extension has connected is left, with its version, for `tacit doctor`; of others nothing is."""
        async with Companion(here, Silent):
            async with connected(here):
                assert notes.find(here.folder, notes.EXTENSION) is None
            async with connected(here, initialized=False) as client:
                extension = {"name": "tacit-extension", "version": "0.1.0"}
                await client.ask("initialize", 1, protocol=1, client=extension)
                seen = notes.find(here.folder, notes.EXTENSION)
        assert seen is not None
        assert seen.word == "0.1.0"


class TestConnections:
    async def test_settings(self, here: Endpoint):
        """A setting that one session changes is told to all, to later ones too, and to the next companion."""
        store = SettingsStore(here.folder.parent)
        async with (
            Companion(here, Echo, store=store),
            connected(here) as ann,
            connected(here) as bob,
            connected(here, initialized=False) as late,
        ):
            await bob.send(id=5, method="settings/set", params={"name": "mode", "value": "strict"})
            answer, told = sorted([await bob.receive(), await bob.receive()], key=lambda said: "method" in said)
            assert answer["result"]["settings"]["mode"] == "strict"
            heard = await ann.receive()
            assert heard == told
            assert heard["method"] == "settings/changed"
            assert heard["params"] == answer["result"]
            assert (await late.initialize())["result"]["settings"]["mode"] == "strict"
        async with Companion(here, Echo, store=store), connected(here, initialized=False) as later:
            assert (await later.initialize())["result"]["settings"]["mode"] == "strict"

    async def test_two_sessions_set_at_once(self, here: Endpoint):
        """Settings that two sessions change at the same time are all kept."""
        store = SettingsStore(here.folder.parent)

        async def change(client: Client, **values: Any) -> None:
            for number, (name, value) in enumerate(values.items()):
                await client.send(id=number, method="settings/set", params={"name": name, "value": value})
            told = [await client.receive() for _ in range(len(values))]
            while sum("result" in said for said in told) < len(values):
                told.append(await client.receive())

        async with Companion(here, Echo, store=store), connected(here) as ann, connected(here) as bob:
            await asyncio.gather(
                change(ann, mode="watch", site_x=False, retention_days=7),
                change(bob, muted=["AGE"], site_facebook=False, near_miss_log=False),
            )
        kept = store.load().settings
        assert kept.model_dump(mode="json") == {
            "mode": "watch",
            "site_x": False,
            "site_facebook": False,
            "site_linkedin": True,
            "muted": ["AGE"],
            "near_miss_log": False,
            "retention_days": 7,
        }

    async def test_muted_kinds(self, here: Endpoint):
        """Drafts are read with the muted kinds as they are when their turn comes."""
        met: list[object] = []

        class Meeting(Echo):
            def judge(self, draft: Draft, *people: object) -> Judgement:
                """Remember what was handed in."""
                met.append(people[2])
                return super().judge(draft)

        async with Companion(here, Meeting), connected(here) as client:
            await client.change("d", 1, "hello")
            await client.receive()
            await client.send(id=5, method="settings/set", params={"name": "muted", "value": ["PLACE", "AGE"]})
            await client.receive()
            await client.receive()
            await client.change("d", 2, "hello again")
            await client.receive()
        assert met == [(), (Label.AGE, Label.PLACE)]

    async def test_messages_over_the_limit(self, here: Endpoint):
        """A message over the limit ends its own connection with 1009; others go on."""
        async with Companion(here, Echo), connected(here) as other:
            connection = await unix_connect(str(here.socket), uri="ws://localhost/")
            with contextlib.suppress(ConnectionClosed):
                await connection.send("x" * (MAX_FRAME + 2000))
            await connection.wait_closed()
            assert connection.close_code == 1009
            assert "result" in await other.ask("status")

    async def test_web_page(self, here: Endpoint):
        """A connection that shows a web page's origin is turned away; the same without it is not."""
        async with Companion(here, Echo), connected(here):
            with pytest.raises(InvalidStatus) as refused:
                async with unix_connect(
                    str(here.socket), uri="ws://localhost/", additional_headers={"Origin": "https://x.com"}
                ):
                    pass
            assert refused.value.response.status_code == 403

    async def test_another_user(self, here: Endpoint, monkeypatch: pytest.MonkeyPatch):
        """A connection from another user's process is turned away."""
        async with Companion(here, Echo):
            async with connected(here):
                pass
            monkeypatch.setattr(os, "geteuid", lambda: 4_000_000)
            with pytest.raises(InvalidStatus) as refused:
                async with connected(here):
                    pass
            assert refused.value.response.status_code == 403

    async def test_closed_from_here(self, here: Endpoint):
        """Leaving closes every connection with 1001, removes the socket and lets the next one in."""
        companion = await Companion(here, Echo).__aenter__()
        async with connected(here) as client:
            await companion.__aexit__()
            await client.connection.wait_closed()
            assert client.connection.close_code == 1001
        assert not here.socket.exists()
        async with Companion(here, Echo), connected(here):
            pass

    async def test_unread_verdicts_do_not_pile_up(self, here: Endpoint):
        """Toward a browser that has stopped listening only the latest verdict of a draft is kept."""
        text = "🍂" * MAX_CHARACTERS
        async with Companion(here, Echo) as companion, connected(here) as listens:
            (first,) = companion._sessions
            async with connected(here) as deaf:
                deaf.connection.transport.pause_reading()
                (session,) = (each for each in companion._sessions if each is not first)
                for revision in range(1, 12):
                    await deaf.change("d", revision, text)
                    while companion.tally.drafts_read < revision:
                        await listens.ask("status")
                assert len(session.outbox) == 1
                deaf.connection.transport.resume_reading()

    async def test_deaf_while_leaving(self, here: Endpoint):
        """A browser that does not read does not keep the companion from leaving."""
        text = "🍂" * MAX_CHARACTERS
        companion = await Companion(here, Echo).__aenter__()
        async with connected(here) as listens, connected(here) as deaf:
            deaf.connection.transport.pause_reading()
            for revision in range(1, 12):
                await deaf.change("d", revision, text)
                while companion.tally.drafts_read < revision:
                    await listens.ask("status")
            try:
                async with asyncio.timeout(DEADLINE):
                    await companion.__aexit__()
            finally:
                deaf.connection.transport.abort()


class TestForgetting:
    async def test_nothing_waits_with_a_draft(self, here: Endpoint):
        """Between two messages nothing holds the draft before: no letter, no job, no local of a task."""
        async with Companion(here, Silent), connected(here) as client:
            await client.change("d", 1, f"{CANARY} told me")
            methods = [(await client.receive())["method"] for _ in range(2)]
            assert methods == ["draft/verdict", "draft/suggestion"]
            async with asyncio.timeout(DEADLINE):
                while held():  # The thread may take a moment longer than the answer.
                    await client.ask("status")

    async def test_control(self, here: Endpoint):
        """The same search finds a draft that is being read."""
        assessor = Paced()
        async with Companion(here, lambda: assessor), connected(here) as client:
            await client.change("d", 1, f"{CANARY} told me")
            await assessor.next_begun()
            assert held()
            assessor.go_on.release()

    async def test_when_nobody_is_connected(self, here: Endpoint):
        """The assessor forgets in its own thread, once the last connection has gone and not before."""
        forgotten: queue.SimpleQueue[str] = queue.SimpleQueue()

        class Remembering(Echo):
            def forget(self) -> None:
                forgotten.put(threading.current_thread().name)

        async with Companion(here, Remembering):
            async with connected(here) as stays:
                async with connected(here) as leaves:
                    await leaves.change("d", 1, "hello")
                    await leaves.receive()
                await stays.change("d", 1, "hello")
                await stays.receive()
                assert forgotten.empty()
            assert await asyncio.to_thread(forgotten.get, timeout=DEADLINE) == "reader"

    async def test_fails(self, here: Endpoint, caplog: pytest.LogCaptureFixture):
        """An assessor that cannot forget is told of in the log without content, and drafts are read on."""

        class Stubborn(Echo):
            def forget(self) -> None:
                raise RuntimeError(CANARY)

        async with Companion(here, Stubborn):
            for _ in range(2):
                async with connected(here) as client:
                    await client.change("d", 1, "hello")
                    await client.receive()
        assert "the drafts read could not be forgotten: RuntimeError at " in caplog.text
        assert CANARY not in caplog.text

    def test_sentences(self):
        """The real assessor remembers sentences until it is to forget them, and says the same after it."""
        assessor = Assessor()
        draft = Draft("My client told me that she is 34.")
        said = assessor.assess(draft)
        assert assessor._detector._window.cache_info().currsize
        assessor.forget()
        assert not assessor._detector._window.cache_info().currsize
        assert assessor.assess(draft) == said


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

    async def test_dashboard(self, here: Endpoint, tmp_path: Path):
        """A link to the dashboard is answered with a file in the runtime folder, and goes with the companion."""
        log = Log(tmp_path / "log" / "near-misses.sqlite3")
        async with Companion(here, Echo, log=log), connected(here) as client:
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
        async with Companion(here, lambda: assessor, log=log) as companion, connected(here) as client:
            assert companion._dashboard is not None
            changes = companion._dashboard.changes
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
        async with Companion(here, Echo, log=log, linger=0.5) as companion, ClientSession() as browser:
            finished = asyncio.create_task(companion.finished())
            async with connected(here) as client:
                path = Path((await client.ask("dashboard/open"))["result"]["path"])
            link = address(path)
            async with browser.get(link) as answer:
                cookie = {"Cookie": answer.headers["Set-Cookie"].split(";")[0]}
            for _ in range(5):
                await asyncio.wait({finished}, timeout=0.2)
                async with browser.get(link.split("enter")[0], headers=cookie) as answer:
                    assert answer.status == 200
            assert not finished.done()
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
