"""From drafts to the log, through a companion and its socket."""

import asyncio
import logging
import random
import re
import signal
import sqlite3
import string
import threading
import uuid
from collections import Counter
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from aiohttp import ClientSession, CookieJar

from tacit.dashboard.server import Dashboard
from tacit.draft import Draft, Site, Surface
from tacit.finding import Finding, Label
from tacit.outcome import Outcome, Why
from tacit.protocol.endpoint import Endpoint
from tacit.serve import recorder
from tacit.serve.companion import Companion
from tacit.store.change import Change
from tacit.store.log import Log, user_log
from tacit.store.nearmiss import Grounds, NearMiss, edition
from tacit.store.settings import SettingsStore
from tacit.suggestion import Suggestion
from tacit.verdict import Conduct, Judgement, Reason, Verdict
from tests.dashboard.conftest import address
from tests.store.misses import come

from .serving import DEADLINE, REAL, Client, Echo, companion_process, connected

DRAFTS = 3_000
STOP = "My client Zebulon Quimby cried in session today. Zebulon is a nurse at Mercy Hospital."
PARTED = Grounds(Verdict.STOP, (Label.NAME,), (Conduct.ADVICE,))


class Wary(Echo):
    """Stops every draft that does not begin with "Fine", and repeats it wherever there is room for words."""

    def judge(self, draft: Draft, *_: object) -> Judgement:
        """Read a draft."""
        if draft.text.startswith("Fine"):
            return Judgement(Verdict.CLEAR)
        finding = Finding(0, len(draft.text), Label.NAME, 0.5, draft.text)
        return Judgement(Verdict.STOP, (finding,), (Conduct.ADVICE,), (Reason(draft.text),))

    def suggest(self, draft: Draft, *_: object) -> Suggestion:
        """Repeat it here, too."""
        return Suggestion(draft.text, (None,))


@pytest.fixture
def log(tmp_path: Path) -> Log:
    """Return a log that was never written."""
    return Log(tmp_path / "data" / "near-misses.sqlite3")


def miss(outcome: Outcome) -> NearMiss:
    """Return the near miss of a post on X that was stopped today."""
    return NearMiss(datetime.now().date(), Site.X, Surface.POST, PARTED, outcome, edition())


async def end(client: Client, draft: str, outcome: Outcome | None, **why: str) -> None:
    """Say what became of a draft, and that it ended."""
    if outcome:
        await client.send(method="draft/outcome", params={"draft": draft, "revision": 1, "outcome": outcome} | why)
    await client.send(method="draft/closed", params={"draft": draft})


