"""Who "she" is behind a sentence that is gone."""

from __future__ import annotations

import pytest

from .marking import redact


@pytest.mark.parametrize(
    ("text", "redacted"),
    [
        ("A woman rang Bo. [NAME:Orla] has a cold. She sang.", "A woman rang Bo. Someone sang."),
        ("A client came. Her poodle [NAME:Bo] was here. And he ate.", "A client came. And someone ate."),
        ("A client came. He knew [NAME:Bo] had a cold. She sang.", "A client came. Someone sang."),
        ("My sister came. My client [NAME:Orla] has a cold. We sang to her.", "My sister came. We sang to a client."),
        ("My boss came. [NAME:Orla] has a cold. I sang with her again.", "My boss came. I sang with someone again."),
    ],
)
def test_she_is_not_who_was_spoken_of_earlier(text, redacted):
    """Whoever was told of last is gone, so "she" would be another: it becomes "someone"."""
    assert redact(text, dropped=(1,)) == redacted


@pytest.mark.parametrize(
    ("text", "redacted"),
    [
        ("My client came. She has [HEALTH:a cold] now. She sang.", "My client came. She sang."),
        ("My client came. My client has [HEALTH:a cold]. She sang.", "My client came. She sang."),
        ("My client came. [NAME:Orla], [AGE:34], a [JOB:welder]. She sang.", "My client came. She sang."),
        ("A client came. She knew [NAME:Bo] had a cold. She sang.", "A client came. She sang."),
        ("It rained. [NAME:Orla] has a cold. Somebody feed her!", "It rained. Somebody feed her!"),
        ("A client came. Today was [HEALTH:grim]. She sang.", "A client came. She sang."),
        ("My boss came. [NAME:Orla] has a cold. Bo fed her soup.", "My boss came. Bo fed her soup."),
        ("It rained. [NAME:Orla] has a cold. Her soup sang.", "It rained. Her soup sang."),
        ("It rained. [NAME:Orla] has a cold. I fed her soup.", "It rained. I fed her soup."),
        ("It rained. [NAME:Orla] has a cold. Bless her, it rained.", "It rained. Bless her, it rained."),
    ],
)
def test_she_stays(text, redacted):
    """Where what is gone told of the same person, or "her" may be whose something is, the pronoun stays."""
    assert redact(text, dropped=(1,)) == redacted
