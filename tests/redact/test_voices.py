"""What somebody did, and what was done to them, are told apart, and no verb is left without its noun."""

from __future__ import annotations

import pytest

from .marking import redact


@pytest.mark.parametrize(
    ("marked", "redacted"),
    [
        ("She has [EVENT:been sacked] and sang.", "She has gone through something hard and sang."),
        ("She has been [EVENT:promoted] and sang.", "She has reached a goal and sang."),
        ("She has once [EVENT:been evicted by nuns].", "She has once gone through something hard."),
        ("She is being [EVENT:evicted] and sang.", "She is going through something hard and sang."),
        ("She fears [EVENT:being laid off] and sang.", "She fears going through something hard and sang."),
        ("She had [EVENT:been fumigated] and sang.", "She had gone through something and sang."),
        ("She could be [EVENT:evicted] in a storm.", "She could be going through something."),
        ("She wasn't [EVENT:let go] and sang.", "She wasn't going through something and sang."),
        ("She [EVENT:wasn't let go] and sang.", "She wasn't going through something and sang."),
        ("She's [EVENT:evicted a plumber] and sang.", "She's done something and sang."),
        ("She has [EVENT:been to the rodeo] and sang.", "She has done something and sang."),
        ("She loves [EVENT:being a clown at fairs].", "She loves doing something."),
    ],
)
def test_what_befell_somebody_is_no_deed_of_theirs(marked, redacted):
    """Whoever "has been sacked" has not "done something"; whoever has sacked or been somewhere has."""
    assert redact(marked) == redacted


@pytest.mark.parametrize(
    ("marked", "redacted"),
    [
        ("He [EVENT:attacked a warden] and sang.", "He did something and sang."),
        ("He [EVENT:set fire to the shed] and sang.", "He did something and sang."),
        ("He wants to [EVENT:blackmail a warden] and sang.", "He wants to do something and sang."),
        ("He [EVENT:was attacked by a warden] and sang.", "He went through something hard and sang."),
    ],
)
def test_a_deed_is_nothing_gone_through(marked, redacted):
    """Who does harm goes through nothing hard for that; who comes to harm does."""
    assert redact(marked) == redacted


@pytest.mark.parametrize(
    ("marked", "redacted"),
    [
        ("He [EVENT:broke up with] [NAME:Bo] in May.", "He made a change with someone in May."),
        ("He [EVENT:broke up with Bo] and sang.", "He made a change and sang."),
        ("He [EVENT:set fire to] the shed and sang.", "He did something with the shed and sang."),
        ("He [EVENT:was evacuated to] a tent and sang.", "He went through something hard and sang."),
        ("He knows whom he [EVENT:broke up with] and sang.", "He knows whom he made a change and sang."),
    ],
)
def test_a_noun_behind_keeps_its_preposition(marked, redacted):
    """Where a detail ends with a preposition, what follows hangs on it still."""
    assert redact(marked) == redacted


@pytest.mark.parametrize(
    ("marked", "redacted"),
    [
        ("She will [EVENT:juggle swords] in a storm.", "She will do something in a storm."),
        ("She can't [EVENT:ring the bell] in a storm.", "She can't do something in a storm."),
        ("She saw the [EVENT:talent show] in a storm.", "She saw the competition in a storm."),
    ],
)
def test_behind_will_stands_a_verb(marked, redacted):
    """What somebody will or cannot do becomes a verb, although the list does not know it."""
    assert redact(marked) == redacted


@pytest.mark.parametrize(
    ("marked", "redacted"),
    [
        ("She [EVENT:rang the bell] and sang.", "She did something and sang."),
        ("She [EVENT:has a son] who sings.", "She has someone who sings."),
        ("She wants to [EVENT:scatter her ashes] and sang.", "She wants to go through something and sang."),
        ("She [EVENT:stood up to get a tissue] and sang.", "She did something and sang."),
        ("She [EVENT:stood up to her boss] and sang.", "She spoke up and sang."),
        ("He [EVENT:broke her arm] and sang.", "He did something and sang."),
        ("She [EVENT:said goodbye to her class] and sang.", "She did something and sang."),
        ("She [EVENT:lost her baby weight] and sang.", "She reached a goal and sang."),
        ("She [EVENT:lost her baby] and sang.", "She lost someone and sang."),
        ("She wants to [EVENT:go to rehab] and sang.", "She wants to make a change and sang."),
        ("She [EVENT:met the king] and sang.", "She had a big day and sang."),
        ("She [EVENT:met her aunt in a tram] and sang.", "She met someone and sang."),
        ("He works for the [ORG:Ministry of Health] there.", "He works for the public institution there."),
        ("She lives in [PLACE:halls of residence] there.", "She lives in a building there."),
        ("Her [FAMILY:bubby and zaida] sang.", "Her grandparents sang."),
    ],
)
def test_a_term_says_less_and_nothing_else(marked, redacted):
    """A longer term stands under words that are true of all that it may mean, wherever it stands."""
    assert redact(marked) == redacted


@pytest.mark.parametrize(
    ("marked", "redacted"),
    [
        ("He was in a [EVENT:docuseries] once.", "He was in a piece of news coverage once."),
        ("He saw the [EVENT:docuseries] once.", "He saw the news coverage once."),
        ("He signed a [EVENT:petition] once.", "He signed a thing once."),
        ("He saw the [EVENT:stabbing] once.", "He saw the terrible thing once."),
        ("He was in a [EVENT:regatta] once.", "He was in a competition once."),
    ],
)
def test_what_nobody_counts_has_no_bare_article(marked, redacted):
    """Nobody is in "a news coverage", or sees "the something terrible"."""
    assert redact(marked) == redacted


@pytest.mark.parametrize(
    ("marked", "redacted"),
    [
        ("He [EVENT:attacked] me and sang.", "He did something and sang."),
        ("He [EVENT:kidnapped] her.", "He did something."),
        ("The day he [EVENT:attacked] them I sang.", "The day he did something I sang."),
        ("He sang of her[EVENT: ]and them.", "He sang of her and them."),
        ("He laughed at the [EVENT:regatta] with them.", "He laughed at the competition with them."),
        ("He saw the [EVENT:regatta] she sang at.", "He saw the competition she sang at."),
    ],
)
def test_whom_it_was_done_to_goes_with_it(marked, redacted):
    """Nobody "did something me": the pronoun that a verb takes goes with it."""
    assert redact(marked) == redacted
