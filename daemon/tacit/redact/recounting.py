"""Operators for what is told of a person: when, what illness, what happened, what was seen and said."""

from __future__ import annotations

import re

from ..finding import Label
from .describing import someone
from .forms import in_form
from .generalise import Generalise
from .lexicon import of_any, of_start
from .spot import Spot
from .syntax import BE, DETERMINER, POSSESSIVE, ends, has_determiner, is_verb, one_of
from .times import LASTING, takes_a_day

_SINGULAR = frozenset({"is", "was", "has", "does", "doesn't", "doesn’t", "isn't", "isn’t", "wasn't", "wasn’t"})


class DateOperator(Generalise):
    """An appointment becomes "client", a stretch of time "a while", any other date "recently" or "that day"."""

    label = Label.DATE
    _DAY = re.compile(
        r"\w{3}days?\b|\b(?:day|night|morning|evening|afternoon|week|election|holiday)\b|\d(?:st|nd|rd|th)\b"
    )
    _WAITING = one_of("for after over took past of since until till by from before to in on at about")

    def instead(self, spot: Spot, who: int) -> str:
        """See the class."""
        del who
        text = spot.text.lower()
        if ends(spot.before, r"(?:my|our|first)") and not LASTING.search(text):
            return "client"
        if re.match(r"(?:every|each|most|alternate)\b", text):
            return "now and then"
        if re.search(r"\bago$", text):
            return "a while ago"
        if re.search(r"\blater$", text):
            return "later"
        if re.search(r"sessions?$", text):
            return "sessions" if has_determiner(spot.before) else "a number of sessions"
        if LASTING.search(text) and not re.match(r"(?:first|second|third|last|next|\d+(?:st|nd|rd|th))\b", text):
            return "while" if ends(spot.before, "an?") else "time" if has_determiner(spot.before) else "a while"
        if re.match(r"['’]s", spot.after):
            return "day" if has_determiner(spot.before) else "the day"
        if has_determiner(spot.before):
            if re.match(r"\s+\w", spot.after) and is_verb(spot.after.split()[0]):
                return "client"
            return "day" if self._DAY.search(text) else "time"
        if ends(spot.before, "(?:one|another|any) more"):
            return "day"
        if takes_a_day(spot.before):
            return "the day"
        if not spot.before.strip() and (verb := spot.after.split()[:1]) and is_verb(verb[0]):
            return "those days" if re.search(r"\w{3}days\b", text) else "that day"
        return "that time" if ends(spot.before, self._WAITING) else "recently"


class HealthOperator(Generalise):
    """A diagnosis, a symptom or a treatment becomes its kind."""

    label = Label.HEALTH
    _BETTER = re.compile(
        r"\b(?:cured|better|remission|sober|clean|recovered|healed|well|tumou?r.free|discharged)\b", re.IGNORECASE
    )
    _NOT = re.compile(r"\b(?:not|never|no longer|barely|hardly|far from|\w+n['’]t)\b[^.!?]*$", re.IGNORECASE)
    _NOW = re.compile(r"(?:can['’]?t|cannot|doesn['’]?t|don['’]?t|isn['’]?t|aren['’]?t|won['’]?t)\b", re.IGNORECASE)

    def instead(self, spot: Spot, who: int) -> str:
        """See the class."""
        del who
        found = of_any("health", spot.text) or "health problems"
        bare = re.sub(r"^an? ", "", found)
        following = spot.after.split()
        if ends(spot.before, "(?:my|our)") and following and is_verb(following[0]):
            return "client"
        if ends(spot.before, "an?"):
            return "struggle" if bare.endswith("s") else bare
        if has_determiner(spot.before):
            return bare
        if ends(spot.before, BE):
            better = self._BETTER.search(spot.text) and not self._NOT.search(f"{spot.before}{spot.text}")
            return "doing better" if better else "having a hard time"
        if not spot.before.strip() and following and following[0].lower() in _SINGULAR:
            return "the medication" if bare == "medication" else "this"
        if self._NOW.match(spot.text) and spot.before.strip():
            return self._having(spot.before)
        first = spot.first.lower()
        opens = not spot.before.strip() and re.match(
            r"\w+ed\s+(?!(?:an?|the|in|on|to|her|his|my|up|out|off)\b)", spot.text
        )
        if not is_verb(first) or opens or "-" in first or first.startswith("un"):
            return found
        present = first.endswith("s") and not first.endswith("ss")
        return in_form("goes through a hard time" if present else "went through a hard time", spot.before)

    @staticmethod
    def _having(before: str) -> str:
        many = r"(?:you|we|they|(?:kids|children|people|\w\w+[^s\W]s)(?: who)?)"
        be = "am" if ends(before, "i") else "are" if ends(before, many) else "is"
        return f"{be} having a hard time"


class EventOperator(Generalise):
    """An event becomes its kind, told in the same tense."""

    label = Label.EVENT
    _DOES = re.compile(r"\b(?:he|she|it|who)\s+(?:(?:still|also|just|never|now|even)\s+)?$", re.IGNORECASE)

    def instead(self, spot: Spot, who: int) -> str:
        """See the class."""
        del who
        if not ends(spot.before, DETERMINER):
            if verb := of_start("event_verbs", spot.text):
                return in_form(verb, spot.before)
            if is_verb(spot.first) or (self._DOES.search(spot.before) and re.fullmatch(r"[a-z]+[^s\W]s", spot.first)):
                verb = "did something" if not spot.first.endswith("s") else "does something"
                return in_form(verb, spot.before)
            if spot.first.endswith("ing") and len(spot.text.split()) > 1:
                return "doing something"
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
        if person := someone(spot):
            return person
        if ends(spot.before, "(?:has|have|had|with) the"):
            return "look"
        return "things" if ends(spot.before, POSSESSIVE) else ("thing" if has_determiner(spot.before) else "something")


class QuoteOperator(Generalise):
    """The client's words become "something"."""

    label = Label.QUOTE
    _SAID = (
        "(?:said|says|say|told (?:me|us|her|him|them)|tells (?:me|us)|asked(?: me| us)?|asks|yelled|whispered|goes|"
        "went|wrote|texted(?: me)?|was like|replied|answered|explained|admitted|shouted|put)[,:]?(?: that)?"
    )

    def instead(self, spot: Spot, who: int) -> str:
        """See the class."""
        del who
        if ends(spot.before, "(?:i|he|she|they|we)"):
            return "said something"
        return "something" if ends(spot.before, self._SAID) else "something they said"
