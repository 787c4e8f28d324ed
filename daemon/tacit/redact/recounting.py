"""Operators for what is told of a person: what illness, what happened, what was seen and said."""

from __future__ import annotations

import re

from ..data import words
from ..finding import Label
from .clauses import is_clause, opens_list
from .forms import in_form
from .generalise import Generalise, fitted
from .lexicon import of_any, of_head, of_start
from .misfits import BASE
from .persons import ONE_OF, at_last, is_doer, someone
from .quotations import SAID
from .spot import Spot
from .syntax import (
    BE,
    CONJUNCTION,
    DETERMINER,
    POSSESSIVE,
    PREPOSITION,
    PRESENT,
    PRONOUN,
    ends,
    has_determiner,
    is_noun,
    is_owned,
    is_verb,
    one_of,
)
from .voices import counted, linked, suffered

_SINGULAR = frozenset({"is", "was", "has", "does", "doesn't", "doesn’t", "isn't", "isn’t", "wasn't", "wasn’t"})


def _is_singular(after: str) -> bool:
    """Whether a verb follows that one thing does."""
    following = after.split()[:1]
    return bool(following) and following[0].lower() in _SINGULAR


_DOES = re.compile(r"\b(?:he|she|it|who)\s+(?:(?:still|also|just|never|now|even)\s+)?$", re.IGNORECASE)
"""Behind it stands what somebody does."""


_SPOKEN_OF_ILLNESS = "|".join(words("illness")).replace("*", r"[^\W_]*")
_ILL = re.compile(rf"\b(?:{_SPOKEN_OF_ILLNESS}|\d+\s?m?c?g)\b", re.IGNORECASE)
"""Words that speak of illness or its treatment."""


