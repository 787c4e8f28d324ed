"""The pages about the clinician, clients and accounts, as a browser gets them over a real socket."""

from __future__ import annotations

import asyncio
import io
import re
from pathlib import Path

import pytest
from aiohttp import ClientSession, FormData

from tacit.dashboard import desk, held
from tacit.dashboard.held import Held
from tacit.dashboard.server import Dashboard
from tacit.draft import Site
from tacit.imports.decode import MAX_BYTES
from tacit.person import Kind
from tacit.protocol.messages import VaultState
from tacit.serve.keeper import Keeper
from tacit.site_settings import site_settings
from tacit.store.kept import Client, Kept, Profile, Use, Way
from tacit.store.vault import Vault
from tests.dashboard.conftest import Now, address, made_in
from tests.serve.conftest import here
from tests.store.conftest import _service, cheap, service
from tests.store.lists import FIRST, PASSPHRASE, SECOND

__all__ = ["_service", "cheap", "here", "service"]

pytestmark = pytest.mark.usefixtures("cheap")

SAME = {"Sec-Fetch-Site": "same-origin"}
CSV = b"First name,Last Name,Date of birth\nZebulon,Quimby,1990-01-01\nLudmila,Vantongeren,\n,,1999\n"
CARD = b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Brindlewick Ashgrove\r\nTEL:+1 503 555 0142\r\nEND:VCARD\r\n"


class Browser:
    """A browser that has been let in. A form of the page that it shows it sends with what is hidden in it."""

    def __init__(self, client: ClientSession, home: str) -> None:
        self.client = client
        self.home = home.rstrip("/")
        self.page = ""

    async def get(self, place: str) -> str:
        """The page at a place."""
        async with self.client.get(self.home + place) as answer:
            assert answer.status == 200
            self.page = await answer.text()
        return self.page

    async def post(self, place: str, leads_to: str | None = None, status: int = 200, **fields: object) -> str:
        """The page that a form's answer is or leads to."""
        told = self._hidden(place) | fields
        data = [(name, one) for name, each in told.items() for one in (each if isinstance(each, list) else [each])]
        return await self._send(place, FormData(data)(), leads_to, status)

    async def upload(self, place: str, content: bytes | None, leads_to: str | None = None, status: int = 200) -> str:
        """The page that a file's answer is or leads to."""
        data = FormData()
        # As browsers send it where no file was chosen.
        name = "" if content is None else "list.csv"
        data.add_field("file", io.BytesIO(content or b""), filename=name, content_type="text/csv")
        return await self._send(place, data, leads_to, status)

    async def _send(self, place: str, data: object, leads_to: str | None, status: int) -> str:
        async with self.client.post(self.home + place, data=data, headers=SAME) as answer:
            assert answer.status == status
            assert str(answer.url.relative()) == (leads_to or place)
            self.page = await answer.text()
        return self.page

    def _hidden(self, place: str) -> dict[str, object]:
        form = re.search(rf'<form[^>]* action="{place}".*?</form>', self.page, re.S)
        return dict(re.findall(r'type="hidden" name="(\w+)" value="(\w*)"', form[0])) if form else {}


@pytest.fixture
def browser(client: ClientSession, home: str) -> Browser:
    """A browser that has been let in."""
    return Browser(client, home)


def notice(page: str) -> str:
    """What a page says first."""
    found = re.search(r'role="status">(.*?)</p>', page)
    return found[1] if found else ""


async def keep(keeper: Keeper, kept: Kept) -> None:
    """Have something kept already."""
    await keeper.ask(lambda vault: vault.keep(kept))


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


