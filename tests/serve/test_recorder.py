"""Writing near misses beside the event loop, whatever the disk does."""

import asyncio
import contextlib
import logging
import sqlite3
import threading
from collections import Counter
from collections.abc import AsyncIterator, Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tacit.draft import Draft
from tacit.finding import Label
from tacit.outcome import Outcome
from tacit.serve import recorder as module
from tacit.serve.ledger import Ledger
from tacit.serve.recorder import Recorder
from tacit.serve.tally import Tally
from tacit.serve.worker import Worker
from tacit.store.change import Change
from tacit.store.log import Log
from tacit.store.nearmiss import Grounds, NearMiss
from tacit.store.trouble import LogLockedError
from tests.store.misses import TODAY, come, miss

from .serving import DEADLINE

NOON = datetime.combine(TODAY, datetime.min.time()).replace(hour=12)
DRAFT = Draft("", miss().site, miss().surface)


@pytest.fixture
def log(tmp_path: Path) -> Log:
    """Return a log that was never written and does not wait long."""
    return Log(tmp_path / "near-misses" / "log.sqlite3", patience=0.05)


@contextlib.asynccontextmanager
async def recording(log: Log | None, **more: Any) -> AsyncIterator[tuple[Recorder, Tally]]:
    """Run a recorder."""
    tally = Tally()
    recorder = Recorder(log, tally, **({"now": lambda: NOON} | more))
    running = asyncio.create_task(recorder.run())
    try:
        yield recorder, tally
    finally:
        recorder.leave()
        async with asyncio.timeout(DEADLINE):
            await running


async def until(holds: Callable[[], object]) -> None:
    """Wait until something holds."""
    async with asyncio.timeout(DEADLINE):
        while not holds():  # noqa: ASYNC110 - what another thread does cannot be awaited
            await asyncio.sleep(0.005)


@contextlib.contextmanager
def locked(log: Log):
    """Hold the log locked, as another program would."""
    connection = sqlite3.connect(log.path, isolation_level=None)
    connection.execute("BEGIN IMMEDIATE")
    yield
    connection.execute("ROLLBACK")
    connection.close()


class TestWriting:
    async def test_soon(self, log: Log):
        """A change is written without being asked for."""
        async with recording(log) as (recorder, tally):
            recorder.write(Change(None, miss()))
            await until(lambda: tally.unwritten == 0 and log.near_misses() == [miss()])
            assert tally.log == "recording"

    async def test_when_leaving(self, log: Log):
        """What comes in the last moment is written before the recorder has left."""
        async with recording(log) as (recorder, _):
            recorder.write(Change(None, miss()))
        assert log.near_misses() == [miss()]

    async def test_nowhere(self):
        """Without a log nothing is written, and that is told as off."""
        async with recording(None) as (recorder, tally):
            recorder.write(Change(None, miss()))
            assert (tally.log, tally.unwritten) == ("off", 0)

    async def test_holds_nothing_up(self, log: Log, monkeypatch: pytest.MonkeyPatch):
        """While the disk takes its time the event loop goes on, and what comes meanwhile is written next."""
        begun, go_on = asyncio.Event(), asyncio.Event()
        loop, write = asyncio.get_running_loop(), log.write

        def slow(changes: Any) -> None:
            loop.call_soon_threadsafe(begun.set)
            asyncio.run_coroutine_threadsafe(go_on.wait(), loop).result(DEADLINE)
            write(changes)

        monkeypatch.setattr(log, "write", slow)
        async with recording(log) as (recorder, _):
            recorder.write(Change(None, miss()))
            async with asyncio.timeout(DEADLINE):
                await begun.wait()
            recorder.write(Change(miss(), miss(outcome=Outcome.SENT)))
            go_on.set()
        assert log.near_misses() == [miss(outcome=Outcome.SENT)]


