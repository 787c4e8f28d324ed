"""Words of ours that say nothing."""

from __future__ import annotations

import re

from .seam import CLOSE, MADE, OPEN
from .syntax import BE, DETERMINER

_WEAK = (
    r"(?:an? )?person|(?:an )?event|(?:a )?place|that time|health problems|something they said|somewhere|things?|"
    r"(?:did|do|does|doing|done|is|was|are|were) something|something (?:that )?happened|part of a community|"
    r"family life|something|elsewhere|(?:went|goes|go|gone|going) through something"
)
WEAK = re.compile(f"{OPEN}(?:{_WEAK}){CLOSE}")
"""Better than a detail, worse than a sentence that does without."""

_VAGUE = re.compile(
    rf"(?:(?:{DETERMINER}|{BE}|other) )*(?:{_WEAK}|clients?|easy time|events|family|groups?|health|looks?|"
    r"(?:two |several )?people|persons|places|sessions?|someone|struggle|workplaces?|s?he|him|her|"
    r"(?:said|says) something|having a hard time|(?:go|goes|going|gone|went) through a hard time|"
    r"recently|(?:some day )?soon|at some point|at times|regularly|(?:for )?a while|while|then|"
    r"(?:(?:the|that|those) )?(?:days?|times?))"
)
"""What our operators say where they know nothing better: no gain where it may be no detail that stood there."""


def is_vague(said: str) -> bool:
    """Whether a detail became a word that says nothing; `said`: what was made of its sentence, with that seam alone."""
    made = MADE.search(said)
    return made is not None and _VAGUE.fullmatch(made[1]) is not None
