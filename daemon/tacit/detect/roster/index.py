"""Everything that a client list can be recognised by, built once a list, so that a draft is matched by look-ups."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import accumulate

from ...person import Alias, Client, Kind, Roster
from .letters import key, sound, spellings
from .name import Name, Part, name
from .nicknames import is_given_name, stand_ins

MISSPELT = 5
"""Shorter names are not looked for with a letter wrong: too many words are one letter away."""

_AND = re.compile(r"\s+(?:&|\+|and)\s+", re.IGNORECASE)
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_HANDLE = re.compile(r"[\w.+-]+(?:@[\w-]+(?:\.[\w-]+)+)?")
_LONGEST_SOUND = 3


class Role(StrEnum):
    """What a key is of a client."""

    WHOLE = "whole"
    """First name and surname, or a nickname of several words."""
    FIRST = "first"
    MIDDLE = "middle"
    LAST = "last"
    ALIAS = "alias"
    """All that is told of the person's name, or a nickname that was told."""
    STAND_IN = "stand-in"
    """A nickname that the first name suggests, or the name that the nickname does."""
    SOUND = "sound"
    """Another spelling of the first name."""
    SLIP = "slip"
    """The first name with a letter wrong."""
    RELATIVE = "relative"
    """A relative's first name."""
    RELATIVE_WHOLE = "relative, whole"
    HANDLE = "handle"


@dataclass(slots=True)
class Entry:
    """A key of one role: whose, and in which words it may be written."""

    clients: set[int] = field(default_factory=set)
    parts: set[Part] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Index:
    """What matching looks up. Clients are their places on the list. Never changed once built."""

    entries: Mapping[str, Mapping[Role, Entry]]
    """By key: what it can be of whom."""
    beginnings: frozenset[str]
    """Every beginning of every key."""
    handles: frozenset[str]
    """Case-folded, without the first `@`; e-mail addresses as a whole."""
    initials: Mapping[str, bool]
    """Keys of initials; whether they were told, and not only follow from a name."""
    sounds: Mapping[str, frozenset[str]]
    """By sound: the first names that are spelt otherwise."""
    firsts: Sequence[frozenset[str]]
    """By client: keys of the first names and nicknames that were told."""
    doubles: Sequence[frozenset[str]]
    """By client: the initials of several first names, "mk" of Mary-Kate or Mary Kate."""
    lasts: Sequence[frozenset[str]]
    """By client: keys of the surname."""
    misspelt: Mapping[int, Sequence[str]]
    """First names of `MISSPELT` letters and more, by their length."""
    singles: Mapping[int, Sequence[str]]
    """First names, surnames and told nicknames by their length."""
    unspaced: Sequence[str]
    """Names in scripts that put no spaces between words."""


def index(roster: Roster) -> Index:
    """The index of a roster. It takes long beside reading a draft: keep it while the roster stays."""
    builder = _Builder()
    for client in roster:
        builder.add(client)
    return builder.built()


