"""Operators for what describes a person: home, family, what they belong to. Together such details can point at one."""

from __future__ import annotations

import re
from dataclasses import replace

from ..finding import Label
from .generalise import Generalise, fitted
from .lexicon import kinds, of_any, of_head
from .persons import at_last, someone
from .spot import Spot
from .syntax import BE, CONJUNCTION, PREPOSITION, ends, has_determiner, is_verb, one_of
from .working import employed


class PlaceOperator(Generalise):
    """A town, a street or a venue becomes its kind, else "a town" or "a place"."""

    label = Label.PLACE

    def instead(self, spot: Spot) -> str:
        """See the class."""
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

    def instead(self, spot: Spot) -> str:
        """See the class."""
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
            return f"someone's {self.instead(whose)}"
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

    def instead(self, spot: Spot) -> str:
        """See the class."""
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
