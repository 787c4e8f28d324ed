"""Operators for what describes a person: together such details can point at one."""

from __future__ import annotations

import re
from typing import ClassVar

from ..finding import Label
from .forms import in_form
from .generalise import Generalise, fitted
from .lexicon import of_any, of_head, of_start
from .spot import Spot
from .syntax import BE, DETERMINER, POSSESSIVE, PRONOUN, article, ends, has_determiner, is_verb, one_of
from .times import LASTING

_SINGULAR = frozenset({"is", "was", "has", "does", "doesn't", "doesn’t", "isn't", "isn’t", "wasn't", "wasn’t"})


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
        stage, adjective = self._stage(spot.text.lower())
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
            stage, spot, many=bool(re.search(r"\b(?:olds|teens|juniors|seniors|graders|kids)$", spot.text.lower()))
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


class DateOperator(Generalise):
    """An appointment becomes "client", a stretch of time "a while", any other date "recently" or "that day"."""

    label = Label.DATE
    _WAITING = one_of("for after over took past of since until till by from before to in on at about")

    def instead(self, spot: Spot, who: int) -> str:
        """See the class."""
        del who
        text = spot.text.lower()
        if ends(spot.before, r"(?:my|our|first)") and not LASTING.search(text):
            return "client"
        if re.search(r"\bago$", text):
            return "a while ago"
        if re.search(r"\blater$", text):
            return "later"
        if re.search(r"sessions?$", text):
            return "sessions" if has_determiner(spot.before) else "a number of sessions"
        if LASTING.search(text):
            return "time" if has_determiner(spot.before) else "a while"
        if re.match(r"['’]s", spot.after):
            return "day" if has_determiner(spot.before) else "the day"
        if has_determiner(spot.before):
            return "client" if re.match(r"\s+\w", spot.after) and is_verb(spot.after.split()[0]) else "time"
        return "that time" if ends(spot.before, self._WAITING) else "recently"


class PlaceOperator(Generalise):
    """A town, a street or a venue becomes its kind, else "a town" or "a place"."""

    label = Label.PLACE

    def instead(self, spot: Spot, who: int) -> str:
        """See the class."""
        del who
        if found := of_head("places", spot.text):
            return fitted(found[0], spot, many=found[1])
        if found := of_head("orgs", spot.text):
            return fitted(found[0], spot, many=found[1])
        named = spot.text[:1].isupper()
        if re.match(r"['’]s", spot.after):
            return "the town" if named else fitted("place", spot)
        if named and re.search(
            r"(?:^|\s)(?:in|to|from|near|around|outside|of|for|live|move[ds]?)\s+$", spot.before, re.IGNORECASE
        ):
            return "a town"
        return fitted("place", spot)


class OrgOperator(Generalise):
    """An employer, a school or a church becomes its kind."""

    label = Label.ORG

    def instead(self, spot: Spot, who: int) -> str:
        """See the class."""
        del who
        found = of_head("orgs", spot.text) or (of_any("orgs", spot.text), False)
        return fitted(found[0] or "workplace", spot, many=found[1])


class JobOperator(Generalise):
    """An occupation becomes its wider group, what somebody does "works"."""

    label = Label.JOB

    def instead(self, spot: Spot, who: int) -> str:
        """See the class."""
        del who
        if not ends(spot.before, DETERMINER) and (verb := of_start("job_verbs", spot.text)):
            return verb
        found = of_head(
            "jobs", re.sub(r"^(?:retired|former|ex-|trainee|junior|senior)\s*", "", spot.text, flags=re.IGNORECASE)
        )
        if found:
            return fitted(found[0], spot, many=found[1])
        if of_head("orgs", spot.text) or of_head("places", spot.text):
            return fitted("workplace", spot)
        first = spot.first.lower()
        if is_verb(first) or ends(spot.before, rf"(?:{PRONOUN}|and|to)"):
            return "worked" if first.endswith("ed") else "works" if first.endswith("s") else "work"
        at_work = ends(spot.before, rf"(?:{POSSESSIVE}|on|in|at|doing|does|did|studying)")
        return fitted("job" if at_work else "person", spot)


