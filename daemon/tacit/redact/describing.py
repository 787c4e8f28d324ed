"""Operators for what describes a person: age, home, work, family. Together such details can point at one."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import ClassVar

from ..finding import Label
from .generalise import Generalise, fitted
from .lexicon import kinds, of_any, of_head
from .persons import at_last, someone
from .spot import Spot
from .syntax import BE, CONJUNCTION, POSSESSIVE, PREPOSITION, article, ends, has_determiner, is_noun, is_verb, one_of
from .working import employed


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

    def instead(self, spot: Spot, who: int) -> str:
        """See the class."""
        del who
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


class PlaceOperator(Generalise):
    """A town, a street or a venue becomes its kind, else "a town" or "a place"."""

    label = Label.PLACE

    def instead(self, spot: Spot, who: int) -> str:
        """See the class."""
        del who
        named = spot.text[:1].isupper()
        following = spot.after.split()[:1]
        if named and not has_determiner(spot.before) and following and of_head("jobs", following[0]):
            return "the"  # "Fulton County judges"
        if _BED.fullmatch(spot.text) and not has_determiner(spot.before) and _ASKS.match(spot.after):
            return "someone"
        if person := employed(spot):
            return person
        if found := of_head("places", spot.text):
            return fitted(found[0], spot, many=found[1])
        if found := of_head("orgs", spot.text):
            return fitted(found[0], spot, many=found[1])
        if ends(spot.before, "the") and re.fullmatch(r"[A-Z][a-z]+s", spot.text) and any(map(is_verb, following)):
            return "family"  # "the Whitmans argued"
        if re.match(r"['’]s", spot.after):
            return "the town" if named else fitted("place", spot)
        if re.match(r"(?:St|Saint)\b", spot.text):
            return fitted("place", spot)
        if named and re.search(
            r"(?:^|\s)(?:in|to|from|near|around|outside|of|for|live|move[ds]?)\s+$", spot.before, re.IGNORECASE
        ):
            return "a town"
        if has_determiner(spot.before) or ends(spot.before, rf"{PREPOSITION}(?: \w+)?"):
            return fitted("place", spot)
        return "somewhere"


_BED = re.compile(r"(?:bed|bay|room|cubicle) ?\d+", re.IGNORECASE)
_ASKS = re.compile(rf"\s+{one_of('wants needs says said asks asked tells told rang laughed cried smiled sang')}\b")
"""What somebody in a bed does, and no room."""


class FamilyOperator(Generalise):
    """A relative becomes the wider kind of relative, a household a state of life."""

    label = Label.FAMILY
    _CALLED = re.compile(one_of("brother bro sister sis son mama papi auntie uncle"), re.IGNORECASE)
    """How people speak to one another who are no relatives: "you did it, brother"."""
    _OVER = re.compile(r"\s*(?:[.!?…\n]|$)")
    _OF = rf"(?:{CONJUNCTION}|{PREPOSITION}|{BE}|no)(?: [a-z]+)?"
    _PLURALS = frozenset(
        ("parents", "children", "siblings", "partners", "relatives", "grandparents", "pets", "grandchildren")
    )

    def instead(self, spot: Spot, who: int) -> str:
        """See the class."""
        del who
        of = has_determiner(spot.before) or (ends(spot.before, self._OF) and not ends(spot.before, "come on"))
        if self._CALLED.fullmatch(spot.text) and self._OVER.match(spot.after) and not of:
            return ""
        if state := of_any("family_states", spot.text):
            if state == "parent":
                return fitted("parent", spot)
            if ends(spot.before, rf"(?:{BE}|now|just|newly)"):
                return "going through changes at home"
        if re.match(r"half of (?:the|a) couple\b", spot.text):
            return "half of a pair"
        if ends(spot.before, "of the") and re.fullmatch(r"boys|girls|lads", spot.text):
            return "people"
        if _MIXED.search(spot.text):
            return "family" if ends(spot.before, "an?") else "relatives"
        if not of and (own := re.match(r"[A-Z]\w+['’]s?\s+(?=\w)", spot.text)):
            whose = replace(spot, text=spot.text[own.end() :], before=f"{spot.before}someone's ")
            return f"someone's {self.instead(whose, 0)}"
        if not of and re.search(r"\b(?:son|daughter)s?$", spot.text, re.IGNORECASE):
            one = "relative" if ends(spot.before, r"(?:\w+est|only|middle)") else "a relative"  # of any age
            return "relatives" if spot.text.endswith("s") else one
        if spot.number > 1 and len(different := kinds("family", spot.text)) > 1:
            single = ends(spot.before, "(?:an?|one|each|every)")
            return "family" if single or "pet" in different else "relatives"
        head = re.split(",", spot.text)[0]
        if found := of_head("family", head) or _first(spot.text):
            many = found[1] or spot.number > 1
            if found[0] in self._PLURALS:
                return "family" if ends(spot.before, "(?:an?|one|each|every)") else found[0]
            return fitted(found[0], spot, many=many)
        if re.search(r"\bof (?:\w+)$", spot.text):
            return fitted("parent", spot)
        return "family" if has_determiner(spot.before) else "family life"


_MOVES = one_of("come comes came coming move moves moved moving fly flies flew fled flee arrived")
_MIXED = re.compile(r"(?:and|&) (?:both|all|two|three|four|several)\b", re.IGNORECASE)
"""Relatives of more than one kind: "mother and both aunts"."""


def _first(text: str) -> tuple[str, bool] | None:
    found = of_any("family", text)
    return (found, False) if found else None


class DemographicOperator(Generalise):
    """What somebody belongs to becomes "person", or goes."""

    label = Label.DEMOGRAPHIC

    def instead(self, spot: Spot, who: int) -> str:
        """See the class."""
        del who
        if ends(spot.before, "the words?"):
            return ""
        if re.search(
            r"\b(?:card|papers?|visas?|passports?|status|permits?|citizenship|daca|asylum)$", spot.text, re.IGNORECASE
        ):
            return "document" if ends(spot.before, "an?") else "papers"
        if ends(spot.before, "(?:speaks?|spoke|speaking)"):
            return "another language"
        if person := someone(spot):
            return person
        if found := of_head("jobs", spot.text):
            return fitted(found[0], spot, many=found[1])
        if person := at_last(spot):
            return person
        if ends(spot.before, BE):
            return "part of a community"
        if re.fullmatch(r"[A-Z]\w*[^\Ws]", spot.text):
            if ends(spot.before, rf"{_MOVES} (?:from|to)"):
                return "elsewhere"
            if ends(spot.before, "(?:learn(?:s|t|ed|ing)?|only (?:has|have|had)|(?:has|have|had) only)"):
                return "another language"
        if ends(spot.before, "(?:of|left|leaves?|leaving|from|in|with|joined) the") and spot.text[0].isupper():
            return "community"
        return fitted("person", spot, many=spot.text.endswith("s"))