class TestYou:
    async def test_save(self, browser: Browser, keeper: Keeper):
        """Each box is kept in its place, one of each line, and is in its box again."""
        fields = {
            "names": "Brin Ashgrove\r\n\r\n Brin  A. \r\nBrin Ashgrove",
            "pets": "Pepper",
            "address": "1 Lane\r\nX",
        }
        await browser.get("/you")
        page = await browser.post("/you", **fields)
        assert notice(page) == "Kept. It holds for every draft from now on."
        assert keeper.kept.profile == Profile(names=("Brin Ashgrove", "Brin A."), pets=("Pepper",), address="1 Lane\nX")
        assert ">Brin Ashgrove\nBrin A.</textarea>" in page

    async def test_two_windows(self, browser: Browser, keeper: Keeper):
        """What came in another window meanwhile is not written over unasked, and what was typed stays."""
        other = Browser(browser.client, browser.home)
        for window in (browser, other):
            await window.get("/you")
        await other.post("/you", names="Brindlewick Ashgrove")
        await browser.post("/you", status=422, names="Brin A.", practice="x" * 201)
        page = await browser.post("/you", status=422, names="Brin A.")
        assert "changed in another window" in notice(page)
        assert ">Brin A.</textarea>" in page
        assert keeper.kept.profile.names == ("Brindlewick Ashgrove",)
        await browser.post("/you", names="Brin A.")
        assert keeper.kept.profile.names == ("Brin A.",)

    async def test_unfit(self, browser: Browser, keeper: Keeper):
        """What does not fit is marked at its box, everything typed is still there, and nothing is kept."""
        page = await browser.post("/you", status=422, practice="x" * 201, names="Brin", town="a\x1bb")
        assert 'id="practice-problem"' in page
        assert 'id="town-problem"' in page
        assert 'id="names-problem"' not in page
        assert "x" * 201 in page
        assert ">Brin</textarea>" in page
        assert "<title>Not done: You – Tacit</title>" in page
        assert keeper.kept == Kept()

    async def test_card(self, browser: Browser, keeper: Keeper):
        """A card is shown before anything is kept, adds to what is there, and takes nothing away."""
        await keep(keeper, Kept(profile=Profile(names=("Brin A.",), town="Corvallis")))
        page = await browser.upload("/you/card", CARD, "/you/card")
        assert "Brindlewick Ashgrove" in page
        assert keeper.kept.profile.names == ("Brin A.",)
        assert "Please look" in notice(await browser.post("/you/card/keep", "/you"))
        own = keeper.kept.profile
        assert (own.names, own.phones, own.town) == (
            ("Brin A.", "Brindlewick Ashgrove"),
            ("+1 503 555 0142",),
            "Corvallis",
        )
        assert "everything that is on this card" in await browser.upload("/you/card", CARD, "/you/card")
        assert notice(await browser.post("/you/card/drop", "/you")) == "Nothing of the card was kept."
        for place in ("/you/card", "/you/card/keep"):
            said = await (browser.get(place) if place == "/you/card" else browser.post(place, "/you"))
            assert "Choose it once more." in notice(said)

    @pytest.mark.parametrize(
        ("content", "said"),
        [
            (b"BEGIN:VCARD\r\nFN:A\r\nnonsense\r\nEND:VCARD\r\n", "Line 3: This is no part of an address card."),
            (b"BEGIN:VCARD\r\nFN:" + b"A" * 201 + b"\r\nEND:VCARD\r\n", "longer than 200 characters"),
        ],
    )
    async def test_bad_card(self, browser: Browser, keeper: Keeper, content: bytes, said: str):
        """A card that cannot be read is told of, with the line."""
        assert said in notice(await browser.upload("/you/card", content, "/you"))
        assert keeper.kept == Kept()

    async def test_no_card(self, browser: Browser):
        """A form without a file is told so, and one that is none at all is refused."""
        assert "Choose a file first." in notice(await browser.upload("/you/card", None, "/you"))
        data = FormData()
        data.add_field("other", io.BytesIO(b"x"), filename="x")
        async with browser.client.post(f"{browser.home}/you/card", data=data, headers=SAME) as answer:
            assert "Choose a file first." in await answer.text()
        await browser.post("/you/card", status=400, file="x")


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
            assert answer.status == 405

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
        assert "changed in another window" in notice(late)
        assert 'value="Zed"' in late
        mark = re.findall(r'value="(\w+)" aria-label="Change Zebulon', await browser.post("/clients/list"))[0]
        assert notice(await browser.post("/clients/remove", "/clients", client=mark)) == "Removed."
        assert len(keeper.kept.clients) == 1
        vault = Vault(tmp_path / "data" / "vault")
        vault.file.write_bytes(b"")
        vault.open(PASSPHRASE)
        assert vault.recovered
        assert vault.kept.clients == FIRST.clients[1:]

    async def test_erase(self, browser: Browser, keeper: Keeper):
        """Everybody is erased after one question on a page of its own, and nothing else is."""
        await keep(keeper, SECOND)
        assert "all 3 clients" in await browser.get("/clients/erase")
        assert len(keeper.kept.clients) == 3
        assert "empty now" in notice(await browser.post("/clients/erase", "/clients"))
        assert keeper.kept == SECOND.model_copy(update={"clients": ()})

    async def test_command(self, browser: Browser, keeper: Keeper):
        """How to take the list elsewhere is told as the command, once there is one."""
        assert "tacit vault export" not in await browser.get("/clients")
        await keep(keeper, FIRST)
        assert "tacit vault export clients.json" in await browser.get("/clients")


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

    async def test_other_site(self, browser: Browser, keeper: Keeper):
        """No other site can have anything kept."""
        await browser.upload("/clients/upload", CSV, "/clients/preview")
        url = f"{browser.home}/clients/keep"
        async with browser.client.post(url, headers={"Sec-Fetch-Site": "cross-site"}) as answer:
            assert answer.status == 403
        assert keeper.kept == Kept()