class FamilyOperator(Generalise):
    """A relative becomes the wider kind of relative, a household a state of life."""

    label = Label.FAMILY
    _PLURALS = frozenset(
        ("parents", "children", "siblings", "partners", "relatives", "grandparents", "pets", "grandchildren")
    )

    def instead(self, spot: Spot, who: int) -> str:
        """See the class."""
        del who
        if state := of_any("family_states", spot.text):
            if state == "parent":
                return fitted("parent", spot)
            if ends(spot.before, rf"(?:{BE}|now|just|newly)"):
                return "going through changes at home"
        if found := of_head("family", spot.text) or _first(spot.text):
            many = found[1] or spot.number > 1
            if found[0] in (
                "parents",
                "children",
                "siblings",
                "partners",
                "relatives",
                "grandparents",
                "pets",
                "grandchildren",
            ):
                return found[0]
            return fitted(found[0], spot, many=many)
        if re.search(r"\bof (?:\w+)$", spot.text):
            return fitted("parent", spot)
        return "family" if has_determiner(spot.before) else "family life"


def _first(text: str) -> tuple[str, bool] | None:
    found = of_any("family", text)
    return (found, False) if found else None


class DemographicOperator(Generalise):
    """What somebody belongs to becomes "person", or goes."""

    label = Label.DEMOGRAPHIC

    def instead(self, spot: Spot, who: int) -> str:
        """See the class."""
        del who
        if ends(spot.before, BE):
            return "part of a community"
        return fitted("person", spot, many=spot.text.endswith("s"))


class HealthOperator(Generalise):
    """A diagnosis, a symptom or a treatment becomes its kind."""

    label = Label.HEALTH

    def instead(self, spot: Spot, who: int) -> str:
        """See the class."""
        del who
        found = of_any("health", spot.text) or "health problems"
        bare = re.sub(r"^an? ", "", found)
        following = spot.after.split()
        if ends(spot.before, "(?:my|our)") and following and is_verb(following[0]):
            return "client"
        if has_determiner(spot.before):
            return bare
        if ends(spot.before, BE):
            return "having a hard time"
        if not spot.before.strip() and following and following[0].lower() in _SINGULAR:
            return "this"
        return "went through a hard time" if is_verb(spot.first) else found


class EventOperator(Generalise):
    """An event becomes its kind, told in the same tense."""

    label = Label.EVENT

    def instead(self, spot: Spot, who: int) -> str:
        """See the class."""
        del who
        if not ends(spot.before, DETERMINER):
            if verb := of_start("event_verbs", spot.text):
                return in_form(verb, spot.before)
            if is_verb(spot.first):
                verb = "went through a lot" if not spot.first.endswith("s") else "goes through a lot"
                return in_form(verb, spot.before)
            if spot.first.endswith("ing") and len(spot.text.split()) > 1:
                return "going through a lot"
        found = of_any("events", spot.text)
        if found:
            return re.sub(r"^an? ", "", found) if has_determiner(spot.before) else found
        return "event" if has_determiner(spot.before) else "something unusual"


class AppearanceOperator(Generalise):
    """What can be seen goes, or becomes "something"."""

    label = Label.APPEARANCE

    def instead(self, spot: Spot, who: int) -> str:
        """See the class."""
        del who
        return "things" if ends(spot.before, POSSESSIVE) else ("thing" if has_determiner(spot.before) else "something")


class QuoteOperator(Generalise):
    """The client's words become "something"."""

    label = Label.QUOTE
    _SAID = (
        "(?:said|says|say|told (?:me|us|her|him|them)|tells (?:me|us)|asked(?: me| us)?|asks|yelled|whispered|goes|"
        "went|wrote|texted(?: me)?|was like|replied|answered|explained|admitted|shouted)[,:]?(?: that)?"
    )

    def instead(self, spot: Spot, who: int) -> str:
        """See the class."""
        del who
        return "something" if ends(spot.before, self._SAID) else "something they said"
