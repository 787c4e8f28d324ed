"""Operators for what names a person: names, ways to reach them, numbers."""

from __future__ import annotations

import re

from ..finding import Label
from .creatures import CLIMBED, FILE, NOUN, THING, is_before
from .generalise import Generalise, fitted, is_addressed
from .spot import Spot
from .syntax import DETERMINER, PERSON, POSSESSIVE, PREPOSITION, article, ends, has_determiner, is_verb, one_of


class NameOperator(Generalise):
    """A name becomes "a client" where the draft says that it is one's, else "someone"; later "the client" or a pronoun.

    Colleagues, relatives, pets and towns are found as names too: nobody is made a client who is none. And no second
    one is "someone else", as it may be a nickname of the first.
    """

    label = Label.NAME
    _GREETINGS = one_of(
        "hi hey hello dear congrats congratulations welcome you cheers bravo birthday bday anniversary luck well_done",
        "welcome_home in_peace rip love_you",
    )
    _MISSPELT = one_of("cleint cilent clinet cient cliet patinet pateint paitent")
    _OTHERS = one_of("colleague friend neighbou?r boss supervisor manager teacher nurse dog cat horse pony")
    _NEEDLESS = rf"(?:{PERSON}|buddy|pal|{_OTHERS}|{_MISSPELT}|{_GREETINGS}|happy \S+|clients?,?)"
    _TIMES = rf"{DETERMINER} {one_of('week day month year time session morning afternoon evening night hour weekend')}"
    """No noun that a name behind it belongs to: "every week Orla tells me"."""
    _WRITER = re.compile(
        rf"\b{one_of('hi hey hello hiya morning evening dear')}\b[^.!?\n]{{0,60}}\bit['’]?s\s+$", re.IGNORECASE
    )
    """Behind it stands who writes: "Hi Orla, it's Bo"."""
    _OF_FAMILY = re.compile(
        rf"\s+{one_of('family household boys girls kids sisters brothers twins morning day night evening weekend')}\b"
    )
    _MOVING = one_of(
        "fly flies flew flying move moves moved moving travel travels travelled travelling drive drives drove"
    )
    _GOING = (
        rf"{_MOVING}(?: (?:over|back|up|down))? (?:to|from)|"
        r"(?:lives?|lived|born|based|raised|grew up|admissions?) (?:in|at|to)"
    )

    def instead(self, spot: Spot) -> str:
        """See the class."""
        if FILE.fullmatch(spot.text):
            return fitted("file", spot)
        if ends(spot.before, "dear") and re.match(r"\s*,\s*\w", spot.after):
            return "client"
        needless = ends(spot.before, self._NEEDLESS) and not ends(spot.before, "(?:told|people|family|someone)")
        if is_addressed(spot):
            return "hey" if spot.before.strip() and spot.after.startswith(",") else ""
        if self._WRITER.search(spot.before) and not re.match(r"['’]s", spot.after):
            return "me"
        if ends(spot.before, self._GOING) and not re.match(r"['’]s?\b", spot.after):
            return "somewhere"
        if needless or self._OF_FAMILY.match(spot.after) or is_before(spot.before):
            return ""
        if (no_person := _no_person(spot, again=spot.who < 0)) is not None:
            return no_person
        if re.fullmatch(r"the\s+[A-Z]\S*s", spot.text):
            return "a family"
        if spot.number > 1:
            own = ends(spot.before, POSSESSIVE)
            return "people" if own else "two people" if spot.number == 2 else "several people"
        if has_determiner(spot.before) and not ends(spot.before, rf"(?:that|no|one|{self._TIMES})"):
            if ends(spot.before, "the") and spot.text.endswith("s"):
                return "family"
            return "client" if spot.client or ends(spot.before, r"(?:my|our)(?: \w+)?") else "person"
        if spot.client:
            first, again = ("a client", "the client") if spot.client == 1 else ("another client", "the other client")
            return again if spot.who < 0 else first
        return self._again(spot) if spot.who < 0 else "someone"

    @staticmethod
    def _again(spot: Spot) -> str:
        """Whom "someone" stood for before."""
        if spot.who < -1:
            return "that person"
        if not spot.pronoun or re.match(r"['’]s\b", spot.after):
            return "this person"
        last = (spot.before.split() or [""])[-1]
        taken = is_verb(last) or ends(spot.before, rf"(?!since|before|after|until|till?\b){PREPOSITION}")
        return _OBJECT[spot.pronoun] if taken and not _goes_on(spot.after) else spot.pronoun


