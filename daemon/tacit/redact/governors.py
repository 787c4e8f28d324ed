"""Words that need what comes behind them: where one stands before a phrase, the phrase cannot go."""

from __future__ import annotations

import re

from .syntax import BE, CONJUNCTION, one_of

NEEDS = re.compile(
    "|".join(
        (
            BE,
            one_of(
                "live[sd]? living stay(?:s|ed|ing)? move[sd]? moving went go(?:es)? going gone came",
                "comes? coming gets? got",
            ),
            one_of(
                "stuck look(?:s|ed|ing)? wait(?:s|ed|ing)? talk(?:s|ed|ing)? think(?:s|ing)? thought ask(?:s|ed|ing)?"
            ),
            one_of(
                "listen(?:s|ed|ing)? deal(?:s|t|ing)? car(?:es?|ed|ing) belong(?:s|ed)?",
                "believ(?:es?|ed) hear[sd]? told",
            ),
            one_of(
                "tells? kind sort one some all many most lot lots couple few each both none out",
                "because instead afraid",
            ),
            one_of(
                "proud full tired sick scared thanks thank grew grow(?:s|ing)? up back away off down",
                "used due next good",
            ),
            one_of(
                "great bad obsessed done sit(?:s|ting)? sat stand(?:s|ing)? stood fell falls? led",
                "leads? meets? met left half rest front top middle end edge",
            ),
            r"\w+['’]s",
            one_of(
                "leaves? return(?:s|ed)? home hello hi say says said it this that surviv(?:es?|ed)",
                "recover(?:ed|ing|s)? works worked",
            ),
            one_of(
                "how hold around suffer(?:s|ed|ing)? struggl(?:es?|ed|ing) battl(?:es?|ed|ing) diagnosed about what",
                "which who and but or",
            ),
        )
    ),
    re.IGNORECASE,
)
"""Words behind which a phrase with a preposition cannot go: "she lives in Dayton", "one of the Whitmans"."""
WAITING = re.compile(rf"(?:an?|the|{CONJUNCTION}|not|to|very|too|just)", re.IGNORECASE)
"""Small words that are no governor: they wait for the phrase themselves."""
