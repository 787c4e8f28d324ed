"""A client called by name in so many words: "my client Ana", "Ana, my 34 year old client", "@ana is my client".

Several at once are not told by their form alone: "my clients Headspace and Calm". "My client called Ana" has rung her,
unless it goes on with "is"; what "My client:" begins is what they say.
"""

from __future__ import annotations

from presidio_analyzer import EntityRecognizer

from ..data import word_set
from ..finding import Label
from .phrases import PhraseRecognizer, phrase

CLIENT_NAME = "client_name"
"""The reason of what is found here."""

_NOT = (
    r"(?!(?:The|This|That|My|We|You|He|She|They|It|And|But|So|If|When|What|Why|How|Who|Dr|Prof|I|Today|Yesterday|Tomorrow|"
    r"Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|"
    r"September|October|November|December|Christmas|God|Zoom|EMDR|CBT|DBT|OCD|ADHD|PTSD|Meet|Also|Thanks?|Please|"
    r"Y'all|Luckily|Sadly|Thankfully)\b)"
)
_WORD_NAMES = word_set("word_names")
_PLAIN = word_set("plain_words")
"""A sentence begins with a capital whatever its first word is: "Saw my client", "Luckily, my client"."""

_PLACED = "in|on|at|of|the|from|near|to|for|with|by|after|since|like|than|per|via|unlike|before|against|under|into|vs"
_STANDS = (
    rf"(?:(?<![\w'’-])(?!(?:{_PLACED})\b)[a-z\d][\w'’-]{{0,40}} |"
    r"(?<![\w'’] )(?<!\bDr\. )(?<!\bProf\. )(?<!\bSt\. )(?<![\w'’]))"
)
"""Not behind these, nor behind a first name that stands there: "the only plumber in Harlow is my client", "according to
John Bowlby, my client", "a driver for Hermes, my client". The reader still sees who is one."""

_CLIENT = r"my (?:(?!own\b)[\w-]+ ){0,4}(?:client|patient)\b(?!['’])"
_CLOSED = r"(?=\s*(?:[.,;:!?…)]|$))"
_NAME = rf"{_NOT}[A-Z][a-zà-ÿ'’]+(?:-[A-Z][a-zà-ÿ]+)?"
_FULL = rf"{_NAME}(?: (?:[A-Z]\.|{_NAME})){{0,2}}"

_WITH = r"(?:(?!own\b)[\w-]+ ){0,3}"
_MINE = rf"\b(?:[Mm]y|[Oo]ur) {_WITH}"
_ONE_OF_MINE = rf"one of (?:my|our) {_WITH}(?:clients|patients)\b(?!['’])"
_IS = r" (?:is|was|has been|used to be)"
_OVER = r"(?=\s*(?:[.,;:!?…)]|$| since | for | until ))"
"""Not "my client base"."""
_HANDLE = r"@\w[\w.]{3,}\w"
"""Of five letters at least: "my client @home" works from there."""

PHRASES = (
    phrase(
        rf"\b(?:[Mm]y|[Oo]ur) (?:(?!own\b)[\w-]+ ){{0,3}}(?:client|patient),? [\"“]?(?P<it>{_FULL})\b",
        CLIENT_NAME,
        0.9,
        case=True,
    ),
    phrase(
        rf"{_STANDS}(?P<it>{_FULL})(?:,| is| was) {_CLIENT}",
        CLIENT_NAME,
        0.9,
        case=True,
        unless=_PLAIN - _WORD_NAMES,
    ),
    phrase(rf"\bwith (?P<it>{_FULL}), {_CLIENT}{_CLOSED}", CLIENT_NAME, 0.9, case=True, unless=_PLAIN - _WORD_NAMES),
    phrase(
        rf"{_STANDS}(?P<it>(?!\w+(?:ing|ed|ly)\b){_FULL}) {_CLIENT}",
        CLIENT_NAME,
        0.9,
        case=True,
        unless=_PLAIN | _WORD_NAMES,
    ),
    phrase(
        rf"\b(?:[Oo]ne of (?:my|our) {_WITH}(?:clients|patients)|[Aa]n? {_WITH}(?:client|patient) of (?:mine|ours)), "
        rf"(?P<it>{_FULL})\b",
        CLIENT_NAME,
        0.9,
        case=True,
        unless=_PLAIN - _WORD_NAMES,
    ),
    phrase(
        rf"{_STANDS}(?P<it>{_FULL})(?: (?:is|was) {_ONE_OF_MINE}| (?:has been|used to be) {_CLIENT}{_OVER})",
        CLIENT_NAME,
        0.9,
        case=True,
        unless=_PLAIN - _WORD_NAMES,
    ),
    phrase(
        rf"{_MINE}(?:client|patient),? (?:named|whose name is|called(?= {_FULL} (?:is|was|has)\b)) (?P<it>{_FULL})\b",
        CLIENT_NAME,
        0.9,
        case=True,
        unless=_PLAIN - _WORD_NAMES,
    ),
)

HANDLES = (
    phrase(rf"{_MINE}(?:client|patient),? (?P<it>{_HANDLE})", CLIENT_NAME, 0.9, case=True),
    phrase(rf"(?<![\w.])(?P<it>{_HANDLE}){_IS} (?:{_CLIENT}{_OVER}|{_ONE_OF_MINE})", CLIENT_NAME, 0.9, case=True),
)


def names() -> list[EntityRecognizer]:
    """The recognizers of named clients, by name and by handle."""
    return [PhraseRecognizer(Label.NAME, PHRASES), PhraseRecognizer(Label.CONTACT, HANDLES)]