def _no_person(spot: Spot, *, again: bool) -> str | None:
    """What an animal, a mountain or a written word is called; None for a person."""
    owned = re.match(r"['’]s\b", spot.after)
    if not owned and (CLIMBED.search(spot.before) or _WRITTEN.search(spot.before)):
        return "something"
    if spot.pronoun in ("", *_OBJECT):
        return None
    if spot.number > 1:
        return "others"
    if ends(spot.before, NOUN):
        return ""
    if has_determiner(spot.before):
        return spot.pronoun
    if spot.pronoun == THING and not owned:
        return "it" if again else "something"
    return f"the {spot.pronoun}" if again else article(spot.pronoun)


_WRITTEN = re.compile(
    rf"\b{one_of('tattoos? t?shirt hoodie jumper sweater cap hat sign sticker card banner mug badge necklace')}\b"
    rf"[^.!?\n]{{0,30}}\b{one_of('says said saying reads? reading spells spelling')}[ \t]+[\"“‘']?$",
    re.IGNORECASE,
)
"""Behind it stands what is written somewhere: "a tattoo that says"."""
_OBJECT = {"he": "him", "she": "her"}
_SEES = one_of("saw see seeing seen met sessions? treat(?:ed|ing)? assess(?:ed|ing)? discharg(?:ed|ing) sit sat")
_NOT_THEY = "".join(rf"(?<!\b{word} )" for word in ("he", "she", "they", "who", "client"))
_MET = re.compile(rf"(?<![\w'’]){_NOT_THEY}(?:{_SEES}(?: (?:with|for))?|work(?:ed|ing)? with)\s+$", re.IGNORECASE)
_OF_WORK = one_of("sessions? appointments? appt therapy treatment discharge progress notes? file diagnosis intake")
_THEIRS = re.compile(rf"['’]s? {_OF_WORK}\b", re.IGNORECASE)
_HOUR = re.compile(
    r"(?:^|[,;:(\n–—-]|\bat)[ \t]*\d{1,2}(?:[:.h]\d{2})?\s?(?:[ap]m)?(?:[:–—-]| [:–—-])? $", re.IGNORECASE
)
"""Of an appointment: "10.30 Orla"."""
_WHO = re.compile(
    r",\s+(?:my|our|one of my|a)\s+(?:(?!of\b|and\b)[\w-]+\s+){0,4}(?:client|patient)\b(?!['’])", re.IGNORECASE
)
_PLACE_OF_WORK = r"(?:my|our) (?:\w+ )?(?:office|room|clinic|practice|chair|couch|group|sessions?)"
_OWN_HOUR = r"(?:her|his|their) (?:\w+ )?(?:sessions?|appointment|\d{1,2} ?[ap]m)"
_COMES = re.compile(
    r"(?: (?:has|had|have|been|finally|still|also|first))*"
    r" (?:came|comes?|coming|walked|drove|sat|sits|turned|showed|arrived|missed|cancell?ed)\b"
    rf"[^.!?\n]{{0,40}}\b(?:(?:in|into|to|on) {_PLACE_OF_WORK}|{_OWN_HOUR}|to (?:me|us|see me))\b",
    re.IGNORECASE,
)


def is_client(spot: Spot) -> bool:
    """Whether a name stands where a client's does: "saw Orla", "Orla's session", "Orla came to me"."""
    before, after = spot.before, spot.after
    return any(
        found is not None
        for found in (
            _MET.search(before),
            _HOUR.search(before),
            _THEIRS.match(after),
            _WHO.match(after),
            _COMES.match(after),
        )
    )


def _goes_on(after: str) -> bool:
    """Whether a verb follows, whose subject the name is: "said Orla was late"."""
    following = after.split()[:1]
    return bool(following) and is_verb(following[0])


class ContactOperator(Generalise):
    """A handle becomes "someone"; any other way to reach somebody goes."""

    label = Label.CONTACT

    def instead(self, spot: Spot) -> str:
        """See the class."""
        return "someone" if spot.text.startswith("@") and re.search(r"\w $", spot.before) else ""


class IdOperator(Generalise):
    """A number goes."""

    label = Label.ID

    def instead(self, spot: Spot) -> str:
        """See the class."""
        return "number" if has_determiner(spot.before) else ""
