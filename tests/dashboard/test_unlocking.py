"""The vault's door on the pages about people, as a browser gets it over a real socket."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from aiohttp import ClientSession

from tacit.dashboard import desk
from tacit.protocol.messages import VaultState
from tacit.serve.keeper import Keeper
from tacit.store.vault import Vault
from tests.dashboard.browsing import Browser, keep, notice
from tests.dashboard.conftest import Now, address, made_in
from tests.store.lists import FIRST, PASSPHRASE

pytestmark = pytest.mark.usefixtures("cheap")


class TestDoor:
    async def test_offers(self, browser: Browser):
        """Without a vault and without a keyring the pages say how long things last, and offer a passphrase."""
        for place in ("/you", "/clients", "/accounts"):
            page = await browser.get(place)
            assert "Kept until the companion stops" in page
            assert "keyring" not in page
            assert 'action="/vault/passphrase"' in page
        assert "Kept until" not in await browser.get("/clients/new")

    async def test_passphrase(self, browser: Browser, keeper: Keeper, tmp_path: Path):
        """A passphrase has to be long and typed twice; then what was told before is in a file that it opens."""
        await keep(keeper, FIRST)
        weak = await browser.post("/vault/passphrase", "/you", to="/you", passphrase="short", again="short")
        assert "at least 15 characters" in notice(weak)
        other = await browser.post("/vault/passphrase", "/you", to="/you", passphrase=PASSPHRASE, again="x")
        assert "two different passphrases" in notice(other)
        assert keeper.state is VaultState.ABSENT
        done = await browser.post("/vault/passphrase", "/you", to="/you", passphrase=PASSPHRASE, again=PASSPHRASE)
        assert "one sealed file" in notice(done)
        assert "Kept until" not in done
        vault = Vault(tmp_path / "data" / "vault")
        vault.open(PASSPHRASE)
        assert vault.kept == FIRST
        assert notice(await browser.get("/you")) == ""

    @pytest.mark.usefixtures("service")
    async def test_keyring(self, browser: Browser, keeper: Keeper, monkeypatch: pytest.MonkeyPatch):
        """Where there is a keyring it is offered, and its key opens the file."""
        monkeypatch.setattr(keeper._vault, "_find", Vault(Path())._find)
        assert 'action="/vault/keyring"' in await browser.get("/accounts")
        done = await browser.post("/vault/keyring", "/accounts", to="/accounts")
        assert "in this computer’s keyring" in notice(done)
        assert keeper.state is VaultState.OPEN

    @pytest.mark.usefixtures("service")
    async def test_try_again(self, browser: Browser, keeper: Keeper, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
        """What a keyring did not open is tried again without a passphrase, and open once the keyring is there."""
        vault = Vault(tmp_path / "data" / "vault")
        vault.file.parent.mkdir(mode=0o700, parents=True)
        vault.open()
        vault.keep(FIRST)
        vault.seal_with_keyring()
        await browser.post("/vault/unlock", "/clients")
        assert "Try again" in await browser.get("/accounts")
        monkeypatch.setattr(keeper._vault, "_find", Vault(Path())._find)
        assert notice(await browser.post("/vault/unlock", "/accounts", to="/accounts")) == "It is open."
        assert keeper.kept == FIRST

    async def test_no_keyring(self, browser: Browser, keeper: Keeper):
        """A keyring that is gone meanwhile is told of, and nowhere else is led to than to a page of ours."""
        said = await browser.post("/vault/keyring", "/clients", to="https://example.org/")
        assert "no keyring that Tacit can use" in notice(said)
        assert keeper.state is VaultState.ABSENT

    async def test_unlock(self, log, folder: Path, now: Now, client: ClientSession, tmp_path: Path):
        """Locked, each page is one box; a wrong passphrase is told of, and the right one opens it."""
        vault = Vault(tmp_path / "data" / "vault", lambda: None)
        vault.file.parent.mkdir(mode=0o700, parents=True)
        vault.open()
        vault.keep(FIRST)
        vault.seal_with_passphrase(PASSPHRASE)
        keeper = Keeper(Vault(vault.file.parent, lambda: None), lambda: None)
        await keeper.start()
        dashboard = made_in(folder, log, now, keeper)
        link = address(await dashboard.link())
        async with client.get(link):
            browser = Browser(client, link.split("enter")[0])
        for place in ("/you", "/clients", "/accounts", "/clients/new", "/clients/erase"):
            page = await browser.get(place)
            assert page.count("<form") == 1
            assert 'type="password"' in page
        assert "<form" in await browser.post("/clients/list")
        refused = await browser.post("/you", status=422, names="Brin")
        assert "The client list is locked" in notice(refused)
        wrong = await browser.post("/vault/unlock", "/you", to="/you", passphrase="wrong")
        assert "does not open" in notice(wrong)
        assert "Brindlewick" in await browser.post("/vault/unlock", "/you", to="/you", passphrase=PASSPHRASE)
        await dashboard.close()
        keeper.stop()

    async def test_damaged(self, browser: Browser, keeper: Keeper, tmp_path: Path):
        """A damaged file is told of with what to do, and nothing can be typed into it."""
        folder = tmp_path / "data" / "vault"
        folder.mkdir(mode=0o700, parents=True)
        (folder / "vault.sealed").write_bytes(b"no vault")
        keeper._vault._problem = None
        await browser.post("/vault/unlock", "/clients")
        page = await browser.get("/clients")
        assert "put it back" in page
        assert "<form" not in page

    async def test_recovered(self, browser: Browser, keeper: Keeper):
        """That the generation before had to be taken is said."""
        keeper._vault.recovered = True
        assert "before its last change" in await browser.get("/you")

    async def test_waiting(self, browser: Browser, keeper: Keeper, monkeypatch: pytest.MonkeyPatch):
        """A keyring that asks its owner does not hold a page up."""
        monkeypatch.setattr(desk, "PATIENCE", 0.05)
        keeper.state = VaultState.LOCKED
        never: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        monkeypatch.setattr(keeper, "ask", lambda _: never)
        page = await browser.get("/clients")
        assert "Your keyring may be asking you first." in page
        assert "Try again" in page

    async def test_unsafe(self, browser: Browser, keeper: Keeper):
        """A file that is not the user's own does not keep the page from being shown."""
        keeper._vault.file.parent.mkdir(mode=0o700, parents=True)
        keeper._vault.file.symlink_to("nowhere")
        assert "Kept until" in await browser.get("/clients")
