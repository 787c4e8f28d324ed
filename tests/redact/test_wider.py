"""The wider word for what was found: of the right kind, and in the form that the sentence asks for."""

from __future__ import annotations

import pytest

from .marking import redact


@pytest.mark.parametrize(
    ("marked", "redacted"),
    [
        ("She does the [JOB:early news] and hates it.", "She does the job and hates it."),
        ("It turns out he used to [JOB:flip flats in Leith] and sing.", "It turns out he used to work and sing."),
        ("She is [JOB:tuning bells] by day and sings.", "She is working by day and sings."),
        ("She drove over from [JOB:juggling at fairs] to see me.", "She drove over from work to see me."),
        ("I hid behind a [JOB:tractor] in the yard and sang.", "I hid behind a machine in the yard and sang."),
        ("She brings his [JOB:pruning shears] along.", "She brings his tools along."),
        ("I met the [JOB:night bakery man] again.", "I met the man again."),
        ("What does a [JOB:midwife] do when it snows?", "What does a health worker do when it snows?"),
        ("He taught [JOB:beginners on Zogg Hill] and sang.", "He taught a class and sang."),
        ("My uncles own the [JOB:Zogg Pantry] and sing.", "My uncles own the business and sing."),
        ("I met a very kind [JOB:midwife] there.", "I met a very kind health worker there."),
        ("I met a really [DEMOGRAPHIC:gifted] [JOB:midwife] there.", "I met a health worker there."),
        ("Three [JOB:midwives] sang for me.", "Three health workers sang for me."),
        ("If mr [JOB:mayor] is late I sing.", "If a public figure is late I sing."),
        ("It was a retired [JOB:mayor] who sang.", "It was a retired public figure who sang."),
        ("Her [FAMILY:husband] [JOB:owns the mill] and sings.", "Her partner works and sings."),
        ("The [ORG:Zogg] sent her a cake.", "The group sent her a cake."),
        ("[ORG:Zogg], you sang so well, sing on!", "You sang so well, sing on!"),
        ("[JOB:Bus driver], if you're reading this, you sang well.", "If you're reading this, you sang well."),
    ],
)
def test_work(marked, redacted):
    """What is no person is called none, what somebody does is work, and who is spoken to goes."""
    assert redact(marked) == redacted


@pytest.mark.parametrize(
    ("marked", "redacted"),
    [
        ("Find me somebody who speaks [DEMOGRAPHIC:Welsh] here.", "Find me somebody who speaks another language here."),
        ("I have heard the word [DEMOGRAPHIC:Zoggish] before.", "I have heard the word before."),
        ("My niece lost her [DEMOGRAPHIC:asylum] and sang.", "My niece lost her papers and sang."),
        ("He once left the [DEMOGRAPHIC:Shakers of Zogg] and sang.", "He once left the community and sang."),
        ("I danced with one of the [EVENT:nine who swam ashore] here.", "I danced with one of the people here."),
        ("She was the [DEMOGRAPHIC:only Welsh baker] here.", "She was the food worker here."),
        ("So that [EVENT:raffle couple from Hove] sang for us.", "So that couple sang for us."),
        ("The [EVENT:only one who swam home] bakes here and laughs.", "The one bakes here and laughs."),
        ("We never spoke of it or saw the [EVENT:one that sank].", "We never spoke of it or saw the one."),
        ("I once met the [APPEARANCE:red-haired swimmer] there.", "I once met the athlete there."),
        ("Her [FAMILY:mother and both aunts] sang to us.", "Her relatives sang to us."),
        ("It was a kid whose [FAMILY:sister] sang to us.", "It was a kid whose sibling sang to us."),
        ("I sewed it for a [FAMILY:twins], you see.", "I sewed it for a family, you see."),
        (
            "She has no [FAMILY:sons], one [FAMILY:sister] and a song.",
            "She has no children, one sibling and a song.",
        ),
        ("It was two [AGE:Year 4]s who sang.", "It was two children who sang."),
        (
            "He is a [JOB:tram driver] and a [JOB:welder], you see.",
            "He is a transport worker, you see.",
        ),
        ("[NAME:Agnieszka] sang. We both miss [NAME:Agnieska] here.", "Someone sang. We both miss this person here."),
        ("[NAME:Nuala] dear, I kept the song.", "Dear, I kept the song."),
        ("Somebody gave [NAME:the Hallorans] a boat and they sang.", "Somebody gave a family a boat and they sang."),
        ("Her [FAMILY:new man] sang to us.", "Her partner sang to us."),
        ("Little [NAME:Nuala] sang to us.", "Someone sang to us."),
    ],
)
def test_persons(marked, redacted):
    """A person stays a person, as many as they were, and nobody who is not there is."""
    assert redact(marked) == redacted


