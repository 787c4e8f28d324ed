"""Towns, venues, employers, schools and congregations: capitals after at, in or from."""

from __future__ import annotations

from ..finding import Label
from .phrases import WEAK, PhraseRecognizer, phrase

_NAME = r"[A-Z][\w'’.&-]{0,30}\w(?:,? (?:of |the |de |on |at |& |and )?[A-Z][\w'’&-]{0,30}\w){0,4}"
_NOT = (
    r"(?!(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|"
    r"April|May|June|July|August|"
    r"September|October|November|December|Christmas|Easter|Thanksgiving|I|I['’]m|My|The|"
    r"English|Spanish|French|Welsh|Zoom|"
    r"EMDR|DBT|CBT|ACT|OCD|ADHD|PTSD|God|CE|ED|DSM|TikTok|Facebook|LinkedIn|Twitter|Instagram|"
    r"Netflix|AA|NA|Dr|Mr|Mrs|Ms)\b)"
)
_VENUE = (
    r"(?:Bridge|Park|Lake|River|Beach|Hall|Hotel|Library|Airport|Station|Theatre|Theater|"
    r"Stadium|Arena|Square|Plaza|Mall|Creek|Island|"
    r"Mountain|Valley|Bay|Falls|Pier|Opera House|Tower|Center|Centre|County|Street|Road|Avenue|Ave)"
)
_BODY = (
    r"(?:High|Elementary|Elem|Middle School|High School|Academy|School|College|University|Uni|"
    r"Church|Chapel|Temple|Mosque|Synagogue|Baptist|"
    r"Lutheran|Methodist|Hospital|Clinic|Co|Inc|LLC|Ltd|Corp|Company|Bank|Police|Fire|FD|PD|"
    r"Marines|Regiment|Division|Battalion|Airlines|"
    r"Foods|Motors|FC|United|Rovers|Prep|ISD|Brewing|Records|Farms|Dairy|Logistics|Analytics)"
)
_CORNER = (
    r"(?:jail|prison|courthouse|county jail|town hall|farmers['’]? market|food bank|union hall|"
    r"truck stop|diner|bakery|laundromat)"
)

PLACES = (
    phrase(
        r"\b(?:in|from|near|outside|around|to|of|over|across|off|past|through|out of) (?:the )"
        rf"?{_NOT}(?P<it>{_NAME})",
        "place",
        0.5,
        case=True,
    ),
    phrase(rf"\b(?P<it>(?:[A-Z][\w'’]{{1,30}} ){{1,3}}{_VENUE})\b", "place", 0.6, case=True),
    phrase(
        rf"\b(?:on|at) (?:the )?{_NOT}(?P<it>(?:[A-Z][\w'’]{{1,30}} ){{1,3}}(?:Street|St|Road|Rd|Avenue|"
        r"Ave|Island|Reservation|Bridge|Pier))\b",
        "place",
        0.65,
        case=True,
    ),
    phrase(
        rf"\b(?P<it>{_NAME}, (?:[A-Z]{{2}}|Ohio|Texas|Iowa|Maine|Kansas|Oregon|Utah|Nevada|Idaho|"
        r"Montana|Minnesota|Michigan|Georgia|Florida))\b",
        "place",
        0.65,
        case=True,
    ),
    phrase(
        rf"\b(?:the|our|a) (?P<it>(?:[A-Z]?[\w'’]+ )?{_CORNER}(?: (?:on|in|at|off) {_NAME})?)\b",
        "place",
        0.5,
        case=True,
    ),
    phrase(
        r"\b(?:in|at|on|off|from|near) (?:the|a|an|my|our|this) (?P<it>(?:[\w'’-]+ ){0,2}(?:road|"
        r"street|hospital|clinic|hotel|motel|parking lot|car park|rest stop|island|base|village|"
        r"town|harbou?r|dock|farm|ranch|rez|reservation|shelter|county|valley|grounds|store|"
        r"market|cemetery|park|gym|pool|rink|school|jail|prison|depot|boathouse|mill|plant|ward|"
        r"block|unit|wing|hill))\b",
        "place",
        WEAK,
    ),
    phrase(
        r"\b(?:in|at|from|near|to) (?P<it>(?:east|west|north|south|downtown|upper|lower) \w+)\b",
        "place",
        WEAK,
    ),
    phrase(
        r"\b(?P<it>small[- ]town|tiny town|rural \w+|only (?:clinic|hospital|school|pharmacy|"
        r"church|gas station) in [\w ]+?)(?=[,.;!?]|$)",
        "place",
        0.4,
    ),
)

ORGS = (
    phrase(
        rf"\b(?:at|for|with|by|left|joined|plays for|into) (?:the |a |an )?{_NOT}(?P<it>{_NAME})",
        "employer",
        0.5,
        case=True,
    ),
    phrase(rf"\b(?P<it>(?:(?:[A-Z][\w'’.]{{1,30}}|St\.?) ){{1,3}}{_BODY})\b", "organisation", 0.65, case=True),
    phrase(
        r"\b(?P<it>\d{1,3}(?:st|nd|rd|th) (?:Mountain|Airborne|Infantry|Cavalry|Armored|Marines)|"
        r"\d/\d (?:Marines|\w+))\b",
        "unit",
        0.7,
        case=True,
    ),
    phrase(
        r"\b(?P<it>(?:Army|Navy|Air Force|Coast Guard|Marine Corps|National Guard|Marines|USMC|"
        r"USPS|UPS|FedEx|Amazon|Walmart|Costco|NHS Trust|Google|Boeing|Tesla))\b",
        "employer",
        0.55,
        case=True,
    ),
    phrase(
        r"\b(?:the|a|an|her|his|their|our|your|local) (?P<it>(?:[\w'’-]+ ){0,2}(?:firm|company|"
        r"school|church|parish|hospital|symphony|orchestra|choir|band|team|squad|diner|restaurant|"
        r"bakery|brewery|newsroom|affiliate|dealership|academy|mosque|temple|warehouse|factory|"
        r"mill|plant|station|department|precinct|bank|paper|feed store|shop|terminal|battalion|"
        r"regiment|carrier|startup|council|congregation|club))\b",
        "organisation",
        WEAK,
    ),
    phrase(
        r"\b(?:local|only|same|big|small|two-star|megachurch|startup) (?P<it>(?:law |tech |"
        r"consulting )?(?:firm|startup|megachurch|hospital|parish|dealership|newsroom|brewery))\b",
        "employer",
        0.4,
    ),
)


def places() -> PhraseRecognizer:
    """The recognizer of places."""
    return PhraseRecognizer(Label.PLACE, PLACES)


def organisations() -> PhraseRecognizer:
    """The recognizer of employers, schools, teams, congregations and units."""
    return PhraseRecognizer(Label.ORG, ORGS)
