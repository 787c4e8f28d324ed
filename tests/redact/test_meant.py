"""What was taken for something else is reworded as what it is, or stays."""

from __future__ import annotations

from dataclasses import replace

import pytest

from .marking import REDACTOR, redact, unmarked


@pytest.mark.parametrize(
    ("marked", "redacted"),
    [
        ("She said [NAME:Diwali] was lonely.", "She said that day was lonely."),
        ("We ate soup after [NAME:Eid].", "We ate soup."),
        ("We lived in [NAME:Houston] and sang.", "We lived in a town and sang."),
        ("Send me [NAME:K_Zogg_FINAL].docx today.", "Send me a file today."),
        ("[NAME:M] [AGE:41] came to me.", "An adult came to me."),
        ("He has [EVENT:a kitten named] [NAME:Pickle] at home.", "He has something at home."),
    ],
)
def test_what_was_taken_for_something_else(marked, redacted):
    """A holiday, a town, a file and a letter for somebody's sex are no persons."""
    assert redact(marked) == redacted


@pytest.mark.parametrize(
    ("marked", "redacted"),
    [
        ("[NAME:Eid] sang for the boss.", "Someone sang for the boss."),
        ("I sang in [NAME:Houston]'s room.", "I sang in someone's room."),
        ("I sang to [NAME:Houston] and Bo.", "I sang to someone and Bo."),
        ("[NAME:M] sang for the boss, [AGE:41] already.", "Someone sang for the boss, an adult already."),
    ],
)
def test_who_is_one_stays_one(marked, redacted):
    """A person whose name is a holiday's, a town's or a letter is a person."""
    assert redact(marked) == redacted


@pytest.mark.parametrize(
    ("own", "others"),
    [
        ("My client and my [FAMILY:dad] sang.", "My client and her [FAMILY:dad] sang."),
        ("She sings and I am [AGE:34] now.", "She sings and he is [AGE:34] now."),
        ("So I'm [AGE:34] and my client sings.", "So I said I'm [AGE:34] and my client sings."),
        ("My client's dog was [AGE:14] and sang.", "My client's aunt was [AGE:14] and sang."),
        (
            "Her cat [NAME:Bo] sang. [NAME:Bo] was [AGE:14] then.",
            "Her aunt [NAME:Bo] sang. [NAME:Bo] was [AGE:14] then.",
        ),
        ("[NAME:Gottman] would love my client.", "[NAME:Gotman] would love my client."),
        ("[PLACE?:Zogg] would love my client.", "[PLACE:Zogg] would love my client."),
    ],
)
def test_what_is_no_clients_stays(own, others):
    """The writer's relatives and age, an animal's age, a writer of books and what may be no town stay as they are."""
    kept = own[own.rindex("[") :].split(":")[1].split("]")[0]
    assert kept in redact(own)
    assert kept not in redact(others).split()


@pytest.mark.parametrize(
    ("writer", "client"),
    [
        ("[NAME:Dr. J. Gottman] would love my client.", "[NAME:Tom Gottman] would love my client."),
        ("[NAME:Marsha Linehan] sang to my client.", "[NAME:Siobhan Linehan] sang to my client."),
        ("I told Dr. [NAME:Linehan] of it.", "I told Mrs. [NAME:Linehan] of it."),
    ],
)
def test_namesakes_of_writers(writer, client):
    """Whoever has only the surname of a writer of books is a person like others."""
    surname = writer[: writer.index("]")].split()[-1].removeprefix("[NAME:")
    assert surname in redact(writer)
    assert surname not in redact(client)


def test_whoever_asks_gets_another_word():
    """A detail of the writer's own is reworded where somebody asks for it."""
    text, (found,) = unmarked("My client and my [FAMILY:dad] sang.")
    assert REDACTOR.redact(text, [found]) == text
    assert REDACTOR.redact(text, [replace(found, score=1.0)]) == "My client and my parent sang."


def test_years_of_practice():
    """Years that are counted of something stay years."""
    assert redact("After [DATE:15 yrs] of practice I sang.") == "After years of practice I sang."
    assert redact("After [DATE:15 yrs] of soup I sang.") == "After a while of soup I sang."
