"""The page about accounts, as a browser gets it over a real socket, and the settings that it lists."""

from __future__ import annotations

import re

from tacit.draft import Site
from tacit.serve.keeper import Keeper
from tacit.site_settings import site_settings
from tacit.store.kept import Use
from tests.dashboard.browsing import Browser, notice


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
        for none in ("", "ä"):
            assert "another window" in notice(await browser.post("/accounts/remove", "/accounts", account=none))
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
