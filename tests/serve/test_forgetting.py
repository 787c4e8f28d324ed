"""The companion keeps no draft that is read, and remembers no sentence once nobody is connected."""

import asyncio
import gc
import queue
import threading
from typing import Any

import pytest

from tacit.assess import Assessor
from tacit.detect import people
from tacit.draft import Draft
from tacit.person import Profile
from tacit.protocol.endpoint import Endpoint
from tacit.serve.companion import Companion
from tacit.serve.reader import Letter

from .serving import CANARY, DEADLINE, Echo, Paced, Silent, connected


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

    def test_people(self):
        """It remembers the clinician's own details, and words that were allowed, no longer than sentences."""
        assessor = Assessor()
        assessor.assess(Draft(f"My client told me that she is 34. {CANARY} agrees."), Profile(other=(CANARY,)))
        assert profiles(CANARY)
        assessor.forget()
        assert not profiles(CANARY)


def profiles(word: str) -> list[str]:
    """Return what is alive and holds a word of a profile, as it was told or as it is compared."""
    gc.collect()
    kept = [each for each in gc.get_objects() if type(each) in (Profile, people._Own)]
    return [type(each).__name__ for each in kept if word.casefold() in repr(each).casefold()]