class HealthOperator(Generalise):
    """A diagnosis, a symptom or a treatment becomes its kind."""

    label = Label.HEALTH
    _BETTER = re.compile(
        r"\b(?:cured|better|remission|sober|clean|recovered|healed|well|discharged|\w+[- ]free)\b", re.IGNORECASE
    )
    _NOT = re.compile(r"\b(?:not|never|no longer|barely|hardly|far from|\w+n['’]t)\b[^.!?]*$", re.IGNORECASE)
    _MILESTONE = re.compile(
        r"\w[- ]free$|^[\w-]+ (?:days?|weeks?|months?|years?) "
        r"(?:clean|sober|off|for|without|of sobriety|in recovery)\b",
        re.IGNORECASE,
    )
    _SUFFERER = re.compile(
        r"\b(?:\d+-?weeker|\w*-?harmer|drinker|smoker|\w+ eater|\w+ user|\w*addict|hoarder|alcoholic|diabetic|"
        r"asthmatic|amputee|insomniac)$",
        re.IGNORECASE,
    )
    _DIED = re.compile(r"(?:died|passed away)\b", re.IGNORECASE)
    _NEVER_DID = re.compile(r"(?:not|never|no longer)\s+\w+(?:ed|en|wn|ung|ept)\b", re.IGNORECASE)
    _OPENING = re.compile(r"\w+ed\s+(?!(?:an?|the|in|on|to|her|his|my|up|out|off)\b)", re.IGNORECASE)
    _EATEN = re.compile(r"\b(?:ate|eats?|eaten|eating|drank|wore|wears|wearing|ordered|bought)\s+$", re.IGNORECASE)
    _HAD_NO = re.compile(r"(?:\b(?:never|not)|n['’]?t)\s+(?:had|have|get|got)\s+an?\s+$", re.IGNORECASE)
    _STATE = re.compile(r"[a-z]+(?:ed|ous|ic|al|less)|ill|sick|down|low", re.IGNORECASE)
    _SAYS = re.compile(r"\s+(?:says|said|tells|told|asks|asked)\b", re.IGNORECASE)
    _NOW = re.compile(r"(?:can['’]?t|cannot|doesn['’]?t|don['’]?t|isn['’]?t|aren['’]?t|won['’]?t)\b", re.IGNORECASE)

    def instead(self, spot: Spot) -> str:
        """See the class."""
        known = of_any("health", spot.text)
        if known in (None, "recovery") and self._MILESTONE.search(spot.text):
            known = self._milestone(spot)
        if not known and (vague := self._vague(spot)) is not None:
            return vague
        if known == "medical tests" and not spot.text.endswith("s"):
            return fitted("medical test", spot)
        following = spot.after.split()
        if ends(spot.before, "(?:my|our)") and following and is_verb(following[0]):
            return "client"
        found = known or "health problems"
        if has_determiner(spot.before):
            return self._thing(spot, known, re.sub(r"^an? ", "", found))
        return self._opening(spot, found) or self._state(spot) or self._told(spot, known) or found

    def _thing(self, spot: Spot, known: str | None, bare: str) -> str:
        """Behind an article or possessive."""
        many = bare.endswith("s")
        if ends(spot.before, "an?"):
            if self._SUFFERER.search(spot.text):
                return "baby" if "weeker" in spot.text else "person with health problems"
            if not known and self._HAD_NO.search(spot.before):
                return "easy time"
            has = known or ends(spot.before, rf"(?:has|have|had|having|got|with|not|{BE}|\w+['’]d) an?")
            return bare if not many else "struggle" if has else "thing"
        if many and ends(spot.before, "(?:this|that|each|every|another)"):
            return "struggle"
        return "health" if bare == "health problems" and _is_singular(spot.after) else bare

    def _opening(self, spot: Spot, found: str) -> str | None:
        """At the beginning of a sentence."""
        if opens_list(spot):
            return "someone"
        if spot.before.strip():
            return None
        if self._SAYS.match(spot.after):
            return "someone"
        if _is_singular(spot.after):
            return "the medication" if found == "medication" else "this"
        return found if self._OPENING.match(spot.text) and not self._DIED.match(spot.text) else None

    def _state(self, spot: Spot) -> str | None:
        """How somebody is."""
        if ends(spot.before, rf"{BE} (?:so|very|too)"):
            return "unwell"
        if ends(spot.before, "(?:more|less|how|so|very|too)") and self._STATE.fullmatch(spot.first):
            return "unwell"
        if ends(spot.before, BE):
            better = self._BETTER.search(spot.text) and not self._NOT.search(f"{spot.before}{spot.text}")
            return "doing better" if better else "having a hard time"
        return self._having(spot.before) if self._NOW.match(spot.text) and spot.before.strip() else None

    def _told(self, spot: Spot, known: str | None) -> str | None:
        """What somebody did or had to bear."""
        first = spot.first.lower()
        if self._DIED.match(spot.text):
            return "died"
        if self._NEVER_DID.match(spot.text) and ends(spot.before, r"(?:has|have|had|\w+['’](?:d|ve))"):
            return "gone through a hard time"
        if self._EATEN.search(spot.before) and not known:
            return "something"
        if _DOES.search(spot.before) and re.match(rf"{PRESENT}\s", spot.text) and not known:
            return "goes through something"
        named = (
            known and first.endswith("ed") and not ends(spot.before, rf"(?:{PRONOUN}|and|has|have|had|\w+['’][a-z]+)")
        )
        if not is_verb(first) or named or "-" in first or first.startswith("un"):
            return None
        return _through("a hard time" if known else "something", spot)

    def _vague(self, spot: Spot) -> str | None:
        """What stands for words of no known illness: it must be true also where they were of none. None where the
        words themselves speak of illness."""
        following = spot.after.split()
        client = ends(spot.before, "(?:my|our)") and following and is_verb(following[0])
        if _ILL.search(spot.text) or client or self._DIED.match(spot.text):
            return None
        if self._SUFFERER.search(spot.text) or (ends(spot.before, "an?") and self._HAD_NO.search(spot.before)):
            return None
        if ends(spot.before, "all (?:that|this)"):
            return ""
        if met := re.search(r"\bsessions?\b", spot.text):
            return met[0]
        if ends(spot.before, BE):
            return None if self._STATE.fullmatch(spot.first) else "going through something"
        if self._NEVER_DID.match(spot.text) and ends(spot.before, r"(?:has|have|had|\w+['’](?:d|ve))"):
            return "gone through something"
        if self._NOW.match(spot.text) and spot.before.strip():
            return None
        told = is_verb(spot.first) or (_DOES.search(spot.before) and re.match(rf"{PRESENT}\s", spot.text))
        if told and not has_determiner(spot.before):
            return _through("something", spot)
        if not has_determiner(spot.before):
            return "something"
        return "person" if _ACTS.match(spot.after) else "thing"

    @staticmethod
    def _milestone(spot: Spot) -> str:
        if ends(spot.before, "happy"):
            return "milestone"
        reached = "(?:hits?|hitting|reach(?:es|ed)|mark(?:s|ed)|mak(?:es|ing)|made|celebrat(?:es?|ed|ing))"
        return "a milestone" if ends(spot.before, reached) else "recovery"

    @staticmethod
    def _having(before: str) -> str:
        many = r"(?:you|we|they|(?:kids|children|people|\w\w+[^s\W]s)(?: who)?)"
        be = "am" if ends(before, "i") else "are" if ends(before, many) else "is"
        return f"{be} having a hard time"


def _through(what: str, spot: Spot) -> str:
    """ "Went through" something, in the tense of the verb that a detail begins with."""
    present = spot.first.endswith("s") and not spot.first.endswith("ss")
    return in_form(f"{'goes' if present else 'went'} through {what}", spot.before)