class TestDrafts:
    async def test_outcome(self, here: Endpoint, log: Log):
        """A warned draft is one near miss with its outcome, however often it was revised."""
        async with Companion(here, Wary, log=log), connected(here) as client:
            for revision, text in enumerate(("one", "Fine", "two", "three"), start=1):
                await client.change("d", revision, text)
                await client.receive()
            await end(client, "d", Outcome.SENT)
        assert log.near_misses() == [miss(Outcome.SENT)]

    async def test_erased_meanwhile(self, here: Endpoint, log: Log):
        """A draft from before the log was erased on the dashboard takes over no row of a later one."""

        async def recorded() -> None:
            async with asyncio.timeout(DEADLINE):
                while log.near_misses() != [miss(Outcome.CANCELLED)]:  # noqa: ASYNC110 - what another thread does cannot be awaited
                    await asyncio.sleep(0.01)

        made = Companion(here, Wary, log=log, dashboard=Dashboard)
        async with made, connected(here) as client, ClientSession(cookie_jar=CookieJar(unsafe=True)) as browser:
            link = address(Path((await client.ask("dashboard/open"))["result"]["path"]))
            async with browser.get(link) as answer:
                home = answer.url.origin()
            await client.change("d", 1, "hello")
            await recorded()
            headers = {"Sec-Fetch-Site": "same-origin"}
            async with browser.post(home / "settings/erase", data={"": ""}, headers=headers) as answer:
                assert "Every near miss is erased." in await answer.text()
            await client.change("e", 1, "hello")
            await recorded()
            await end(client, "d", Outcome.SENT)
        assert log.near_misses() == [miss(Outcome.CANCELLED)]

    async def test_why(self, here: Endpoint, log: Log):
        """Why a held draft was posted is in its row."""
        async with Companion(here, Wary, log=log), connected(here) as client:
            await client.change("d", 1, "hello")
            await client.receive()
            await end(client, "d", Outcome.SENT, why="public_already")
        assert log.near_misses() == [replace(miss(Outcome.SENT), why=Why.PUBLIC_ALREADY)]

    async def test_clear(self, here: Endpoint, log: Log):
        """A draft that is never warned of is no near miss, and no file is made; a warned one beside it is."""
        async with Companion(here, Wary, log=log), connected(here) as client:
            await client.change("d", 1, "Fine weather")
            await client.receive()
            await end(client, "d", None)
            await client.ask("status")
            assert not log.path.exists()
            await client.change("e", 1, "hello")
            await client.receive()
        assert log.near_misses() == [miss(Outcome.CANCELLED)]

    async def test_never_shown(self, here: Endpoint, log: Log):
        """A warning that was overtaken before it was shown leaves no row."""
        async with Companion(here, Wary, log=log), connected(here) as client:
            for revision, text in ((1, "hello"), (2, "Fine")):
                await client.change("d", revision, text)
                await client.receive()
            await end(client, "d", None)
        assert log.near_misses() == []

    async def test_browser_dies(self, here: Endpoint, log: Log):
        """When the browser dies, its open draft counts as not posted; the companion need not end for that."""
        async with Companion(here, Wary, log=log), connected(here) as stays:
            async with connected(here) as dies:
                await dies.change("d", 1, "hello")
                await dies.receive()
                dies.connection.transport.abort()
            async with asyncio.timeout(DEADLINE):
                while log.near_misses() != [miss(Outcome.CANCELLED)]:
                    await stays.ask("status")

    async def test_new_connection(self, here: Endpoint, log: Log):
        """A draft that goes on over a new connection is still one near miss."""
        async with Companion(here, Wary, log=log):
            async with connected(here) as client:
                await client.change("d", 1, "hello")
                await client.receive()
            async with connected(here) as client:
                await client.change("d", 2, "hello again")
                await client.receive()
                await end(client, "d", Outcome.REVISED)
        assert log.near_misses() == [miss(Outcome.REVISED)]

    async def test_too_many_wait(self, here: Endpoint, log: Log, monkeypatch: pytest.MonkeyPatch):
        """A draft whose near miss had to go, as too many waited, changes no row of another that says the same."""
        monkeypatch.setattr(recorder, "MAX_WAITING", 1)
        log.write(come(miss(Outcome.CANCELLED)))
        go_on = threading.Event()
        monkeypatch.setattr(log, "tidy", lambda *_: go_on.wait(DEADLINE))
        async with Companion(here, Wary, log=log), connected(here) as client:
            for draft in "de":
                await client.change(draft, 1, "hello")
                await client.receive()
            for draft in "de":
                await end(client, draft, Outcome.SENT)
            assert (await client.ask("status"))["result"]["unwritten"] == 1
            go_on.set()
        assert Counter(each.outcome for each in log.near_misses()) == {Outcome.CANCELLED: 1, Outcome.SENT: 1}

    async def test_companion_leaves(self, here: Endpoint, log: Log):
        """When the companion leaves, an open draft counts as not posted, and its hour is counted."""
        async with Companion(here, Wary, log=log), connected(here) as client:
            await client.change("d", 1, "hello")
            await client.receive()
        assert log.near_misses() == [miss(Outcome.CANCELLED)]
        with log.figures() as figures:
            assert sum(figures.hours()) > 0

    async def test_off(self, here: Endpoint, log: Log, tmp_path: Path):
        """Switched off, nothing is recorded, and drafts are read as always."""
        store = SettingsStore(tmp_path / "config")
        store.change("near_miss_log", False)
        async with Companion(here, Wary, log=log, store=store), connected(here) as client:
            await client.change("d", 1, "hello")
            assert (await client.receive())["params"]["verdict"] == "stop"
            await end(client, "d", Outcome.SENT)
            assert (await client.ask("status"))["result"]["log"] == "off"
        assert not log.path.parent.exists()


