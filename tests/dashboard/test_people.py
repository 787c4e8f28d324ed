"""What the pages about people have in common, as a browser gets them over a real socket."""

from __future__ import annotations

from pathlib import Path

import pytest

from tacit.serve.keeper import Keeper
from tacit.store.kept import Kept
from tests.dashboard.browsing import CARD, CSV, Browser, notice
from tests.store.lists import PASSPHRASE

pytestmark = pytest.mark.usefixtures("cheap")


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
