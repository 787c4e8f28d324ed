"""When a time can go without a word in its place."""

from __future__ import annotations

import re

from ..finding import Label
from .spot import Reach, Spot
from .syntax import CLAUSE_END, DETERMINER, PRONOUN, has_determiner, one_of

LASTING = re.compile(
    rf"\b{one_of('years? yrs? months? mos? weeks? wks? days? hours? hrs? minutes? mins? sessions? decades?')}\b",
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
    "ten eleven twelve half",
    "past quarter at on in",
)
_CLOCK = r"\d{1,2}(?:[:.h]\d{2})?\s?(?:am|pm|a\.m|p\.m|o['’]clock)?|\d{4}|\d{1,2}(?:st|nd|rd|th)?"
_TIME = re.compile(rf"(?:{_WHICH}\s+)*(?:{_DAYS}|{_PARTS}|{_CLOCK}|[\s,/:.'’s-])+", re.IGNORECASE)
_POINTS = one_of("this last next every each")
_CLOCKS = one_of("at on in by around until till before every each last next since from late early during")
_BEFORE = re.compile(
    rf"(?:^|,?\s+)(?:{_CLOCKS}\s+)"
    r"{1,2}(?:the\s+)?$",
    re.IGNORECASE,
)
_OPENS = re.compile(rf",?\s+(?:and\s+)?(?=(?:{PRONOUN}|{DETERMINER})\b)|,\s+", re.IGNORECASE)
_END = re.compile(r"\s*[.!?…]*\s*$")


def reach(spot: Spot) -> Reach | None:
    """A time by itself, with its preposition: "on Friday", "at 3pm", "last night"; None where a word has to stay."""
    if spot.label is not Label.DATE or not _TIME.fullmatch(spot.text):
        return None
    if LASTING.search(spot.text) and not re.match(rf"{_POINTS}\b", spot.text, re.IGNORECASE):
        return None
    opens = not spot.before.strip()
    if opens and (end := _END.match(spot.after)):
        return len(spot.before), end.end()
    if (before := _BEFORE.search(spot.before)) and not re.match(r"\s*['’]s", spot.after):
        comma = None if spot.before[: before.start()].strip() else re.match(r"\s*,", spot.after)
        return len(spot.before) - before.start(), comma.end() if comma else 0
    if opens and (opening := _OPENS.match(spot.after)):
        return 0, opening.end()
    if re.search(r"\w\s+$", spot.before) and not has_determiner(spot.before) and CLAUSE_END.match(spot.after):
        return len(spot.before) - len(spot.before.rstrip()), 0
    return None
