"""What a person allowed: it holds at once, and goes into the vault as soon as there is one that is open."""

import asyncio
import contextlib
import json
import logging
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from tacit.allowance import Allowance, Ground, Scope
from tacit.draft import Site
from tacit.finding import Label
from tacit.protocol.endpoint import Endpoint
from tacit.protocol.messages import VaultState
from tacit.serve import allowances
from tacit.serve.allowances import Allowances
from tacit.serve.companion import Companion
from tacit.serve.keeper import Keeper
from tacit.store.exceptions import UnwritableError
from tacit.store.kept import Kept
from tacit.store.vault import NAME, Vault
from tests.store.conftest import cheap
from tests.store.lists import FIRST, PASSPHRASE

from .serving import DEADLINE, Client, Echo, connected
from .test_keeper import locked, next_of, unlocked, with_passphrase

__all__ = ["cheap", "locked"]

pytestmark = pytest.mark.usefixtures("cheap")

BO = Allowance(Scope.WORD, Ground.NOT_CLIENT, "Bo", Label.NAME, Site.X)
KIM = Allowance(Scope.WORD, Ground.ME, "Kim", Label.NAME, Site.FACEBOOK)
DULUTH = Allowance(Scope.KIND, Ground.NOT_CLIENT, "Duluth", Label.PLACE, Site.X)


class Known:
    """Allowances over a keeper, as the companion ties them together, with what was told of them."""

    def __init__(self, vault: Vault | None) -> None:
        self.told = 0
        self.keeper = Keeper(vault, lambda: self.allowances.vault_changed())
        self.allowances = Allowances(self.keeper, self.tell)

    def tell(self) -> None:
        """Count what is told."""
        self.told += 1


@contextlib.asynccontextmanager
async def kept_by(vault: Vault | None) -> AsyncIterator[Known]:
    """A keeper that has started, with allowances over it; whatever waits is written in the end."""
    made = Known(vault)
    await made.keeper.start()
    try:
        yield made
    finally:
        await made.allowances.finish()
        made.keeper.stop()


def kept_in(vault: Vault) -> tuple[Allowance, ...]:
    """What a later companion finds."""
    later = Vault(vault.file.parent)
    later.open(PASSPHRASE)
    return later.kept.allowed


