"""What commands bring while the companion has the vault open: taken in there, and only counted to whoever asked."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from pydantic import ValidationError

from ..person import Profile, Roster
from ..protocol.exceptions import InvalidParamsError
from ..protocol.people import Added
from ..store.kept import Client
from ..store.merging import filled, merged
from ..store.vault import Vault
from .keeper import Keeper

Counts = tuple[int, int, int]
"""Added, changed, there already."""


class Additions:
    """Takes clients and details of the clinician in; `answer` hears the counts."""

    def __init__(self, keeper: Keeper) -> None:
        self._keeper = keeper

    def add_clients(self, roster: Roster, answer: Callable[[Added], object]) -> None:
        """Take clients in; raise InvalidParamsError for one that cannot be kept."""
        try:
            clients = tuple(map(Client.of, roster))
        except ValidationError:
            clients = None
        if clients is None:
            raise InvalidParamsError("clients", "a name is empty, or holds a character that no text has")
        self._keeper.take(partial(take_clients, clients=clients), partial(self._told, answer))

    def add_profile(self, card: Profile, answer: Callable[[Added], object]) -> None:
        """Take an address card in."""
        self._keeper.take(partial(take_profile, card=card), partial(self._told, answer))

    def _told(self, answer: Callable[[Added], object], counts: Counts | None, problem: str | None) -> None:
        added, changed, same = counts or (0, 0, 0)
        answer(Added(added=added, changed=changed, same=same, vault=self._keeper.state, problem=problem))


def take_clients(vault: Vault, *, clients: tuple[Client, ...]) -> Counts:
    """Take clients into a vault; raise VaultError."""
    result = merged(vault.kept.clients, clients)
    vault.keep(vault.kept.model_copy(update={"clients": result.clients}))
    return result.added, result.changed, result.same


def take_profile(vault: Vault, *, card: Profile) -> Counts:
    """Take an address card into a vault, and count the details that are new; raise VaultError."""
    before = vault.kept.profile
    profile = filled(before, card)
    vault.keep(vault.kept.model_copy(update={"profile": profile}))
    return _size(dict(profile)) - _size(dict(before)), 0, 0


def _size(told: dict[str, object]) -> int:
    return sum(len(each) if isinstance(each, tuple) else each is not None for each in told.values())
