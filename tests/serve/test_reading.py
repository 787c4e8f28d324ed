"""How the companion reads drafts: fairly, the latest revision only, and what it says when it cannot."""

import logging
import threading

import pytest

from tacit.draft import MAX_CHARACTERS, Draft
from tacit.finding import Finding, Label
from tacit.person import Client as ClientPerson
from tacit.person import Profile
from tacit.protocol.endpoint import Endpoint
from tacit.serve.companion import Companion
from tacit.verdict import Judgement, Verdict

from .serving import CANARY, DEADLINE, Echo, Paced, connected


class Failing(Echo):
    def judge(self, draft: Draft, *_: object) -> Judgement:
        """Fail at the canary, with its text in the exception."""
        if draft.text == CANARY:
            raise ValueError(draft.text)
        return super().judge(draft)


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
