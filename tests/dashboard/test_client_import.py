"""A client list from elsewhere, as a browser brings it over a real socket."""

from __future__ import annotations

import gc
import io
import re

import pytest
from aiohttp import ClientSession

from tacit.dashboard.client_import import Brought
from tacit.dashboard.server import Dashboard
from tacit.imports.decode import MAX_BYTES
from tacit.serve.keeper import Keeper
from tacit.store.kept import Kept
from tests.dashboard.browsing import CARD, CSV, SAME, Browser, notice
from tests.dashboard.conftest import address
from tests.store.lists import PASSPHRASE


def brought() -> list[Brought]:
    """Every list that this process has in memory."""
    gc.collect()
    return [each for each in gc.get_objects() if isinstance(each, Brought)]


class TestBring:
    async def test_file(self, browser: Browser, keeper: Keeper):
        """A file is looked at first: its columns, remarks with lines, and no name but for a click; then it is kept."""
        page = await browser.upload("/clients/upload", CSV, "/clients/preview")
        assert "In 3 rows Tacit found 2 clients: 2 new." in page
        assert "1 row had no name and was left out: line 4." in page
        assert re.search(r'Date of birth</th>.*?<option value="left_out" selected>', page, re.S)
        assert "Zebulon" not in page
        assert "Zebulon Quimby" in await browser.post("/clients/preview")
        assert keeper.kept == Kept()
        assert notice(await browser.post("/clients/keep", "/clients")).startswith("Kept: 2 new. ")
        assert [client.ways[0].text for client in keeper.kept.clients] == ["Zebulon Quimby", "Ludmila Vantongeren"]
        assert notice(await browser.post("/clients/keep", "/clients")).startswith("There is no list")

    @pytest.mark.usefixtures("cheap")
    async def test_until_sealed(self, browser: Browser):
        """Without a sealed file it is said that the list passes, and what to do before the file is deleted."""
        said = []
        for _ in range(2):
            await browser.upload("/clients/upload", CSV, "/clients/preview")
            said.append(notice(await browser.post("/clients/keep", "/clients")))
            assert ("Keep it with a passphrase" in browser.page) is (len(said) == 1)
            await browser.post("/vault/passphrase", "/clients", passphrase=PASSPHRASE, again=PASSPHRASE)
        assert "until the companion stops. To have it stay, press" in said[0]
        assert "before you delete the file" in said[0]
        assert said[1].endswith("It holds for every draft from now on.")

    async def test_nobody(self, browser: Browser):
        """A list without a client says so, and offers nothing to be kept."""
        page = await browser.upload("/clients/upload", b"First name,Last name\n,\n", "/clients/preview")
        assert "Tacit found no client in this list." in page
        assert "Nothing is kept yet" not in page
        assert 'action="/clients/keep"' not in page
        page = await browser.upload("/clients/upload", CSV, "/clients/preview")
        assert "Tacit found no client" not in page
        assert 'action="/clients/keep"' in page

    async def test_cards(self, browser: Browser, keeper: Keeper):
        """The cards of an address book are looked at and kept like another list, without columns."""
        cards = b"".join(CARD.replace(b"Brindlewick", each) for each in (b"Zebulon", b"Ludmila"))
        page = await browser.upload("/clients/upload", cards, "/clients/preview")
        assert "In 2 rows Tacit found 2 clients: 2 new." in page
        assert "<select" not in page
        await browser.post("/clients/keep", "/clients")
        assert [client.ways[0].text for client in keeper.kept.clients] == ["Zebulon Ashgrove", "Ludmila Ashgrove"]

    async def test_again(self, browser: Browser, keeper: Keeper):
        """Brought again, nobody is doubled, and what is new is added."""
        for file in (CSV, CSV.replace(b"Date of birth", b"Email").replace(b"1990-01-01", b"z@example.org")):
            page = await browser.upload("/clients/upload", file, "/clients/preview")
            await browser.post("/clients/keep", "/clients")
        assert "1 with further names, 1 there already" in page
        assert len(keeper.kept.clients) == 2
        assert [way.text for way in keeper.kept.clients[0].ways] == ["Zebulon Quimby", "z@example.org"]

    async def test_two_windows(self, browser: Browser, keeper: Keeper):
        """A list is kept from the page that shows it, and not from one that shows an older list."""
        await browser.upload("/clients/upload", CSV, "/clients/preview")
        other = Browser(browser.client, browser.home)
        await other.post("/clients/paste", "/clients/preview", list="Hepzibah Oakenshield")
        page = await browser.post("/clients/keep", "/clients/preview")
        assert "This is that other one." in notice(page)
        assert keeper.kept == Kept()
        await browser.post("/clients/keep", "/clients")
        assert [client.ways[0].text for client in keeper.kept.clients] == ["Hepzibah Oakenshield"]

    async def test_columns(self, browser: Browser, keeper: Keeper):
        """A column that became the wrong thing is read again as the person says."""
        await browser.upload("/clients/upload", CSV, "/clients/preview")
        again = {"column-0": "first", "column-1": "left_out", "column-2": "nonsense"}
        page = await browser.post("/clients/columns", "/clients/preview", **again)
        assert re.search(r'Last Name</th>.*?<option value="left_out" selected>', page, re.S)
        nameless = {f"column-{place}": "left_out" for place in range(3)}
        assert "No column holds names." in notice(
            await browser.post("/clients/columns", "/clients/preview", **nameless)
        )
        await browser.post("/clients/keep", "/clients")
        assert [client.ways[0].text for client in keeper.kept.clients] == ["Zebulon", "Ludmila"]

    async def test_columns_of_another(self, browser: Browser):
        """Columns are said of the list that the page shows, and not of a newer one."""
        await browser.upload("/clients/upload", CSV, "/clients/preview")
        other = Browser(browser.client, browser.home)
        shown = await other.upload("/clients/upload", CSV, "/clients/preview")
        page = await browser.post("/clients/columns", "/clients/preview", **{"column-0": "left_out"})
        assert "This is that other one." in notice(page)
        assert await browser.get("/clients/preview") == shown

    async def test_paste(self, browser: Browser, keeper: Keeper):
        """A pasted list is looked at the same way, without columns to be read again."""
        page = await browser.post("/clients/paste", "/clients/preview", list="Zebulon Quimby, Zeb\r\nL.V.\r\n")
        assert "found 2 clients" in page
        assert "<select" not in page
        assert notice(await browser.post("/clients/columns", "/clients/preview")).startswith("Another list")
        assert "Nothing of the list was kept." in await browser.post("/clients/drop", "/clients")
        assert notice(await browser.post("/clients/keep", "/clients")).startswith("There is no list")
        assert keeper.kept == Kept()

    @pytest.mark.parametrize(
        ("content", "said"),
        [
            (b'First name,Last name\nZeb,"Quimby\nX,Y\n', "Line 2: A quotation mark"),
            (b"First name\nZeb\n\x81\x8d\n", "Line 3: The letters here are in an encoding"),
            (b"First name\nZeb\n\x00\x01\n", "Line 3: This holds characters that no text has"),
            (b"PK\x03\x04rest", "This is a workbook or an archive"),
            (b"Age,City\n12,Corvallis\n", "Line 1: No column holds names."),
            (b"First name\n" + b"a,\n" * (MAX_BYTES // 2), "The file is larger than 20 MB."),
        ],
        ids=["quotes", "encoding", "binary", "workbook", "no names", "large"],
    )
    async def test_bad_file(self, browser: Browser, keeper: Keeper, content: bytes, said: str):
        """A file that cannot be read is told of on the page, with the line, and nothing of it is shown."""
        page = await browser.upload("/clients/upload", content, status=422)
        assert said in notice(page)
        assert "Quimby" not in page
        assert keeper.kept == Kept()

    async def test_formulas(self, browser: Browser):
        """Cells that hold formulas are left out, with their lines."""
        page = await browser.upload("/clients/upload", CSV + b"=SUM(A1),,\n", "/clients/preview")
        assert "1 cell holds a formula instead of a name and was left out: line 5." in page

    async def test_bad_paste(self, browser: Browser):
        """What was pasted is still there when it could not be read; too much of it is told so."""
        text = 'First name\tLast name\n"Zeb\tQuimby'
        page = await browser.post("/clients/paste", status=422, list=text)
        assert notice(page).startswith("Line 2: A quotation mark")
        assert "Zeb\tQuimby</textarea>" in page
        large = io.BytesIO(b"list=" + b"a%0A" * 2**21)
        headers = SAME | {"Content-Type": "application/x-www-form-urlencoded"}
        async with browser.client.post(f"{browser.home}/clients/paste", data=large, headers=headers) as answer:
            assert "too much to be pasted" in notice(await answer.text())
        assert "Choose a file first." in notice(await browser.upload("/clients/upload", None, status=422))

    async def test_bad_form(self, browser: Browser):
        """A form in no encoding that forms have is refused."""
        async with browser.client.post(f"{browser.home}/clients/list", data=b"find=%ff", headers=SAME) as answer:
            assert answer.status == 400

    async def test_other_session(self, browser: Browser, dashboard: Dashboard):
        """What one browser has brought no other can see."""
        await browser.upload("/clients/upload", CSV, "/clients/preview")
        link = address(await dashboard.link())
        async with ClientSession(cookie_jar=type(browser.client.cookie_jar)(unsafe=True)) as second:
            async with second.get(link):
                other = Browser(second, link.split("enter")[0])
            async with second.get(f"{other.home}/clients/preview") as answer:
                assert "There is no list to be looked at" in await answer.text()
        assert "found 2 clients" in await browser.get("/clients/preview")

    async def test_ends(self, browser: Browser, dashboard: Dashboard):
        """What was brought and not kept is in memory until the companion leaves, and no longer."""
        await browser.upload("/clients/upload", CSV, "/clients/preview")
        assert len(brought()) == 1
        await dashboard.close()
        assert brought() == []

    async def test_other_site(self, browser: Browser, keeper: Keeper):
        """No other site can have anything kept."""
        await browser.upload("/clients/upload", CSV, "/clients/preview")
        url = f"{browser.home}/clients/keep"
        async with browser.client.post(url, headers={"Sec-Fetch-Site": "cross-site"}) as answer:
            assert answer.status == 403
        assert keeper.kept == Kept()
