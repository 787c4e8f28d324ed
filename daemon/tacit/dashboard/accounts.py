"""The page of the clinician's own accounts, and of the sites' settings that they should have seen to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import partial

from aiohttp import web
from multidict import MultiMapping
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

    id: str
    """Stands for site and name, which stay as they are."""
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

    @property
    def words(self) -> str:
        """What the form shows: the use, and what is ticked."""
        return " ".join([self.use, *(setting.id for setting, is_seen_to in self.settings if is_seen_to)])


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
        """Keep what the accounts are for, and what has been seen to."""
        values = await _changes(request)
        problem = await tried(self._desk.change(partial(self._changed, values=values)))
        return self._desk.go(request, HERE, "Kept.", problem)

    async def remove(self, request: web.Request) -> web.Response:
        """Take an account off, and keep what was changed at the others."""
        values = await _changes(request)
        problem = await tried(self._desk.change(partial(self._removed, values=values), forget=True))
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
        mark = self._desk.mark(account)
        return Shown(self._id(account), mark, SITES[account.site], account.use, account.name, settings)

    def _id(self, account: Account) -> str:
        return self._desk.mark(Account(site=account.site, name=account.name, use=Use.PERSONAL))

    def _changed(self, kept: Kept, *, values: MultiMapping[str]) -> Kept:
        accounts = tuple(_as_sent(each, self._id(each), values) for each in kept.accounts)
        return kept.model_copy(update={"accounts": accounts})

    def _removed(self, kept: Kept, *, values: MultiMapping[str]) -> Kept:
        place = self._desk.find(kept.accounts, values.get("account", ""))
        accounts = self._changed(kept, values=values).accounts
        return kept.model_copy(update={"accounts": (*accounts[:place], *accounts[place + 1 :])})


async def _changes(request: web.Request) -> MultiMapping[str]:
    values = await form(request)
    if any(name.startswith("use.") and use not in list(Use) for name, use in values.items()):
        raise web.HTTPBadRequest
    return values


def _as_sent(account: Account, id: str, values: MultiMapping[str]) -> Account:
    """The account with what was changed in the form; what was left as it was shown changes nothing."""
    shown_use, *shown = values.get(f"shown.{id}", "").split() or [account.use]
    use = values.get(f"use.{id}", shown_use)
    sent = values.getall(f"seen_to.{id}", [])
    changed = [
        each.id for each in site_settings().of(account.site, shown_use) if (each.id in sent) != (each.id in shown)
    ]
    left = tuple(each for each in account.seen_to if each not in changed)
    ticked = tuple(each for each in changed if each in sent)
    return account.model_copy(update={"use": account.use if use == shown_use else Use(use), "seen_to": left + ticked})


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
