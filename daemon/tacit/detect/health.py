"""Diagnoses, medicines, substances, treatments and symptoms."""

from __future__ import annotations

from ..data import alternation
from ..finding import Label
from .phrases import WEAK, PhraseRecognizer, phrase

_TERM = alternation("health")

PHRASES = (
    phrase(
        r"\b(?P<it>(?:(?:severe|chronic|complex|treatment-resistant|late-diagnosed|stage (?:four|"
        rf"4)|untreated|recurrent) )?(?:{_TERM})(?:/(?:{_TERM}))?)(?!\w)",
        "health",
        0.6,
    ),
    phrase(r"\b(?P<it>(?:\w+ (?:days|weeks|months|years) )?(?:clean|sober))\b(?= |[,.!?)]|$)", "sobriety", 0.5),
    phrase(
        r"\b(?P<it>(?:lost (?:his|her|their) (?:leg|arm|hand|sight|hearing|voice|eye|foot))|"
        r"(?:took|swallowed) (?:the )?pills|tried to (?:die|kill (?:himself|herself|themselves))|"
        r"hasn['’]t (?:slept|eaten|left the house|spoken|driven)(?: [\w'’]+){0,5}|"
        r"couldn['’]t (?:leave|sleep|eat|drive|speak|breathe|ride)(?: [\w'’]+){0,4})",
        "health",
        0.6,
    ),
    phrase(
        r"\b(?P<it>(?:liver|heart|kidney|lung|bone marrow) transplant|chemo(?:therapy)?|\w+ "
        r"(?:disorder|syndrome|addiction|phobia|dysphoria|psychosis|withdrawal|cancer))\b",
        "health",
        0.65,
    ),
    phrase(
        r"\b(?P<it>(?:PHQ|GAD|BDI|ACE|PCL|Y-?BOCS)-?\d*\b(?: (?:score |went |of |is |was )"
        r"?(?:from )?\d+(?: (?:to|→) \d+)?)?)",
        "score",
        0.6,
        case=True,
    ),
    phrase(
        r"\b(?P<it>(?:can|could|has|had|have|did|does|would|was|is)(?:n['’]t| not)(?: been able "
        r"to)? (?:sleep|slept|eat|eaten|leave|left|drive|driven|speak|spoken|feel|felt|breathe|"
        r"stop|swallow|touch|hold|hear|say|get|go|sit|look|talk|talked|cry|cried|stopped|been|"
        r"order)(?: [\w'’-]+){0,6}?)(?=[.,;:!?)\n]|$)",
        "health",
        WEAK,
    ),
    phrase(
        r"\b(?P<it>(?:stopped (?:eating|sleeping|talking|speaking|taking)(?: [\w'’]+){0,2}|(?:\d+|"
        r"\w+) days (?:clean|sober)|(?:five|two|three|\w+) relapses?|a BAC of \.\d+|moral injury|"
        r"burn(?:ed |t )?out|grief|trauma|symptoms|self-hatred|perfectionism|attachment|dyspraxia|"
        r"dyslexia|dyslexic|tinnitus|hypomania|meltdown|medication|meds|antidepressants?|"
        r"venlafaxine|lorazepam|contamination OCD|locked (?:unit|ward)|the unit|on a vent|"
        r"hysterectomy|scans?|biopsy|surgery|pregnan\w+|IVF|moods?|eating|sleeping|sleep|"
        r"cravings?|urges?|nightmares?|fear of \w+))\b",
        "health",
        WEAK,
    ),
    phrase(r"\b(?P<it>\d+(?:\.\d+)? ?(?:mg|mcg)\b(?: \w+)?|\w+ \d+ ?mg)\b", "dose", 0.7),
)


def health() -> PhraseRecognizer:
    """The recognizer of health terms."""
    return PhraseRecognizer(Label.HEALTH, PHRASES)
