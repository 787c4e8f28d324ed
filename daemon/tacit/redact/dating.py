"""The operator for when something was: an appointment, a stretch of time, a date."""

from __future__ import annotations

import re

from ..finding import Label
from .generalise import Generalise
from .spot import Spot
from .syntax import DETERMINER, PAST, POSSESSIVE, PREPOSITION, ends, has_determiner, is_verb, one_of
from .times import NTH, NUMBER, NUMBERED, OFTEN, ORDINAL, THOUGHT, WEEKDAY, is_modified, lasts, takes_a_day

_SO_OFTEN = re.compile(r"(?:once|twice|\w+ times) an?\b", re.IGNORECASE)
_PARTS = re.compile(r"(?:morning|afternoon|evening|night)s$", re.IGNORECASE)
"""Many hours: "our Monday mornings"."""


_YEARS = re.compile(r"(?:\d+|[a-z]+)\+? (?:years?|yrs?)$")
_AT_WORK = re.compile(
    rf"\s+of\s+{one_of('practice practise practising practicing experience marriage service work training therapy')}\b"
)
"""What is counted in years, of which a while is no part: "15 years of practice"."""
_DAYS_LONG = re.compile(r"\bdays?\b|session|visit", re.IGNORECASE)
_UNITS = re.compile(r"(?:second|minute|hour|day|week|month|year|session)s\b")
"""What is counted: "three" alone tells nobody which."""

_ONE_OF_MANY = re.compile(rf"(?:{ORDINAL}|last|next)\s+(session|visit)")

_MONTHS = re.compile(r"\b(?:half|most|years?|grade|terms?|semesters?|months?|weeks?)\b")
"""More than the day that somebody missed: "half of tenth grade"."""

_MISSED = r"never (?:\w+ )?(?:miss(?:ed|es)?|skip(?:ped|s)?) an?"
_WEEKDAY = re.compile(rf"{WEEKDAY}\b", re.IGNORECASE)
_WISHED = one_of("will wont ill shall gonna booked due tomorrow tmrw if please pls can could should would till til")
_TO_COME = re.compile(rf"(?<![\w'’]){_WISHED}(?![\w'’])|['’]ll\b|\bgoing to\b", re.IGNORECASE)
_IS = re.compile(one_of("is was will"))
"""Behind a day that a sentence begins with: "this Friday is our last session"."""
_COMING = re.compile(rf"(?:this|next|coming)\b|{WEEKDAY}$")
_BEFORE_NOW = re.compile(rf"(?<![\w'’]){PAST}(?![\w'’])", re.IGNORECASE)


