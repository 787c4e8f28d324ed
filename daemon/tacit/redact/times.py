"""When a time can go without a word in its place."""

from __future__ import annotations

import re

from ..finding import Label
from .spot import Reach, Spot
from .syntax import BE, CLAUSE_END, CONJUNCTION, DETERMINER, PREPOSITION, PRONOUN, ends, has_determiner, is_noun, one_of

LASTING = re.compile(
    rf"\b{one_of('years? yrs? months? mos? weeks? wks? days? hours? hrs? minutes? mins? sessions? decades? visits')}\b",
    re.IGNORECASE,
)
"""A stretch of time."""

_WHICH = one_of("this last next every each early late other one same_time same")
_DAYS = one_of(
    "yesterday today tonight tomorrow noon midnight now mon(?:day)?s? tue(?:s(?:day)?)?s?",
    "wed(?:nesday)?s? thu(?:rs?(?:day)?)?s?",
    "fri(?:day)?s? sat(?:urday)?s? sun(?:day)?s? jan(?:uary)? feb(?:ruary)? mar(?:ch)? apr(?:il)?",
    "may june? july? aug(?:ust)?",
    "sept?(?:ember)? oct(?:ober)? nov(?:ember)? dec(?:ember)?",
)
_PARTS = one_of(
    "morning afternoon evening night week(?:end)? month year spring summer autumn fall winter christmas easter",
    "thanksgiving eid diwali ramadan hanukkah halloween one two three four five six seven eight nine",
    "ten eleven twelve half fifteen twenty thirty forty",
    "past quarter at on in",
)
_CLOCK = r"\d{1,2}(?:st|nd|rd|th)|\d{1,2}(?:[:.h]\d{2})?\s?(?:am|pm|a\.m|p\.m|o['’]clock)?(?!\d)|\d{4}(?!\d)"
"""A number is one of these in one way only, so that many of them cost no more than they are."""
_TIME = re.compile(rf"(?:{_WHICH}\s+)*(?:{_DAYS}|{_PARTS}|{_CLOCK}|[\s,/:.'’s-])++", re.IGNORECASE)
_POINTS = one_of("this last next every each")
_CLOCKS = one_of("at on in by around until till before every each last next since from late early during")
_TURNED = one_of("last next every each early late around")
_PAIRED = rf"(?:{one_of('until till since from by before around early late')}\s+{_CLOCKS}|{_CLOCKS}\s+{_TURNED})"
"""Two words before a time that are one: "by about noon", but not "dropped in on Friday"."""
_BEFORE = re.compile(rf"(?:^|,?\s+)(?:{_PAIRED}|{_CLOCKS})\s+(?:the\s+)?$", re.IGNORECASE)
_NOT_IN = re.compile(rf"(?<![\w'’])(?:{BE}|not|come|comes|came|coming|be|been)\s+in$", re.IGNORECASE)
"""Behind it a day goes alone: "she is not in Thursday"."""
_WEEKDAY = re.compile(r"(?:mon|tue|wed|thu|fri|sat|sun)\w*|today|tomorrow|tonight", re.IGNORECASE)
_TAKING = one_of(
    "fac(?:es?|ed|ing) dread(?:s|ed|ing)? hat(?:es?|ed|ing) lov(?:es?|ed|ing) miss(?:es|ed|ing)? pick(?:s|ed|ing)?",
    "book(?:s|ed|ing)? mov(?:es?|ed|ing) cancel(?:s|l?ed|l?ing)? chang(?:es?|ed|ing) chosen? choos(?:es?|ing)",
    "skip(?:s|ped|ping)? mak(?:es?|ing) made want(?:s|ed)? need(?:s|ed)? remember(?:s|ed)? see(?:s|n)? saw",
)
"""Verbs whose object a day can be: "I dread Monday"."""
_OPENS = re.compile(rf",?\s+(?:and\s+)?(?=(?:{PRONOUN}|{DETERMINER})\b)|,\s+", re.IGNORECASE)
_END = re.compile(r"\s*[.!?…]*\s*$")


def reach(spot: Spot) -> Reach | None:
    """A time by itself, with its preposition: "on Friday", "at 3pm", "last night"; None where a word has to stay."""
    if spot.label is not Label.DATE:
        return None
    if article := _adverb(spot):
        return article
    if not _TIME.fullmatch(spot.text):
        return None
    if LASTING.search(spot.text) and not re.match(rf"{_POINTS}\b", spot.text, re.IGNORECASE):
        return None
    opens = not spot.before.strip()
    if opens and (end := _END.match(spot.after)):
        return len(spot.before), end.end()
    if _NOT_IN.search(spot.before.rstrip()) and _WEEKDAY.fullmatch(spot.text):
        return len(spot.before) - len(spot.before.rstrip()), 0
    if (before := _BEFORE.search(spot.before)) and not re.match(r"\s*['’]s", spot.after):
        comma = None if spot.before[: before.start()].strip() else re.match(r"\s*,", spot.after)
        return len(spot.before) - before.start(), comma.end() if comma else 0
    if opens and (opening := _OPENS.match(spot.after)):
        return 0, opening.end()
    return _bare(spot)


def takes_a_day(before: str) -> bool:
    """Whether a verb stands before whose object a day is."""
    return ends(before, _TAKING)


def _bare(spot: Spot) -> Reach | None:
    """A time without a preposition: "she came back Monday"; with "for", where that waits for it."""
    if not re.search(r"\w\s+$", spot.before) or not CLAUSE_END.match(spot.after) or takes_a_day(spot.before):
        return None
    waiting = re.search(r"\s+for\s+$", spot.before)
    if _is_modified(spot) or (not waiting and ends(spot.before, PREPOSITION)):
        return None
    return len(spot.before) - (waiting.start() if waiting else len(spot.before.rstrip())), 0


def _is_modified(spot: Spot) -> bool:
    """Whether an article or possessive before a time belongs to it: "an odd Monday", but not "my steps each May"."""
    if ends(spot.before, DETERMINER):
        return True
    by_itself = re.match(rf"(?:{_WHICH}|from|since|on|at)\b", spot.text, re.IGNORECASE) or re.search(
        r"s\s+$", spot.before
    )
    return has_determiner(spot.before) and not by_itself


def _adverb(spot: Spot) -> Reach | None:
    """With its article, where it says when: "sat in my office the morning after"."""
    article = re.search(r"(?<=\w)\s+(?P<which>the|this|that)\s+$", spot.before, re.IGNORECASE)
    if not article or not (CLAUSE_END.match(spot.after) or re.match(rf"\s+{PREPOSITION}\b", spot.after)):
        return None
    word = spot.before[: article.start()].split()[-1]
    if takes_a_day(f"{word} ") or ends(f"{word} ", rf"(?:{PREPOSITION}|{BE}|{CONJUNCTION}|like|not)"):
        return None
    return (len(spot.before) - article.start(), 0) if is_noun(word) or article["which"].lower() == "this" else None
