"""Names of animals and things: whoever is called so in a draft is no person."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ..detect.fold import fold
from .lexicon import of_head
from .syntax import POSSESSIVE, one_of

DOG, CAT, ANIMAL, THING = "dog", "cat", "animal", "thing"
"""What somebody is who is no person: nothing narrower, as the kind may be a detail itself."""

_DOGS = one_of("dog doggo doggy doggie pup puppy pooch mutt poodle terrier spaniel retriever labrador labradoodle")
_CATS = one_of("cat kitten kitty tabby tomcat")
_ALSO_PERSONS = one_of(
    "lab labs boxer hen duck rat pig mule cow lamb snake mouse goose dove fish monkey rooster calf bees"
)
"""What people are called too: they are animals only where "named" stands behind them."""
NOUN = one_of(
    "boat ship canoe kayak car truck van bike motorcycle scooter plant cactus fern tree doll teddy bear toy teddy_bear",
    "plushie stuffie stuffy puppet blanket robot roomba guitar cello song book film movie game app hurricane storm",
    "mountain peak volcano tumor tumour",
)
"""What things are called so too."""
FILE = re.compile(r"[\w-]*\.(?:docx?|pdf|xlsx?|pages|txt|rtf|odt|csv|jpe?g|png|mp[34]|m4a|wav|zip)\b", re.IGNORECASE)
"""The name of a file, which may hold somebody's."""

_CALLED = r"(?P<called>,?\s+(?:is\s+|was\s+)?(?:named|called|by the name of|whose name (?:is|was))\s+)"
_NAME = r"[\"“‘']?(?P<name>[A-Z][\w-]*[a-z]|[A-Z]{3,})(?!\w)"
_NOUN = r"\b(?P<noun>[a-z]++(?:[ -](?!named\b|called\b)[a-z]++)?)"
"""One word or two, each taken whole: a draft of one long word takes no longer than another."""
_OVER = r"(?=,(?!\s+(?:and|or|&)\b)|\s*(?:[.!?;)\n]|$))"
_BEHIND = re.compile(rf"{_NOUN}(?:{_CALLED}|(?P<comma>,)?[ \t]+){_NAME}(?(comma){_OVER})")
_CALLS = re.compile(
    rf"\b(?:named|names|called|calls|calling|naming)\s+(?:{POSSESSIVE}|the|an?)\s+"
    rf"{_NOUN}[ \t]+{_NAME}"
)
_IS = re.compile(
    rf"(?:^|[.!?;]\s+){_NAME}\s+(?:is|was|['’]s)\s+(?:{POSSESSIVE}|an?|(?:my |the |a )?client['’]s)\s+"
    rf"{_NOUN}(?=\s*(?:[,.!?;\n]|$)|\s+(?:and|but|who|that|with|from)\b)",
    re.MULTILINE,
)
_OWNED = re.compile(rf"(?:\b{POSSESSIVE}|['’]s?)\s+(?:[a-z-]+\s+){{0,2}}$", re.IGNORECASE)
_ONE = re.compile(r"\b(?:an?|this|one|another)\s+(?:[a-z-]+\s+){0,2}$", re.IGNORECASE)
_GIVEN = re.compile(
    rf"\s+{one_of('gave gives bought got gets brought brings adopted found sold left lent knows knew has had')}\b"
)
"""Behind a name that is whose the animal was: "her dog Orla gave her"."""
_WITH = re.compile(
    r"(?:^|[.!?,;]\s+)(?:with|without|after|before|when|because|if|since|like|unlike|about|for|as)\b[^,.!?;]*$",
    re.IGNORECASE,
)
"""What stands behind it may be somebody else: "with her dog Orla came"."""
_CLIMBED = r"(?:(?i:climb(?:s|ed|ing)?|summit(?:s|ed|ing)?|scal(?:es|ed|ing)|hik(?:es|ed|ing)))\s+(?:up\s+)?"
_CLIMB = re.compile(rf"\b{_CLIMBED}(?:(?:Mount|Mt\.?)\s+)?{_NAME}(?!['’]s)\b")
CLIMBED = re.compile(rf"\b{_CLIMBED}$")
"""Behind it stands a mountain."""


_CLIENT = re.compile(r"\b(?:client|patient),?[ \t]+([\w-]+)", re.IGNORECASE)


def kind(noun: str) -> str:
    """Which kind of animal or thing a phrase ends with; empty for anything else."""
    low = noun.lower()
    found = of_head("family", low)
    if found and found[0] in ("pet", "pets"):
        last = re.split("[ -]", low)[-1]
        return DOG if re.fullmatch(_DOGS, last) else CAT if re.fullmatch(_CATS, last) else ANIMAL
    return THING if re.fullmatch(NOUN, re.split("[ -]", low)[-1]) else ""


def named(text: str) -> Mapping[str, str]:
    """The names of animals and things in a draft, folded, and of which kind each is.

    One that is also a client's is left out.
    """
    found: dict[str, str] = {}
    for pattern in (_BEHIND, _CALLS, _IS, _CLIMB):
        for match in pattern.finditer(text):
            noun = "mountain" if pattern is _CLIMB else match["noun"]
            which = kind(noun)
            if which and (pattern is not _BEHIND or _is_called(text, match, which)):
                found[fold(match["name"])] = which
    clients = {fold(match[1]) for match in _CLIENT.finditer(text)} if found else frozenset()
    return {name: which for name, which in found.items() if name not in clients}


def _is_called(text: str, match: re.Match[str], which: str) -> bool:
    """Whether the name behind a noun is its own: always behind "named", else only an animal's that somebody has."""
    if match["called"]:
        return True
    last = re.split("[ -]", match["noun"])[-1]
    before = text[max(0, match.start() - 80) : match.start("noun")] + match["noun"][: -len(last)]
    if which == THING or re.fullmatch(_ALSO_PERSONS, last) or _GIVEN.match(text, match.end()) or _WITH.search(before):
        return False
    return bool(_OWNED.search(before) or (match["comma"] and _ONE.search(before)))


def is_before(before: str) -> bool:
    """Whether a noun for an animal stands right before, which somebody has: "her iguana"."""
    noun = re.search(rf"{_NOUN}\s+$", before)
    which = kind(noun["noun"]) if noun else ""
    if noun is None or which in ("", THING):
        return False
    last = re.split("[ -]", noun["noun"])[-1]
    return _OWNED.search(before[: noun.start()] + noun["noun"][: -len(last)]) is not None