class TestOff:
    async def test_from_the_start(self, log: Log):
        """Switched off, nothing is written and no file is made."""
        async with recording(log, enabled=False) as (recorder, tally):
            recorder.write(Change(None, miss()))
            recorder.write(Change(miss(), miss(outcome=Outcome.SENT)))
            assert tally.log == "off"
        assert not log.path.parent.exists()

    async def test_later(self, log: Log):
        """Switched off while a draft is open, its row still gets its outcome, and no other comes."""
        async with recording(log) as (recorder, tally):
            recorder.write(Change(None, miss()))
            await until(lambda: tally.unwritten == 0)
            recorder.change(enabled=False, retention_days=90)
            recorder.write(Change(miss(), miss(outcome=Outcome.SENT)))
            recorder.write(Change(None, miss()))
            assert tally.log == "off"
        assert log.near_misses() == [miss(outcome=Outcome.SENT)]

    async def test_warned_meanwhile(self, log: Log):
        """A draft that was warned of while it was off has no row once it is on, and takes over no other's."""
        async with recording(log) as (recorder, tally):
            ledger = Ledger(recorder.write, lambda: NOON, miss().edition)
            ledger.warn("ann", "one", DRAFT, miss().grounds)
            ledger.come_to("ann", "one", Outcome.CANCELLED)
            ledger.close("ann", "one")
            await until(lambda: tally.unwritten == 0)
            recorder.change(enabled=False, retention_days=90)
            ledger.warn("ann", "two", DRAFT, miss().grounds)
            recorder.change(enabled=True, retention_days=90)
            ledger.come_to("ann", "two", Outcome.SENT)
        assert log.near_misses() == [miss()]

    async def test_retention_goes_on(self, log: Log):
        """What was recorded before it was switched off goes in its time."""
        log.write(come(miss(TODAY - timedelta(days=90)), miss()))
        async with recording(log, enabled=False):
            pass
        assert log.near_misses() == [miss()]

    def test_a_day_at_least(self, log: Log):
        """Near misses are kept for a day at least: for none there is the switch."""
        with pytest.raises(ValueError, match="a day at least"):
            Recorder(log, Tally(), retention_days=0)


class TestRetention:
    async def test_at_the_start(self, log: Log):
        """What is too old goes when the recorder starts, by the days that were chosen."""
        log.write(come(miss(TODAY - timedelta(days=7)), miss(TODAY - timedelta(days=6))))
        async with recording(log, retention_days=7):
            pass
        assert log.near_misses() == [miss(TODAY - timedelta(days=6))]

    async def test_on_a_new_day(self, log: Log, monkeypatch: pytest.MonkeyPatch):
        """It goes on a new day too, also when nothing happens."""
        monkeypatch.setattr(module, "LOOK_AFTER", 0.01)
        log.write(come(miss(TODAY - timedelta(days=89))))
        now = [NOON]
        async with recording(log, now=lambda: now[0]):
            await asyncio.sleep(0.05)
            assert log.near_misses()
            now[0] += timedelta(days=1)
            await until(lambda: log.near_misses() == [])

    async def test_chosen_anew(self, log: Log):
        """Fewer days are in force as soon as they are chosen."""
        log.write(come(miss(TODAY - timedelta(days=30)), miss()))
        async with recording(log) as (recorder, _):
            recorder.change(enabled=True, retention_days=30)
            await until(lambda: log.near_misses() == [miss()])

    async def test_others_chosen(self, log: Log, monkeypatch: pytest.MonkeyPatch):
        """Another setting's change tidies nothing and leaves what was said of the log; the log's own do not."""
        log.write(come(miss()))
        tidied: list[int] = []
        monkeypatch.setattr(log, "tidy", lambda _, days: tidied.append(days))
        async with recording(log) as (recorder, tally):
            await until(lambda: tidied == [90])
            with locked(log):
                recorder.write(Change(None, miss()))
                await until(lambda: tally.log == "locked")
                recorder.change(enabled=True, retention_days=90)
                assert tally.log == "locked"
            recorder.write(Change(None, miss()))
            await until(lambda: tally.unwritten == 0)
            assert tidied == [90]
            recorder.change(enabled=False, retention_days=30)
            assert tally.log == "off"
            await until(lambda: tidied == [90, 30])


