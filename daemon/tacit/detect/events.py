"""Distinctive circumstances, as far as a rule can see them: accidents, verdicts, firsts, wins, losses."""

from __future__ import annotations

from ..finding import Label
from .phrases import WEAK, PhraseRecognizer, phrase

_TAIL = r"(?: [\w'’$%&-]+){1,6}?(?=[.,;:!?)\n]| and | but | who | so |$)"

PHRASES = (
    phrase(
        r"\b(?P<it>(?:(?:the|that|a) )?(?:[\w'’-]{1,30} ){0,2}(?:crash|pile-up|pileup|collapse|"
        r"shooting|shootout|wildfire|house fire|explosion|flood|hurricane|tornado|"
        r"stabbing|hit-and-run|plane crash|drowning|derailment|kidnapping|lawsuit|indictment|"
        r"recall|layoffs?|evacuation|eviction|raid))\b",
        "event",
        0.5,
    ),
    phrase(
        r"\b(?:he|she|they|who|and|just|has|had|to) (?P<it>(?:won|lost|survived|quit|buried|"
        r"sued|testified|graduated|eloped|was (?:arrested|fired|shot|stabbed|elected|deported|"
        r"evicted|indicted|adopted|on the news|named)|"
        r"got (?:arrested|fired|elected|deported|engaged|married|divorced|sober|into|"
        r"sentenced)|found (?:his|her|their|the)|set fire|crashed|drove (?:his|her|their|the|"
        r"into|over)|ran (?:for|into|the)|"
        r"fell (?:off|from|through)|came out|deployed|defected|escaped|fled|rescued|pulled|"
        rf"carried|walked out|called off|passed the|played)\b{_TAIL})",
        "event",
        0.5,
    ),
    phrase(
        r"\b(?P<it>(?:first|only|youngest|oldest|last) (?:[\w'’-]+ ){1,4}(?:in (?:the )?(?:county|"
        r"state|town|city|family|district|history|country|valley)|ever|to (?:\w+ ){1,4}))(?=\W|$)",
        "event",
        0.45,
    ),
    phrase(
        r"\b(?:he|she|they|who|and|then|whose \w+|had|has|['’](?:s|d|ve)) (?P<it>(?:just |finally "
        r"|already |been |never |only |once |also )*(?:[a-z]+ed|bought|brought|built|burned|came|"
        r"drove|fell|flew|found|gave|got|held|hid|kept|left|lost|made|met|moved|paid|put|ran|rode|"
        r"sang|sat|saw|sent|set|sold|spent|stole|stood|swam|taught|threw|took|walked|went|won|"
        r"wore|wrote)"
        r" (?:(?:the|a|an|his|her|their|my|in|into|on|off|up|out|at|to|from|for|with|down|"
        r"over|through|back|it|[\w$%'’-]+) ){1,7}?[\w$%'’-]+)(?=[.,;:!?)\n]| and | but | "
        r"so | because |$)",
        "event",
        WEAK,
    ),
    phrase(
        r"\b(?:the|that|a|about the|his|her|their) (?P<it>(?:[\w'’-]+ )?(?:fire|funeral|wedding|"
        r"trial|verdict|sentencing|deposition|affair|accident|adoption|wreck|strike|fall|hearing|"
        r"arrest|robbery|surgery|crash|closure|scandal|inquest|reunion|parade|deployment|election|"
        r"recital|championship|marathon|explosion|rescue|diagnosis))\b",
        "event",
        WEAK,
    ),
    phrase(
        r"\b(?P<it>(?:made|was (?:in|on|all over)) the (?:news|paper|papers|front page|headlines)|"
        r"went viral|viral (?:video|post|tweet))\b",
        "event",
        0.6,
    ),
    phrase(
        r"\b(?P<it>(?:the one|the woman|the man|the guy|the kid|the girl|the boy|the lady|the "
        r"couple) (?:who|whose|that|from) (?:[\w'’$%&-]+ ?){2,7}?)(?=[.,;:!?)\n]|$)",
        "event",
        0.4,
    ),
)


def events() -> PhraseRecognizer:
    """The recognizer of distinctive events."""
    return PhraseRecognizer(Label.EVENT, PHRASES)
