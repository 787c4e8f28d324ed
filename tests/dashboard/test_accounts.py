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
        await browser.post("/accounts/new", "/accounts", site="x", name="@brin", use="personal")
        ticked = ["x.protected", "x.messages", "nonsense", "linkedin.lookup"]
        await press(browser, "/accounts/change", (ticked, "professional"))
        page = await press(browser, "/accounts/change", (["x.messages"], "personal"))
        assert set(keeper.kept.accounts[0].seen_to) == {"x.protected", "x.messages"}
        assert "2 of 6" in page
        await press(browser, "/accounts/change", (["x.messages"], "secret"), status=400)

    async def test_removed(self, browser: Browser, keeper: Keeper):
        """An account is removed once, by what the page says of it."""
        page = await browser.post("/accounts/new", "/accounts", site="x", name="@brin", use="personal")
        for none in ("", "ä"):
            assert "another window" in notice(await browser.post("/accounts/remove", "/accounts", account=none))
        mark = marks(page)[0]
        assert notice(await browser.post("/accounts/remove", "/accounts", account=mark)) == "Removed."
        assert keeper.kept.accounts == ()
        assert "another window" in notice(await browser.post("/accounts/remove", "/accounts", account=mark))

    async def test_all_at_once(self, browser: Browser, keeper: Keeper):
        """Keep keeps what is ticked at each account, and so does Remove at those that stay."""
        await with_two(browser)
        await press(browser, "/accounts/change", (["x.protected"], "personal"), ([], "personal"))
        assert [each.seen_to for each in keeper.kept.accounts] == [("x.protected",), ()]
        assert [each.use for each in keeper.kept.accounts] == [Use.PERSONAL, Use.PERSONAL]
        page = await browser.get("/accounts")
        mine = (["x.protected", "x.messages"], "personal")
        await press(browser, "/accounts/remove", mine, ([], "personal"), account=marks(page)[1])
        assert [each.seen_to for each in keeper.kept.accounts] == [("x.protected", "x.messages")]

    async def test_pressed_twice(self, browser: Browser, keeper: Keeper):
        """A button that is pressed twice sends the same form again, and what it wished is still told as kept."""
        form = await with_two(browser)
        for _ in range(2):
            browser.page = form
            page = await press(browser, "/accounts/change", (["x.messages"], "professional"), ([], "personal"))
            assert notice(page) == "Kept."
        assert [(each.use, each.seen_to) for each in keeper.kept.accounts] == [
            (Use.PROFESSIONAL, ("x.messages",)),
            (Use.PERSONAL, ()),
        ]

    async def test_two_windows(self, browser: Browser, keeper: Keeper):
        """What was left as it was shown changes nothing of what another window has kept meanwhile."""
        other = Browser(browser.client, browser.home)
        other.page = await with_two(browser)
        await press(browser, "/accounts/change", (["x.protected"], "personal"), ([], "personal"))
        await press(other, "/accounts/change", (["x.messages"], "personal"), ([], "professional"))
        assert [(each.use, each.seen_to) for each in keeper.kept.accounts] == [
            (Use.PERSONAL, ("x.protected", "x.messages")),
            (Use.PERSONAL, ()),
        ]


async def with_two(browser: Browser) -> str:
    """The page with two accounts."""
    for name, use in (("@brin", "personal"), ("@practice", "professional")):
        page = await browser.post("/accounts/new", "/accounts", site="x", name=name, use=use)
    return page


async def press(browser: Browser, place: str, *chosen: tuple[list[str], str], status: int = 200, **more: object) -> str:
    """Press a button of the page that the browser shows, with what is ticked and the use at each account."""
    shown = re.findall(r'name="shown\.(\w+)" value="([^"]+)"', browser.page)
    assert len(shown) == len(chosen)
    fields: dict[str, object] = dict(more)
    for (id, words), (ticked, use) in zip(shown, chosen, strict=True):
        fields |= {f"shown.{id}": words, f"use.{id}": use, f"seen_to.{id}": ticked}
    return await browser.post(place, "/accounts" if status == 200 else None, status, **fields)


def marks(page: str) -> list[str]:
    """What the buttons that remove an account send."""
    return re.findall(r'name="account" value="(\w+)"', page)


def test_site_settings():
    """Each setting has an id of its own that begins with its site, and each site has some for each use."""
    told = site_settings()
    assert len({each.id for each in told.settings}) == len(told.settings)
    assert all(each.id.startswith(f"{each.site}.") for each in told.settings)
    assert {each.use for each in told.settings} == {None, *map(str, Use)}
    for site in Site:
        for use in Use:
            assert len(told.of(site, use)) > 3
