"""Findings that may be none: the reader is not sure of them.

Where our operators know a wider word for one, that is true of it all the same. Of those for which they know none more
are wrong than right, and what would stand instead ("someone", "did something") makes nonsense of a word that was no
detail: they go where the sentence can do without, else they stay as they were written.
"""

from __future__ import annotations

import re

from ..detect.labels import PLAIN as PLAIN_REASONS
from ..detect.roster.nicknames import WORD_NAMES
from ..detect.roster.vocabulary import PLAIN
from ..finding import Finding, Label
from .times import NAMED_DAY, OFTEN, is_time, lasts

SURE = 0.65
"""From this score on a finding is reworded whatever it is. Of 562 that had less and whose words are on no list, in held
drafts of authors that the reader had not learnt from, 41 % were a client's details; of those with .8 and more, 93 %."""

_WORD = re.compile(r"[^\W\d_]+")


def is_doubtful(said: str, finding: Finding) -> bool:
    """Whether `finding`, of which `said` are the words, may be none.

    What a pattern, the client list or its form tells is sure, and so is what is written as a name.
    """
    told = finding.reason not in (PLAIN_REASONS[finding.label], "name_again")
    if finding.score >= SURE or told or finding.label in (Label.CONTACT, Label.ID, Label.AGE):
        return False
    if finding.label is Label.NAME:
        return said.islower() and all(word in PLAIN and word not in WORD_NAMES for word in _WORD.findall(said))
    if finding.label in (Label.PLACE, Label.ORG) and not said.islower():
        return False
    if finding.label is Label.DATE:
        return not (is_time(said) or lasts(said) or OFTEN.search(said) or NAMED_DAY.search(said))
    return True
