"""Who is spoken to goes without a word in their place."""

from __future__ import annotations

import pytest

from .marking import redact


@pytest.mark.parametrize(
    ("marked", "redacted"),
    [
        ("[NAME:Orla], I love you.", "I love you."),
        ("[NAME:Orla], we all miss your soup.", "We all miss your soup."),
        ("[NAME:orla] ur a star", "ur a star"),
        ("[NAME:Orla], thank you for the soup.", "Thank you for the soup."),
        ("[NAME:Orla] thanks for the soup.", "Thanks for the soup."),
        ("Your cook here: [NAME:Orla], you left your hat.", "Your cook here: hey, you left your hat."),
        ("We sang: [NAME:Orla] you left your hat.", "We sang: you left your hat."),
    ],
)
def test_who_is_spoken_to_goes(marked, redacted):
    """Nobody says "Someone, I love you"."""
    assert redact(marked) == redacted


@pytest.mark.parametrize(
    ("marked", "redacted"),
    [
        ("[NAME:Orla], I think, loves soup.", "Someone, I think, loves soup."),
        ("We sang: [NAME:Orla] left a hat.", "We sang: someone left a hat."),
        ("[NAME:Orla] thanked me for the soup.", "Someone thanked me for the soup."),
    ],
)
def test_who_is_spoken_of_stays(marked, redacted):
    """Whoever is not spoken to is somebody still."""
    assert redact(marked) == redacted
