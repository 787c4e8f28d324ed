"""One operator a label: what each kind of detail becomes, in the grammar of where it stands.

Presidio hands an operator the words to replace and its parameters; ours carry what stands before and behind.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, ClassVar

from presidio_anonymizer.operators import Operator, OperatorType

from ..finding import Label

Params = dict[str, Any]

_DETERMINER = re.compile(
    r"\b(?:a|an|the|this|that|my|our|your|his|her|their|one|another|every|each|no|some)(?: "
    r"[\w-]+)? $|['’]s $",
    re.IGNORECASE,
)
_NO_NOUN = (
    "who|and|or|but|with|from|in|at|is|was|on|to|has|had|that|told|came|said|beside|near|by|"
    "after|before|over|until|"
    "because|so|too|for|of|about|again|tonight|today|just|finally|as|if|when|while|got|can|"
    "could|will|would|did|does|"
    "then|than|into|out|up|down|still|now|yet|whose|where|has|have|are|were|asked|walked|"
    "made|he|she|they|i|we"
)
_VERBS = (
    "taught|told|said|left|sat|ran|sang|wrote|brought|went|got|gave|took|says|tells|goes|"
    "laughs|cries|wants|likes|"
    "needs|works|sings|knows|thinks|comes|drove|fell|lost|won|met|found|kept|felt|began|"
    "spoke|broke|wept|slept"
)
_NOUN = re.compile(rf"[ -]+(?!(?:{_NO_NOUN}|{_VERBS}|\w+ed)\b)[a-z]")
"""A noun seems to follow: what stands before it is used as an adjective."""

_PERSON = re.compile(
    r"[ -]+(?:client|patient|kiddo|man|woman|guy|boy|girl|kid|teen|lad|lady|student|mom|"
    r"mother|mum|dad|father|couple|"
    r"person|son|daughter|veteran|child|dude|gentleman|parent|widow|friend)s?\b"
)
_CARE = re.compile(
    r"[ -]+(?:treatment|group|work|program|meds|evaluation|symptoms|diagnosis|recovery|therapy|"
    r"history)\b"
)


@dataclass(frozen=True, slots=True)
class Spot:
    """The words to replace, and what stands around them in the draft."""

    text: str
    before: str
    after: str


class Generalise(Operator):
    """Base of our operators: says less, in words that fit where the detail stood."""

    label: ClassVar[Label]

    def operate(self, text: str, params: Params | None = None) -> str:
        """The words instead of `text`; `params` holds `before` and `after`, the draft around it."""
        given = params or {}
        return self.instead(Spot(text, given.get("before", ""), given.get("after", "")))

    def instead(self, spot: Spot) -> str:
        """What stands instead; empty where nothing need."""
        raise NotImplementedError

    def validate(self, params: Params | None = None) -> None:
        """Everything is optional."""

    def operator_name(self) -> str:
        """`tacit_` and the label."""
        return f"tacit_{self.label.lower()}"

    def operator_type(self) -> OperatorType:
        """Anonymises; there is no way back."""
        return OperatorType.Anonymize


def _noun(noun: str, before: str, article: str = "a") -> str:
    """`noun`, with an article unless something before it is one already."""
    return noun if _DETERMINER.search(before) else f"{article} {noun}"


def _ends(before: str, pattern: str) -> bool:
    return re.search(rf"\b(?:{pattern}) $", before, re.IGNORECASE) is not None


class NameOperator(Generalise):
    """A name becomes "a client", or nothing where the person is spoken to, or called a client already."""

    label = Label.NAME
    _NEEDLESS = (
        r"(?:clients?|patients?|kiddo|resident|student|named|called|of you|hi|hey|hello|dear|congrats|"
        r"congratulations|thanks|thank you),?"
    )

    def instead(self, spot: Spot) -> str:
        """See the class."""
        spoken_to = re.search(r"(?:^|[.!?]\s|\n)$", spot.before) and re.match(r"\s*(?:,|!|- | you\b)", spot.after)
        introduced = re.match(r",? (?:my|a|one of my) (?:client|patient)", spot.after)
        if spoken_to or introduced or spot.before.endswith("#") or _ends(spot.before, self._NEEDLESS):
            return "" if not introduced else "someone"
        return _noun("client", spot.before)


class ContactOperator(Generalise):
    """A way to reach somebody goes."""

    label = Label.CONTACT

    def instead(self, spot: Spot) -> str:
        """See the class."""
        return "a client" if spot.text.startswith("@") and re.search(r"\w $", spot.before) else ""


class IdOperator(Generalise):
    """A number goes."""

    label = Label.ID

    def instead(self, spot: Spot) -> str:
        """See the class."""
        del spot
        return ""


class AgeOperator(Generalise):
    """An age becomes a stage of life."""

    label = Label.AGE
    _ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
    _TENS = ("twent", "thirt", "fort", "fift", "sixt", "sevent", "eighty", "ninet")
    _SPELT: ClassVar[dict[str, int]] = {
        **{word: years for years, word in enumerate(_ONES, start=1)},
        **{word: 10 * tens for tens, word in enumerate(_TENS, start=2)},
        "teen": 15,
    }

    def instead(self, spot: Spot) -> str:
        """See the class."""
        noun, adjective = self._stage(spot.text.lower())
        aside = re.search(r"(?:[,(]|^|[.!?:;]\s)\s*$", spot.before) and re.match(r"\s*[,).]", spot.after)
        if aside or _ends(spot.before, "in (?:his|her|their)"):
            return ""
        if _ends(spot.before, "at|age|aged|turned|turns|turning|at age|age of"):
            return "that age"
        if _PERSON.match(spot.after):
            return adjective
        return _noun(noun, spot.before, "an" if noun[0] in "ao" else "a")

    def _stage(self, text: str) -> tuple[str, str]:
        if re.search(r"grade|kinder|pre-?k|toddler|month|week|school|year \d|primary", text):
            return "youngster", "young"
        digits = re.search(r"\d+", text)
        years = int(digits[0]) if digits else max((n for word, n in self._SPELT.items() if word in text), default=30)
        if 13 <= years < 20 or "teen" in text:
            return "teenager", "teenage"
        if years < 13:
            return "youngster", "young"
        return ("adult", "adult") if years < 65 or years > 130 else ("older adult", "older")


class DateOperator(Generalise):
    """An appointment becomes "client", a stretch of time "some time", any other date "recently"."""

    label = Label.DATE

    def instead(self, spot: Spot) -> str:
        """See the class."""
        if _ends(spot.before, "my"):
            return "client"
        if re.search(
            r"(?:years?|yrs?|months?|weeks?|days?|sessions?)(?: later| in| straight)?$",
            spot.text,
            re.IGNORECASE,
        ):
            return "time" if _DETERMINER.search(spot.before) else "some time"
        if _ends(spot.before, "for|after|over|took|in|past|of|since|until|till|by|from|before|to"):
            return "some time"
        if _DETERMINER.search(spot.before):
            return "time"
        return "recently"


class PlaceOperator(Generalise):
    """A town, a street or a venue becomes "town" after "in", else "a place"."""

    label = Label.PLACE

    def instead(self, spot: Spot) -> str:
        """See the class."""
        return "town" if _ends(spot.before, "in") else _noun("place", spot.before)


class OrgOperator(Generalise):
    """An employer, a school or a church becomes its kind."""

    label = Label.ORG
    _KINDS = (
        (r"school|elem|high|academy|univ|college|prep|isd|middle|grade", "school"),
        (
            r"church|\bst\b|baptist|lutheran|methodist|temple|chapel|mosque|synagogue|parish",
            "place of worship",
        ),
        (r"hospital|clinic|health|medical", "health service"),
        (r"marine|army|navy|air force|guard|infantry|airborne|mountain|battalion|regiment", "unit"),
        (r"\bfc\b|united|rovers|team|club|squad|band|choir|orchestra|symphony", "group"),
    )

    def instead(self, spot: Spot) -> str:
        """See the class."""
        kind = next(
            (kind for pattern, kind in self._KINDS if re.search(pattern, spot.text, re.IGNORECASE)),
            "workplace",
        )
        return kind if _NOUN.match(spot.after) else _noun(kind, spot.before)


class JobOperator(Generalise):
    """An occupation becomes "person", what somebody does "works"."""

    label = Label.JOB
    _VERB = re.compile(
        r"(?:drive|run|own|manage|teach|coach|conduct|sell|work|drove|ran|taught|sold|deliver|"
        r"fix|farm|preach|direct|"
        r"referee|cuts|does|sings|plays)",
        re.IGNORECASE,
    )

    def instead(self, spot: Spot) -> str:
        """See the class."""
        if self._VERB.match(spot.text):
            return "works"
        return "" if _PERSON.match(spot.after) else _noun("person", spot.before)


class FamilyOperator(Generalise):
    """A relative becomes "a relative", a household what kind of person."""

    label = Label.FAMILY

    def instead(self, spot: Spot) -> str:
        """See the class."""
        low = spot.text.lower()
        if re.match(r"(?:mother|father|mom|mum|mam|dad|parent|grand\w+) of\b|single", low):
            return _noun("parent", spot.before)
        if re.search(r"married|divorced|separated|engaged|widowed|pregnant|custody|adopted|expecting", low):
            return (
                "family"
                if _NOUN.match(spot.after) or _DETERMINER.search(spot.before)
                else "going through changes at home"
            )
        if re.search(r"s$|children|babies|^(?:two|three|four|five|six|both|\d)", low):
            return "family"
        return _noun("relative", spot.before)


class DemographicOperator(Generalise):
    """What somebody belongs to goes."""

    label = Label.DEMOGRAPHIC

    def instead(self, spot: Spot) -> str:
        """See the class."""
        return "" if _NOUN.match(spot.after) else _noun("person", spot.before)


class HealthOperator(Generalise):
    """A diagnosis, a symptom or a treatment becomes "a struggle"."""

    label = Label.HEALTH

    def instead(self, spot: Spot) -> str:
        """See the class."""
        if _CARE.match(spot.after):
            return "health"
        return "struggle" if _DETERMINER.search(spot.before) else "a struggle"


class EventOperator(Generalise):
    """A distinctive event becomes "something big"."""

    label = Label.EVENT
    _VERB = re.compile(
        r"(?:won|lost|survived|quit|was|got|found|set|crashed|drove|ran|fell|came|fled|"
        r"escaped|passed|played|carried|"
        r"pulled|sued|testified|buried|graduated|went|called|walked|deployed|rescued|eloped|defected)\b",
        re.IGNORECASE,
    )

    def instead(self, spot: Spot) -> str:
        """See the class."""
        if self._VERB.match(spot.text):
            return "went through a lot"
        if re.match(r"the (?:one|woman|man|guy|kid|girl|boy|lady|couple)\b", spot.text, re.IGNORECASE):
            return "someone"
        return "event" if _DETERMINER.search(spot.before) else "something big"


class AppearanceOperator(Generalise):
    """What can be seen goes."""

    label = Label.APPEARANCE

    def instead(self, spot: Spot) -> str:
        """See the class."""
        return _noun("look", spot.before)


class QuoteOperator(Generalise):
    """The client's words become what they did to the writer."""

    label = Label.QUOTE

    def instead(self, spot: Spot) -> str:
        """See the class."""
        del spot
        return "something that stayed with me"


OPERATORS: tuple[type[Generalise], ...] = (
    NameOperator,
    ContactOperator,
    IdOperator,
    AgeOperator,
    DateOperator,
    PlaceOperator,
    OrgOperator,
    JobOperator,
    FamilyOperator,
    DemographicOperator,
    HealthOperator,
    EventOperator,
    AppearanceOperator,
    QuoteOperator,
)