class TestAllowances:
    async def test_open_vault(self, locked: Vault):
        """In an open vault one more is kept, one is taken back, and everything else there stays as it is."""
        async with kept_by(locked) as made:
            await unlocked(made.keeper, PASSPHRASE)
            assert made.allowances.allowed == FIRST.allowed
            made.allowances.allow(BO)
            made.allowances.allow(DULUTH)
            made.allowances.take_back(FIRST.allowed[0])
            assert made.allowances.allowed == (FIRST.allowed[1], BO, DULUTH)
            assert made.allowances.lasting
            assert made.told == 4
            await made.allowances.finish()
        assert kept_in(locked) == (FIRST.allowed[1], BO, DULUTH)
        later = Vault(locked.file.parent)
        later.open(PASSPHRASE)
        assert later.kept.model_copy(update={"allowed": FIRST.allowed}) == FIRST

    async def test_left_at_once(self, locked: Vault):
        """What is allowed as the companion leaves is kept, in order."""
        async with kept_by(locked) as made:
            await unlocked(made.keeper, PASSPHRASE)
            for each in (BO, KIM):
                made.allowances.allow(each)
            made.allowances.take_back(BO)
        assert kept_in(locked) == (*FIRST.allowed, KIM)

    async def test_while_locked(self, locked: Vault):
        """What is allowed while the vault is locked holds, is said to pass, and is kept once the vault is open."""
        async with kept_by(locked) as made:
            made.allowances.allow(BO)
            made.allowances.allow(KIM)
            made.allowances.take_back(KIM)
            assert (made.allowances.allowed, made.allowances.lasting) == ((BO,), False)
            await unlocked(made.keeper, PASSPHRASE)
            assert (made.allowances.allowed, made.allowances.lasting) == ((*FIRST.allowed, BO), True)
        assert kept_in(locked) == (*FIRST.allowed, BO)

    async def test_without_a_vault(self):
        """Without a vault it holds, and passes with the companion."""
        async with kept_by(None) as made:
            made.allowances.allow(BO)
            assert (made.allowances.allowed, made.allowances.lasting) == ((BO,), False)

    async def test_vault_made_later(self, tmp_path: Path):
        """What was allowed before there was a vault is kept in one that is made."""
        vault = Vault(tmp_path / "vault")
        vault.file.parent.mkdir(mode=0o700)
        async with kept_by(vault) as made:
            made.allowances.allow(BO)
            await made.allowances.finish()
            assert not vault.exists
            assert (made.allowances.allowed, made.allowances.lasting) == ((BO,), False)
            await made.keeper.ask(with_passphrase)
            assert made.allowances.lasting
        assert kept_in(vault) == (BO,)

    async def test_put_in_by_others(self, locked: Vault):
        """What else changes in the vault meanwhile is not lost, nor told where nothing allowed has changed."""
        async with kept_by(locked) as made:
            await unlocked(made.keeper, PASSPHRASE)
            told = made.told
            profile = FIRST.profile.model_copy(update={"town": "Duluth"})
            await made.keeper.ask(lambda vault: vault.keep(vault.kept.model_copy(update={"profile": profile})))
            assert made.told == told
            made.allowances.allow(BO)
            await made.allowances.finish()
            assert made.keeper.kept == FIRST.model_copy(update={"profile": profile, "allowed": (*FIRST.allowed, BO)})

    async def test_not_written(self, locked: Vault, caplog: pytest.LogCaptureFixture):
        """What cannot be written holds, is said to pass, and is written with the next change."""
        async with kept_by(locked) as made:
            await unlocked(made.keeper, PASSPHRASE)
            in_the_way = locked.file.parent / f"{NAME}.new"
            in_the_way.mkdir()
            told = made.told
            made.allowances.allow(BO)
            await made.allowances.finish()
            assert (made.allowances.allowed, made.allowances.lasting) == ((*FIRST.allowed, BO), False)
            assert made.told == told + 2
            assert "what was allowed lasts only until the companion ends: " in caplog.text
            assert kept_in(locked) == FIRST.allowed
            in_the_way.rmdir()
            made.allowances.allow(KIM)
            await made.allowances.finish()
            assert made.allowances.lasting
            assert made.told == told + 4
        assert kept_in(locked) == (*FIRST.allowed, BO, KIM)

    async def test_fault(self, locked: Vault, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch):
        """A fault of ours is logged by type and place, without a word that was allowed."""
        caplog.set_level(logging.DEBUG)

        def fail(_: Vault, kept: Kept) -> None:
            raise RuntimeError(kept.allowed[-1].word)

        async with kept_by(locked) as made:
            await unlocked(made.keeper, PASSPHRASE)
            monkeypatch.setattr(Vault, "keep", fail)
            zebulon = Allowance(Scope.WORD, Ground.ME, "Zebulon", Label.NAME, Site.X)
            made.allowances.allow(zebulon)
            await made.allowances.finish()
            assert (made.allowances.allowed[-1], made.allowances.lasting) == (zebulon, False)
        assert "RuntimeError at" in caplog.text
        assert "Zebulon" not in caplog.text
        assert "Zebulon" not in repr(zebulon)

    async def test_disk_that_hangs(self, locked: Vault, monkeypatch: pytest.MonkeyPatch):
        """A disk that does not answer does not keep the companion from leaving."""
        monkeypatch.setattr(allowances, "LAST_WRITE", 0.05)
        async with kept_by(locked) as made:
            await unlocked(made.keeper, PASSPHRASE)
            release = asyncio.Event()
            loop = asyncio.get_running_loop()

            def hang(*_: object) -> None:
                asyncio.run_coroutine_threadsafe(release.wait(), loop).result(DEADLINE)
                raise UnwritableError(locked.file, "the test")

            monkeypatch.setattr(Vault, "keep", hang)
            made.allowances.allow(BO)
            try:
                async with asyncio.timeout(1):
                    await made.allowances.finish()
            finally:
                release.set()


