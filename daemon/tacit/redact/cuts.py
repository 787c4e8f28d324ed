"""What can go without a word in its place: a detail with its phrase, where the sentence can do without it."""

from __future__ import annotations

import re
from collections.abc import Callable

from ..finding import Label
from . import asides, leads, quotations, times
from .governors import NEEDS, WAITING
from .lexicon import of_head
from .spot import Reach, Spot
from .syntax import (
    CLAUSE_END,
    CONJUNCTION,
    DETERMINER,
    PERSON,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    ends,
    has_determiner,
    is_measured,
    is_noun,
    is_verb,
    one_of,
)

_TAG = re.compile(r"[#@][\w.@-]*$|(?:https?://|www\.)\S*$")
_REST = re.compile(r"[\w.@/-]*\w")
_NAMING = re.compile(
    rf"(?:(?P<clause>(?:^|,?\s+)(?:and\s+)?{POSSESSIVE}\s+name(?:['’]s|\s+is|\s+was))"
    r"|,?\s+(?:named|called|by the name of))\s+$",
    re.IGNORECASE,
)
_PERSON = re.compile(rf"[\s-]+(?:{PERSON})\b", re.IGNORECASE)
_SPEAKING = re.compile(r"[\s-]+speaking[\s-]+(?=\w)", re.IGNORECASE)
_NEXT = re.compile(r"[\s-]+([A-Za-z]+(?:['’][a-z]+)?)")
_PREPOSED = re.compile(
    r"(?:^|\s)(?:(?:based|living|born|raised|stationed|originally)\s+)?(?:in|at|on|from|near|by|outside|inside|around|"
    r"behind|across|over|during|until|till|before|after|since|with|for|through|within|under|between|to|about|aged?|of)\s+"
    rf"(?:{DETERMINER}\s+)?(?P<between>(?!{PREPOSITION}\s)[a-z'’-]+\s+)?$",
    re.IGNORECASE,
)
_GOVERNOR = re.compile(r"([\w'’]+)\.?$")
_HEADS = frozenset({Label.PLACE, Label.ORG, Label.JOB, Label.FAMILY})
_BARE = frozenset({Label.DEMOGRAPHIC, Label.AGE, Label.PLACE, Label.ORG, Label.DATE, Label.HEALTH})
"""Labels whose words stand before a noun also without an article before them."""
_MODIFIERS = _BARE | {Label.JOB, Label.APPEARANCE, Label.FAMILY}
_ADJUNCTS = (_BARE - {Label.DATE}) | {Label.APPEARANCE, Label.EVENT, Label.ID, Label.CONTACT}
_TOLD = frozenset({Label.EVENT, Label.JOB, Label.HEALTH, Label.APPEARANCE})
_WHEN = one_of("since after when because before while until once ever_since where as though although in_case")
_NIGHT = rf"{DETERMINER}\s+{one_of('night day week year time morning minute moment')}"
_SUBORDINATE = re.compile(
    rf"\s*,?\s+(?:{_WHEN}|{_NIGHT})(?:\s+(?:{DETERMINER}|{PRONOUN}|has|had|was|were|finally|just|[a-z]+)){{0,3}}\s+$",
    re.IGNORECASE,
)
_OWN_CLAUSE = re.compile(rf"(?:{_WHEN}|{_NIGHT}|who|and|but)\b", re.IGNORECASE)
_RELATIVE = re.compile(
    r"\s*(?P<comma>,)?\s+(?:who|that|which|whose|where)(?:['’][sd])?"
    rf"(?:\s+{one_of('has had was is just once also still recently used_to finally')}){{0,2}}\s+$",
    re.IGNORECASE,
)
_COORDINATED = re.compile(
    rf"\s*,?\s+(?:and|then|but|plus)(?:\s+{one_of('then also just finally had was has is once')})*\s+$", re.IGNORECASE
)
_HANGING = re.compile(
    rf"\s*,?\s+(?:who|which|whose|whom|where|that|when)\b|\s+(?:and|or)\s+(?:{DETERMINER}|all|both)\s", re.IGNORECASE
)
"""What hangs on the noun before it, which cannot go alone then: "the sermon, which was long", "scars and a list"."""
_HANGING_ON = re.compile(
    rf"\s+[a-z]{{2,}}ing\b(?:\s+(?!{CONJUNCTION}\b)[\w'’-]+){{0,5}}(?=\s*[,.;:!?…]|$)", re.IGNORECASE
)
_PHRASE = re.compile(r"\s(?:of|in|from|with|on)\s", re.IGNORECASE)
_FASTENED = re.compile(one_of("sewn worn torn drawn born hung cut set made kept tucked pinned tied stuck"))
_NAME = re.compile(r"\s+(?!I\b)[A-Z][a-z]")
_BY_THE_WAY = re.compile(
    rf"\s+{one_of('asap pls plz please thanks thx ta today tonight again twice lol')}\b", re.IGNORECASE
)
"""Words that belong to the whole sentence: what stands before them can go."""
_GERUND = re.compile(r"\s+[a-z]+ing\s+([a-z]+)")
_ANYONE = one_of("one ones those person someone anyone somebody anybody people they")
_AND_VERB = re.compile(r"\s+(?:and|but)\s+(?=(?:never\s+|still\s+|then\s+)?([\w'’]+))", re.IGNORECASE)
_REST_OF_CLAUSE = re.compile(
    rf"(?:\s+(?!{CONJUNCTION}\b)[\w'’-]++){{1,5}}(?={CLAUSE_END.pattern})",  # whole words: no "w" before "as"
    re.IGNORECASE,
)


