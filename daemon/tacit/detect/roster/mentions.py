"""Every mention of a client in a draft. What it costs depends on the draft: the list is only looked up."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple

from ...data import word_set
from ...finding import Label
from ...person import Profile
from ..cover import Cover
from ..people import is_own_name, own_stretches
from ..reading import Span
from .hashtags import in_hashtag
from .index import Index, Role
from .letters import key, seen
from .misspelling import is_slip, misspelt, respelt
from .name import DOCTORS, PARTICLES, TITLES, WORD_TITLES
from .others import Sight
from .spelling import RUN_TOGETHER, Hit, Speller
from .vocabulary import PLAIN, PLAIN_LETTERS, is_known, is_word
from .worth import CLOSE, DOCTOR, MOST, PARTS, UNDOTTED, WEAK, WHOLE, Look, Worth, alone
from .writing import Word, written

_NAMED = Worth(WHOLE, "roster_name")
_NICKNAMED = Worth(CLOSE, "roster_nickname")
_NICKNAMED_INITIAL = Worth(DOCTOR, "roster_nickname")
_PARTS = (Role.FIRST, Role.ALIAS, Role.STAND_IN, Role.SOUND, Role.LAST, Role.RELATIVE)
_GIVEN = (Role.FIRST, Role.ALIAS, Role.STAND_IN)
_SHORT_HANDLE = 2
_MOST_INITIALS = 3
_INITIALS = re.compile(
    r"[A-ZÀ-ÖØ-Þ](?<![\w.&-].)(?:\.(?: ?[A-ZÀ-ÖØ-Þ]\.){0,2}(?!\w)|(?:\.[A-ZÀ-ÖØ-Þ]){1,2}(?!\w)|[A-Z]{1,2}(?![\w&-]))"
)


class _Mention(NamedTuple):
    start: int
    end: int
    worth: Worth
    label: Label = Label.NAME


def roster_names(text: str, listed: Index, profile: Profile = Profile()) -> list[Span]:  # noqa: B008
    """Every mention of a client, in the order of the text, none overlapping: of two, the surer stays, then the longer.

    The author's own name is nobody else's. A name that the author's family bears as well is worth less (`worth.py`).
    """
    plain, places = seen(text)
    found = list(_Search(plain, listed, _family(profile)).mentions())
    cover = Cover(len(text))
    for start, end in own_stretches(text, profile) if found else ():
        cover.add(bisect_left(places, start), bisect_left(places, end))
    taken = [
        Span(places[each.start], places[each.end], each.label, each.worth.score, each.worth.reason)
        for each in sorted(found, key=lambda each: (-each.worth.score, each.start - each.end, each.start))
        if cover.take(each.start, each.end) and not is_own_name(plain[each.start : each.end], profile)
    ]
    return sorted(taken, key=lambda span: span.start)


def _family(profile: Profile) -> frozenset[str]:
    return frozenset(key(name) for name in (*profile.family, *profile.pets))


class _Search:
    """One draft and one index."""

    def __init__(self, text: str, index: Index, family: frozenset[str]):
        self._text = text
        self._index = index
        self._family = family
        self._words = written(text, index)
        self._sight = Sight(text, self._words)
        self._tags = frozenset(match.end() for match in re.finditer("#", text))
        self._speller = Speller(text, self._words, index, self._sight)
        self._hits: dict[int, list[Hit]] = {}
        for hit in self._speller.hits():
            self._hits.setdefault(hit.first, []).append(hit)

    def mentions(self) -> Iterator[_Mention]:
        """Overlapping ones too."""
        for hit in chain.from_iterable(self._hits.values()):
            yield from self._of(hit)
        for place, word in enumerate(self._words):
            if place not in self._hits and (word.text[0].isupper() or word.start in self._tags):
                yield from self._unlisted(place, word)
        yield from self._initials()
        yield from self._unspaced()

    def _of(self, hit: Hit) -> Iterator[_Mention]:
        roles = self._index.entries[hit.letters]
        start, end = self._words[hit.first].start, self._words[hit.last - 1].end
        if Role.WHOLE in roles and self._is_name_like(hit.first, hit.last):
            yield _Mention(start, end, _NAMED)
        if Role.HANDLE in roles:
            yield from self._handle(hit)
        if Role.RELATIVE_WHOLE in roles and self._is_name_like(hit.first, hit.last):
            yield _Mention(start, end, Worth(MOST, "roster_relative"))
        for role in _GIVEN:
            if role in roles:
                yield from self._given(hit, role, roles[role].clients)
        if Role.LAST in roles:
            yield from self._behind_title(hit)
            yield from self._surname(hit, roles[Role.LAST].clients)
        for role in _PARTS:
            if role in roles:
                yield from self._alone(hit, role, hit.letters)

    def _is_name_like(self, first: int, last: int) -> bool:
        """Plain words are a name in the capitals of one: "grace will" is none."""
        words = self._words[first:last]
        if "," in self._text[words[0].end : words[-1].start] and any(is_word(word.key) for word in words):
            return False
        return all(word.is_capital for word in words) or not all(is_word(word.key) for word in words)

    def _given(self, hit: Hit, role: Role, clients: set[int]) -> Iterator[_Mention]:
        """A first name with something of the same client's surname behind it, at once or behind a middle name."""
        start, by_nickname = self._words[hit.first].start, role is Role.STAND_IN
        for place in self._next(hit):
            word = self._words[place]
            for other in self._hits.get(place, ()):
                roles = self._index.entries[other.letters]
                if Role.LAST in roles and not clients.isdisjoint(roles[Role.LAST].clients):
                    end = self._words[other.last - 1].end
                    if self._is_name_like(hit.first, other.last):
                        yield _Mention(start, end, _NICKNAMED if by_nickname else _NAMED)
                elif (
                    Role.MIDDLE in roles
                    and role is not Role.STAND_IN
                    and not clients.isdisjoint(roles[Role.MIDDLE].clients)
                ):
                    yield _Mention(start, self._words[other.last - 1].end, Worth(PARTS, "roster_name"))
            lasts = {last for client in clients for last in self._index.lasts[client]}
            if self._is_initial(word, lasts):
                end = word.end + (self._text[word.end : word.end + 1] == ".")
                yield _Mention(start, end, _NICKNAMED_INITIAL if by_nickname else Worth(PARTS, "roster_name"))
            elif word.is_capital and word.key not in lasts and is_slip(word.key, lasts):
                yield _Mention(start, word.end, Worth(self._close(hit.letters + word.key), "roster_spelling"))

    def _is_initial(self, word: Word, names: Iterable[str]) -> bool:
        """Whether a word is the initial of a name: "I" and "A" are with a full stop only."""
        if len(word.key) != 1 or not word.is_capital or not any(name.startswith(word.key) for name in names):
            return False
        return word.key not in PLAIN_LETTERS or self._text[word.end : word.end + 1] == "."

    def _next(self, hit: Hit) -> Iterator[int]:
        """The word behind a first name, and the one behind a middle name or initial."""
        if hit.last < len(self._words) and self._speller.is_joined(hit.last - 1):
            yield hit.last
            middle = self._words[hit.last]
            if middle.is_capital and hit.last + 1 < len(self._words) and self._speller.is_joined(hit.last):
                yield hit.last + 1

    def _surname(self, hit: Hit, clients: set[int]) -> Iterator[_Mention]:
        """A surname with the same client's initials or mistyped first name before it."""
        if not hit.first or not self._speller.is_joined(hit.first - 1) or not self._is_surname(hit):
            return
        yield from self._behind_initials(hit, clients)
        before, end = self._words[hit.first - 1], self._words[hit.last - 1].end
        firsts = {first for client in clients for first in self._index.firsts[client]}
        if not before.is_capital or before.key in firsts:
            return
        if len(before.key) == 1:
            if self._is_initial(before, firsts):
                yield _Mention(before.start, end, Worth(PARTS, "roster_name"))
        elif is_slip(before.key, firsts) or any(respelt(before.key, self._index) == first for first in firsts):
            yield _Mention(before.start, end, Worth(self._close(before.key + hit.letters), "roster_spelling"))

    def _is_surname(self, hit: Hit) -> bool:
        """Whether it is written as a surname: with a capital, behind small particles if need be."""
        words = self._words[hit.first : hit.last]
        return next((word.is_capital for word in words if word.is_capital or word.key not in PARTICLES), False)

    def _behind_initials(self, hit: Hit, clients: set[int]) -> Iterator[_Mention]:
        """A surname with the initials of several first names before it: "M.K. Dunne", "MK Dunne"."""
        doubles = {letters for client in clients for letters in self._index.doubles[client]}
        letters, place = "", hit.first
        while place and len(letters) < _MOST_INITIALS and self._speller.is_joined(place - 1):
            place -= 1
            word = self._words[place]
            if not word.text.isupper():
                return
            letters = word.key + letters
            if letters in doubles:
                yield _Mention(word.start, self._words[hit.last - 1].end, Worth(PARTS, "roster_name"))

    @staticmethod
    def _close(letters: str) -> float:
        """A whole name with a letter wrong: in a short one, that makes another name."""
        return CLOSE if len(letters) > RUN_TOGETHER + 1 else DOCTOR

    def _behind_title(self, hit: Hit) -> Iterator[_Mention]:
        if not hit.first:
            return
        title = self._words[hit.first - 1]
        gap = self._text[title.stop : self._words[hit.first].start]
        if title.key in TITLES and gap in (" ", ". ", ".") and (title.is_capital or title.key not in WORD_TITLES):
            worth = DOCTOR if title.key in DOCTORS else PARTS
            yield _Mention(title.start, self._words[hit.last - 1].end, Worth(worth, "roster_surname"))

    def _alone(self, hit: Hit, role: Role, letters: str) -> Iterator[_Mention]:
        word, last = self._words[hit.first], self._words[hit.last - 1]
        if len(letters) == 1 or self._sight.is_other(hit.first, hit.last, role):
            return
        look = Look(word.is_capital, word.is_shouted, self._sight.begins(hit.first))
        worth = alone(role, letters, look)
        if worth:
            shared = letters in self._family
            yield _Mention(word.start, last.end, worth._replace(score=min(worth.score, WEAK)) if shared else worth)

    def _unlisted(self, place: int, word: Word) -> Iterator[_Mention]:
        """A word that is no listed name as it stands: a hashtag that holds one, another spelling, a slip."""
        if word.start in self._tags:
            if worth := in_hashtag(word.text, self._index):
                yield _Mention(word.start, word.end, worth)
            return
        if not word.is_capital or word.is_shouted or word.key in PLAIN:
            return
        hit = Hit(place, place + 1, word.key)
        if name := respelt(word.key, self._index):
            yield from self._alone(hit, Role.SOUND, name)
        elif name := misspelt(word.key, self._index):
            yield from self._alone(hit, Role.SLIP, name)

    def _handle(self, hit: Hit) -> Iterator[_Mention]:
        """An account, told by its `@` or path unless nothing else is called so: two letters may be any word's."""
        start, end = self._words[hit.first].start, self._words[hit.last - 1].end
        is_marked = self._sight.is_tag(self._words[hit.first])
        if self._text[start:end].casefold() in self._index.handles and (is_marked or self._is_telling(hit.letters)):
            start -= self._text[start - 1 : start] == "@"
            yield _Mention(start, end, Worth(WHOLE, "roster_handle"), Label.CONTACT)

    @staticmethod
    def _is_telling(letters: str) -> bool:
        return len(letters) > _SHORT_HANDLE and not is_known(letters)

    def _initials(self) -> Iterator[_Mention]:
        """With full stops; without them where they were told."""
        if not self._index.initials:
            return
        for match in _INITIALS.finditer(self._text):
            letters = key(match[0])
            is_told = self._index.initials.get(letters)
            if is_told is None or letters in _ABBREVIATIONS:
                continue
            if match[0].isalpha():
                if is_told:
                    yield _Mention(*match.span(), Worth(UNDOTTED, "roster_initials"))
            elif not self._sight.are_initials_of_other(*match.span()):
                yield _Mention(*match.span(), Worth(MOST if is_told else WEAK, "roster_initials"))

    def _unspaced(self) -> Iterator[_Mention]:
        for name in self._index.unspaced:
            for match in re.finditer(re.escape(name), self._text):
                yield _Mention(*match.span(), Worth(WHOLE, "roster_name"))


_ABBREVIATIONS = word_set("abbreviations")