class TestCompanion:
    async def test_taken_back(self, here: Endpoint):
        """Every session hears that other words are allowed, not which; a page asks for them, and takes one back."""
        async with Companion(here, Echo) as companion, connected(here) as ann, connected(here) as bob:
            assert await asked(ann, "allowances/get") == {"allowed": [], "lasting": False}
            entry = {"word": "Bo", "label": "NAME", "site": "x", "reason": "not_client", "scope": "word"}
            await ann.send(method="finding/dismiss", params=entry | {"draft": "d", "word": " Bo\n"})
            for each in (ann, bob):
                assert await next_of(each, "allowances/changed") == {}
            assert await asked(bob, "allowances/get") == {"allowed": [entry], "lasting": False}
            assert companion._reader.allowed == (BO,)
            assert await asked(bob, "allowances/take_back", **entry | {"word": "BO"}) == {
                "allowed": [],
                "lasting": False,
            }
            assert await next_of(ann, "allowances/changed") == {}
            assert companion._reader.allowed == ()

    async def test_kept_for_the_next(self, here: Endpoint, locked: Vault):
        """With an open vault the next companion knows what this one was told last, down to its last message."""
        async with Companion(here, Echo, vault=locked), connected(here) as client:
            await opened(client)
            assert (await asked(client, "allowances/get"))["lasting"]
            for each in (BO, KIM):
                await client.send(method="finding/dismiss", params={"draft": "d"} | wire(each))
        assert kept_in(locked)[-2:] == (BO, KIM)
        async with Companion(here, Echo, vault=Vault(locked.file.parent)), connected(here) as client:
            assert (await asked(client, "allowances/get"))["allowed"] == []
            await opened(client)
            assert [each["word"] for each in (await asked(client, "allowances/get"))["allowed"][-2:]] == ["Bo", "Kim"]

    async def test_me(self, here: Endpoint, locked: Vault):
        """ "It is me" makes a word the clinician's own; the vault is told to be another only where people changed."""
        async with Companion(here, Echo, vault=locked) as companion, connected(here) as client:
            await opened(client)
            told = []
            for each in (BO, KIM):
                await client.send(method="finding/dismiss", params={"draft": "d"} | wire(each))
                told.append((await client.receive())["method"])
                await companion._allowances.finish()
            told.append((await client.receive())["method"])
            assert told == ["allowances/changed", "allowances/changed", "vault/changed"]
            assert "Kim" in companion._reader.profile.other

    @pytest.mark.parametrize(
        ("change", "said"),
        [
            ({"word": "\n"}, "word: this text is empty"),
            ({"word": "a" * 1001}, "word: this text is too long"),
            ({"scope": "here"}, "scope: this is none of the known words"),
        ],
    )
    async def test_refused(self, here: Endpoint, change: dict[str, str], said: str):
        """What cannot have been allowed is refused without being repeated."""
        async with Companion(here, Echo), connected(here) as client:
            answer = await client.ask("allowances/take_back", **wire(BO) | change)
            assert answer["error"]["message"].endswith(said)


def wire(allowance: Allowance) -> dict[str, Any]:
    """An allowance as it comes over the wire."""
    names = ("word", "label", "site", "reason", "scope")
    found: dict[str, Any] = json.loads(json.dumps({name: getattr(allowance, name) for name in names}))
    return found


async def asked(client: Client, method: str, **params: Any) -> Any:
    """Ask, and return the result; what is told unasked is passed over."""
    await client.send(id=9, method=method, params=params)
    while (message := await client.receive()).get("id") != 9:
        pass
    return message["result"]


async def opened(client: Client) -> None:
    """Unlock the vault."""
    while (await asked(client, "vault/unlock", passphrase=PASSPHRASE))["vault"] != VaultState.OPEN:
        pass
