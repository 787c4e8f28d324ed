"""Occupations and positions."""

from __future__ import annotations

from ..data import alternation
from ..finding import Label
from .phrases import WEAK, PhraseRecognizer, phrase

_JOB = alternation("jobs")
_RANK = (
    r"(?:retired|former|ex-?|assistant|senior|junior|head|chief|lead|local|night|long-haul|"
    r"second-year|first-year|deputy|"
    r"pediatric|large animal|high school|middle school|elementary|kindergarten|mid-career|"
    r"freelance|substitute|only|regional|"
    r"county|city|state|travel(?:ing)?|pastry|icu|er|nicu)"
)

PHRASES = (
    phrase(rf"\b(?P<it>(?:{_RANK}[ -]){{0,3}}(?:{_JOB})s?)\b", "job", 0.55),
    phrase(
        r"\b(?:he|she|they|who|dad|mom|mum|husband|wife|client) (?P<it>(?:drives|runs|owns|"
        r"manages|teaches|coaches|conducts|sells|works|"
        r"drove|ran|owned|managed|taught|coached|sold|worked|delivers|fixes|farms|preaches|"
        r"directs|referees)"
        r"(?: (?:the|a|an|at|in|on|for|as|with|his|her|their|own)){0,3}(?: [\w'’&-]+){1,4}?)"
        r"(?=[.,;:!?)\n]| and| but| who| so| in| at| to| from| told|$)",
        "job",
        0.5,
    ),
    phrase(r"\b(?:works?|worked|working) as (?:an? |the )?(?P<it>[\w'-]+(?: [\w'-]+){0,2})", "job", 0.6),
    phrase(
        r"\b(?P<it>(?:[\w-]{1,30} years (?:on the|in the|at the|as an?|of|with the|behind the|driving|"
        r"teaching|working|running|sending|playing)(?: [\w'’-]+){1,3}?)|(?:first|second|third|"
        r"night|evening|day) shift|[\w-]{1,30} (?:skipper|tech|boss|crew|hand|maker|man|woman|master|"
        r"mistress|controller|attendant|pilot|jock|planner|monger|smith)|drives? (?:the|a) [\w "
        r"]{3,20}?|cuts hair|does hair|sings? (?:in|with|at) [\w' ]{3,24}?|plays (?:the )?(?:\w+)|"
        r"runs the [\w ]{3,24}?|on the line)(?=[.,;:!?)\n]| and| but| who| at| in| for| told| has|"
        r"$)",
        "job",
        WEAK,
    ),
    phrase(
        r"\b(?P<it>[a-z]{1,30} (?:operator|technician|manager|director|coach|teacher|officer|nurse|"
        r"worker|engineer|driver|instructor|chief|surgeon|"
        r"professor|owner|player|singer|keeper|supervisor|analyst|partner|student))\b",
        "job",
        0.5,
    ),
)


def jobs() -> PhraseRecognizer:
    """The recognizer of occupations."""
    return PhraseRecognizer(Label.JOB, PHRASES)