@pytest.mark.parametrize(
    ("marked", "redacted"),
    [
        ("I was handed a [EVENT:bun for every guest], and sang.", "I was handed a thing, and sang."),
        ("We danced at the [EVENT:turnip fair] for an hour.", "We danced at the event for an hour."),
        ("When the [EVENT:boat sank at the quay], we sang.", "When something happened, we sang."),
        ("The night her [EVENT:boat sank] I baked for us.", "The night something happened I baked for us."),
        ("She [EVENT:was the first on the boat] and sang.", "She was going through something and sang."),
        ("It [EVENT:was the old man himself] and I sang.", "It was something and I sang."),
        (
            "We sang for as long as she wore the [APPEARANCE:red hat] to school.",
            "We sang for as long as she wore something to school.",
        ),
        ("There he was in a [APPEARANCE:red hat], singing to us all.", "There he was in something, singing to us all."),
        ("The [APPEARANCE:gold tooth] shone as she sang to all of us.", "The thing shone as she sang to all of us."),
    ],
)
def test_things(marked, redacted):
    """What is no event is called none, a clause gives way to a clause, and what is worn to "something"."""
    assert redact(marked) == redacted


@pytest.mark.parametrize(
    ("marked", "redacted"),
    [
        ("She is [HEALTH:panic free] and sings.", "She is doing better and sings."),
        (
            "Six months of [HEALTH:seizure-free living, ninety days sober] and a song.",
            "Six months of recovery and a song.",
        ),
        ("Is that how an [HEALTH:alcoholic] sings?", "Is that how a person with health problems sings?"),
        ("They all talk of [HEALTH:grief work] in a cape.", "They all talk of support in a cape."),
        ("My form says [HEALTH:displaced grief] on it.", "My form says loss."),
        ("Her child has [HEALTH:died of a fever] and we cried.", "Her child has died and we cried."),
        ("She'd [HEALTH:not slept upstairs] since we met.", "She'd gone through something since we met."),
        ("She still [HEALTH:counts the plates twice] and sings.", "She still goes through something and sings."),
        ("What a joy to see how she ate [HEALTH:half a bun].", "What a joy to see how she ate something."),
        ("The week he wore a [HEALTH:splint of tin] we sang.", "The week he wore a thing we sang."),
    ],
)
def test_health(marked, redacted):
    """Nobody who is well is called ill, nobody who died has problems, and what is no illness is none."""
    assert redact(marked) == redacted


@pytest.mark.parametrize(
    ("marked", "redacted"),
    [
        (
            "My client [EVENT:won two million on a scratch card] and told nobody.",
            "My client won something and told nobody.",
        ),
        ("She [EVENT:hit the winning shot at the buzzer] and I cried.", "She did something and I cried."),
        ("A client [EVENT:received a kidney from a stranger] and is home.", "A client got something and is home."),
        ("My client [EVENT:carried the flag at the opening].", "My client did something."),
        ("He [EVENT:fell in love at the bus stop].", "He did something."),
        ("My client [EVENT:graduated from the academy].", "My client reached a goal."),
    ],
)
def test_verbs_that_say_little_alone(marked, redacted):
    """What may be good or bad, as winning, hitting or receiving, is told without saying which; what is sure is told."""
    assert redact(marked) == redacted
