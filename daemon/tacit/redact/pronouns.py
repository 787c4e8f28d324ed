"""Pronouns behind a sentence that is gone: nobody is "she" who was not spoken of before."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..detect.fold import fold
from ..detect.roster.vocabulary import CALENDAR, PLACES, PLAIN
from .lexicon import of_any, wider
from .seam import CLOSE, GONE, OPEN, is_gone
from .syntax import PERSON, PREPOSITION, is_verb, one_of
from .working import TOOLS

_GENDERS = {
    "he": re.compile(r"\b(?:he|him|his|himself)\b", re.IGNORECASE),
    "she": re.compile(r"\b(?:she|her|hers|herself)\b", re.IGNORECASE),
}
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
_CLIENT = re.compile(
    r"\b(?:my|our|a|the|this) (?:[\w-]+ ){0,3}?(?:client|patient)\b,?(?: (?-i:[A-Z])\w+)?", re.IGNORECASE
)
_REFERRED = re.compile(rf"{_CLIENT.pattern}|\b{one_of('he she him her his hers client patient')}\b", re.IGNORECASE)
_NAMED = re.compile(r"(?:^|(?<=\s))[A-Z][a-z]+\b")
_NOBODY = PLACES | CALENDAR
_TOLD = re.compile(one_of("is was has had are were can will would does did"), re.IGNORECASE)
_ANYBODY = re.compile(r"\b(?:some|every|any|no)(?:one|body)\b", re.IGNORECASE)
_OF_CLIENTS = re.compile(
    r"\b(?:my|our|a|an|one of my|another)(?: [\w-]+){0,3} (?:client|patient)s?\b|\bone of mine\b|"
    r"\bone of my (?:\w+ )?(?:guys|kids|girls|boys|ladies|people)\b|\bmy (?:\w+ )?\d{1,2}(?::\d\d)? ?(?:[ap]m)?\b",
    re.IGNORECASE,
)
"""Says that who is spoken of is a client: "one of mine", "my 4pm"."""
_OWN = re.compile(r"\b(?:my|our)\s+(?!(?:\w+\s+)?(?:client|patient))\w+", re.IGNORECASE)
"""Whoever writes has dentists and cousins too: no "she" behind a sentence that is gone is one of them."""


def introduced(said: Sequence[str], made: Sequence[str]) -> list[str]:
    """What was `made` of the sentences `said` in a draft, so that nobody is "she" who was not spoken of before.

    Where the sentence that did is gone (its seams alone are left), the first "she", "he", "him" or "his" is "someone"
    instead, or "a client" if it said so. Not behind somebody else: that would be a second person. The same where
    somebody was spoken of earlier, but the last who was is gone.
    """
    told = list(made)
    spoken, lost = False, list[str]()
    for at, sentence in enumerate(told):
        if is_gone(sentence):
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
    return any(word not in _NOBODY and (at > 0 or word not in PLAIN) for at, word in found)


def _tells_of_somebody(text: str, pronoun: str = "") -> bool:
    """Whether words speak of a person; before "her", of anybody: "somebody fetch someone" is no English."""
    anybody = pronoun.lower() == "her" and _ANYBODY.search(text) is not None
    return anybody or _SOMEBODY.search(text) is not None or of_any("family", text) is not None


def _full(pronoun: re.Match[str]) -> str:
    """What "'d" and "'ll" behind a pronoun are short for: behind "someone" nobody writes them."""
    if not pronoun["short"]:
        return ""
    done, other = _SHORT[pronoun["short"][1:].lower()]
    return f" {done if _DONE.fullmatch(pronoun['next'] or '') else other}"


def only_pronoun(text: str) -> str:
    """ "He" or "she" where a text has the one and not the other, in lower case; else empty."""
    has = {each for each, pattern in _GENDERS.items() if pattern.search(text)}
    return has.pop() if len(has) == 1 else ""
