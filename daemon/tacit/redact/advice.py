"""What to do about a draft that no wording saves."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ..suggestion import Advice, Edit
from .redactor import Sentence, without


def advise(text: str, told: Sequence[Sentence], passes: Callable[[str], bool]) -> tuple[Advice, tuple[Edit, ...]]:
    """What a board would advise, and where a person must change the draft; `passes` reads what would be left.
    `told` are the parts of `text`.

    Where the sentences without a detail would pass, the others have to be rewritten or left out by hand. Else the story
    itself points at one person.
    """
    telling = [each for each in told if each.details]
    rest = without(text, telling)
    if rest.strip() and passes(rest):
        return Advice.CHANGE_BY_HAND, tuple(Edit(each.start, each.end, "") for each in telling)
    return Advice.DO_NOT_POST, ()
