"""A draft: the text in a compose box, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

MAX_CHARACTERS = 65_536
"""The longest draft that is read, in code points. A LinkedIn article ends far below it."""


class Site(StrEnum):
    """A site whose compose boxes Tacit knows."""

    X = "x"
    FACEBOOK = "facebook"
    LINKEDIN = "linkedin"


class Surface(StrEnum):
    """What a compose box is for."""

    POST = "post"
    REPLY = "reply"
    COMMENT = "comment"


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft as it stands at one moment. Offsets into `text` are code points everywhere in Tacit's Python."""

    text: str
    site: Site = Site.X
    surface: Surface = Surface.POST
    reply_to: str | None = None
    """What the draft answers: the author's name, a colon, and the text; or just the text."""
    allowed: tuple[str, ...] = ()
    """Words of the draft that the person said are not about a client, in this draft."""