def reach(spot: Spot) -> Reach | None:
    """What goes with a detail that can go; None where it has to be replaced by a wider word."""
    for rule in _RULES:
        found = rule(spot)
        if found is not None and not is_measured(spot.before, len(spot.before) - found[0]):
            return found
    return None


def told(spot: Spot) -> int:
    """How far what is told of somebody goes on behind a detail that begins with its verb: its objects go with it."""
    if spot.label not in _TOLD or has_determiner(spot.before) or not is_verb(spot.first):
        return 0
    over = _REST_OF_CLAUSE.match(spot.after)
    return len(over[0].rstrip()) if over and not any(map(is_verb, over[0].split())) else 0


def _comma(spot: Spot) -> int:
    found = re.match(r"\s*,", spot.after)
    return found.end() if found else 0


def _tag(spot: Spot) -> Reach | None:
    """A hashtag, a handle in running text or an address goes whole, with the space before it."""
    before = _TAG.search(spot.before)
    if not (before or spot.text.startswith("#")):
        return None
    rest = _REST.match(spot.after)
    start = len(spot.before[: before.start() if before else None].rstrip(" \t"))
    return spot.reach(start, rest.end() if rest else 0)


def _introduced(spot: Spot) -> Reach | None:
    """A name with what introduces it: "her name is Ana,", "named Ana"."""
    before = _NAMING.search(spot.before)
    if spot.label is not Label.NAME or not before:
        return None
    return spot.reach(before.start(), _comma(spot) if before["clause"] else 0)


def _before_person(spot: Spot) -> Reach | None:
    """Before a person, or one who speaks a language: "my 34 year old client", "a Polish speaking nurse"."""
    if spot.label is Label.DEMOGRAPHIC and (speaking := _SPEAKING.match(spot.after)):
        return 0, speaking.end()
    if spot.label not in _MODIFIERS or not _PERSON.match(spot.after):
        return None
    return 0, len(spot.after) - len(spot.after.lstrip(" -"))


def _before_noun(spot: Spot) -> Reach | None:
    """Before a noun that can do without: "my Wednesday night group"."""
    following = _NEXT.match(spot.after)
    if spot.label not in _MODIFIERS or not following:
        return None
    if spot.label in (Label.PLACE, Label.ORG) and _NAME.match(spot.after) and ends(spot.before, "(?:the|an?|our|my)"):
        return 0, following.start(1)  # "the Oakdale Aldi"
    if not is_noun(following[1]):
        return None
    if spot.label is Label.DATE and times.lasts(spot.text):
        return None
    if _PHRASE.search(spot.text) or _FASTENED.fullmatch(following[1]):
        return None  # "a patch of velvet sewn on his coat"
    if spot.label in _HEADS and any(of_head(name, spot.text) for name in ("places", "orgs", "jobs", "family")):
        return None  # a noun itself: "from the hotel stops"
    return (0, following.start(1)) if has_determiner(spot.before) or spot.label in _BARE else None


