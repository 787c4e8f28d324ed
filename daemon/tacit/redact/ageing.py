"""The operator for how old somebody is."""

from __future__ import annotations

import re
from typing import ClassVar

from ..finding import Label
from .generalise import Generalise, fitted
from .schooling import at_school
from .spot import Spot
from .syntax import BE, POSSESSIVE, article, ends, has_determiner, is_noun, one_of


class AgeOperator(Generalise):
    """An age becomes a stage of life."""

    label = Label.AGE
    _ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
    _TENS = ("twent", "thirt", "fort", "fift", "sixt", "sevent", "eight", "ninet")
    _SPELT: ClassVar[dict[str, int]] = {
        **{word: years for years, word in enumerate(_ONES, start=1)},
        **{f"{word}y": 10 * tens for tens, word in enumerate(_TENS, start=2)},
        **{f"{word}ie": 10 * tens for tens, word in enumerate(_TENS, start=2)},
        "teen": 15,
    }

    def instead(self, spot: Spot) -> str:
        """See the class."""
        if re.match(r"\s+\w+s\b", spot.after) and not re.search(r"\d|teen|year|grade", spot.text.lower()):
            return "some"  # a number of something else
        if ends(spot.before, _COUNTING) and _NUMBER.fullmatch(spot.text):
            return "some"
        if has_determiner(spot.before) and _BIRTHDAY.fullmatch(spot.text):
            return "birthday"
        if (
            ends(spot.before, "(?:my|our)")
            and _COMER.fullmatch(spot.text)
            and not is_noun((spot.after.split() or [""])[0])
        ):
            return "client"
        if re.fullmatch(r"junior|senior", spot.text, re.IGNORECASE):
            return fitted("person", spot)
        if _STAFF.fullmatch(spot.text):
            return spot.text.split()[0] + " people" if " " in spot.text else "people"
        if school := at_school(spot):
            return school
        stage, adjective = self._stage(spot.text.lower())
        if ends(spot.before, "happy"):
            return "" if re.match(r"\s+(?:birthday|bday)\b", spot.after, re.IGNORECASE) else "birthday"
        if ends(spot.before, r"(?:turned|turns|turning|turn|hit|hits)"):
            return "a year older"
        if ends(spot.before, r"(?:at|at age|age|aged|age of|of)"):
            return "a certain age"
        if ends(spot.before, rf"(?:{BE}|isn't|was only|is only|just|only)") and not ends(
            spot.before, "(?:just|only) an?"
        ):
            return {"child": "young", "baby": "very young", "teenager": "a teenager"}.get(stage, article(stage))
        if ends(spot.before, rf"in (?:{POSSESSIVE}|the)"):
            return f"{adjective} years"
        return fitted(
            stage,
            spot,
            many=bool(
                re.search(r"\b(?:olds|teens|juniors|seniors|graders|kids|(?:year|grade) \d+e?s)$", spot.text.lower())
            ),
        )

    def _stage(self, text: str) -> tuple[str, str]:
        years = self._years(text)
        if re.search(r"month|week|newborn|toddler|preemie", text) or years < 2:
            return "baby", "early"
        if years < 13:
            return "child", "early"
        if years < 20:
            return "teenager", "teenage"
        return ("adult", "adult") if years < 65 or years > 130 else ("older adult", "later")

    def _years(self, text: str) -> int:
        if grade := re.search(r"(\d+)(?:st|nd|rd|th) grade|year (\d+)|grade (\d+)", text):
            return 5 + int(next(filter(None, grade.groups())))
        if re.search(r"kinder|pre-?k|primary|elementary|middle school|grade|child|tween|reception", text):
            return 9
        if re.search(
            r"junior|senior|sophomore|freshman|high school|sixth form|adolescent|\bteen(?:s|age|agers?)?\b|preteen",
            text,
        ):
            return 16
        if digits := re.search(r"(\d+)\W?(?:y(?:ea)?rs?|y\W?o)\b", text):
            return int(digits[1])
        if numbers := re.findall(r"\d+", text):
            return max(map(int, numbers))  # beside an hour or a number of people, it is the age that is larger
        return max((years for word, years in self._SPELT.items() if word in text), default=30)


_NUMBER = re.compile(
    rf"\d+|(?:{'|'.join(each for each in AgeOperator._SPELT if each != 'teen')}|\w+teen)(?:[ -]\w+)?", re.IGNORECASE
)
_COUNTING = one_of("have has had got gets get getting did do does made make makes scored scores score counted")
"""Behind it a number counts something: "yesterday she got nineteen"."""
_COMER = re.compile(r"\d{1,2}|(?:\d{1,2}|[a-z]+(?:-[a-z]+)?)[ -](?:year|yr|month)s?[ -]old", re.IGNORECASE)
_BIRTHDAY = re.compile(r"\d+(?:st|nd|rd|th)|[\w-]+(?:tieth|teenth|-first|-fifth)", re.IGNORECASE)
_STAFF = re.compile(rf"(?:(?:\d+|{'|'.join(AgeOperator._ONES)}) )?(?:junior|senior)s", re.IGNORECASE)
"""As likely to be colleagues as pupils."""
