"""Operators for where somebody works, and as what."""

from __future__ import annotations

import re

from ..finding import Label
from .forms import in_form
from .generalise import Generalise, fitted, is_addressed
from .lexicon import kinds, of_any, of_head, of_start
from .persons import ONE_OF, at_last, is_doer, someone
from .spot import Spot
from .syntax import BE, DEGREE, DETERMINER, POSSESSIVE, PRESENT, PRONOUN, ends, has_determiner, is_verb, one_of


class OrgOperator(Generalise):
    """An employer, a school or a church becomes its kind."""

    label = Label.ORG

    def instead(self, spot: Spot) -> str:
        """See the class."""
        if is_addressed(spot):
            return ""
        if person := employed(spot):
            return person
        found = of_head("orgs", spot.text) or (of_any("orgs", spot.text), False)
        wider = found[0] or _unknown(spot)
        return wider if wider == "something" else fitted(wider, spot, many=found[1])


def employed(spot: Spot) -> str | None:
    """The person of a place of work: "health worker" of "nurse at Zogg General"; None where none is spoken of."""
    job = _WORKS_AT.match(spot.text)
    found = of_head("jobs", _RANK.sub("", job[1])) if job else None
    return fitted(found[0], spot, many=found[1]) if found and found[0] not in TOOLS else None


def _unknown(spot: Spot) -> str:
    """What an organisation of no known kind is called: a place of work only where somebody works or is."""
    at = ends(spot.before, rf"(?:at|for|to|into|in|from|near|inside)(?: {DETERMINER})?")
    if re.search(r"\bgroup$", spot.text, re.IGNORECASE):
        return "group"
    if at or ends(spot.before, POSSESSIVE):
        return "workplace"
    taken = spot.before.split()[-1:]
    is_group = has_determiner(spot.before) or not taken or not is_verb(taken[0])
    return "group" if is_group else "something"