class _Builder:
    def __init__(self) -> None:
        self._entries: defaultdict[str, dict[Role, Entry]] = defaultdict(dict)
        self._handles: set[str] = set()
        self._initials: dict[str, bool] = {}
        self._firsts: list[set[str]] = []
        self._doubles: list[set[str]] = []
        self._lasts: list[set[str]] = []
        self._unspaced: list[str] = []

    def add(self, client: Client) -> None:
        self._firsts.append(set())
        self._doubles.append(set())
        self._lasts.append(set())
        for alias in client.ways:
            self._alias(alias)

    def _alias(self, alias: Alias) -> None:
        text = alias.text.strip()
        if alias.kind is Kind.HANDLE:
            handle = _HANDLE.search(text.rstrip("/").rpartition("/")[2])
            if handle and len(handle[0]) > 1:  # what was written for "none", "n/a", is no account
                self._handles.add(handle[0].casefold())
                self._put(Role.HANDLE, (key(handle[0]),))
        elif alias.kind is Kind.INITIALS:
            self._initials[key(text)] = True
            if is_given_name(key(text)):  # a list in capitals: "AMY"
                self._alias(Alias(text.capitalize(), Kind.NAME))
        elif _UNSPACED.search(text):
            self._unspaced.append("".join(text.split()))
        else:
            for spelling in spellings(text):
                for each in _people(spelling):
                    self._name(each, alias.kind)

    def _name(self, name: Name, kind: Kind) -> None:
        if kind is Kind.RELATIVE:
            self._put(Role.RELATIVE_WHOLE if name.last else Role.RELATIVE, name.whole)
            self._put(Role.RELATIVE, name.first)
        elif kind is Kind.NICKNAME or not name.last:
            self._put(Role.ALIAS if len(name.whole) == 1 or not name.last else Role.WHOLE, name.whole)
            self._suggest(name.first)
        else:
            self._full(name)

    def _full(self, name: Name) -> None:
        if not name.first:  # "Ms. Tran"
            self._surname(name)
            return
        if all(len(word) == 1 for word in name.whole):
            self._initials["".join(name.whole)] = True
            return
        orders = (name.whole, (*name.first, *name.last), (*name.last, *name.first))
        for each in orders:
            self._put(Role.WHOLE, each)
        self._put(Role.FIRST, name.first)
        self._suggest(name.first)
        if len(name.first) > 1:
            self._put(Role.STAND_IN, name.first[:1])
        for middle in name.middle:
            self._put(Role.MIDDLE, middle)
        for nickname in name.nicknames:
            self._put(Role.ALIAS, nickname)
            self._firsts[-1].add("".join(nickname))
        self._surname(name)
        given = name.whole[: len(name.whole) - len(name.last)]
        if len(given) > 1:
            self._doubles[-1].add("".join(word[0] for word in given))
        self._initials.setdefault("".join(part[0][0] for part in (name.first, name.last)), False)

    def _surname(self, name: Name) -> None:
        for part in name.surnames():
            self._put(Role.LAST, part)
            self._lasts[-1].add("".join(part))

    def _suggest(self, first: Part) -> None:
        letters = "".join(first)
        self._firsts[-1].add(letters)
        for each in stand_ins(letters):
            self._put(Role.STAND_IN, (each,))

    def _put(self, role: Role, part: Part) -> None:
        if letters := "".join(part):
            entry = self._entries[letters].setdefault(role, Entry())
            entry.clients.add(len(self._firsts) - 1)
            entry.parts.add(part)

    def built(self) -> Index:
        firsts = self._of(Role.FIRST, Role.ALIAS)
        sounds: defaultdict[str, set[str]] = defaultdict(set)
        for letters in firsts:
            if len(heard := sound(letters)) >= _LONGEST_SOUND:
                sounds[heard].add(letters)
        return Index(
            entries=dict(self._entries),
            beginnings=frozenset(begun for letters in self._entries for begun in accumulate(letters)),
            handles=frozenset(self._handles),
            initials=self._initials,
            sounds={heard: frozenset(names) for heard, names in sounds.items()},
            firsts=tuple(map(frozenset, self._firsts)),
            doubles=tuple(map(frozenset, self._doubles)),
            lasts=tuple(map(frozenset, self._lasts)),
            misspelt=_by_length(letters for letters in firsts if len(letters) >= MISSPELT),
            singles=_by_length(self._of(Role.FIRST, Role.ALIAS, Role.LAST)),
            unspaced=tuple(self._unspaced),
        )

    def _of(self, *roles: Role) -> list[str]:
        return sorted(letters for letters, entry in self._entries.items() if not entry.keys().isdisjoint(roles))


def _people(text: str) -> Iterator[Name]:
    """The names in an entry: "Dan & Ana Smith" are two people of one surname."""
    *others, last = map(name, _AND.split(text))
    for each in others:
        shared = not each.last and each.first
        yield Name(each.first, each.middle, last.last, nicknames=each.nicknames) if shared else each
    yield last


def _by_length(found: Iterable[str]) -> Mapping[int, Sequence[str]]:
    lengths: defaultdict[int, list[str]] = defaultdict(list)
    for letters in found:
        lengths[len(letters)].append(letters)
    return dict(lengths)
