"""The page about the clinician, as a browser gets it over a real socket."""

from __future__ import annotations

import io

import pytest
from aiohttp import FormData

from tacit.serve.keeper import Keeper
from tacit.store.kept import Kept, Profile
from tests.dashboard.browsing import CARD, SAME, Browser, keep, notice


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

    async def test_pressed_twice(self, browser: Browser, keeper: Keeper):
        """A button that is pressed twice sends the same form again, and what it wished is still told as kept."""
        form = await browser.get("/you")
        for _ in range(2):
            browser.page = form
            page = await browser.post("/you", names="Brin A.")
            assert notice(page) == "Kept. It holds for every draft from now on."
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
