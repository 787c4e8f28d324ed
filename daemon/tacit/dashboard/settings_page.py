"""Settings, and what a person told Tacit to leave alone: changed by the same way as from the extension."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from aiohttp import web
from multidict import MultiMapping

from ..allowance import Allowance, Scope
from ..messages import sentence
from ..protocol.exceptions import InvalidParamsError, NotStoredError
from ..protocol.messages import SettingsSet, TakeBack, VaultState
from ..protocol.methods import read
from ..serve.allowances import Allowances
from ..serve.preferences import Preferences
from ..serve.worker import Worker
from ..settings import NAMES, Problem
from ..store.log import Log
from ..store.settings import FILE
from ..store.trouble import LogError
from .choice import SITES
from .clients import HERE as CLIENTS
from .frame import Frame
from .log_page import counted
from .posted import form
from .settings_form import ON, SHOWN, Field, changes, fields, filled

HERE = "/settings"

_SAVED = "Saved. It holds in every open tab."
_BACK = "Taken back. Tacit warns of it again."

_COMMANDS = {
    VaultState.LOCKED: "tacit vault unlock",
    VaultState.DAMAGED: "tacit vault status",
}
"""What keeps allowed words beyond the companion's end, where a command can."""


@dataclass(frozen=True, slots=True)
class Row:
    """An allowance as it is listed."""

    allowance: Allowance
    about: str
    """What it is, why, and how far it reaches, in the words of the card that it came from."""


@dataclass(frozen=True, slots=True)
class Passing:
    """Why what is allowed does not last, with the command or the place that helps."""

    sentence: str
    command: str | None
    place: str | None


class SettingsPage:
    """One page with every setting and everything that is allowed."""

    def __init__(
        self,
        preferences: Preferences,
        allowances: Allowances,
        log: Log,
        worker: Worker,
        frame: Frame,
    ) -> None:
        self._preferences = preferences
        self._allowances = allowances
        self._log = log
        self._worker = worker
        self._frame = frame

    def routes(self) -> Iterable[web.RouteDef]:
        """Return where its parts are."""
        return [
            web.get(HERE, self.show),
            web.post(HERE, self.save),
            web.post(f"{HERE}/default", self.put_default),
            web.post(f"{HERE}/allowed", self.take_back),
        ]

    async def show(self, request: web.Request) -> web.Response:
        """Show what holds."""
        return await self._page(request, fields(self._preferences.kept.settings))

    async def save(self, request: web.Request) -> web.Response:
        """Change what the person changed, all of it or nothing."""
        sent = filled(await form(request), self._preferences.kept.settings)
        if any(each.problem for each in sent):
            return await self._page(request, sent, 422, "Nothing is saved yet: one of the fields needs another look.")
        try:
            if changed := dict(changes(sent)):
                self._preferences.change_all(changed)
        except NotStoredError as error:
            return await self._page(request, sent, 503, _sentence(error))
        return self._frame.go(request, HERE, _SAVED)

    async def put_default(self, request: web.Request) -> web.Response:
        """Keep the default in the place of a setting that could not be read."""
        name = (await form(request)).get("name", "")
        # Any change writes a file anew that cannot be read at all; what was in it is kept aside.
        name = NAMES[0] if name == FILE else name
        try:
            self._preferences.change(read(SettingsSet, {"name": name, "value": None}))
        except InvalidParamsError:
            raise web.HTTPBadRequest from None
        except NotStoredError as error:
            return await self._page(request, fields(self._preferences.kept.settings), 503, _sentence(error))
        return self._frame.go(request, HERE, _SAVED)

    async def take_back(self, request: web.Request) -> web.Response:
        """Have a word, or a kind of detail, warned of again."""
        self._allowances.take_back(_allowance(await form(request)))
        return self._frame.go(request, HERE, _BACK)

    async def _page(
        self, request: web.Request, shown: tuple[Field, ...], status: int = 200, problem: str | None = None
    ) -> web.Response:
        try:
            kept = await self._worker.run(partial(counted, self._log))
        except LogError as error:
            kept = str(error)
        return self._frame.page(
            request,
            "settings.html",
            HERE,
            status=status,
            problem=problem,
            fields=shown,
            problems=[(each, _used_instead(each)) for each in self._preferences.kept.problems],
            rows=[_row(each) for each in reversed(self._allowances.allowed)],
            passing=self._passing(),
            kept=kept,
            say=sentence,
            SHOWN=SHOWN,
            ON=ON,
        )

    def _passing(self) -> Passing | None:
        """Why what is allowed does not last, and what helps; None where it does, or nothing is there to be lost."""
        vault = self._allowances.vault
        if self._allowances.lasting or (vault is VaultState.ABSENT and not self._allowances.allowed):
            return None
        place = CLIENTS if vault is VaultState.ABSENT else None
        return Passing(sentence(f"options_passing_{vault}"), _COMMANDS.get(vault), place)


def _used_instead(problem: Problem) -> str | None:
    return problem.used if problem.code == "damaged" else None


def _row(allowance: Allowance) -> Row:
    reach = sentence(f"scope_{allowance.scope}")
    where = f"{reach}: {SITES[allowance.site]}" if allowance.scope is Scope.KIND else reach
    about = (sentence(f"label_{allowance.label.lower()}"), sentence(f"dismiss_{allowance.reason}"), where)
    return Row(allowance, " · ".join(about))


def _allowance(form: MultiMapping[str]) -> Allowance:
    try:
        return read(TakeBack, {name: form.get(name) for name in TakeBack.model_fields}).noun()
    except InvalidParamsError:
        raise web.HTTPBadRequest from None


def _sentence(error: NotStoredError) -> str:
    said = str(error)
    return f"{said[0].upper()}{said[1:]}."
