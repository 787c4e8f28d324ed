"""Just enough English to see how a detail stands in its sentence: closed classes of words and a few shapes.

No parser: Tacit ships none, and a post breaks most rules that one would rely on. What is not recognised here is left
to be replaced by a wider word, which asks least of the sentence.
"""

from __future__ import annotations

import re

from ..data import word_set, words


def one_of(*lists: str) -> str:
    """A pattern for one of the words in `lists`, which spaces part; `_` stands for a space within an entry."""
    return f"(?:{'|'.join(word.replace('_', r'[ ]') for each in lists for word in each.split())})"


DETERMINER = one_of("an? the this that these those my our your ur his her their its one another every each no some any")
POSSESSIVE = one_of("my our your ur his her their its")
_WAS = one_of("is was are were be been being am isn['’]t wasn['’]t im hes shes theyre")
BE = rf"(?:{_WAS}|{one_of('i he she it that who they we you there')}['’](?:s|re|m))"
CONJUNCTION = one_of(
    "and but or so because who whom whose which that then while when as if though although until since after before",
    "where yet plus than",
)
PERSON = (
    one_of(
        "client patient kiddo man woman guy boy girl kid teen teenager lad lady ladies student mom",
        "mum mother dad father",
        "couple person people son daughter veteran vet child children dude gentleman gent parent widow",
        "widower friend family",
        "families fella bloke lass gal survivor member husband wife partner brother sister gran grandma",
        "grandpa grandmother",
        "grandfather baby folks? men women someone adult individual resident inmate caller pair twins?",
    )
    + "(?:s|es)?"
)
PRONOUN = one_of("i he she they we you u it him them us me who")
PREPOSITION = one_of(
    "at in on from near by outside inside around behind across over under off into onto through",
    "throughout during since",
    "until till til before after for with without of to about between beside within up down out",
    "out_of back_from back_to",
    "@ w/ w/o",
)
PAST = rf"(?:{'|'.join(words('past'))}|[a-z]{{3,}}ed)"
"""A verb in the past, as far as it can be told."""
PRESENT = r"[a-z]+[^s\W]s"
"""A verb as somebody does it, "runs", as far as it can be told: a plural looks alike."""
CLAUSE_END = re.compile(rf"\s*(?:[^\w\s'’#@\"“‘(&/-]|[-]\s|$|{CONJUNCTION}\b)", re.IGNORECASE)
"""What may stand behind a clause that is over."""

_COMPARED = re.compile(
    r"\b(?:(?:first|only|second|third|\w+est) (?:time|one|day|night|thing)|last time)\s*$", re.IGNORECASE
)
_MEASURE = re.compile(
    r"\s*(?:(?:since|that|when|after|before|i['’]ve|he['’]s|she['’]s)\b|"
    r"(?:in|for) (?:\w+ ){0,2}(?:years?|months?|weeks?|days?|ages|decades?)\b)",
    re.IGNORECASE,
)
_WORDS = {"@": "at", "w/": "with", "w/o": "without", "ur": "your", "u": "you"}
_SHORTHAND = re.compile(r"(?<!\S)(?:@|w/o?|ur?)(?=\s)", re.IGNORECASE)
_OWNER = re.compile(
    r"(?<!\bhe)(?<!\bshe)(?<!\bit)(?<!\bthat)(?<!\bwho)(?<!\bthere)(?<!\bhere)(?<!\bwhat)(?<=\w)['’]s?\s+$",
    re.IGNORECASE,
)
_PARTICIPLE = re.compile(r"(?<![\w'’])(?:an?|the|my|our|his|their)\s+[a-z]{3,}ed\s+$", re.IGNORECASE)
"""A participle between an article and its noun: "a retired judge"."""
_FUNCTION = word_set("english", "function_words")
_VERBS = word_set("verbs")
_ADJECTIVES = frozenset({"own", "whole", "same", "only", "first", "last", "next", "other", "little"})
"""Small words that stand between an article and its noun."""
DEGREE = one_of("very really quite rather so such too pretty fairly most more truly highly extremely incredibly super")
"""How much of what an adjective says: "a very capable nurse"."""


def is_verb(word: str) -> bool:
    """Whether a word looks like a verb that is told of somebody: a known one, or in -ed."""
    low = word.lower().replace("’", "'")
    return low in _VERBS or low.endswith("n't") or (len(low) > 4 and low.endswith("ed"))


def is_function(word: str) -> bool:
    """Whether a word, in lower case, is one of the small ones that hold a sentence together."""
    return word in _FUNCTION


def is_noun(word: str) -> bool:
    """Whether a word in lower case looks like a noun that the words before it may belong to."""
    low = word.lower()
    short = len(low) < 2 or re.search(r"['’](?:d|ll|ve|re|m|s)$", low)
    return word[:1].islower() and not (short or low in _FUNCTION or is_verb(word) or low.endswith(("ly", "ing")))


def ends(before: str, pattern: str) -> bool:
    """Whether `before` ends with words of `pattern` and a space."""
    return re.search(rf"(?:^|(?<![\w'’])){pattern}\s+$", _in_full(before), re.IGNORECASE) is not None


def _in_full(text: str) -> str:
    """`text` with its shorthand in words: "@" is at."""
    return _SHORTHAND.sub(lambda short: _WORDS[short[0].lower()], text)


def has_determiner(before: str) -> bool:
    """Whether an article or possessive stands before, with at most one word between that could be its adjective, and
    how much of that."""
    if ends(before, rf"(?:{DETERMINER}(?:\s+{DEGREE})?|whose)") or _OWNER.search(before) or _PARTICIPLE.search(before):
        return True
    match = re.search(rf"(?:^|(?<![\w'’])){DETERMINER}(?:\s+{DEGREE})?\s+([\w'’-]+)\s+$", before, re.IGNORECASE)
    if match is None or is_verb(match[1]):
        return False
    return match[1].lower() in _ADJECTIVES or match[1].lower() not in _FUNCTION


def is_measured(said: str, at: int) -> bool:
    """Whether what begins at `at` says of what something is the first or the most: "the first time since he fell"."""
    return _MEASURE.match(said, at) is not None and _COMPARED.search(said[:at]) is not None


def is_owned(before: str) -> bool:
    """Whether somebody's name with "'s" stands before: what comes behind is theirs."""
    return _OWNER.search(before) is not None


def article(noun: str) -> str:
    """`noun` with its indefinite article."""
    silent = re.match(r"(?:hour|honest|heir)", noun)
    vowel = re.match(r"[aeiou]", noun, re.IGNORECASE) and not re.match(r"(?:uni|one|eu|use)", noun, re.IGNORECASE)
    return f"{'an' if silent or vowel else 'a'} {noun}"


def plural(noun: str) -> str:
    """The plural of one of our wider words."""
    irregular = {"person": "people", "child": "children", "grandchild": "grandchildren", "family": "families"}
    last = noun.split()[-1]
    if last in irregular:
        return noun[: len(noun) - len(last)] + irregular[last]
    if re.search(r"(?:s|x|ch|sh)$", noun):
        return f"{noun}es"
    return re.sub(r"(?<=[^aeiou])y$", "ie", noun) + "s"
