"""The companion in this process, over real sockets."""

import asyncio
import contextlib
import os
from typing import Any

import pytest
from websockets.asyncio.client import unix_connect
from websockets.exceptions import ConnectionClosed, InvalidStatus

from tacit.allowance import Allowance, Ground, Scope
from tacit.draft import MAX_CHARACTERS, Draft, Site
from tacit.finding import Label
from tacit.person import Profile
from tacit.protocol.endpoint import Endpoint
from tacit.protocol.framing import MAX_FRAME
from tacit.serve import notes
from tacit.serve.companion import Companion
from tacit.store.settings import SettingsStore
from tacit.suggestion import Suggestion
from tacit.verdict import Judgement

from .serving import DEADLINE, Client, Echo, Silent, connected


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

    async def test_no_common_protocol(self, here: Endpoint):
        """An extension that has no protocol in common with the companion is left as well: that is what doctor tells."""
        async with Companion(here, Silent), connected(here, initialized=False) as client:
            extension = {"name": "tacit-extension", "version": "99.0"}
            refused = await client.ask("initialize", 1, protocol=2, client=extension)
            seen = notes.find(here.folder, notes.EXTENSION)
        assert "error" in refused
        assert seen is not None
        assert seen.word == "99.0"


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

    async def test_half_a_letter(self, here: Endpoint):
        """A name in the file that no message can carry ends no session: it is told as far as it can be."""
        folder = here.folder.parent
        (folder / "settings.json").write_text('{"wi\\ud800": 1}')
        async with Companion(here, Echo, store=SettingsStore(folder)), connected(here, initialized=False) as client:
            problems = (await client.initialize())["result"]["problems"]
            assert problems == [{"name": "wi?", "code": "unknown", "used": ""}]
            assert "result" in await client.ask("status")

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
            "neutral_replies": [],
            "general_lines": [],
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
