"""The word for a person that a detail is about."""

from __future__ import annotations

import re

from .lexicon import of_head
from .spot import Spot
from .syntax import DETERMINER, PREPOSITION, has_determiner, one_of

_WORDS = {
    "bloke": "man",
    "dude": "man",
    "guy": "man",
    "fella": "man",
    "gent": "man",
    "gal": "woman",
    "lass": "young woman",
    "lad": "young man",
    "mother": "parent",
    "mum": "parent",
    "mom": "parent",
    "father": "parent",
    "dad": "parent",
    "wife": "partner",
    "husband": "partner",
    "widow": "person",
    "widower": "person",
}
_PERSON = one_of(
    "man woman men women guys? boys? girls? kids? lads? lass lady ladies couples? person people child children dudes?",
    "gentlem[ae]n gents? fellas? blokes? gal mother mum mom father dad wife husband widow widower",
)
ONE_OF = r"(?:one|some|two|three|most|many|none|all|both) of (?:the|those|these)"
"""Behind it stand several persons, or things."""

_HEAD = re.compile(
    rf"(?:[\w'’-]+\s+){{0,2}}?(?P<who>{_PERSON})\s+"
    rf"{one_of('who that in with wi of from on at next by out outta off')}\b",
    re.IGNORECASE,
)
_LAST = re.compile(rf"(?:(?!(?:{PREPOSITION}|{DETERMINER})\b)[\w'’-]+\s+){{1,3}}(?P<who>{_PERSON})", re.IGNORECASE)
_ONE = re.compile(
    rf"(?:{one_of('only first last second third other')}\s+(?P<who>ones?)|(?P<one>ones?)(?=\s))"
    rf"(?:\s+{one_of('who that off from in with')}\b.*)?",
    re.IGNORECASE,
)


def someone(spot: Spot) -> str | None:
    """ "Man" of "man in the red coat", "young man" of a lad, "one" of "only one who stayed"; None for a thing."""
    if not has_determiner(spot.before):
        return None
    if head := _HEAD.match(spot.text):
        return _word(head["who"])
    one = _ONE.fullmatch(spot.text)
    return _word(one["who"] or one["one"]) if one else None


def at_last(spot: Spot) -> str | None:
    """The same, of a detail that ends with the word: "red-haired man"."""
    last = _LAST.fullmatch(spot.text) if has_determiner(spot.before) else None
    return _word(last["who"]) if last else None


def is_doer(text: str) -> bool:
    """Whether a detail ends with a word for who does something: "one-armed skater"."""
    return re.search(r"\w{2}(?:[eo]r|ist)$", text) is not None and of_head("jobs", text) is not None


def _word(word: str) -> str:
    return _WORDS.get(word.lower(), word.lower())