def _adjunct(spot: Spot) -> Reach | None:
    """With its preposition, where what stands before can do without: "the nurse from Dayton"."""
    before = _PREPOSED.search(spot.before)
    if spot.label not in _ADJUNCTS or not before or _is_told((before["between"] or "").strip()):
        return None
    if spot.label is Label.EVENT and before["between"] and is_verb(spot.first):
        return None  # "a client of mine fell off the roof"
    if spot.label is Label.EVENT and ends(spot.before, "to"):
        return None  # as likely as not the mark of a verb: "wants to win the final"
    if _HANGING.match(spot.after):
        return None
    governor = _GOVERNOR.search(spot.before[: before.start()])
    thing = spot.label is Label.CONTACT and governor and governor[1].lower() in ("it", "this", "that")  # "sent it to"
    if not governor or (NEEDS.fullmatch(governor[1]) and not thing) or WAITING.fullmatch(governor[1]):
        return None
    if governor[1].lower() == "work" and not ends(
        spot.before[: governor.start()], f"(?:{POSSESSIVE}|{DETERMINER}|{PREPOSITION})"
    ):
        return None  # "three of them work at the docks", not "loves her work at the docks"
    following = _NEXT.match(spot.after)
    if ends(spot.before, rf"with(?: {DETERMINER})?") and (doing := _HANGING_ON.match(spot.after)):
        return spot.reach(before.start(), doing.end())  # "with the wig sliding down his neck"
    over = CLAUSE_END.match(spot.after) is not None or _BY_THE_WAY.match(spot.after) is not None
    if not over and (spot.label is Label.EVENT or not following or _belongs(following[1], spot.after)):
        return None
    return spot.reach(before.start())


def _is_told(word: str) -> bool:
    """Whether a word is a verb, so that what stands before it stays: "walked in wearing"."""
    return is_verb(word) or word.endswith("ing")


_DOINGS = frozenset(("counselling", "counseling", "training", "testing", "meeting", "hearing", "screening", "planning"))
"""Nouns in -ing that a detail often stands before: "grief counselling"."""


def _belongs(word: str, after: str) -> bool:
    """Whether the word behind a detail is likely of the same noun: "the Oakdale Aldi", "the Oakdale parking lot"."""
    gerund = _GERUND.match(after)
    named = word[0].isupper() and not re.match(r"I(?:['’]|$)", word)
    return named or is_noun(word) or word in _DOINGS or bool(gerund and is_noun(gerund[1]))


def _relative(spot: Spot) -> Reach | None:
    """A relative clause: "who drives the 44 bus"."""
    before = _RELATIVE.search(spot.before)
    if not before or spot.label is Label.DATE or not CLAUSE_END.match(spot.after):
        return None
    noun = spot.before[: before.start()]
    if not noun.strip() or ends(f"{noun} ", _ANYONE):
        return None
    if ends(spot.before, "that") and not is_verb(spot.first) and ends(f"{noun} ", rf"(?:all|{PREPOSITION})"):
        return None  # "all that worry", "after that fire"
    goes_on = _AND_VERB.match(spot.after)
    if goes_on and is_verb(goes_on[1]) and ends(spot.before, "(?:who|that)"):
        return 0, goes_on.end()  # "one friend who cleans trains and sings": who sings
    return spot.reach(before.start(), _comma(spot) if before["comma"] else 0)


def _coordinated(spot: Spot) -> Reach | None:
    """The last of several things told: "sat down, and won the final"."""
    before = _COORDINATED.search(spot.before)
    if not before or spot.label not in _TOLD or not CLAUSE_END.match(spot.after) or not is_verb(spot.first):
        return None
    return spot.reach(before.start()) if re.search(r"\w+\s+\w+$", spot.before[: before.start()]) else None


def _subordinate(spot: Spot) -> Reach | None:
    """A clause that says when or why: "since his dad died"."""
    before = _SUBORDINATE.search(spot.before)
    if not before or spot.label is not Label.EVENT or not CLAUSE_END.match(spot.after):
        return None
    return spot.reach(before.start()) if re.search(r"\w+\s+\w+\W*$", spot.before[: before.start()]) else None


def _own_clause(spot: Spot) -> Reach | None:
    """The same, found whole."""
    if spot.label is not Label.EVENT or not _OWN_CLAUSE.match(spot.text) or not CLAUSE_END.match(spot.after):
        return None
    if not re.search(r"\w+\s+\w+\W*$", spot.before):
        return None
    return spot.reach(len(spot.before.rstrip(" ,")))


_RULES: tuple[Callable[[Spot], Reach | None], ...] = (
    leads.reach,
    _tag,
    _introduced,
    asides.reach,
    _before_person,
    _before_noun,
    times.reach,
    _adjunct,
    _relative,
    _coordinated,
    _subordinate,
    quotations.reach,
    _own_clause,
)