class EventOperator(Generalise):
    """An event becomes its kind, told in the same tense."""

    label = Label.EVENT
    _AT = one_of("at after before since until till during for to from of in on")
    _NOUN_BEHIND = rf"(?!{one_of('after before since until till')}\b){PREPOSITION}"

    def instead(self, spot: Spot) -> str:
        """See the class."""
        if ends(spot.before, "(?:time|one|day|night|thing) since"):
            return "then"
        if is_clause(spot.text):
            named = ends(spot.before, rf"(?:{BE}|{self._NOUN_BEHIND})")
            return "something that happened" if named else "something happened"
        if ends(spot.before, "(?:get|gets|getting)") and re.match("(?:re)?married\\b", spot.text, re.IGNORECASE):
            return "ready for a big day"
        if not ends(spot.before, DETERMINER) and not is_owned(spot.before):
            if said := suffered(spot):
                return linked(said, spot)
            if verb := of_start("event_verbs", spot.text):
                return linked(in_form(verb, spot.before), spot)
            if is_verb(spot.first) or (_DOES.search(spot.before) and re.fullmatch(PRESENT, spot.first)):
                if _FELL.match(spot.text):
                    return _through("something", spot)
                verb = "did something" if not spot.first.endswith("s") else "does something"
                return linked(in_form(verb, spot.before), spot)
            if BASE.search(spot.before):
                return linked("do something", spot)
            if spot.first.endswith("ing") and (len(spot.text.split()) > 1 or ends(spot.before, BE)):
                return "doing something"
        if person := someone(spot) or at_last(spot):
            return person
        if ends(spot.before, ONE_OF) and (" who " in spot.text or of_head("jobs", spot.text)):
            return "people"
        found = of_any("events", spot.text)
        single = len(spot.text.split()) < 3 and has_determiner(spot.before)
        place = of_head("places", spot.text) if single and not found else None
        if place:
            return fitted(place[0], spot, many=place[1])
        if found:
            return counted(found, spot)
        if not has_determiner(spot.before):
            return "something"
        if _ACTS.match(spot.after):
            return "person"
        if _describes(spot):
            return ""
        return "event" if ends(spot.before, rf"{self._AT} {DETERMINER}") else "thing"


_FELL = re.compile(r"f(?:ell|alls)\b(?! (?:in|out|for|through|asleep)\b)", re.IGNORECASE)
"""What nobody does: it befalls them."""


def _describes(spot: Spot) -> bool:
    """Whether a word stands between "a" and a noun that can do without it: "came with a [bin] bag and sang"."""
    following = re.match(rf"\s+([a-z]+)(?=\s*(?:[.,;:!?…]|$)|\s+(?:{CONJUNCTION}|{PREPOSITION})\b)", spot.after)
    single = len(spot.text.split()) == 1 and ends(spot.before, "an?")
    return single and following is not None and following[1] != "born" and is_noun(following[1])


_ACTS = re.compile(rf"\s+{one_of('tells told asks asked laughed cried smiled winked who')}\b")
"""Behind it nobody would call a person a thing."""


class AppearanceOperator(Generalise):
    """What can be seen goes, or becomes "something"."""

    label = Label.APPEARANCE
    _PART = re.compile(rf"{one_of('hair beard nails eyes face hands? arms? legs? teeth skin')}\b", re.IGNORECASE)
    """What everybody has says nothing by itself: "her hair green"."""

    def instead(self, spot: Spot) -> str:
        """See the class."""
        if person := someone(spot) or at_last(spot):
            return person
        doer = of_head("jobs", spot.text) if is_doer(spot.text) else None
        if doer and ends(spot.before, "(?:the|an?)") and not ends(spot.before, "with the"):
            return doer[0]
        if ends(spot.before, "(?:has|have|had|with) the"):
            return "look"
        if ends(spot.before, POSSESSIVE) and (part := self._PART.match(spot.text)):
            return part[0].lower()
        if has_determiner(spot.before) and not ends(spot.before, POSSESSIVE) and _ACTS.match(spot.after):
            return "person"
        return "things" if ends(spot.before, POSSESSIVE) else ("thing" if has_determiner(spot.before) else "something")


class QuoteOperator(Generalise):
    """The client's words become "something"."""

    label = Label.QUOTE

    def instead(self, spot: Spot) -> str:
        """See the class."""
        if re.match("(?:goes|is like)\\b", spot.text, re.IGNORECASE):
            return "says something"
        if ends(spot.before, "(?:told|tells|asked|asks) (?:me|us|him|her|them) to"):
            return "do something"
        if ends(spot.before, "(?:i|he|she|they|we)") or re.match("(?:was|were) like\\b", spot.text, re.IGNORECASE):
            return "said something"
        return "something" if ends(spot.before, SAID) else "something they said"
