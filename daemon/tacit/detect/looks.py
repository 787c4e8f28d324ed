"""What can be seen of a person: features, tattoos, clothing, cars."""

from __future__ import annotations

from ..finding import Label
from .phrases import WEAK, PhraseRecognizer, phrase

_COLOUR = (
    r"(?:red|blue|green|yellow|pink|purple|orange|black|white|grey|gray|tan|silver|gold|lime "
    r"green|navy|teal|turquoise|brown|maroon|bright \w+)"
)
_GARMENT = (
    r"(?:hats?|caps?|(?:rain)?coat|jacket|suit|dress|shirt|hoodie|jersey|vest|cardigan|sweater|jumper|"
    r"anorak|boots|shoes|sneakers|crocs|scrubs|uniform|"
    r"apron|tie|bow tie|scarf|beanie|glasses|overalls|hi-?vis|blazer|robe|bathrobe|cowboy hat|"
    r"gown|jeans|cufflinks|fursuit|turban|hijab|helmet)"
)
_CAR = (
    r"(?:jeep|subaru|truck|van|pickup|f-?150|tacoma|civic|prius|tesla|corvette|mustang|vespa|"
    r"motorcycle|harley|cadillac|volvo|minivan|hearse|bmw|mini cooper|bike|scooter)"
)

PHRASES = (
    phrase(
        r"\b(?P<it>(?:(?:neck|face|sleeve|hand|chest|forearm|full[- ]sleeve|[\w-]{1,30}) )?tattoos?(?: "
        r"(?:of|on|across|that says) (?:[\w'’]+ ?){1,4})?)(?=\W|$)(?<!the tattoo)",
        "looks",
        0.7,
    ),
    phrase(
        r"\b(?P<it>(?:(?!(?:an?|the|his|her|their|my|your|that|this|in)\b)[\w'’-]{1,30} )"
        rf"?{_COLOUR} (?:[\w-]+ )?(?:{_GARMENT}|{_CAR}|hair|beard|braids|"
        r"mohawk|nails|eyes))\b",
        "looks",
        0.65,
    ),
    phrase(
        r"\b(?P<it>(?:[3-7]['’]\d{1,2}\"?|six[- ]foot[- ]\w+|(?:facial|missing|burn) scars?|scar "
        r"(?:on|over|across) (?:his|her|their) \w+|shaved head|red-?head(?:ed)?|"
        r"(?:handlebar )?m(?:o)?ustache|beard|dreads|dreadlocks|mullet|bald|prosthetic \w+|"
        r"glass eye|titanium leg|amputee|birthmark|freckles|eye ?patch|nose ring|septum "
        r"piercing))(?=\W|$)",
        "looks",
        0.6,
    ),
    phrase(
        rf"\b(?:the|a|an|his|her|their|that|your) (?P<it>(?:[\w'’-]+ ){{0,2}}(?:{_GARMENT}|{_CAR}|"
        r"cane|walker|wheelchair|bandana|earrings?|ponytail|braids?|limp|sunglasses|leg brace|"
        r"eyebrows?|scar|burned hands|tattoos?)(?: with the (?:[\w'’]+ ?){1,3})?)\b",
        "looks",
        WEAK,
    ),
    phrase(
        r"\b(?:in|wearing|wore|with) (?:a|an|the|his|her|their) (?P<it>(?:[\w'’-]+ )"
        rf"{{0,3}}{_GARMENT}(?: with (?:[\w'’]+ ?){{1,4}})?)\b",
        "looks",
        0.55,
    ),
)


def looks() -> PhraseRecognizer:
    """The recognizer of appearance."""
    return PhraseRecognizer(Label.APPEARANCE, PHRASES)