class TestErase:
    async def test_waiting(self, log: Log):
        """With the log goes what waits to be written, and no draft is followed on from before."""
        log.write(come(miss()))
        told: list[Counter[NearMiss]] = []
        async with recording(log, begun_anew=told.append) as (recorder, tally):
            await until(lambda: tally.log == "recording")
            with locked(log):
                recorder.write(Change(None, miss()))
                await until(lambda: tally.log == "locked")
                with pytest.raises(LogLockedError):
                    await recorder.erase(worker := Worker("erasing"))
                assert (tally.unwritten, told) == (1, [])
            await recorder.erase(worker)
            assert (tally.unwritten, told) == (0, [Counter()])
        worker.stop()
        assert log.near_misses() == []

    async def test_no_longer_wanted(self, log: Log):
        """Who closes the page meanwhile has the log erased all the same, with what belongs to it."""
        log.write(come(miss()))
        told: list[Counter[NearMiss]] = []
        async with recording(log, begun_anew=told.append) as (recorder, _):
            worker, go_on = Worker("erasing"), threading.Event()
            worker.post(go_on.wait)
            erasing = asyncio.create_task(recorder.erase(worker))
            await asyncio.sleep(0.05)
            erasing.cancel()
            await asyncio.wait({erasing})
            go_on.set()
            await until(lambda: told)
        worker.stop()
        assert log.near_misses() == []

    async def test_nowhere(self):
        """Without a log there is nothing to erase."""
        async with recording(None) as (recorder, _):
            await recorder.erase(worker := Worker("erasing"))
        worker.stop()