class JobOperator(Generalise):
    """An occupation becomes its wider group, what somebody does "works"."""

    label = Label.JOB

    def instead(self, spot: Spot) -> str:
        """See the class."""
        if is_addressed(spot):
            return ""
        if ends(spot.before, "dear"):
            return "client"
        if self._are_others(spot):
            few = "couple of people" if spot.number == 2 else "few people"
            return few if ends(spot.before, "an?") else "people"
        listed = spot.number > 1 and kinds("jobs", spot.text)
        is_noun = ends(spot.before, rf"{DETERMINER}(?: {DEGREE} [\w-]+)?")
        if not listed and not is_noun and (verb := of_start("job_verbs", spot.text)):
            return verb
        if ends(spot.before, "(?:teach|teaches|taught|teaching)"):
            return "a class"
        if ends(spot.before, POSSESSIVE) and _BOSS.fullmatch(spot.text):
            return "boss"
        if person := someone(spot) or self._relative(spot):
            return person
        found = of_head("jobs", _RANK.sub("", spot.text))
        if not found and ends(spot.before, rf"(?:do|does|did|doing|works?|worked|working) {DETERMINER}"):
            return "job"
        if found and found[0] == "employee" and ends(spot.before, POSSESSIVE):
            return "worker"  # "her case manager" is nobody whom she employs
        if found and not (found[0] in TOOLS and ends(spot.before, PRONOUN)):
            return fitted(found[0], spot, many=found[1])
        return at_last(spot) or self._told(spot) or self._place(spot)

    @staticmethod
    def _are_others(spot: Spot) -> bool:
        """Whether several persons are listed, with work of different kinds: not "she is a nurse and a welder"."""
        each = spot.number > 1 and _EACH.search(spot.text) and not ends(spot.before, _ONE_PERSON)
        return bool(each) and len(kinds("jobs", spot.text)) > 1

    @staticmethod
    def _relative(spot: Spot) -> str | None:
        """A relative who is told of with the work: "her [grandpa drives a bus]"."""
        first, *rest = spot.text.split()
        kin = of_head("family", first) if rest and re.fullmatch(r"[a-z]+[^s\W](?:s|ed)", rest[0]) else None
        one = kin is not None and not kin[1] and has_determiner(spot.before)
        return f"{kin[0]} {_at_work(rest[0], 'who ')}" if kin and one else None

    @staticmethod
    def _told(spot: Spot) -> str | None:
        """What somebody does."""
        first = spot.first.lower()
        does = _DOES.match(spot.text) is not None and not ends(spot.before, DETERMINER)
        if has_determiner(spot.before) and not does:
            return None
        if first.endswith("ing") and len(first) > 5 and first not in _NOUNS:
            return "work" if ends(spot.before, "(?:from|to|at|what|how|about|of|between)") else "working"
        to_do = ends(spot.before, "to") and not of_head("orgs", spot.text)
        if ends(spot.before, "who") and len(spot.text.split()) == 1:
            return in_form("does something" if first.endswith("s") else "did something", spot.before)
        return _at_work(first, spot.before) if does or to_do or is_verb(first) else None

    @staticmethod
    def _place(spot: Spot) -> str:
        if of_head("orgs", spot.text) or of_head("places", spot.text):
            if ends(spot.before, rf"{_RUNNING} (?:{DETERMINER}|{POSSESSIVE} own)") and not re.search(_SHOPS, spot.text):
                return "business"
            kept = re.search(rf"\b({_SHOPS})$", spot.text, re.IGNORECASE)
            return fitted(kept[1].lower() if kept else "workplace", spot)
        if ends(spot.before, rf"(?:{PRONOUN}|and|to)"):
            return _at_work(spot.first.lower(), spot.before)
        if ends(spot.before, rf"{_RUNNING} (?:{DETERMINER}|own|{POSSESSIVE} own)"):
            return "business"
        if ends(spot.before, ONE_OF):
            return "people"
        if ends(spot.before, "(?:these|those)") and not is_doer(spot.text.removesuffix("s")):
            return "things"
        at_work = ends(spot.before, rf"(?:{POSSESSIVE}|on|in|at|doing|does|did|studying)")
        return fitted("job" if at_work else "person", spot)


_EACH = re.compile(r"(?:[&+]|\band\b)\s*(?:(?:an?|the)\s|\w+[^s]s$)", re.IGNORECASE)
"""The last of a list is somebody else: "a nurse and a welder", "nurses and welders", not "a nurse and welder"."""
_ONE_PERSON = rf"(?:{BE}(?: \w+)?|as|became|becomes|become) (?:an?|the)"
"""Behind it stands what one person is: "she is a nurse and a welder"."""
_BOSS = re.compile(r"(?:line )?manager|boss|gaffer", re.IGNORECASE)
"""Whose subordinate somebody is."""

TOOLS = frozenset({"vehicle", "machine", "instrument", "tools"})
"""What somebody works with, and nobody is."""

_NOUNS = frozenset({"wedding", "building", "evening", "morning", "nothing", "spring", "string", "parking", "boxing"})
_RUNNING = one_of("run runs running ran own owns owned opened opening manage manages managed bought sold selling")
_RANK = re.compile(r"^(?:retired|former|ex-|trainee|junior|senior)\s*", re.IGNORECASE)
_WORKS_AT = re.compile(r"([a-z][a-z' -]*?|C[EFOT]O|VP) (?:at|from|with|of|for|in)\s")
_DOES = re.compile(rf"{PRESENT}\s+{DETERMINER}\s")
_SHOPS = one_of("shop office store kitchen farm school restaurant station studio garage bakery cafe")
"""Places of work that say little by themselves."""


def _at_work(first: str, before: str) -> str:
    """ "Work" in the form of the verb that a detail begins with."""
    if ends(before, r"(?:to|can|could|will|would|should|must|might|did|do|does|\w+n['’]t|i|you|we|they)"):
        return "work"
    if first.endswith("ing"):
        return "working"
    return "works" if first.endswith("s") and not first.endswith("ss") else "worked"
