"""The page of the clinician's own accounts, and of the sites' settings that they should have seen to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import partial

from aiohttp import web
from pydantic import ValidationError

from ..site_settings import SiteSetting, site_settings
from ..store.kept import Account, Kept, Use
from .choice import SITES
from .desk import Desk, tried
from .forms import Values
from .posted import form
from .sentences import day

HERE = "/accounts"

_UNFIT = "A site, a name of up to 200 characters, and what the account is for, please."
USES = {Use.PROFESSIONAL: "Professional", Use.PERSONAL: "Personal"}


@dataclass(frozen=True, slots=True)
class Shown:
    """An account with the settings that are asked for on it."""

    mark: str
    site: str
    use: Use
    name: str = field(repr=False)
    settings: tuple[tuple[SiteSetting, bool], ...]
    """Each with whether it has been seen to."""

    @property
    def seen_to(self) -> int:
        """How many have been."""
        return sum(is_seen_to for _, is_seen_to in self.settings)


class AccountPages:
    """Shows and changes the accounts."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def routes(self) -> Iterable[web.RouteDef]:
        """Return where they are."""
        return [
            web.get(HERE, self.show),
            web.post(f"{HERE}/new", self.add_one),
            web.post(f"{HERE}/change", self.change),
            web.post(f"{HERE}/remove", self.remove),
        ]

    async def show(self, request: web.Request) -> web.Response:
        """Show the accounts."""
        return await self._page(request)

    async def add_one(self, request: web.Request) -> web.Response:
        """Add an account."""
        values = await form(request)
        account = _account(values)
        if account is None:
            return await self._page(request, _UNFIT, values)
        problem = await tried(self._desk.change(partial(_with, account=account)))
        if problem is not None:
            return await self._page(request, problem, values)
        return self._desk.go(request, HERE, "Added. Below is what to look at on that site.")

    async def change(self, request: web.Request) -> web.Response:
        """Keep what an account is for, and what has been seen to."""
        values = await form(request)
        use = values.get("use", "")
        if use not in list(Use):
            raise web.HTTPBadRequest
        seen_to = tuple(each.id for each in site_settings().settings if each.id in values.getall("seen_to", []))
        changed = partial(self._changed, mark=values.get("account", ""), use=Use(use), seen_to=seen_to)
        problem = await tried(self._desk.change(changed))
        return self._desk.go(request, HERE, "Kept.", problem)

    async def remove(self, request: web.Request) -> web.Response:
        """Take an account off."""
        mark = (await form(request)).get("account", "")
        problem = await tried(self._desk.change(partial(self._removed, mark=mark), forget=True))
        return self._desk.go(request, HERE, "Removed.", problem)

    async def _page(
        self, request: web.Request, problem: str | None = None, values: Values | None = None
    ) -> web.Response:
        return await self._desk.page(
            request,
            "accounts.html",
            HERE,
            is_first=True,
            problem=problem,
            accounts=[self._shown(account) for account in self._desk.kept.accounts],
            sites=SITES,
            uses=USES,
            values=values or {},
            as_of=day(site_settings().as_of),
        )

    def _shown(self, account: Account) -> Shown:
        asked = site_settings().of(account.site, account.use)
        settings = tuple((each, each.id in account.seen_to) for each in asked)
        return Shown(self._desk.mark(account), SITES[account.site], account.use, account.name, settings)

    def _changed(self, kept: Kept, *, mark: str, use: Use, seen_to: tuple[str, ...]) -> Kept:
        place = self._desk.find(kept.accounts, mark)
        before = kept.accounts[place]
        # What is not asked for on an account of this use is not on the page, and so stays as it was.
        shown = {each.id for each in site_settings().of(before.site, before.use)}
        all_seen = tuple(id for id in before.seen_to if id not in shown) + tuple(id for id in seen_to if id in shown)
        account = before.model_copy(update={"use": use, "seen_to": all_seen})
        return kept.model_copy(update={"accounts": (*kept.accounts[:place], account, *kept.accounts[place + 1 :])})

    def _removed(self, kept: Kept, *, mark: str) -> Kept:
        place = self._desk.find(kept.accounts, mark)
        return kept.model_copy(update={"accounts": (*kept.accounts[:place], *kept.accounts[place + 1 :])})


def _account(values: Values) -> Account | None:
    told = {"site": values.get("site"), "name": values.get("name", "").strip(), "use": values.get("use")}
    try:
        return Account.model_validate(told)
    except ValidationError:
        return None


def _with(kept: Kept, *, account: Account) -> Kept:
    """Add an account, unless it is there."""
    there = {(each.site, each.name.casefold().lstrip("@")) for each in kept.accounts}
    is_there = (account.site, account.name.casefold().lstrip("@")) in there
    return kept if is_there else kept.model_copy(update={"accounts": (*kept.accounts, account)})
