"""The wider word for what was found: of the right kind, and in the form that the sentence asks for."""

from __future__ import annotations

import pytest

from tacit.redact.redactor import Redactor

from .marking import unmarked

REDACTOR = Redactor()


def redact(marked: str) -> str:
    """The redacted draft, where the details are marked by hand."""
    return REDACTOR.redact(*unmarked(marked))


@pytest.mark.parametrize(
    ("marked", "redacted"),
    [
        ("She does the [JOB:early news] and hates it.", "She does the job and hates it."),
        ("It turns out he used to [JOB:flip flats in Leith] and sing.", "It turns out he used to work and sing."),
        ("He is [JOB:cleaning offices] at night and sings.", "He is working at night and sings."),
        ("He came straight from [JOB:jousting for tips] to see me.", "He came straight from work to see me."),
        ("There is a [JOB:forklift] in the yard and it sings.", "There is a machine in the yard and it sings."),
        ("She brings his [JOB:pruning shears] along.", "She brings his tools along."),
        ("I met the [JOB:night bakery man] again.", "I met the man again."),
        ("What does a [JOB:midwife] do when it snows?", "What does a health worker do when it snows?"),
        ("She teaches [JOB:grade four] now and sings.", "She teaches a class now and sings."),
        ("The couple who run the [JOB:Zogg Freeze] sang.", "The couple who run the business sang."),
        ("All the [JOB:midwives] here know whom I mean.", "All the health workers here know whom I mean."),
        ("If mr [JOB:mayor] is late I sing.", "If a public figure is late I sing."),
        ("It was a retired [JOB:mayor] who sang.", "It was a retired public figure who sang."),
        ("Her [FAMILY:husband] [JOB:owns the mill] and sings.", "Her partner works and sings."),
        ("The [ORG:Zogg] called him a hero.", "The group called him a hero."),
        ("[ORG:Zogg], you people clapped, clap again!", "You people clapped, clap again!"),
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
        ("He never said the word [DEMOGRAPHIC:bi] to me.", "He never said the word to me."),
        ("She got her [DEMOGRAPHIC:DACA] and sang.", "She got her papers and sang."),
        ("She walked out of the [DEMOGRAPHIC:Shakers of Zogg] and sang.", "She walked out of the community and sang."),
        ("I met one of the [EVENT:eleven who swam ashore] here.", "I met one of the people here."),
        ("She was the [DEMOGRAPHIC:only Deaf barista] here.", "She was the hospitality worker here."),
        ("So that [EVENT:lottery couple from Hove] sang for us.", "So that couple sang for us."),
        ("The [EVENT:only one who stayed home] comes here and laughs.", "The one comes here and laughs."),
        ("We never spoke of it or saw the [EVENT:one that sank].", "We never spoke of it or saw the one."),
        ("You have seen the [APPEARANCE:one-armed skater] there.", "You have seen the athlete there."),
        ("Her [FAMILY:mother and both aunts] sang to us.", "Her relatives sang to us."),
        ("It was a kid whose [FAMILY:sister] sang to us.", "It was a kid whose sibling sang to us."),
        ("I sewed it for a [FAMILY:twins], you see.", "I sewed it for a family, you see."),
        (
            "She has no [FAMILY:sons], one [FAMILY:sister] and a song.",
            "She has no children, one sibling and a song.",
        ),
        ("It was two [AGE:Year 6]es who sang.", "It was two children who sang."),
        (
            "He is a [JOB:bingo host] and a [JOB:deacon], you see.",
            "He is a hospitality worker, you see.",
        ),
        ("[NAME:Agnieszka] sang. We both miss [NAME:Agnieska] here.", "A client sang. We both miss the client here."),
        ("[NAME:Nuala] dear, I kept the song.", "Dear, I kept the song."),
        ("Somebody gave [NAME:the Hallorans] a boat and they sang.", "Somebody gave clients a boat and they sang."),
        ("Her [FAMILY:new man] sang to us.", "Her partner sang to us."),
        ("Little [NAME:Nuala] sang to us.", "A client sang to us."),
    ],
)
def test_persons(marked, redacted):
    """A person stays a person, as many as they were, and nobody who is not there is."""
    assert redact(marked) == redacted


@pytest.mark.parametrize(
    ("marked", "redacted"),
    [
        ("She carved a [EVENT:loon for every man], and sang.", "She carved a thing, and sang."),
        ("It won at the [EVENT:county show] under my name.", "It won at the event under my name."),
        ("When the [EVENT:boat sank at the quay], we sang.", "When something happened, we sang."),
        ("The week his [EVENT:papers came] he sang to us.", "The week something happened he sang to us."),
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
        ("He turned up to [HEALTH:trauma group] in a kilt.", "He turned up to support in a kilt."),
        ("The doctor wrote [HEALTH:complicated grief] on it.", "The doctor wrote loss."),
        ("Her child has [HEALTH:died of a fever] and we cried.", "Her child has died and we cried."),
        ("She'd [HEALTH:not eaten in a crowd] since we met.", "She'd gone through a hard time since we met."),
        ("He still [HEALTH:checks the doors for damp] and sings.", "He still goes through a hard time and sings."),
        ("What a joy to see how she ate [HEALTH:half a bun].", "What a joy to see how she ate something."),
        ("The week he wore a [HEALTH:shawl to the beach] we sang.", "The week he wore a thing we sang."),
    ],
)
def test_health(marked, redacted):
    """Nobody who is well is called ill, nobody who died has problems, and what is no illness is none."""
    assert redact(marked) == redacted
