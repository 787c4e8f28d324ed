"""What says nothing by itself once the sentence beside it is gone: "Sit with that.", "Her text to me:", "TWO."."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .seam import GONE, is_gone
from .syntax import PAST, PRESENT, is_verb, one_of

SHORT = 3
"""A sentence of so few words without a subject says something of the one before it."""

SAID_TOO = 14
"""One of so many words that ends "one too" as well."""

REMNANT, LEAST, FEW = 4, 0.2, 14
"""So few words are a remnant, where they are a smaller share than `LEAST` of a draft of more than a few. (By the share
alone one held draft of fourteen would get no wording.)"""

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_HASHTAG = re.compile(r"#\w+")
_OWN = re.compile(
    rf"\W*(?:{one_of('link dm pm pls please call text message email book rsvp happy good merry thanks thank welcome')}|"
    rf"{one_of('congrats congratulations hi hey hello dear tired exhausted help urgent sign join')})\b",
    re.IGNORECASE,
)
"""What stands alone however short it is: a greeting, a call to readers, how whoever writes is."""
_SUBJECT = re.compile(
    r"\b(?:i|we|you|he|she|they|it|y['’]?all|there|who|what|how|why|my|our|your|his|her|their)\b(?:['’]\w+)?|"
    r"#\w|@\w|\?\s*$|\d[.)]\s*$",
    re.IGNORECASE,
)
"""What keeps a short sentence from being a comment: who does it, a tag, a question, the number of a list."""
_BULLET = re.compile(r"\s*[-–—•→*✅👉]\s*\w")
_POINTS = re.compile(
    rf"(?:just\s+|please\s+)?{one_of('sit think read let imagine remember picture try take say tell hold frame print')}"
    r"(?:\s+(?:with|about|of|on|in|for))?\s+(?:that|this|it|those|these|them|him|her)\b|"
    r"that(?:['’]?s|\s+is|\s+was)\s|"
    r"\.\.|…|(?:(?:and|but)\s+)?then\b(?!\s+again)",
    re.IGNORECASE,
)
"""How a sentence begins that points at another."""
_TOO = re.compile(
    r"\b(?:one|me|us|him|her|them|did|was|had|is|mine|hers|theirs)\s+(?:too|as well)\s*[.!?…]*\s*$|"
    r"\b(?:so|neither|nor)\s+(?:did|do|does|was|is|has|had|am|are|can)\s+(?:\w+\s+){0,3}\w+\s*[.!…]*\s*$",
    re.IGNORECASE,
)
_AND_DID = re.compile(r"(?:and|but)\s+(?:then\s+|never\s+|still\s+)?(?P<verb>[\w'’]+)", re.IGNORECASE)

_SAME = one_of("it its that thats they theyre them those these both neither same")
_FEELS = (
    rf"(?:{one_of('tired excited blessed exhausted wrecked delighted pleased thrilled read put')}|\w*(?:thing|ning))"
)
"""How whoever writes is, what they ask for, and words in -ing that are no deed."""
_DEED = rf"(?!{_FEELS}\b)(?:{PAST}|[a-z]{{3,}}ing(?=[\s.!?…]))"
_LEANING = re.compile(
    rf"(?:(?:and|but|so|then|yet)\s+)?(?:{_DEED}|{_SAME}(?:['’](?:s|re|d|ll))?)(?![\w'’])", re.IGNORECASE
)


def leans(said: str) -> bool:
    """Whether a sentence begins with what the one before it says more of: "It rhymed.", "Cried about it." Where that
    one is gone, "it" would be something else, and whoever wrote the post would have cried."""
    return _LEANING.match(said) is not None


def hangs(said: str) -> bool:
    """Whether a sentence speaks of the one before it, and says something else, or nothing, where that one is gone."""
    told = said.strip()
    words = _WORD.findall(told)
    if _POINTS.match(told) or (len(words) <= SAID_TOO and _TOO.search(told)):
        return True
    joined = _AND_DID.match(told)
    if joined and is_verb(joined["verb"]):
        return True
    if not 0 < len(words) <= SHORT or told.endswith(":") or any(map(is_verb, words[1:])):
        return False
    if len(words) == SHORT and re.fullmatch(PRESENT, words[1]):
        return False
    return not (_SUBJECT.search(told) or _OWN.match(told) or _BULLET.match(told))


def without_heads(said: Sequence[str], made: Sequence[str]) -> list[str]:
    """What was `made` of the sentences `said`, without a line that ends in ":" of whose list or quotation nothing is
    left."""
    kept = list(made)
    for at in range(len(said) - 2, -1, -1):
        if said[at].rstrip().endswith(":") and not is_gone(kept[at]) and _is_all_gone(said, kept, at + 1):
            kept[at] = gone(said[at])
    return kept


def _is_all_gone(said: Sequence[str], made: Sequence[str], start: int) -> bool:
    """Whether all from `start` to the end of its paragraph is gone."""
    for at in range(start, len(said)):
        if not is_gone(made[at]):
            return False
        if "\n\n" in said[at][len(said[at].rstrip()) :]:
            break
    return True


def is_remnant(text: str, made: str) -> bool:
    """Whether so little of a draft is left that the rest would be another post, or none: hashtags say nothing alone."""
    if not _WORD.search(_HASHTAG.sub("", made)) and _WORD.search(_HASHTAG.sub("", text)):
        return True
    words, left = len(_WORD.findall(text)), len(_WORD.findall(made))
    return words > FEW and left <= REMNANT and left < LEAST * words


def gone(said: str) -> str:
    """What is left of a sentence that goes: the line breaks behind it."""
    breaks = said[len(said.rstrip()) :].count("\n")
    return GONE + ("\n" * breaks or " ")
