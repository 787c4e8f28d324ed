"""The page of the clinician's own details."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from aiohttp import web

from .. import person
from ..imports.exceptions import ReadError
from ..imports.vcard import profile_of as card_of
from ..store.exceptions import VaultError
from ..store.kept import Kept, Profile
from ..store.merging import filled
from .desk import Desk, GoneError, tried
from .forms import PROFILE, FormError, Values, profile_of, profile_values
from .posted import form, upload

HERE = "/you"
_CARD = "card"
_NO_CARD = "There is no card to be looked at: it was kept, left, or lay for more than ten minutes. Choose it once more."
_MEANWHILE = (
    "Your details were changed in another window meanwhile, so these are not kept yet. To put these in their place, "
    "press Keep once more."
)
_TOO_LONG = "Something on this card is longer than 200 characters. Shorten it there, or type in what you need below."


class ProfilePages:
    """Shows, changes and fills the profile."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def routes(self) -> Iterable[web.RouteDef]:
        """Return where they are."""
        return [
            web.get(HERE, self.show),
            web.post(HERE, self.save),
            web.post(f"{HERE}/card", self.take_card),
            web.get(f"{HERE}/card", self.show_card),
            web.post(f"{HERE}/card/keep", self.keep_card),
            web.post(f"{HERE}/card/drop", self.drop_card),
        ]

    async def show(self, request: web.Request) -> web.Response:
        """Show what is told."""
        return await self._page(request, profile_values(self._desk.kept.profile))

    async def save(self, request: web.Request) -> web.Response:
        """Keep what the boxes hold."""
        values = await form(request)
        was = values.get("was", "")
        try:
            profile = profile_of(values)
            await self._desk.change(partial(self._put, was=was, profile=profile), forget=True)
        except FormError as error:
            return await self._page(request, values, str(error), error.problems, was=was)
        except GoneError:
            return await self._page(request, values, _MEANWHILE)
        except VaultError as error:
            return await self._page(request, values, str(error), was=was)
        return self._desk.go(request, HERE, "Kept. It holds for every draft from now on.")

    async def take_card(self, request: web.Request) -> web.Response:
        """Read an address card, and show what it would add."""
        data = await upload(request)
        if data is None:
            return self._desk.go(request, HERE, problem="Choose a file first.")
        try:
            card = await self._desk.worker.run(partial(card_of, data))
            filled(Profile(), card)
        except ReadError as error:
            return self._desk.go(request, HERE, problem=str(error))
        except ValueError:
            return self._desk.go(request, HERE, problem=_TOO_LONG)
        self._desk.held.put(self._desk.session(request), _CARD, card)
        return self._desk.go(request, f"{HERE}/card")

    async def show_card(self, request: web.Request) -> web.Response:
        """Show what a card would add."""
        card: person.Profile | None = self._desk.held.look(self._desk.session(request), _CARD)
        if card is None:
            return self._desk.go(request, HERE, problem=_NO_CARD)
        before = self._desk.kept.profile
        new = dict(filled(before, card))
        beyond = {box.label: _beyond(new[box.name], getattr(before, box.name)) for box in PROFILE}
        added = {label: said for label, said in beyond.items() if said}
        return await self._desk.page(request, "card.html", HERE, added=added)

    async def keep_card(self, request: web.Request) -> web.Response:
        """Keep what a card adds."""
        card: person.Profile | None = self._desk.held.look(self._desk.session(request), _CARD)
        if card is None:
            return self._desk.go(request, HERE, problem=_NO_CARD)
        problem = await tried(self._desk.change(partial(_with_card, card=card)))
        if problem is not None:
            return self._desk.go(request, f"{HERE}/card", problem=problem)
        return await self.drop_card(request, "Kept. Please look whether something is missing.")

    async def drop_card(self, request: web.Request, sentence: str = "Nothing of the card was kept.") -> web.Response:
        """Forget the card."""
        self._desk.held.take(self._desk.session(request), _CARD)
        return self._desk.go(request, HERE, sentence)

    async def _page(
        self,
        request: web.Request,
        values: Values,
        problem: str | None = None,
        problems: Values | None = None,
        was: str | None = None,
    ) -> web.Response:
        """Show the boxes. `was` stands for what they were filled from, where that is not what is kept now."""
        return await self._desk.page(
            request,
            "you.html",
            HERE,
            is_first=True,
            problem=problem,
            shown=PROFILE,
            values=values,
            problems=problems or {},
            was=self._desk.mark(self._desk.kept.profile) if was is None else was,
        )

    def _put(self, kept: Kept, *, was: str, profile: Profile) -> Kept:
        # Wished already: a button that was pressed twice.
        if kept.profile != profile:
            self._desk.find((kept.profile,), was)
        return kept.model_copy(update={"profile": profile})


def _with_card(kept: Kept, *, card: person.Profile) -> Kept:
    return kept.model_copy(update={"profile": filled(kept.profile, card)})


def _beyond(new: object, before: object) -> tuple[str, ...]:
    """What of a box was not there before."""
    if isinstance(new, tuple):
        assert isinstance(before, tuple), "a box is a list or it is none"
        return new[len(before) :]
    return (str(new),) if new != before else ()
