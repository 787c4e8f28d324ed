"""A school year tells how old somebody is and is no person: "in second grade", "finished eighth grade"."""

from __future__ import annotations

import re

from .spot import Spot
from .syntax import BE, PREPOSITION, ends, has_determiner, one_of

_SPELT = one_of("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth")
_ORDINAL = rf"(?:\d+(?:st|nd|rd|th)|{_SPELT})"
_OVER = rf"(?=\s+{PREPOSITION}\b|\s*$)"
_YEAR = re.compile(
    rf"(?:{_ORDINAL}[ -](?:grade|form)|(?:grade|year) \d+|{one_of('freshman sophomore junior senior')} year){_OVER}",
    re.IGNORECASE,
)
_SCHOOL = re.compile(
    r"(?:kindergarten|kinder|pre-?k|pre-?school|nursery|reception|sixth form|"
    rf"(?:primary|elementary)(?: school)?|(?:middle|high|secondary) school|junior high(?: school)?){_OVER}",
    re.IGNORECASE,
)
_MOVING = one_of("in into at to from since through throughout after before during until till by")


def at_school(spot: Spot) -> str | None:
    """What a school or a year of it is called: "school", "a school year"; None where a detail is neither."""
    year = _YEAR.match(spot.text)
    if not (year or _SCHOOL.match(spot.text)) or ends(spot.before, "an?"):
        return None  # "a second grade" waits for its pupil
    if has_determiner(spot.before) and not ends(spot.before, PREPOSITION):
        return "school year" if year else "school"
    if ends(spot.before, BE):
        return "in school"
    return "a school year" if year and not ends(spot.before, _MOVING) else "school"
