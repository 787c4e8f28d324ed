"""Every mention of a client in a draft. What it costs depends on the draft: the list is only looked up."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from ...data import words
from ...finding import Label
from ...person import Profile
from ..cover import Cover
from ..people import is_own_name, own_stretches
from ..reading import Span
from .hashtags import in_hashtag
from .index import Index, Role
from .letters import key, seen
from .misspelling import is_slip, misspelt, respelt
from .name import TITLES
from .others import Sight
from .vocabulary import PLAIN, is_known, is_word
from .worth import CLOSE, DOCTOR, MOST, UNDOTTED, WEAK, WHOLE, Look, Worth, alone
from .writing import Word, written

_LONGEST_JOINT = 3
_DOCTORS = frozenset({"dr", "prof", "professor"})
_NAMED = Worth(WHOLE, "roster_name")
_NICKNAMED = Worth(CLOSE, "roster_nickname")
_PARTS = (Role.FIRST, Role.ALIAS, Role.STAND_IN, Role.SOUND, Role.LAST, Role.RELATIVE)
_GIVEN = (Role.FIRST, Role.ALIAS, Role.STAND_IN)
_RUN_TOGETHER = 8
"""A whole name of fewer letters in one word is another name: Al Ice, Jo Hanna."""
_RUN = 8
"""Words that a name may be spread over; spelt out letter by letter it may take more."""
_SPELT_OUT = 40

_INITIALS = re.compile(
    r"[A-ZÀ-ÖØ-Þ](?<![\w.&-].)(?:\.(?: ?[A-ZÀ-ÖØ-Þ]\.){0,2}(?!\w)|(?:\.[A-ZÀ-ÖØ-Þ]){1,2}(?!\w)|[A-Z]{1,2}(?![\w&-]))"
)


class _Mention(NamedTuple):
    start: int
    end: int
    worth: Worth
    label: Label = Label.NAME


class _Hit(NamedTuple):
    """Words `first` to `last` (exclusive) that spell a key."""

    first: int
    last: int
    letters: str


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
        Span(places[each.start], places[each.end - 1] + 1, each.label, each.worth.score, each.worth.reason)
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
        self._hits: dict[int, list[_Hit]] = {}
        for hit in self._spelt():
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

    def _spelt(self) -> Iterator[_Hit]:
        """Where words begin and end that spell a key together."""
        beginnings, entries, found = self._index.beginnings, self._index.entries, self._words
        for first, word in enumerate(found):
            letters, last = word.key, first + 1
            while letters in beginnings:
                if letters in entries and self._is_so_written(first, last, letters):
                    yield _Hit(first, last, letters)
                reach = _SPELT_OUT if len(letters) == last - first else _RUN
                if last == len(found) or last - first >= reach or not self._is_joined(last - 1):
                    break
                letters += found[last].key
                last += 1

    def _is_joined(self, place: int) -> bool:
        """Whether a name may go on from one word to the next."""
        here, there = self._words[place], self._words[place + 1]
        return here.end == here.stop and there.start - here.stop <= _LONGEST_JOINT

    def _is_so_written(self, first: int, last: int, letters: str) -> bool:
        """Whether the words are those of the name, or the name is run together or torn apart on purpose."""
        roles = self._index.entries[letters]
        words = tuple(word.key for word in self._words[first:last])
        if any(words in entry.parts for entry in roles.values()) or Role.HANDLE in roles:
            return True
        if last - first > 1:
            return self._is_torn(first, last, words)
        if any(role is not Role.WHOLE for role in roles):
            return True  # Annemarie for Anne-Marie
        word = self._words[first]
        parts = [part for entry in roles.values() for part in entry.parts]
        return (
            self._sight.is_tag(word)
            or _is_camel(word.text, parts)
            or (len(letters) >= _RUN_TOGETHER and not is_known(letters))
        )

    def _is_torn(self, first: int, last: int, words: tuple[str, ...]) -> bool:
        joints = {self._text[self._words[at].stop : self._words[at + 1].start] for at in range(first, last - 1)}
        if all(len(word) == 1 for word in words):
            return len(words) > _LONGEST_JOINT and len(joints) == 1
        odd = any(len(word) > 2 and word not in PLAIN for word in words)
        return (
            odd
            and all(len(word) > 1 for word in words)
            and all(len(joint) == 1 != joint.count("\n") for joint in joints)
        )

    def _of(self, hit: _Hit) -> Iterator[_Mention]:
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
        return all(word.is_capital for word in words) or not all(is_word(word.key) for word in words)

    def _given(self, hit: _Hit, role: Role, clients: set[int]) -> Iterator[_Mention]:
        """A first name with something of the same client's surname behind it, at once or behind a middle name."""
        start = self._words[hit.first].start
        for place in self._next(hit):
            word = self._words[place]
            for other in self._hits.get(place, ()):
                roles = self._index.entries[other.letters]
                if Role.LAST in roles and not clients.isdisjoint(roles[Role.LAST].clients):
                    end = self._words[other.last - 1].end
                    if self._is_name_like(hit.first, other.last):
                        by_nickname = role is Role.STAND_IN
                        yield _Mention(start, end, _NICKNAMED if by_nickname else _NAMED)
                elif Role.MIDDLE in roles and not clients.isdisjoint(roles[Role.MIDDLE].clients):
                    yield _Mention(start, self._words[other.last - 1].end, Worth(MOST, "roster_name"))
            lasts = {last for client in clients for last in self._index.lasts[client]}
            if len(word.key) == 1 and word.is_capital and any(last.startswith(word.key) for last in lasts):
                end = word.end + (self._text[word.end : word.end + 1] == ".")
                yield _Mention(start, end, Worth(MOST, "roster_name"))
            elif word.is_capital and word.key not in lasts and is_slip(word.key, lasts):
                yield _Mention(start, word.end, Worth(self._close(hit.letters + word.key), "roster_spelling"))

    def _next(self, hit: _Hit) -> Iterator[int]:
        """The word behind a first name, and the one behind a middle name or initial."""
        if hit.last < len(self._words) and self._is_joined(hit.last - 1):
            yield hit.last
            middle = self._words[hit.last]
            if middle.is_capital and hit.last + 1 < len(self._words) and self._is_joined(hit.last):
                yield hit.last + 1

    def _surname(self, hit: _Hit, clients: set[int]) -> Iterator[_Mention]:
        """A surname with the same client's initial or mistyped first name before it."""
        if not hit.first or not self._is_joined(hit.first - 1):
            return
        before, end = self._words[hit.first - 1], self._words[hit.last - 1].end
        firsts = {first for client in clients for first in self._index.firsts[client]}
        if not before.is_capital or not self._words[hit.first].is_capital or before.key in firsts:
            return
        if len(before.key) == 1:
            if any(first.startswith(before.key) for first in firsts):
                yield _Mention(before.start, end, Worth(MOST, "roster_name"))
        elif is_slip(before.key, firsts) or any(respelt(before.key, self._index) == first for first in firsts):
            yield _Mention(before.start, end, Worth(self._close(before.key + hit.letters), "roster_spelling"))

    @staticmethod
    def _close(letters: str) -> float:
        """A whole name with a letter wrong: in a short one, that makes another name."""
        return CLOSE if len(letters) > _RUN_TOGETHER + 1 else DOCTOR

    def _behind_title(self, hit: _Hit) -> Iterator[_Mention]:
        if not hit.first:
            return
        title = self._words[hit.first - 1]
        gap = self._text[title.stop : self._words[hit.first].start]
        if title.key in TITLES and gap in (" ", ". ", ".") and (title.is_capital or title.key not in PLAIN):
            worth = DOCTOR if title.key in _DOCTORS else MOST
            yield _Mention(title.start, self._words[hit.last - 1].end, Worth(worth, "roster_surname"))

    def _alone(self, hit: _Hit, role: Role, letters: str) -> Iterator[_Mention]:
        word, last = self._words[hit.first], self._words[hit.last - 1]
        if len(letters) == 1 or self._sight.is_other(hit.first, hit.last, is_surname=role is Role.LAST):
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
        if not word.is_capital or word.is_shouted:
            return
        if name := respelt(word.key, self._index) or misspelt(word.key, self._index):
            yield from self._alone(_Hit(place, place + 1, word.key), Role.SOUND, name)

    def _handle(self, hit: _Hit) -> Iterator[_Mention]:
        """An account, told by its `@` or path unless nothing else is called so."""
        start, end = self._words[hit.first].start, self._words[hit.last - 1].end
        is_marked = self._sight.is_tag(self._words[hit.first])
        if self._text[start:end].casefold() in self._index.handles and (is_marked or not is_known(hit.letters)):
            start -= self._text[start - 1 : start] == "@"
            yield _Mention(start, end, Worth(WHOLE, "roster_handle"), Label.CONTACT)

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
            elif len(letters) > 1 or not self._sight.is_initial_of_other(match.end()):
                yield _Mention(*match.span(), Worth(MOST if is_told else WEAK, "roster_initials"))

    def _unspaced(self) -> Iterator[_Mention]:
        for name in self._index.unspaced:
            for match in re.finditer(re.escape(name), self._text):
                yield _Mention(*match.span(), Worth(WHOLE, "roster_name"))


def _is_camel(text: str, parts: Sequence[tuple[str, ...]]) -> bool:
    """Whether a word has its capitals where the parts of a name begin: JessicaTran."""
    capitals = [place for place, letter in enumerate(text) if letter.isupper()]
    for part in parts:
        place, begins = 0, []
        for each in part:
            begins.append(place)
            place += len(each)
        if len(part) > 1 and capitals == begins:
            return True
    return False


_ABBREVIATIONS = frozenset(words("abbreviations"))
