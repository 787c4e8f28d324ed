"""When a time can go without a word in its place."""

from __future__ import annotations

import re

from ..finding import Label
from .spot import Reach, Spot
from .syntax import BE, CLAUSE_END, CONJUNCTION, DETERMINER, PREPOSITION, PRONOUN, ends, has_determiner, is_noun, one_of

NUMBER = rf"(?:\d+|{one_of('two three four five six seven eight nine ten eleven twelve several few many')})"
_SEASONS = one_of(
    "nights mornings evenings winters summers springs autumns falls seasons terms semesters",
    "mondays tuesdays wednesdays thursdays fridays saturdays sundays",
)
_LASTING = re.compile(
    rf"\b{one_of('years? yrs? months? mos? weeks? wks? days? hours? hrs? minutes? mins? sessions? decades? visits')}\b|"
    rf"\b{NUMBER}\s+{_SEASONS}\b",
    re.IGNORECASE,
)
_COUNTED = one_of(
    "whole half full all most same single entire first second third last next other to of per \\w+(?:ty|teen)"
)
NAMED_DAY = re.compile(
    r"\bnew\s+year(?:['’]?s)?(?:\s+(?:day|eve))?\b|"
    rf"(?<![\w.'’-])(?!(?:{DETERMINER}|{NUMBER}|{_COUNTED})\s)[^\W\d][\w.'’-]*\s+day\b",
    re.IGNORECASE,
)
"""A day by what it is, "Labor Day", "exam day", and the turn of the year: no stretch of time."""

NUMBERED = re.compile(
    rf"{one_of('year month week day night session visit')}\s+(?:\d+|{NUMBER}|"
    rf"{one_of('one twenty thirty forty fifty sixty seventy eighty ninety')}(?:[ -]\w+)?|\w+teen)",
    re.IGNORECASE,
)
"""One of many, "week nine": no stretch of time."""

ORDINAL = (
    rf"(?:\d+(?:st|nd|rd|th)|{one_of('first second third fourth fifth sixth seventh eighth ninth tenth')}|\w+teenth)"
)
NTH = re.compile(rf"{ORDINAL}\s+{one_of('year month week day night session visit hour')}", re.IGNORECASE)
"""The same, counted the other way: "the ninth week"."""

WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
OFTEN = re.compile(rf"\b{WEEKDAY}s\b|^(?:every|each|most|alternate)\b", re.IGNORECASE)
"""What happens again and again."""

_WHICH = one_of("this that last next every each early late other one same_time same")
_DAYS = one_of(
    "yesterday today tonight tomorrow noon midnight now mon(?:day)?s? tue(?:s(?:day)?)?s?",
    "wed(?:nesday)?s? thu(?:rs?(?:day)?)?s?",
    "fri(?:day)?s? sat(?:urday)?s? sun(?:day)?s? jan(?:uary)? feb(?:ruary)? mar(?:ch)? apr(?:il)?",
    "may june? july? aug(?:ust)?",
    "sept?(?:ember)? oct(?:ober)? nov(?:ember)? dec(?:ember)?",
)
_HOLIDAYS = one_of(
    "christmas easter thanksgiving eid diwali ramadan hanukkah chanukah halloween passover pesach purim kwanzaa",
    "nowruz vaisakhi navratri juneteenth yom_kippur rosh_hashanah (?:lunar_)?new_year",
)
HOLIDAY = re.compile(_HOLIDAYS, re.IGNORECASE)
"""A word of the calendar that looks like a name."""
_PARTS = one_of(
    "morning afternoon evening night week(?:end)? month year spring summer autumn fall winter",
    "one two three four five six seven eight nine ten eleven twelve half fifteen twenty thirty forty",
    "past quarter to at on in dawn dusk lunch(?:time)? teatime [ap]\\.?m\\.?",
)
_CLOCK = r"\d{1,2}(?:st|nd|rd|th)|\d{1,2}(?:[:.h]\d{2})?\s?(?:am|pm|a\.m|p\.m|o['’]clock)?(?!\d)|\d{4}(?!\d)"
"""A number is one of these in one way only, so that many of them cost no more than they are."""
_TIME = re.compile(
    rf"(?:(?:{_WHICH}|from|on|at|in)\s+)*"
    rf"(?:{_HOLIDAYS}(?:(?:['’]?s)?\s+(?:eve|day)\b)?|{_DAYS}|{_PARTS}|{_CLOCK}|[\s,/:.'’s-])++",
    re.IGNORECASE,
)
_POINTS = one_of("this that last next every each")
_CLOCKS = one_of(
    "at on in by starting beginning around until till before every each last next since from late early during"
)
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
    "skip(?:s|ped|ping)? mak(?:es?|ing) made want(?:s|ed)? needs? remember(?:s|ed)? see(?:s|n)? saw",
)
"""Verbs whose object a day can be: "I dread Monday"."""
_OPENS = re.compile(rf",?\s+(?:and\s+)?(?=(?:{PRONOUN}|{DETERMINER})\b)|,\s+", re.IGNORECASE)
_CLAUSE_OPENS = re.compile(rf"(?:[,;:—–]|\b{one_of('that and but because so when if')})\s+$", re.IGNORECASE)
_OF_YEAR = re.compile(r"(?<=[a-z])\s+of\s+$")
_YEAR = re.compile(r"(?:\w+\s+)?\d{4}")
_END = re.compile(r"\s*[.!?…]*\s*$")
_BY_ITSELF = re.compile(
    rf"(?:{_WHICH}|{NUMBER}|{_CLOCK}|{one_of('from since for on at in to after before until till an?')})\b|\w+days\b",
    re.IGNORECASE,
)
"""How a time begins that no article before it belongs to."""


