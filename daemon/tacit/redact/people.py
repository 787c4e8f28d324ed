"""Who is who: the persons named in a draft, in the order in which they are named."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from ..detect.fold import fold
from ..detect.roster.vocabulary import CALENDAR, PLACES, PLAIN
from .creatures import named
from .grammar import CLOSE, OPEN
from .lexicon import of_any, wider
from .syntax import PAST, PERSON, PREPOSITION, is_verb, one_of
from .working import TOOLS

GONE = OPEN + CLOSE
"""What is left of a sentence that went."""

_ALONE = (
    rf"\s*(?:[.,;:!?…)\n]|$|{PREPOSITION}\b|{one_of('and but or so because when while who that again today now')}\b)"
)
"""What stands behind "her" where that is somebody, and does not tell whose something is."""
_PRONOUN = re.compile(
    rf"(?:{GONE})?(?<!\bbless )\b(?:him|his|her(?={_ALONE})|s?he(?P<short>['’](?:d|ll))?)\b"
    rf"(?=[\s{OPEN}{CLOSE}]*(?P<next>[\w'’]+)?)",
    re.IGNORECASE,
)
_WIDER = {noun.split()[-1] for name in ("jobs", "family") for noun in wider(name)} - {"course"} - TOOLS
_SOMEBODY = re.compile(
    rf"\b(?:(?:{PERSON}|{'|'.join(sorted(_WIDER))})s?|{one_of('he she him her his hers')})\b", re.IGNORECASE
)
"""Persons, those of our own wider words too, and who was spoken of already."""

_PARTICIPLES = one_of(
    "been gone had done lost kept left made met come run told sat stood just already got put cut found heard read won",
    "begun hit held felt given taken written driven eaten fallen spoken broken chosen forgotten seen sent spent",
)
_DONE = re.compile(rf"\w+(?:ed|wn|ught|ept|elt)|{_PARTICIPLES}", re.IGNORECASE)
"""What is rather behind "had" than behind "would"."""

_SHORT = {"ll": ("will", "will"), "d": ("had", "would")}

_TWICE = re.compile(r"(.)\1")
"""Letters that people double or forget to: "Anwar", "Anwaar"."""

SHORTEST = 3
"""A short form of a name has so many letters at least: "Des" for "Destiny"."""


SPELT, ALIKE = 6, 0.85
"""Names of so many letters are one where they are so like each other: "Agnieszka", "Agnieska"."""


def _is_same(one: str, other: str) -> bool:
    short, long = sorted((_TWICE.sub(r"\1", each) for each in (one, other)), key=len)
    if short == long or (len(short) >= SHORTEST and long.startswith(short)):
        return True
    return len(short) >= SPELT and short[0] == long[0] and SequenceMatcher(None, short, long).ratio() >= ALIKE


def introduced(said: Sequence[str], made: Sequence[str]) -> list[str]:
    """What was `made` of the sentences `said` in a draft, so that nobody is "she" who was not spoken of before.

    Where the sentence that did is gone (its seams alone are left), the first "she", "he", "him" or "his" is "someone"
    instead, or "a client" if it said so. Not behind somebody else: that would be a second person. The same where
    somebody was spoken of earlier, but the last who was is gone.
    """
    told = list(made)
    spoken, lost = False, list[str]()
    for at, sentence in enumerate(told):
        if sentence.strip() == GONE:
            lost += [said[at]] if lost or not spoken or _introduces(said[at]) else []
            continue
        pronoun = _PRONOUN.search(sentence) if lost else None
        if pronoun and spoken and not any(_introduces(each, pronoun[0]) for each in lost):
            pronoun = None
        if pronoun and not _tells_of_somebody(before := sentence[: pronoun.start()], pronoun[0]):
            client = any(map(_OF_CLIENTS.search, lost))
            someone = "a client" if client else "someone"
            someone = someone if re.search(r"\w", before) else someone.capitalize()
            someone += "'s" if pronoun[0].lower().endswith("his") else ""
            told[at] = f"{before}{OPEN}{someone}{_full(pronoun)}{CLOSE}{sentence[pronoun.end() :]}"
        elif not _tells_of_somebody(sentence if lost else _OWN.sub("", sentence)):
            continue
        spoken, lost = True, []
    return told


def _introduces(said: str, pronoun: str = "") -> bool:
    """Whether a sentence tells something of somebody of its own, so that a pronoun behind it may be that one; not where
    it has a pronoun of that gender itself, which goes on with who was spoken of earlier."""
    gender = next((each for each in _GENDERS.values() if each.search(pronoun)), None)
    if gender and gender.search(said):
        return False
    own = _names(_CLIENT.sub("", said)) or _SOMEBODY.search(_REFERRED.sub("", said)) is not None
    return own and any(is_verb(word) or _TOLD.fullmatch(word) for word in said.split())


def _names(said: str) -> bool:
    """Whether words may name somebody: the first one has a capital also where it is a plain word."""
    found = ((match.start(), fold(match[0])) for match in _NAMED.finditer(said))
    return any(word not in PLACES | CALENDAR and (at > 0 or word not in PLAIN) for at, word in found)


_CLIENT = re.compile(
    r"\b(?:my|our|a|the|this) (?:[\w-]+ ){0,3}?(?:client|patient)\b,?(?: (?-i:[A-Z])\w+)?", re.IGNORECASE
)
_REFERRED = re.compile(rf"{_CLIENT.pattern}|\b{one_of('he she him her his hers client patient')}\b", re.IGNORECASE)
_NAMED = re.compile(r"(?:^|(?<=\s))[A-Z][a-z]+\b")
_TOLD = re.compile(one_of("is was has had are were can will would does did"), re.IGNORECASE)


_OF_CLIENTS = re.compile(
    r"\b(?:my|our|a|an|one of my|another)(?: [\w-]+){0,3} (?:client|patient)s?\b|\bone of mine\b|"
    r"\bone of my (?:\w+ )?(?:guys|kids|girls|boys|ladies|people)\b|\bmy (?:\w+ )?\d{1,2}(?::\d\d)? ?(?:[ap]m)?\b",
    re.IGNORECASE,
)
"""Says that who is spoken of is a client: "one of mine", "my 4pm"."""
_OWN = re.compile(r"\b(?:my|our)\s+(?!(?:\w+\s+)?(?:client|patient))\w+", re.IGNORECASE)
"""Whoever writes has dentists and cousins too: no "she" behind a sentence that is gone is one of them."""


def _tells_of_somebody(text: str, pronoun: str = "") -> bool:
    """Whether words speak of a person; before "her", of anybody: "somebody fetch someone" is no English."""
    anybody = pronoun.lower() == "her" and _ANYBODY.search(text) is not None
    return anybody or _SOMEBODY.search(text) is not None or of_any("family", text) is not None


_ANYBODY = re.compile(r"\b(?:some|every|any|no)(?:one|body)\b", re.IGNORECASE)


def _full(pronoun: re.Match[str]) -> str:
    """What "'d" and "'ll" behind a pronoun are short for: behind "someone" nobody writes them."""
    if not pronoun["short"]:
        return ""
    done, other = _SHORT[pronoun["short"][1:].lower()]
    return f" {done if _DONE.fullmatch(pronoun['next'] or '') else other}"


def leans(said: str) -> bool:
    """Whether a sentence begins with what the one before it says more of: "It rhymed.", "Cried about it." Where that
    one is gone, "it" would be something else, and whoever wrote the post would have cried."""
    return _LEANING.match(said) is not None


_SAME = one_of("it its that thats they theyre them those these both neither same")
_FEELS = (
    rf"(?:{one_of('tired excited blessed exhausted wrecked delighted pleased thrilled read put')}|\w*(?:thing|ning))"
)
"""How whoever writes is, what they ask for, and words in -ing that are no deed."""
_DEED = rf"(?!{_FEELS}\b)(?:{PAST}|[a-z]{{3,}}ing(?=[\s.!?…]))"
_LEANING = re.compile(
    rf"(?:(?:and|but|so|then|yet)\s+)?(?:{_DEED}|{_SAME}(?:['’](?:s|re|d|ll))?)(?![\w'’])", re.IGNORECASE
)


class People:
    """Tells the persons apart, so that each gets the same words throughout."""

    def __init__(self, text: str = "") -> None:
        """Of the draft `text`."""
        self._known: list[frozenset[str]] = []
        self._clients: list[int] = []
        self._beings = named(text)
        self._being = ""
        alone = not (self._beings or _OTHERS.search(text) or of_any("family", text))
        self._pronoun = _pronoun(text) if alone else ""

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
            if any(_is_same(one, other) for one in known for other in called):
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


def _pronoun(text: str) -> str:
    has = {each for each, pattern in _GENDERS.items() if pattern.search(text)}
    return has.pop() if len(has) == 1 else ""


_OTHERS = re.compile(rf"\b{PERSON}\b", re.IGNORECASE)
"""Whoever is spoken of beside somebody who is named: "he" may be that one."""
_GENDERS = {
    "he": re.compile(r"\b(?:he|him|his|himself)\b", re.IGNORECASE),
    "she": re.compile(r"\b(?:she|her|hers|herself)\b", re.IGNORECASE),
}
