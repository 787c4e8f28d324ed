"""What the pages about people have in common, as a browser gets them over a real socket."""

from __future__ import annotations

import re
import shutil
import tempfile
from pathlib import Path
from typing import Any, cast

import pytest

from tacit.dashboard.desk import Desk
from tacit.dashboard.frame import Frame
from tacit.dashboard.held import Held
from tacit.serve.keeper import Keeper
from tacit.store.kept import Kept
from tacit.store.vault import Vault
from tests.dashboard.browsing import CARD, CSV, Browser, keep, notice
from tests.store.lists import FIRST, PASSPHRASE

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


async def test_forgotten(browser: Browser, keeper: Keeper, tmp_path: Path):
    """What is changed or taken off is in the file's former generation no more either."""

    def is_forgotten() -> bool:
        copy = Vault(shutil.copytree(keeper._vault.file.parent, Path(tempfile.mkdtemp(dir=tmp_path)) / "vault"))
        copy.file.write_bytes(b"")
        copy.open(PASSPHRASE)
        return copy.kept == keeper.kept

    await keep(keeper, FIRST)
    await browser.post("/vault/passphrase", "/clients", passphrase=PASSPHRASE, again=PASSPHRASE)
    mark = re.findall(r'value="(\w+)" aria-label="Change Zebulon', await browser.post("/clients/list"))[0]
    await browser.post("/clients/change", "/clients", client=mark, name="Zebulon Q")
    assert is_forgotten()
    await browser.post("/clients/erase", "/clients")
    assert is_forgotten()
    await browser.get("/you")
    await browser.post("/you", names="Brin A.")
    assert is_forgotten()
    page = await browser.post("/accounts/new", "/accounts", site="x", name="@brin", use="personal")
    assert not is_forgotten(), "nothing was taken off"
    mark = re.findall(r'name="account" value="(\w+)"', page)[0]
    await browser.post("/accounts/remove", "/accounts", account=mark)
    assert is_forgotten()


def test_mark():
    """A mark stands for one thing in one companion: whoever has the thing cannot tell from a mark that it is kept."""
    [one, other] = [Desk(Keeper(None, lambda: None), cast("Any", None), Frame(Held(), lambda: None)) for _ in range(2)]
    first, second = FIRST.clients[:2]
    assert one.mark(first) == one.mark(first)
    assert len({one.mark(first), one.mark(second), other.mark(first)}) == 3
