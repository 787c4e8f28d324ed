"""Safer wording from the companion: after its verdict, for the draft as it is now, or none."""

import pytest

from tacit.draft import MAX_CHARACTERS
from tacit.finding import Finding, Label
from tacit.protocol.endpoint import Endpoint
from tacit.protocol.framing import MAX_FRAME
from tacit.serve.companion import Companion
from tacit.suggestion import Suggestion
from tacit.verdict import Judgement, Verdict

from .serving import CANARY, Silent, Wary, connected


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
