"""The base of our operators for presidio-anonymizer: wider words, in the grammar of where a detail stood."""

from __future__ import annotations

import re
from typing import Any, ClassVar

from presidio_anonymizer.operators import Operator, OperatorType

from ..finding import Label
from .seam import CLOSE, OPEN
from .spot import Spot
from .syntax import article, ends, has_determiner, one_of, plural

Params = dict[str, Any]

_ADDRESSED = re.compile(
    r"(?:,?\s+(?:(?:(?:if|since|because|when)\s+)?you(?:r|['’]\w+)?|(?:can|could|would|will|did|do|are|have)\s+you)\b"
    r"(?!\s+(?:know|see)\s*,)|,\s+i['’]m\s+begging\b|,?\s+(?:u|ur)\b|"
    r",?\s+(?:thanks|thank\s+(?:you|u))\b|,\s+(?:i|we)(?:['’]\w+)?\s+[^.!?\n]*\b(?:you|u|your|ur)\b|"
    rf"\s+{one_of('love dear pet hen mate hun hon babe darling sweetheart honey doll bro')}\s*,)",
    re.IGNORECASE,
)


_SPEAKS = re.compile(r"(?:^|\w:)\s*$")
"""How a sentence begins, also behind who it is that speaks: "Bo here: Orla, you left your hat"."""


def is_addressed(spot: Spot) -> bool:
    """Whether a sentence begins with whom it speaks to: "Orla, if you see this"."""
    return _SPEAKS.search(spot.before) is not None and _ADDRESSED.match(spot.after) is not None


class Generalise(Operator):
    """Base of our operators."""

    label: ClassVar[Label]

    def operate(self, text: str, params: Params | None = None) -> str:
        """The words instead of `text`, the one parameter of ours being its `spot`. Raises KeyError without it."""
        del text
        return f"{OPEN}{self.instead((params or {})['spot'])}{CLOSE}"

    def instead(self, spot: Spot) -> str:
        """What stands instead."""
        raise NotImplementedError

    def validate(self, params: Params | None = None) -> None:
        """Nothing: the plan says what it knows."""

    def operator_name(self) -> str:
        """`tacit_` and the label."""
        return f"tacit_{self.label.lower()}"

    def operator_type(self) -> OperatorType:
        """Anonymises; there is no way back."""
        return OperatorType.Anonymize


_SEVERAL = rf"(?:(?:we|they|you)['’]re|{one_of('are were both several many few two three')})"
"""Behind it a noun is a plural."""


def fitted(noun: str, spot: Spot, *, many: object = False) -> str:
    """`noun` as a phrase: in the plural, behind an article or possessive, or with an article of its own."""
    several = many or spot.number > 1 or ends(spot.before, _SEVERAL)
    if several and not ends(spot.before, "an?"):
        return plural(noun)
    return noun if has_determiner(spot.before) else article(noun)