class DateOperator(Generalise):
    """An appointment becomes "client", a stretch of time "a while", any other date "recently", "soon" or "that day"."""

    label = Label.DATE
    _DAY = re.compile(
        rf"{WEEKDAY}s?\b|\d(?:st|nd|rd|th)\b|"
        rf"\b{one_of('day night morning evening afternoon week election holiday first second third fourth fifth')}\b"
    )
    _CLOCK = re.compile(r"\d{1,2}(?:[.:h]\d{2})?\s?(?:[ap]m)?")
    _LISTED = re.compile(r"(?:^|[,;:\n–—-])\s*$")
    _NAMED = re.compile(r"\s+(?:the\s+)?[A-Z]")
    """Hours in a list of appointments: "9 Mrs Abara, 10 Bo"."""
    _SOON = re.compile(r"\b(?:next|tomorrow|tmrw|tomoz|coming|upcoming)\b")
    _WILL = re.compile(r"(?:['’]ll|\bwill|\bgonna|\bgoing to)\s+(?:\w+\s+){1,4}$", re.IGNORECASE)
    _POINT = re.compile(r"(?:first|second|third|fourth|last|next|\d+(?:st|nd|rd|th))\b")
    _WAITING = rf"(?!(?:up|down|out|off|over|with)\b){PREPOSITION}"
    _SUBJECT = re.compile(rf"(?:^|[,;:—–]\s*|\b(?:that|because|so|but|and|since|{THOUGHT})\s+)$", re.IGNORECASE)

    def instead(self, spot: Spot) -> str:
        """See the class."""
        text = spot.text.lower()
        if ends(spot.before, "(?:made|makes?|making|ruin(?:s|ed)|sav(?:es|ed)) (?:my|our)"):
            return "day"
        if ends(spot.before, "(?:my|our|first)") and not lasts(spot.text):
            return "sessions" if OFTEN.search(text) or _PARTS.search(text) else self._met(spot)
        if _SO_OFTEN.match(text) and not has_determiner(spot.before):
            return "now and then"
        if _YEARS.match(text) and _AT_WORK.match(spot.after) and not has_determiner(spot.before):
            return "years"
        if re.search(r"\bago$", text):
            return "a while ago"
        if re.search(r"\blater$", text):
            return "later"
        if (one := _ONE_OF_MANY.fullmatch(text)) and has_determiner(spot.before):
            return one[1]
        if re.search(r"(?:sessions?|visits)$", text):
            return "sessions" if has_determiner(spot.before) else "a number of sessions"
        if ends(spot.before, rf"{NUMBER}(?: more)?") and not re.match(NUMBER, text):
            if unit := _UNITS.match(text):
                return unit[0]
            if text.endswith("s"):
                return "times"
        if lasts(spot.text) and not self._POINT.match(text) and not NUMBERED.fullmatch(text):
            return self._lasting(spot)
        if ends(spot.before, "(?:one|another|any) more"):
            return "day"
        if is_modified(spot):
            return self._modified(spot)
        return self._bare(spot)

    @staticmethod
    def _met(spot: Spot) -> str:
        return "session" if ends(spot.before, "our") else "client"

    @staticmethod
    def _lasting(spot: Spot) -> str:
        if ends(spot.before, "an?"):
            return "while"
        if re.match("since|for", spot.text.lower()):
            return "for a while"
        return "time" if is_modified(spot) else "a while"

    def _modified(self, spot: Spot) -> str:
        """Behind an article or possessive."""
        following = spot.after.split()[:1]
        if re.match(r"['’]s", spot.after):
            return "day"
        if ends(spot.before, _MISSED) and _WEEKDAY.search(spot.text):
            return "week"
        if ends(spot.before, "(?:some|those|these|most)"):
            return "days" if OFTEN.search(spot.text) else "times"
        told = following and spot.after[:1].isspace() and is_verb(following[0]) and not NTH.fullmatch(spot.text)
        if told and ends(spot.before, rf"(?!this\b|that\b){DETERMINER}"):
            return "client"
        if lasts(spot.text) and not OFTEN.search(spot.text) and not _DAYS_LONG.search(spot.text):
            return "first while" if spot.first.lower() == "first" else "time"
        if ends(spot.before, POSSESSIVE) and re.search(r"\d|\b(?:half|past|quarter|session|hour)\b", spot.text):
            return "session"
        return "day" if self._DAY.search(spot.text.lower()) else "time"

    def _bare(self, spot: Spot) -> str:
        text = spot.text.lower()
        if self._CLOCK.fullmatch(text) and self._LISTED.search(spot.before) and self._NAMED.match(spot.after):
            return ""
        if takes_a_day(spot.before) and _MONTHS.search(text):
            return "some time"
        if takes_a_day(spot.before) or re.match(r"['’]s", spot.after):
            return "the day"
        if re.match("(?:since|for)\\b", text):
            return "for a while"
        often = OFTEN.search(text)
        following = spot.after.split()[:1]
        if following and self._SUBJECT.search(spot.before):
            if _IS.fullmatch(following[0]) and not often:
                coming = following[0] != "was" and _COMING.match(text)
                return "some day soon" if coming else "that day"
            if is_verb(following[0]):
                return "those days" if often else "that day"
        if ends(spot.before, "on"):
            return "those days" if often else "that day"
        if ends(spot.before, "(?:till?|until|by)"):
            return "then"
        if ends(spot.before, self._WAITING):
            return "that time"
        if self._SOON.search(text) or self._WILL.search(spot.before):
            return "soon"
        if ends(spot.before, r"(?:is|are|am|\w+['’](?:s|re|m))"):
            return "at some point"
        if often:
            return "at times" if ends(spot.before, "now") else "regularly"
        around = f"{spot.before} {spot.after}"
        return "recently" if _BEFORE_NOW.search(around) and not _TO_COME.search(around) else "at some point"
