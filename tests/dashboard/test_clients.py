"""The pages about clients, as a browser gets them over a real socket."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tacit.person import Kind
from tacit.serve.keeper import Keeper
from tacit.store.kept import Client, Kept, Way
from tacit.store.vault import Vault
from tests.dashboard.browsing import Browser, keep, notice
from tests.store.lists import FIRST, PASSPHRASE, SECOND

pytestmark = pytest.mark.usefixtures("cheap")


class TestClients:
    async def test_names_only_behind_a_click(self, browser: Browser, keeper: Keeper):
        """No page that an address leads to holds a name; the one that is asked for does."""
        await keep(keeper, SECOND)
        for place in ("/clients", "/clients/new", "/clients/erase"):
            page = await browser.get(place)
            assert not any(way.text in page for client in SECOND.clients for way in client.ways)
        assert "3 clients are kept." in await browser.get("/clients")
        listed = await browser.post("/clients/list")
        assert [name in listed for name in ("Zebulon Quimby", "Ludmila Vantongeren", "Z.Q.")] == [True] * 3
        async with browser.client.get(f"{browser.home}/clients/list") as answer:
            assert str(answer.url.relative()) == "/clients"
            assert "Zebulon" not in await answer.text()

    async def test_find(self, browser: Browser, keeper: Keeper):
        """A search finds by any way in which somebody is called; of many clients the first are shown."""
        many = tuple(Client(ways=(Way(kind=Kind.NAME, text=f"Person {place:03}"),)) for place in range(501))
        await keep(keeper, Kept(clients=(*FIRST.clients, *many)))
        found = await browser.post("/clients/list", find="z.q")
        assert "Zebulon Quimby" in found
        assert "Ludmila" not in found
        assert "1 found." in found
        assert "the first 500 are shown" in await browser.post("/clients/list")
        assert "Nobody is called so." in await browser.post("/clients/list", find="Hepzibah")

    async def test_accents(self, browser: Browser, keeper: Keeper):
        """A search passes over accents, and in the list they do not send anybody to the end."""
        names = ("Zed Alpha", "Éva Zwei", "José Niño", "Anna Eins")
        await keep(keeper, Kept(clients=tuple(Client(ways=(Way(kind=Kind.NAME, text=each),)) for each in names)))
        listed = await browser.post("/clients/list")
        assert sorted(names, key=listed.index) == ["Anna Eins", "Éva Zwei", "José Niño", "Zed Alpha"]
        for sought in ("jose nino", "JOSÉ", "Nin\u0303o"):
            found = await browser.post("/clients/list", find=sought)
            assert "1 found." in found
            assert "José Niño" in found

    async def test_by_hand(self, browser: Browser, keeper: Keeper):
        """A client is added with the kind of each way, and once, whoever is added twice."""
        fields = {"name": "Zebulon Quimby", "nicknames": "Zeb\nZ", "handles": "@zq", "relatives": "Ann"}
        assert notice(await browser.post("/clients/new", "/clients", **fields)) == "Added."
        again = await browser.post("/clients/new", "/clients", name="zebulon quimby", initials="Z.Q.")
        assert "was there already" in notice(again)
        [client] = keeper.kept.clients
        assert [(way.kind.value, way.text) for way in client.ways] == [
            ("name", "Zebulon Quimby"),
            ("nickname", "Zeb"),
            ("nickname", "Z"),
            ("handle", "@zq"),
            ("relative", "Ann"),
            ("initials", "Z.Q."),
        ]
        await browser.post("/clients/new", "/clients", name="J.T.")
        assert keeper.kept.clients[1].ways[0].kind is Kind.INITIALS

    async def test_unfit(self, browser: Browser, keeper: Keeper):
        """A client without a name, or with too much of one, is not kept, and what was typed is still there."""
        assert "without one nobody" in await browser.post("/clients/new", status=422, relatives="Ann")
        page = await browser.post("/clients/new", status=422, name="x" * 201)
        assert 'id="name-problem"' in page
        assert "x" * 201 in page
        assert keeper.kept == Kept()

    async def test_change_and_remove(self, browser: Browser, keeper: Keeper, tmp_path: Path):
        """A client is changed or removed by a mark that says nothing; what is removed is in no file's generation."""
        await keep(keeper, FIRST)
        await browser.post("/vault/passphrase", "/clients", passphrase=PASSPHRASE, again=PASSPHRASE)
        marks = re.findall(r'name="client" value="(\w+)" aria-label="Change (\w+)', await browser.post("/clients/list"))
        mark = {name: mark for mark, name in marks}["Zebulon"]
        boxes = await browser.post("/clients/edit", client=mark)
        assert 'value="Zebulon Quimby"' in boxes
        assert ">Zeb</textarea>" in boxes
        bad = await browser.post("/clients/change", status=422, client=mark, name=" ")
        assert f'value="{mark}"' in bad
        assert notice(await browser.post("/clients/change", "/clients", client=mark, name="Zebulon Q")) == "Changed."
        assert [way.text for way in keeper.kept.clients[0].ways] == ["Zebulon Q"]
        gone = await browser.post("/clients/edit", "/clients", client=mark)
        assert "changed in another window" in notice(gone)
        late = await browser.post("/clients/change", status=422, client=mark, name="Zed")
        assert "was changed or removed in another window" in notice(late)
        assert "as it is now" not in notice(late), "what was typed is shown, and not what is kept"
        assert 'value="Zed"' in late
        mark = re.findall(r'value="(\w+)" aria-label="Change Zebulon', await browser.post("/clients/list"))[0]
        assert notice(await browser.post("/clients/remove", "/clients", client=mark)) == "Removed."
        assert len(keeper.kept.clients) == 1
        vault = Vault(tmp_path / "data" / "vault")
        vault.file.write_bytes(b"")
        vault.open(PASSPHRASE)
        assert vault.recovered
        assert vault.kept.clients == FIRST.clients[1:]

    async def test_pressed_twice(self, browser: Browser, keeper: Keeper):
        """A button that is pressed twice sends the same form again, and what it wished is still told as done."""
        await keep(keeper, FIRST)
        mark = re.findall(r'value="(\w+)" aria-label="Change Zebulon', await browser.post("/clients/list"))[0]
        for _ in range(2):
            page = await browser.post("/clients/change", "/clients", client=mark, name="Zebulon Q")
            assert notice(page) == "Changed."
        assert [client.ways[0].text for client in keeper.kept.clients] == ["Zebulon Q", "Ludmila Vantongeren"]

    async def test_erase(self, browser: Browser, keeper: Keeper):
        """Everybody is erased after one question on a page of its own, and nothing else is."""
        await keep(keeper, SECOND)
        assert "all 3 clients" in await browser.get("/clients/erase")
        assert len(keeper.kept.clients) == 3
        assert "empty now" in notice(await browser.post("/clients/erase", "/clients"))
        assert keeper.kept == SECOND.model_copy(update={"clients": ()})

    async def test_command(self, browser: Browser, keeper: Keeper):
        """How to take the list elsewhere is told as the command, once there is a sealed one that it can write."""
        assert "tacit vault export" not in await browser.get("/clients")
        await keep(keeper, FIRST)
        page = await browser.get("/clients")
        assert ("tacit vault export" in page, "Erase the client list" in page) == (False, True)
        await browser.post("/vault/passphrase", "/clients", passphrase=PASSPHRASE, again=PASSPHRASE)
        assert "tacit vault export clients.json" in await browser.get("/clients")