class TestTrouble:
    async def test_locked(self, log: Log, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch):
        """Locked out, near misses wait, that is told once by its code, and they are written in the end."""
        monkeypatch.setattr(module, "RETRY_AFTER", 0.01)
        log.write(come(miss()))
        async with recording(log) as (recorder, tally):
            await until(lambda: tally.log == "recording")
            with locked(log):
                recorder.write(Change(None, miss()))
                await until(lambda: tally.log == "locked" and tally.unwritten == 1)
                recorder.write(Change(miss(), miss(outcome=Outcome.SENT)))
                await asyncio.sleep(0.2)
                assert (tally.log, tally.unwritten) == ("locked", 1)
            await until(lambda: tally.unwritten == 0)
            assert tally.log == "recording"
        assert log.near_misses() == [miss(), miss(outcome=Outcome.SENT)]
        assert caplog.messages.count("the log of near misses cannot be written: locked") == 1

    async def test_tidied_in_the_end(self, log: Log, monkeypatch: pytest.MonkeyPatch):
        """Locked out when it starts, with nothing to write, the recorder still tidies as soon as it can."""
        monkeypatch.setattr(module, "RETRY_AFTER", 0.01)
        log.write(come(miss(TODAY - timedelta(days=90))))
        with locked(log):
            running = recording(log)
            _, tally = await running.__aenter__()
            await until(lambda: tally.log == "locked")
        await until(lambda: tally.log == "recording" and not log.near_misses())
        await running.__aexit__(None, None, None)

    async def test_too_many(self, log: Log, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch):
        """What waits is bounded: the oldest go, which is told."""
        monkeypatch.setattr(module, "MAX_WAITING", 3)
        log.write(come(miss()))
        async with recording(log) as (recorder, tally):
            await until(lambda: tally.log == "recording")
            with locked(log):
                for day in range(5):
                    recorder.write(Change(None, miss(TODAY + timedelta(days=day))))
                await until(lambda: tally.log == "locked")
                assert tally.unwritten == 3
        assert [each.date.day - TODAY.day for each in log.near_misses()] == [0, 2, 3, 4]
        assert "near misses were dropped: too many wait to be written" in caplog.text

    async def test_dropped(self, log: Log, monkeypatch: pytest.MonkeyPatch):
        """A draft whose near miss had to go takes over no other's row, also when many are lost at once."""
        monkeypatch.setattr(module, "MAX_WAITING", 2)
        log.write(come(miss()))
        async with recording(log, dropped=lambda change: ledger.drop(change)) as (recorder, tally):
            ledger = Ledger(recorder.write, lambda: NOON, miss().edition)
            await until(lambda: tally.log == "recording")
            with locked(log):
                for draft, label in zip("abcd", (Label.NAME, Label.AGE, Label.JOB, Label.PLACE), strict=True):
                    ledger.warn(
                        "ann", draft, Draft("", miss().site, miss().surface), Grounds(miss().grounds.verdict, (label,))
                    )
                await until(lambda: tally.log == "locked")
                ledger.come_to("ann", "a", Outcome.SENT)
                ledger.come_to("ann", "d", Outcome.SENT)
                ledger.lose("ann")
        kept = {(each.grounds.labels, each.outcome) for each in log.near_misses()}
        assert kept == {
            ((Label.NAME,), Outcome.CANCELLED),
            ((Label.JOB,), Outcome.CANCELLED),
            ((Label.PLACE,), Outcome.SENT),
        }

    async def test_damaged(self, log: Log, caplog: pytest.LogCaptureFixture):
        """A damaged file is put aside, told, and the near miss at hand goes to a new one."""
        log.write(come(miss()))
        log.path.write_bytes(b"\x07" * 10_000)
        async with recording(log) as (recorder, tally):
            recorder.write(Change(None, miss(outcome=Outcome.SENT)))
            await until(lambda: tally.log == "put_aside" and tally.unwritten == 0)
        assert log.near_misses() == [miss(outcome=Outcome.SENT)]
        assert [path.read_bytes() for path in log.put_aside()] == [b"\x07" * 10_000]
        assert "cannot be written: damaged" in caplog.text

    async def test_damaged_between_two_writes(self, log: Log):
        """A file that is damaged while the companion runs is put aside as well."""
        async with recording(log) as (recorder, tally):
            recorder.write(Change(None, miss()))
            await until(lambda: tally.unwritten == 0 and log.path.exists() and log.near_misses())
            log.path.write_bytes(b"\x07" * 10_000)
            recorder.write(Change(None, miss(outcome=Outcome.SENT)))
            await until(lambda: tally.log == "put_aside" and tally.unwritten == 0)
        assert log.near_misses() == [miss(outcome=Outcome.SENT)]

    async def test_drafts_of_a_damaged_file(self, log: Log):
        """A draft whose row was put aside takes over no other's in the new file; one whose row is there is followed."""
        anew = {"begun_anew": lambda rows: ledger.begin_anew(rows)}
        async with recording(log, **anew) as (recorder, tally):
            ledger = Ledger(recorder.write, lambda: NOON, miss().edition)
            ledger.warn("ann", "before", DRAFT, miss().grounds)
            await until(lambda: tally.unwritten == 0 and log.path.exists() and log.near_misses())
            log.path.write_bytes(b"\x07" * 10_000)
            ledger.warn("ann", "other", DRAFT, Grounds(miss().grounds.verdict, (Label.AGE,)))
            await until(lambda: tally.log == "put_aside" and tally.unwritten == 0)
            ledger.warn("ann", "after", DRAFT, miss().grounds)
            ledger.come_to("ann", "before", Outcome.SENT)
            ledger.come_to("ann", "other", Outcome.REVISED)
        kept = {(each.grounds.labels, each.outcome) for each in log.near_misses()}
        assert kept == {((Label.AGE,), Outcome.REVISED), (miss().grounds.labels, Outcome.CANCELLED)}

    async def test_fault_of_our_own(self, log: Log, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch):
        """A fault in the program is logged without its message and not tried again; later near misses are written."""
        write = log.write

        def fail(changes: Any) -> None:
            monkeypatch.setattr(log, "write", write)
            raise ValueError("Zebulon")

        monkeypatch.setattr(log, "write", fail)
        with caplog.at_level(logging.DEBUG):
            async with recording(log) as (recorder, tally):
                recorder.write(Change(None, miss()))
                await until(lambda: tally.log == "fault")
                recorder.write(Change(None, miss(outcome=Outcome.SENT)))
                await until(lambda: tally.log == "recording")
        assert log.near_misses() == [miss(outcome=Outcome.SENT)]
        assert "near misses could not be written: ValueError at " in caplog.text
        assert "Zebulon" not in caplog.text