class TestTrouble:
    async def test_unwritable(self, here: Endpoint, log: Log, caplog: pytest.LogCaptureFixture):
        """A log that cannot be written keeps no draft from being read, and status says which and how much waits."""
        log.path.parent.mkdir(mode=0o700)
        log.path.mkdir()
        async with Companion(here, Wary, log=log), connected(here) as client:
            for number in range(20):
                await client.change(f"d{number}", 1, "hello")
                assert (await client.receive())["params"]["verdict"] == "stop"
            async with asyncio.timeout(DEADLINE):
                while (status := (await client.ask("status"))["result"])["unwritten"] < 20:
                    pass
            assert status["log"] == "not_private"
            log.path.rmdir()
        assert log.near_misses() == [miss(Outcome.CANCELLED)] * 20
        assert caplog.text.count("cannot be written: not_private") == 1

    async def test_companion_killed(self, here: Endpoint, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
        """A companion that is killed right after a warning has written it already; the next one goes on."""
        monkeypatch.setenv("TACIT_DATA_DIR", str(tmp_path))
        log = user_log()
        with companion_process(REAL) as process:
            async with connected(here) as client:
                await client.change("d", 1, STOP)
                assert (await client.receive())["params"]["verdict"] == "stop"
                async with asyncio.timeout(DEADLINE):
                    while not log.near_misses():
                        await client.ask("status")
            process.end(signal.SIGKILL)
        (row,) = log.near_misses()
        assert (row.outcome, row.grounds.verdict) == (Outcome.CANCELLED, Verdict.STOP)
        assert Label.NAME in row.grounds.labels
        with companion_process(REAL) as process:
            assert process.end(signal.SIGTERM) == 0
        assert log.near_misses() == [row]
        assert "Zebulon" not in process.log


def token(chance: random.Random) -> str:
    """Return a word that is in no file by chance."""
    return "".join(chance.choices(string.ascii_lowercase, k=10))


def tokens_in(folder: Path, tokens: set[str]) -> set[str]:
    """Return those tokens that are in a file of the folder or in a file's name, in any usual encoding."""
    found: set[str] = set()
    for path in folder.rglob("*"):
        content = path.name.encode() + b" " + (path.read_bytes() if path.is_file() else b"")
        # UTF-16 has a zero between two letters.
        for run in re.findall(rb"[a-z]{10,}", (content + b" " + content.replace(b"\0", b"")).lower()):
            text = run.decode()
            found |= {text[at : at + 10] for at in range(len(text) - 9)} & tokens
    return found


class TestNoWords:
    async def test_random_drafts(self, here: Endpoint, log: Log, caplog: pytest.LogCaptureFixture, tmp_path: Path):
        """Of thousands of random drafts no word is in any file or in the companion's log, while it runs or after."""
        chance = random.Random(19)
        told: Counter[Outcome] = Counter()
        tokens: set[str] = set()
        seen: set[str] = set()
        with caplog.at_level(logging.DEBUG, logger="tacit"):
            async with Companion(here, Wary, log=log):
                for batch in range(DRAFTS // 100):
                    async with connected(here) as client:
                        drafts = []
                        for _ in range(100):
                            words = [token(chance) for _ in range(chance.randint(1, 12))]
                            tokens.update(words)
                            draft = f"{token(chance)}-{uuid.UUID(int=chance.getrandbits(128))}"
                            tokens.add(draft[:10])
                            await client.change(
                                draft, 1, " ".join(words), site=chance.choice(list(Site)), reply_to=" ".join(words)
                            )
                            drafts.append(draft)
                        for _ in drafts:
                            await client.receive()
                        for draft in drafts:
                            outcome = chance.choice([*Outcome, None])
                            if outcome is None:
                                told[Outcome.CANCELLED] += 1  # Its connection ends before it does.
                            else:
                                told[outcome] += 1
                                await end(client, draft, outcome)
                    if batch % 10 == 0:
                        seen |= tokens_in(tmp_path, tokens)
        assert len(tokens) > 5 * DRAFTS
        assert seen | tokens_in(tmp_path, tokens) == set()
        said = " ".join(record.getMessage() for record in caplog.records if record.name.startswith("tacit"))
        assert "closed" in said
        assert not [word for word in re.findall("[a-z]{10}", said) if word in tokens]
        with log.figures() as figures:
            assert figures.outcomes() == told

    def test_control(self, log: Log, tmp_path: Path):
        """The same search finds a word in a row, in a deleted row, in a write-ahead log and in a name of a file."""
        log.write([Change(None, miss(Outcome.SENT))])
        chance = random.Random(23)
        kept, deleted, ahead, name = planted = [token(chance) for _ in range(4)]
        connection = sqlite3.connect(log.path, isolation_level=None)
        connection.execute("PRAGMA secure_delete = OFF")
        connection.execute("CREATE TABLE leak (word)")
        connection.executemany("INSERT INTO leak VALUES (?)", [(kept.encode("utf-16"),), (f"she is {deleted}",)])
        connection.execute("DELETE FROM leak WHERE word LIKE ?", (f"%{deleted}",))
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.execute("INSERT INTO leak VALUES (?)", (ahead,))
        (tmp_path / f"{name}.tmp").touch()
        assert tokens_in(tmp_path, {*planted, token(chance)}) == set(planted)
        connection.close()


async def test_midnight(here: Endpoint, log: Log, monkeypatch: pytest.MonkeyPatch):
    """A draft that is warned of before midnight and ends after it is a near miss of the day before."""
    companion = Companion(here, Wary, log=log)
    late = datetime(2025, 6, 18, 23, 59)
    companion._ledger.now = lambda: late
    companion.recorder._now = lambda: late + timedelta(minutes=2)
    async with companion, connected(here) as client:
        await client.change("d", 1, "hello")
        await client.receive()
        companion._ledger.now = lambda: late + timedelta(minutes=2)
        await end(client, "d", Outcome.SENT)
    assert [each.date for each in log.near_misses()] == [late.date()]