async def test_unwritable(browser: Browser, keeper: Keeper, tmp_path: Path):
    """What the system does not write is told of, is still in its boxes, and can be tried again."""
    await browser.upload("/clients/upload", CSV, "/clients/preview")
    await browser.upload("/you/card", CARD, "/you/card")
    await browser.post("/vault/passphrase", "/clients", passphrase=PASSPHRASE, again=PASSPHRASE)
    (tmp_path / "data" / "vault" / "vault.sealed.new").mkdir()
    for place, typed in (("/you", "names"), ("/clients/new", "name"), ("/accounts/new", "name")):
        await browser.get("/you")
        page = await browser.post(place, status=422, site="x", use="personal", **{typed: "Brin A."})
        assert "could not be read or written" in notice(page)
        assert "Brin A." in page
    for place in ("/clients/preview", "/you/card"):
        await browser.get(place)
        page = await browser.post({"/clients/preview": "/clients/keep", "/you/card": "/you/card/keep"}[place], place)
        assert "could not be read or written" in notice(page)
        assert "Keep these" in page
    assert keeper.kept == Kept()


class TestHeld:
    async def test_ends(self):
        """What is held is gone after its time, asked for or not; what replaced it has a time of its own."""
        assert held.LIFETIME == 600
        holding = Held(0.05)
        holding.put("a", "list", 1)
        holding.put("a", "list", 2)
        assert (holding.look("a", "list"), holding.look("b", "list")) == (2, None)
        await asyncio.sleep(0.07)
        assert not holding._things

    async def test_cleared(self):
        """When the dashboard ends nothing is held."""
        holding = Held()
        holding.put("a", "list", 1)
        holding.clear()
        assert holding.take("a", "list") is None


class TestAccounts:
    async def test_added(self, browser: Browser, keeper: Keeper):
        """An account brings what its site has for its use; what is missing is asked for, and nothing is doubled."""
        assert "please." in notice(await browser.post("/accounts/new", status=422, site="x", name="@brin"))
        for name in ("@brin", "Brin"):
            page = await browser.post("/accounts/new", "/accounts", site="x", name=name, use="personal")
        assert "Whether your posts are protected" in page
        assert "0 of 6" in page
        assert [(each.site, each.name, each.use) for each in keeper.kept.accounts] == [(Site.X, "@brin", Use.PERSONAL)]
        assert "July 2024" in page

    async def test_ticked(self, browser: Browser, keeper: Keeper):
        """What is ticked is kept, also while the account counts as the other kind and it is not asked for."""
        page = await browser.post("/accounts/new", "/accounts", site="x", name="@brin", use="personal")
        ticked = ["x.protected", "x.messages", "nonsense", "linkedin.lookup"]
        for use in ("professional", "personal"):
            mark = re.findall(r'name="account" value="(\w+)"', page)[0]
            seen_to = ticked if use == "professional" else ["x.messages"]
            page = await browser.post("/accounts/change", "/accounts", account=mark, use=use, seen_to=seen_to)
        assert keeper.kept.accounts[0].seen_to == ("x.protected", "x.messages")
        assert "2 of 6" in page
        await browser.post("/accounts/change", status=400, account=mark, use="secret")
        mark = re.findall(r'name="account" value="(\w+)"', page)[0]
        assert notice(await browser.post("/accounts/remove", "/accounts", account=mark)) == "Removed."
        assert keeper.kept.accounts == ()
        assert "another window" in notice(await browser.post("/accounts/remove", "/accounts", account=mark))


def test_site_settings():
    """Each setting has an id of its own that begins with its site, and each site has some for each use."""
    told = site_settings()
    assert len({each.id for each in told.settings}) == len(told.settings)
    assert all(each.id.startswith(f"{each.site}.") for each in told.settings)
    assert {each.use for each in told.settings} == {None, *map(str, Use)}
    for site in Site:
        for use in Use:
            assert len(told.of(site, use)) > 3
