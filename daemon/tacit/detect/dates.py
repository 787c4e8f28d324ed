"""Dates, weekdays, clock times and periods; most of all the hour a client comes at ("my 3pm")."""

from __future__ import annotations

from ..finding import Label
from .phrases import WEAK, PhraseRecognizer, phrase

_HOURS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon"
_CLOCK = (
    rf"(?:\d{{1,2}}(?:[:.]\d\d)?\s?(?:[ap]\.?m\b\.?|o'?\s?clock)|\d{{1,2}}:\d\d|(?:{_HOURS}) "
    r"?(?:o['’]?clock|thirty|fifteen)"
    rf"|half (?:past )?(?:{_HOURS})|quarter (?:past|to) (?:{_HOURS}))"
)
_HOUR = rf"(?:{_CLOCK}|\d{{1,2}}|{_HOURS})"
_DAY = (
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|mon|tues?|weds?|thurs?|fri|sat|sun)(?:'s|’s)?"
    r"(?: (?:morning|afternoon|evening|night|lunchtime)s?)?"
)
_FULLDAY = (
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?(?:['’]s)?(?: (?:morning|afternoon|evening|"
    r"night|lunchtime)s?)?"
)
_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)"
)
_SURE_MONTH = _MONTH.replace("|may|", "|").replace("|march|", "|").replace("|mar|", "|").replace("|jan|", "|")
_SEASON = r"(?:spring|summer|autumn|fall|winter)"
_FEAST = (
    r"(?:christmas(?: eve)?|thanksgiving|easter|halloween|new year(?:['’]s(?: eve| day)?)?|"
    r"ramadan|eid|diwali|passover"
    r"|hanukkah|advent|lent|labor day|memorial day|mother['’]s day|father['’]s day|"
    r"valentine['’]s(?: day)?|juneteenth)"
)
_COUNT = (
    r"(?:\d+|a|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|eighteen|nineteen|"
    r"twenty|several|few)"
)

_NUMBER = (
    r"\d+|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ](?:one|two|three|"
    r"four|five|six|seven|eight|nine))?|two hundred(?: and \w+)?"
    r"|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|"
    r"fifteen|sixteen|seventeen|eighteen|nineteen|several"
)

PHRASES = (
    phrase(
        rf"\b(?:my|the|our|this|tonight's|today's) (?P<it>(?:(?:first|last|{_DAY}) )"
        rf"?{_CLOCK}(?: (?:on )?{_DAY})?)"
        r"(?=[\s,.;:!?)'’]|$)(?! (?:train|flight|bus|service|class|show|news|mass|deadline|"
        r"a\.?m|alarm|coffee))",
        "session_time",
        0.85,
    ),
    phrase(
        rf"\bmy (?P<it>(?:{_DAY} )?(?:\d{{1,2}}|{_HOURS})(?: {_DAY})?)(?= (?:just|is|was|has|came|"
        r"showed|said|told|cancel|no[- ]show|brought|walked|texted|who|asked|and\b)|['’]s)",
        "session_time",
        0.8,
    ),
    phrase(
        rf"\b(?P<it>(?:{_DAY},? ){_CLOCK}|(?:{_FULLDAY})s? at {_HOUR}|{_CLOCK},? (?:on )?{_DAY}|"
        rf"{_HOUR} on {_FULLDAY})(?!\w)",
        "session_time",
        0.7,
    ),
    phrase(
        r"\b(?:on )?(?P<it>(?:every|each|last|next|this|that|one|most|alternate) (?:other |second "
        rf"|single |past |first |third )?{_FULLDAY}(?: (?:at|since) {_HOUR})?)(?!\w)",
        "weekday",
        0.6,
    ),
    phrase(rf"\b(?P<it>{_FULLDAY})\b", "weekday", 0.5),
    phrase(
        rf"\b(?P<it>(?:late|early|mid|last|this|next|since|in|until|by) ?-?(?:last )?{_MONTH}(?:,? "
        r"(?:of )?\d{4})?)\b(?! (?:be|have|not|i|we|you|as well|never))",
        "month",
        0.55,
    ),
    phrase(
        rf"\b(?P<it>{_MONTH}\.? \d{{1,2}}(?:st|nd|rd|th)?(?:,? \d{{4}})?|\d{{1,2}}(?:st|nd|rd|th)"
        rf"?(?: of)? {_MONTH}(?: \d{{4}})?|{_MONTH},? \d{{4}})\b",
        "date",
        0.6,
    ),
    phrase(
        r"\b(?P<it>January|February|April|June|July|August|September|October|November|December)\b",
        "month",
        0.45,
        case=True,
    ),
    phrase(
        rf"\b(?P<it>(?:last|this past|that) (?:week|month|year|night|{_SEASON})|yesterday(?: "
        r"(?:morning|afternoon|evening))?|"
        r"this (?:morning|afternoon|evening)|last night|the other day)\b",
        "recent",
        0.5,
    ),
    phrase(
        rf"\b(?P<it>(?:about |almost |nearly |over )?{_COUNT} (?:and a half )?(?:days|weeks?|"
        r"months?|years?|yrs|mos?) ago)\b",
        "period",
        0.55,
    ),
    phrase(
        r"\b(?:for|after|over|in|past|took|takes|been|of) (?P<it>(?:about |almost |nearly |over |"
        rf"more than )?{_COUNT} (?:and a half )?(?:weeks|months|years|yrs|sessions))\b",
        "period",
        0.4,
    ),
    phrase(rf"\b(?P<it>since (?:last )?(?:{_FEAST}|{_SEASON}|\d{{4}}|{_MONTH}))\b", "period", 0.6),
    phrase(rf"\b(?P<it>(?:last |this |before |after |on |since )?{_FEAST})\b", "holiday", 0.4),
    phrase(r"\b(?:in|since|from|until|back in|of) (?P<it>(?:19|20)\d\d)\b", "year", 0.4),
    phrase(
        r"\b(?P<it>week \d{1,2}|session (?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|"
        r"ten)|(?:first|second|third|fourth|final|last) session)\b",
        "session_number",
        0.5,
    ),
    phrase(rf"\b(?:at|by|until|till) (?P<it>{_CLOCK})", "session_time", 0.5),
    phrase(
        rf"\b(?P<it>(?:the )?(?:{_NUMBER}) (?:and a half )?(?:days|weeks?|months?|years?|yrs?|"
        r"sessions|hours (?:a|every) week)(?: (?:later|in|straight|running))?)\b",
        "period",
        WEAK,
    ),
    phrase(
        rf"\b(?P<it>(?:next|the next|that|this|last|one|over the|all) (?:month|year|{_SEASON}|"
        rf"morning|semester|term)|the \d{{1,2}}(?:st|nd|rd|th)|half term|{_SURE_MONTH}|week (?:\w+teen|"
        rf"{_HOURS})|day (?:\d+|{_HOURS})|(?:mon|tues?|weds?|thurs?|fri|sat|sun)(?=\W|$)|{_CLOCK}|"
        rf"(?:once|twice|three times) a (?:week|month)|the \w+ after (?:{_FULLDAY}|{_FEAST}))(?!\w)",
        "date",
        WEAK,
    ),
    phrase(r"\b(?P<it>(?:19|20)\d\d(?: to (?:19|20)\d\d)?)\b", "year", WEAK),
)


def dates() -> PhraseRecognizer:
    """The recognizer of dates and session times."""
    return PhraseRecognizer(Label.DATE, PHRASES)