def reach(spot: Spot) -> Reach | None:
    """A time by itself, with its preposition: "on Friday", "at 3pm", "last night"; None where a word has to stay."""
    if spot.label is not Label.DATE:
        return None
    if article := _adverb(spot):
        return article
    nth = NTH.fullmatch(spot.text) and not re.match(r"\s+of\b", spot.after)
    numbered = (nth or NUMBERED.fullmatch(spot.text)) and not ends(spot.before, rf"{BE} {PREPOSITION}")
    if not numbered and not _TIME.fullmatch(spot.text):
        return None
    if not numbered and lasts(spot.text) and not re.match(rf"{_POINTS}\b", spot.text, re.IGNORECASE):
        return None
    opens = not spot.before.strip()
    if opens and (end := _END.match(spot.after)):
        return spot.reach(0, end.end())
    if _NOT_IN.search(spot.before.rstrip()) and _WEEKDAY.fullmatch(spot.text):
        return spot.reach(len(spot.before.rstrip()))
    if (before := _BEFORE.search(spot.before)) and not re.match(r"\s*['’]s", spot.after):
        comma = None if spot.before[: before.start()].strip() else re.match(r"\s*,", spot.after)
        return spot.reach(before.start(), comma.end() if comma else 0)
    if (opens or _CLAUSE_OPENS.search(spot.before)) and (opening := _OPENS.match(spot.after)):
        return 0, opening.end()
    if (of := _OF_YEAR.search(spot.before)) and _YEAR.fullmatch(spot.text):
        return spot.reach(of.start())  # "the class of 2022"
    return _bare(spot)


def lasts(text: str) -> bool:
    """Whether words tell of a stretch of time: "for two weeks"."""
    return _LASTING.search(NAMED_DAY.sub("", text)) is not None


def is_time(text: str) -> bool:
    """Whether all of `text` is a day, an hour or a part of the year."""
    return _TIME.fullmatch(text) is not None


def takes_a_day(before: str) -> bool:
    """Whether a verb stands before whose object a day is."""
    return ends(before, _TAKING)


def is_modified(spot: Spot) -> bool:
    """Whether an article or possessive before a time belongs to it: "an odd Monday", but not "my steps each May"."""
    if _OF_A_YEAR.search(spot.before) and re.fullmatch(r"\d{4}", spot.text):
        return True
    if ends(spot.before, DETERMINER):
        return not re.match(r"(?:this|that|every|each)\b", spot.text, re.IGNORECASE)
    by_itself = _BY_ITSELF.match(spot.text) or re.search(r"\d", spot.text) or re.search(r"s\s+$", spot.before)
    return has_determiner(spot.before) and not by_itself


_OF_A_YEAR = re.compile(rf"(?<![\w'’]){DETERMINER}\s+{one_of('rough hard long tough difficult awful good bad')}\s+$")
"""Behind it stands a year that is described: "a rough 2023"."""


def _bare(spot: Spot) -> Reach | None:
    """A time without a preposition: "she came back Monday"; with "for", where that waits for it."""
    if not re.search(r"\w\s+$", spot.before) or not _over(spot) or takes_a_day(spot.before):
        return None
    waiting = re.search(r"\s+for\s+$", spot.before)
    if is_modified(spot) or ends(spot.before, rf"(?:{BE}|{NUMBER}|one more|another|like|than)"):
        return None
    if not waiting and ends(spot.before, _STRICT):
        return None
    return spot.reach(waiting.start() if waiting else len(spot.before.rstrip()))


_STRICT = rf"(?!(?:up|down|out|off|over|by|in|with)\b){PREPOSITION}"
"""Words that wait for a time, which adverbs do not: "I go up Tuesdays", "I sit with Mondays"."""

_GOES_ON = re.compile(rf"\s+(?:{PREPOSITION}|now|still|again|too|wearing)\b|\s+(?={PRONOUN}\b)", re.IGNORECASE)


def _over(spot: Spot) -> bool:
    """Whether a sentence can do without a time before what comes next."""
    return CLAUSE_END.match(spot.after) is not None or (
        _GOES_ON.match(spot.after) is not None and not ends(spot.before, rf"(?:{_STRICT}|{CONJUNCTION}|{THOUGHT})")
    )


THOUGHT = one_of("think thinks thought say says said know knows knew hope hopes hoped guess wish wishes wished")


def _adverb(spot: Spot) -> Reach | None:
    """With its article, where it says when: "sat in my office the morning after"."""
    article = re.search(r"(?<=\w)\s+(?P<which>the|this|that)\s+$", spot.before, re.IGNORECASE)
    if not article or not (CLAUSE_END.match(spot.after) or re.match(rf"\s+{PREPOSITION}\b", spot.after)):
        return None
    word = spot.before[: article.start()].split()[-1]
    if takes_a_day(f"{word} ") or ends(f"{word} ", rf"(?:{PREPOSITION}|{BE}|{CONJUNCTION}|like|not)"):
        return None
    told = is_noun(word) or re.fullmatch(_AFTER_WHICH, word, re.IGNORECASE)
    return spot.reach(article.start()) if told or article["which"].lower() == "this" else None


_AFTER_WHICH = one_of("me us him her them it here there began begin begins started starts start came left again")
"""Words behind which an article begins no object: "left us the second week of June"."""
