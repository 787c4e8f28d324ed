"""Which wordings of a draft are tried, in which order: as much as can stay, stays."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..detect.reading import Reading, sure
from ..reader.model import Omission
from .redactor import Redactor, Sentence

SPOILT = 0.75
"""A sentence of which so much would be reworded says nothing any more, and goes where another is left."""

FULL = 0.45
"""One of which so much is details reads badly when they are reworded, and still tells."""

TRIES = 6
"""Each is read again: so many and no more."""


DIRECT_WORDS, OTHER_WORDS = 0.05, 0.28
"""From where a word of a held draft is reworded: all that is shown, and names that are less sure, for one that stays
costs more than a word that goes. Chosen on unseen authors."""


def unsure(reading: Reading) -> Reading:
    """`reading` with the words that are reworded in a held draft."""
    return sure(reading, DIRECT_WORDS, OTHER_WORDS)


def wordings(
    redactor: Redactor, text: str, told: Sequence[Sentence], omissions: Sequence[Omission] = ()
) -> Iterator[str]:
    """Wordings of `text`, of which `told` are the parts, none empty and none twice: first reworded, then with ever more
    of its sentences left out."""
    seen = {text, ""}
    for dropped in _drops(text, told):
        made = redactor.reword(text, told, dropped, omissions)
        if made not in seen:
            seen.add(made)
            yield made


def _drops(text: str, told: Sequence[Sentence]) -> Iterator[frozenset[int]]:
    shares = [each.share(text) for each in told]
    bare = sum(1 for share in shares if share < SPOILT)
    spoilt = frozenset(at for at, share in enumerate(shares) if share >= SPOILT and bare)
    yield spoilt
    full = frozenset(at for at, share in enumerate(shares) if share >= FULL)
    dropped = set(spoilt)
    worst = sorted(range(len(told)), key=lambda at: (-(at in full), -len(told[at].details), -shares[at]))
    for at in worst[: TRIES - 1]:
        if told[at].details and len(dropped | {at}) < len(told):
            dropped.add(at)
            yield frozenset(dropped)
