"""Operators for what names a person: names, ways to reach them, numbers."""

from __future__ import annotations

import re

from ..finding import Label
from .generalise import Generalise, is_addressed
from .spot import Spot
from .syntax import DETERMINER, PERSON, POSSESSIVE, ends, has_determiner, one_of


class NameOperator(Generalise):
    """A name becomes "a client", later "the client"; the second person's "another client"."""

    label = Label.NAME
    _GREETINGS = one_of(
        "hi hey hello dear congrats congratulations welcome you cheers bravo birthday bday anniversary luck well_done",
        "welcome_home in_peace rip love_you",
    )
    _MISSPELT = one_of("cleint cilent clinet cient cliet patinet pateint paitent")
    _NEEDLESS = rf"(?:{PERSON}|buddy|pal|{_MISSPELT}|{_GREETINGS}|happy \S+|clients?,?)"
    _TIMES = rf"{DETERMINER} {one_of('week day month year time session morning afternoon evening night hour weekend')}"
    """No noun that a name behind it belongs to: "every week Orla tells me"."""
    _WRITER = re.compile(
        rf"\b{one_of('hi hey hello hiya morning evening dear')}\b[^.!?\n]{{0,60}}\bit['’]?s\s+$", re.IGNORECASE
    )
    """Behind it stands who writes: "Hi Orla, it's Bo"."""
    _OF_FAMILY = re.compile(r"\s+(?:family|household|boys|girls|kids|sisters|brothers|twins)\b")

    def instead(self, spot: Spot, who: int) -> str:
        """See the class. `who`: 1 for the first person, negative where that one was named before."""
        if ends(spot.before, "dear") and re.match(r"\s*,\s*\w", spot.after):
            return "client"
        needless = ends(spot.before, self._NEEDLESS) and not ends(spot.before, "(?:told|people|family|someone)")
        if is_addressed(spot):
            return ""
        if self._WRITER.search(spot.before) and not re.match(r"['’]s", spot.after):
            return "me"
        if needless or self._OF_FAMILY.match(spot.after):
            return ""
        if re.fullmatch(r"the\s+[A-Z]\S*s", spot.text):
            return "clients"
        if spot.number > 1:
            return (
                "clients"
                if ends(spot.before, POSSESSIVE)
                else ("two clients" if spot.number == 2 else "several clients")
            )
        if has_determiner(spot.before) and not ends(spot.before, rf"(?:that|no|one|{self._TIMES})"):
            return "clients" if spot.text.endswith("s") and ends(spot.before, "the") else "client"
        if who < 0:
            return "the client" if who == -1 else "the other client"
        return "a client" if who <= 1 else "another client"


class ContactOperator(Generalise):
    """A handle becomes "a client"; any other way to reach somebody goes."""

    label = Label.CONTACT

    def instead(self, spot: Spot, who: int) -> str:
        """See the class."""
        del who
        return "a client" if spot.text.startswith("@") and re.search(r"\w $", spot.before) else ""


class IdOperator(Generalise):
    """A number goes."""

    label = Label.ID

    def instead(self, spot: Spot, who: int) -> str:
        """See the class."""
        del who
        return "number" if has_determiner(spot.before) else ""
