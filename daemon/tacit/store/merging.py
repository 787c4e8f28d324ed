"""A client list, or an address card, taken into what is kept: nothing is lost by it, and nothing doubled. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

from .. import person
from ..person import Kind
from .kept import Client, Profile, Way


@dataclass(frozen=True, slots=True)
class Merged:
    """A client list with another taken in. Nothing of it shows in a repr."""

    clients: tuple[Client, ...] = field(repr=False)
    added: int
    changed: int
    """Clients who were there and are called in more ways now."""
    same: int


def merged(kept: Iterable[Client], come: Iterable[Client]) -> Merged:
    """Return a list with clients taken in.

    One who is there already by the same name is the same client and gets the ways that are new. Two of one name on
    the list that comes are two: each is one of those that were there before, or a new one.
    """
    clients = list(kept)
    free: dict[str, list[int]] = {}
    for place, client in enumerate(clients):
        free.setdefault(called(client), []).append(place)
    folded = cache(lambda place: _folded(clients[place]))
    added = changed = same = 0
    for client in come:
        places = free.get(called(client), [])
        if not places:
            clients.append(client)
            added += 1
            continue
        # Of several namesakes, the one with whom the most is shared.
        ways = _folded(client)
        best = places[0] if len(places) == 1 else max(places, key=lambda place: len(folded(place) & ways))
        places.remove(best)
        joined = _joined(clients[best], client)
        changed += joined != clients[best]
        same += joined == clients[best]
        clients[best] = joined
    return Merged(tuple(clients), added, changed, same)


def called(client: Client | person.Client) -> str:
    """Return the name that tells a client from another, the first that is their own, however it is written."""
    own = (way.text for way in client.ways if way.kind is not Kind.RELATIVE)
    return _fold(next(own, client.ways[0].text))


def counted(added: int, changed: int, same: int) -> str:
    """How many clients are new, called in more ways, and there already: "3 new, 1 with further names"."""
    told = {"new": added, "with further names": changed, "there already": same}
    return ", ".join(f"{count:,} {what}" for what, count in told.items() if count) or "no client"


def filled(own: Profile, card: person.Profile) -> Profile:
    """Return a profile with what an address card adds: lists grow, and what is empty is filled. Raises ValueError."""
    return own.model_validate(
        dict(own)
        | {
            "names": _more(own.names, (card.name, *card.names)),
            "practice": own.practice or card.practice,
            "phones": _more(own.phones, (card.phone, *card.phones)),
            "emails": _more(own.emails, (card.email, *card.emails)),
            "sites": _more(own.sites, card.sites),
            "handles": _more(own.handles, card.handles),
            "address": own.address or card.address,
            "town": own.town or card.city,
        }
    )


def _folded(client: Client) -> set[tuple[Kind, str]]:
    return {(way.kind, _fold(way.text)) for way in client.ways}


def _joined(client: Client, other: Client) -> Client:
    known = _folded(client)
    new = tuple(way for way in other.ways if (way.kind, _fold(way.text)) not in known)
    return client.model_copy(update={"ways": (*client.ways, *_once(new))}) if new else client


def _once(ways: Iterable[Way]) -> Iterable[Way]:
    return {(way.kind, _fold(way.text)): way for way in ways}.values()


def _more(kept: tuple[str, ...], come: Iterable[str | None]) -> tuple[str, ...]:
    known = {_fold(each) for each in kept}
    return (*kept, *(each for each in come if each and _fold(each) not in known))


def _fold(text: str) -> str:
    return " ".join(text.casefold().split())
