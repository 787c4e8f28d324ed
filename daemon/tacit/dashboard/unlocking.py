"""The vault's door on the dashboard: one box for the passphrase, or the offer to make a vault."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from aiohttp import web

from ..store import keys
from ..store.exceptions import WeakPassphraseError
from ..store.vault import Vault
from .desk import Desk
from .posted import form

_MADE = "From now on what you tell Tacit is kept in one sealed file."


class Unlocking:
    """Opens the vault and makes one, for whichever page was asked for. `places` are those it leads back to."""

    def __init__(self, desk: Desk, places: tuple[str, ...]) -> None:
        self._desk = desk
        self._places = places

    def routes(self) -> Iterable[web.RouteDef]:
        """Return where they are."""
        return [
            web.post("/vault/unlock", self.unlock),
            web.post("/vault/keyring", self.use_keyring),
            web.post("/vault/passphrase", self.set_passphrase),
        ]

    async def unlock(self, request: web.Request) -> web.Response:
        """Try a passphrase, or the keyring once more."""
        told = await form(request)
        problem = await self._desk.opened(told.get("passphrase"))
        return self._back(request, told.get("to"), problem, "It is open.")

    async def use_keyring(self, request: web.Request) -> web.Response:
        """Make a vault with a key in the keyring."""
        told = await form(request)
        problem = await self._desk.sealed(Vault.seal_with_keyring)
        return self._back(request, told.get("to"), problem, f"{_MADE} Its key is in this computer’s keyring.")

    async def set_passphrase(self, request: web.Request) -> web.Response:
        """Make a vault with a passphrase."""
        told = await form(request)
        passphrase = told.get("passphrase", "")
        problem: str | None
        try:
            keys.check_strength(passphrase)
        except WeakPassphraseError as error:
            problem = str(error)
        else:
            if passphrase != told.get("again"):
                problem = "These were two different passphrases. Nothing was changed."
            else:
                problem = await self._desk.sealed(partial(_seal_with, passphrase))
        done = f"{_MADE} Without the passphrase nobody can open it, so keep it somewhere safe."
        return self._back(request, told.get("to"), problem, done)

    def _back(self, request: web.Request, to: str | None, problem: str | None, done: str) -> web.Response:
        place = to if to in self._places else self._places[0]
        return self._desk.go(request, place, done, problem)


def _seal_with(passphrase: str, vault: Vault) -> None:
    vault.seal_with_passphrase(passphrase)
