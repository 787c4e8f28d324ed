"""Who is who: the persons named in a draft, in the order in which they are named."""

from __future__ import annotations

import re

from ..detect.fold import fold
from .alike import is_same
from .creatures import named
from .lexicon import of_any
from .pronouns import only_pronoun
from .syntax import PERSON

_OTHERS = re.compile(rf"\b{PERSON}\b", re.IGNORECASE)
"""Whoever is spoken of beside somebody who is named: "he" may be that one."""


class People:
    """Tells the persons apart, so that each gets the same words throughout."""

    def __init__(self, text: str = "") -> None:
        """Of the draft `text`."""
        self._known: list[frozenset[str]] = []
        self._clients: list[int] = []
        self._beings = named(text)
        self._being = ""
        alone = not (self._beings or _OTHERS.search(text) or of_any("family", text))
        self._pronoun = only_pronoun(text) if alone else ""

    def pronoun(self, number: int) -> str:
        """What a person is called who is named again: "he" or "she" where the draft speaks of nobody else, else empty.

        `number`: how many are named at a time. Once several were, it is empty for good. Of an animal or a thing, for
        which `who` was asked last, it is the kind.
        """
        if number > 1:
            self._pronoun = ""
        if self._being:
            return self._being
        return self._pronoun if len(self._known) == 1 else ""

    def who(self, name: str) -> int:
        """1 for the first person, 2 for the next one; the same, negative, where that person was named before.

        Animals and things count too.
        """
        called = frozenset(fold(name).split())
        self._being = next((self._beings[each] for each in sorted(called) if each in self._beings), "")
        for number, known in enumerate(self._known):
            if any(is_same(one, other) for one in known for other in called):
                self._known[number] = known | called
                return -(number + 1)
        self._known.append(called)
        return len(self._known)

    def client(self, who: int, *, said: bool) -> int:
        """Which of the clients a person is, 0 for none: the first thing told of somebody says so (`said`)."""
        if self._being:
            return 0
        if who > 0 and said:
            self._clients.append(who)
        return self._clients.index(abs(who)) + 1 if abs(who) in self._clients else 0

    def known(self) -> tuple[frozenset[str], ...]:
        """Who was named so far."""
        return tuple(self._known)

    def forget(self, known: tuple[frozenset[str], ...]) -> None:
        """Go back to those who were `known`."""
        self._known = list(known)
        self._clients = [each for each in self._clients if each <= len(known)]
