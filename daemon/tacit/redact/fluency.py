"""How well words follow one another: a small language model of word classes, learnt from the training drafts.

Small words stand for themselves, the others for their kind, so that little text teaches much. It does not know what a
sentence means; it knows that nobody writes "at a while" or "has not went".
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import accumulate
from typing import NamedTuple

from ..data import words
from .seam import CLOSE, SEAM, unmarked
from .syntax import is_function, is_verb

Class = str

UNLIKELY = -2.65
"""Below it a word does not follow (base 10). One word of a hundred that people wrote themselves is less likely."""

_NEVER = re.compile(
    r"\b(?:an?|the|my|his|her|their|our)\s+(?:(?:only|first|last)\s+)?(?:an?|the)\b|"
    r"\b(?:has|have|had|not|to|could|would|can|will|should|might|must|\w+n['’]t)\s+(?:\w+ly\s+)?(?:went|goes|was|is|works)\b|"
    r"\b(?:an?|the)\s+(?:and|or|but|of|at|in|on|with|for|to|by|is|was|are|were|has|had|am|who|that)\b|"
    r"\b(?:at|from|with|into|of|for|by)\s+(?:and|or|but|is|was|are|were|has|had|i|he|she|they|we|who)\b|"
    r"\b(?:he|she|they|i|we)\s+(?:(?:still|also|just|never|always|only|now|even)\s+)?"
    r"(?:an?|the|something|family life|health problems)\b|"
    r"^(?:who|whom|whose|which)\b(?=[^?]*$)|\bwhole health problems\b|\b(?:told|asked)\s+(?:me|us|him|her|them)\s*$|"
    r"\b(?:as|so)\s+(?:long|soon|far)\s*[,;.!?]|"
    r"^(?:an?|the|my|his|her)\s+(?:\w+\s+)?(?:adult|child|client|parent|partner|person|professional|relative|sibling|"
    r"teenager|worker),?\s+and\s+(?:never\s+|still\s+)?"
    r"(?:\w+ed|has|had|was|were|is|are|can|could|couldn['’]t|went|came|said|[a-z]+[^s\W]s(?=\s+(?:it|me|us|him|them)\b))\b|"
    r"\b(?:one|some|many|most|two|three|all) of my \w+[^s\W]\b(?! \w+s\b)|"
    r"\b(?:except|because|since|until|who|than|as)\s+(?:and|or|but)\b|"
    r"\b(?:an?|the|to|very|into|out of|by|in)\s+health problems\b|\b(?:has|have|had|is|are|was|were)\s+family life\b|"
    r"\b(?:the|an?|my|his|their|our)\s+(?:he|she|they|i|we|it|there)(?:['’]s)?\b|"
    r"\b(?:first|last|next)\s+an?\b|\b(?:same|very|only|own|every)\s+(?:an?|the|and|or)\b|"
    r"\b(?:is|are|was|were|has|have|had|['’]s|the|an?|my|their|our|of|from|by|than|because|who|very)"
    r"\s*(?:[,;:.!?)]|$)|(?<!sit )(?<!sat )(?<!sits )(?<!walk )(?<!work )(?<!talk )(?<!live )\bwith\s*[,;:.!?)]|"
    r"\b(?:about|into|against|towards?|among|between|during|upon)\s*[,;:.!?)]|"
    r"\b(?:adult|child|client|parent|person|someone|teenager|worker),\s+(?:goes|went|worked|works)\b|"
    r"\b(?:he|she|they|i|we|who|and|to)\s+(?:(?:still|also|just|never|always|only|now|even)\s+)?health problems\b|"
    r"\bborn\s*(?:[,.!?]|$)|\bwho (?:anymore|any more|again|too|either|yet)\b|"
    r"^(?:an?|the)(?: \w+){1,2}, not an? \w+[.!?]?$|"
    r"^a while\s+(?:and|or|but)\b|\b(?:in|on|at|from|with|near)\s+(?:went|goes|did|does|works|worked)\b|"
    r"\bhealth problems (?:down|up|out|off|is|was|has|does|\d+|once|twice|every|each)\b|\bhealth problems['’]|"
    r"\b(?:the|an?|my|our|his|their) some(?:one|thing|where)\b|"
    r"\b(?:client|someone)\s+(?:boy|dear|girl|lady|love|man|woman)\b|\bclient\.(?:[,.]|\s+[a-z]|\w)|"
    r":\s*$|^(?:when|after|because|since|until|while|if)(?:\s+\w+){1,3}[.!?…]*$|"
    r"\b(?:got|gets|took|takes|brought|brings|made|makes|wants?|needs?|gave|gives|told|tells)\s*[,.;:!?]|"
    r"\bsomething\s+(?:and|or|[,;:])|\ba lot\b.{0,30}\ba lot\b|[,;:]\s*[,;:.!?]",
    re.IGNORECASE,
)
"""What no sentence holds where it was changed; how somebody writes themselves is their own."""

EDGE = "<>"
"""Stands before the first word and behind the last."""

_TOKEN = re.compile(r"[#@]?\w+(?:['’-]\w+)*|[.!?…]+|[,;:()\"“”—–-]|[^\w\s]")
_BACK = 0.4
"""What a shorter context costs (Brants et al. 2007, "Large language models in machine translation")."""


def classes(text: str) -> list[Class]:
    """The classes of the words and marks of `text`, between two edges."""
    return [EDGE, EDGE, *map(_class, _TOKEN.findall(text)), EDGE]


STUMP = 1
"""So few words without a verb are no sentence where there was one."""


def is_stump(said: str, made: str) -> bool:
    """Whether so little is left of a sentence with a verb that nobody would write it: "First time."."""
    left = re.findall(r"[\w'’]+", unmarked(made))
    return 0 < len(left) <= STUMP and not any(map(_is_told, left)) and any(map(_is_told, said.split()))


def _is_told(word: str) -> bool:
    low = word.lower().strip('.,;:!?…"“”()')
    return (
        is_verb(low)
        or _KINDS.get(low) in ("AM", "HAS", "CAN")
        or re.search(r"['’](?:s|re|m|ve|d|ll)$", low) is not None
    )


class Seams(NamedTuple):
    """How a reworded sentence reads where it was changed: how many seams nobody would write, and how many few would."""

    never: int
    unlikely: int


def seams(made: str) -> Seams:
    """Looks at the seams of a sentence, which are marked."""
    plain = SEAM.split(made)
    places = sorted(set(accumulate(map(len, plain))))
    text = "".join(plain)
    tokens = [match.start() for match in _TOKEN.finditer(text)]
    likely = likelihood(classes(text))
    unlikely = 0
    for seam in places[:-1]:  # the last one is the end
        after = bisect_left(tokens, seam)
        near = likely[after : after + 2]
        unlikely += bool(near) and min(near) < UNLIKELY
    never = text.count("(") > text.count(")") or text.count('"') % 2 or text.count("“") != text.count("”")
    changed = places if made.rstrip().endswith(CLOSE) else places[:-1]
    spans = (match.span() for match in _NEVER.finditer(text))
    shapes = sum(bisect_left(changed, start) < bisect_right(changed, stop) for start, stop in spans)
    return Seams(never + shapes, unlikely)


_KINDS = {
    word: kind
    for kind, members in {
        "A": "a an",
        "MY": "my our your his their its",
        "THIS": "this that these those one another every each no some any all both many much few several other",
        "I": "i he she they we",
        "ME": "me him them us myself himself herself themselves someone somebody everyone everybody anyone nobody",
        "AM": "am is was are were isn't wasn't aren't weren't",
        "HAS": "has have had hasn't haven't hadn't",
        "CAN": "can could will would shall should may might must can't couldn't won't wouldn't shouldn't do does did "
        "don't doesn't didn't",
        "IN": "in on at from near by outside inside around behind across over under off into onto through throughout "
        "during with without about between beside within up down out past along toward towards upon against among",
        "AND": "and or but yet plus",
        "AS": "because if though although until since after before while when whenever unless whether till once",
        "WHO": "who whom whose which what where why how",
        **{
            word: word
            for word in ("the", "her", "it", "you", "be", "been", "not", "to", "of", "for", "so", "than", "as")
        },
    }.items()
    for word in members.split()
}
"""Kinds of small words: what may stand in one's place may stand in another's."""


def _class(word: str) -> Class:
    low = word.lower().replace("’", "'")
    if not low[0].isalnum():
        if low[0] in "#@":
            return "TAG"  # in a list of ours a line that begins with "#" is a comment
        return low[0] if low[0] in ",;:()-" else "." if low[0] in ".!?…" else "~"
    if low[0].isdigit():
        return "0"
    if low in _KINDS:
        return _KINDS[low]
    if is_function(low):
        return "SO"
    head, mark, _ = low.rpartition("'")
    if mark and head in _KINDS:
        return f"{_KINDS[head]}'"
    if mark:
        return "'"
    if is_verb(low):
        return "VS" if low.endswith("s") and not low.endswith("ss") else "VD"
    for ending in ("ing", "ly", "s"):
        if low.endswith(ending) and len(low) > 3 and not low.endswith("ss"):
            return f"+{ending}"
    return "N"


class Counts(NamedTuple):
    """How often one, two and three classes were seen in a row."""

    one: dict[tuple[Class, ...], int]
    two: dict[tuple[Class, ...], int]
    three: dict[tuple[Class, ...], int]
    whole: int


def count(texts: Iterable[str], least: int = 2) -> list[str]:
    """The lines of a model: three classes and how often they were seen, where that is `least` times or more."""
    seen = Counter(three for text in texts for three in zip(*(classes(text)[at:] for at in range(3)), strict=False))
    return sorted(f"{' '.join(three)} {times}" for three, times in seen.items() if times >= least)


@cache
def model() -> Counts:
    """The shipped model."""
    one: Counter[tuple[Class, ...]] = Counter()
    two: Counter[tuple[Class, ...]] = Counter()
    three: dict[tuple[Class, ...], int] = {}
    for line in words("trigrams"):
        first, second, third, times = line.split(" ")
        three[first, second, third] = int(times)
        two[first, second] += int(times)
        one[second,] += int(times)
    return Counts(dict(one), dict(two), three, sum(one.values()))


def likelihood(seen: Sequence[Class]) -> list[float]:
    """For each class from the third on, the logarithm (base 10) of how likely it follows the two before it."""
    counts = model()
    return [math.log10(_share(counts, seen[at - 2], seen[at - 1], seen[at])) for at in range(2, len(seen))]


def _share(counts: Counts, first: Class, second: Class, third: Class) -> float:
    if times := counts.three.get((first, second, third)):
        return times / counts.two[first, second]
    if times := counts.two.get((second, third)):
        return _BACK * times / counts.one.get((second,), times)
    return _BACK**2 * counts.one.get((third,), 1) / counts.whole
