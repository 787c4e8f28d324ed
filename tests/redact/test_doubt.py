"""Words that may be no detail stay as they were written, where only "something" could be said for them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from .marking import REDACTOR, redact, unmarked


@pytest.mark.parametrize(
    ("unsure", "sure"),
    [
        ("She came with her own [APPEARANCE?:shoes] on.", "She came with her own thing on."),
        ("We talked about [NAME?:seaweed] over soup.", "We talked about someone over soup."),
        ("I was told it is [QUOTE?:impulsive] to sing.", "I was told it is something they said to sing."),
        ("We took a [EVENT?:punt] on soup.", "We took a thing on soup."),
        ("The whole [FAMILY?:crew] sang to us.", "The whole family sang to us."),
    ],
)
def test_unknown_words_stay(unsure, sure):
    """What is unsure and on no list stays; the same words are reworded where the reader is sure."""
    written = unsure.replace("[", "").replace("]", "")
    for label in ("EVENT?:", "APPEARANCE?:", "NAME?:", "QUOTE?:", "FAMILY?:"):
        written = written.replace(label, "")
    assert redact(unsure) == written
    assert redact(unsure.replace("?:", ":")) == sure


@pytest.mark.parametrize(
    ("marked", "redacted"),
    [
        ("My client is a [JOB?:plumber] who sings.", "My client is a skilled worker who sings."),
        ("Her [FAMILY?:stepdad] sang to us.", "Her parent sang to us."),
        ("I saw [NAME?:Orla] and sang.", "I saw a client and sang."),
        ("I rang [NAME?:orlaith] and sang.", "I rang someone and sang."),
        ("I saw [NAME?:hope] and sang.", "I saw a client and sang."),
        ("I rang them [DATE?:next Friday] and sang.", "I rang them and sang."),
        ("Mail [CONTACT?:bo@example.com] for soup.", "Mail for soup."),
        ("My client, [AGE?:34], sang.", "My client sang."),
        ("My client came with a [EVENT?:wheelie] case.", "My client came with a case."),
        ("He said “it is [QUOTE?:impulsive], ask [NAME:Karl Zogg]” and sat.", "He said something and sat."),
        ("She [EVENT?:fetched] my client [NAME:Orla Zogg] today.", "She did something."),
        ("We met at [PLACE?:Zogg Hall] and sang.", "We met at a public place and sang."),
        ("I work with [ORG?:Zoggcorp] and sing.", "I work with a group and sing."),
    ],
)
def test_others_do_not(marked, redacted):
    """A name, what is known by its form or on a list, and what the sentence can do without goes, unsure or not."""
    assert redact(marked) == redacted


def test_no_person():
    """A word that may be no name is none anywhere else, and nobody is the second person beside it."""
    marked = "We ate [NAME?:seaweed]. Seaweed is good. I texted [NAME:Orla]. I saw [NAME:Orla] at last."
    assert redact(marked) == "We ate seaweed. Seaweed is good. I texted someone. I saw this person at last."


def test_what_a_pattern_found():
    """What a pattern or a recognizer of the user's own found is no doubt of the reader's."""
    text, (found,) = unmarked("We took a [EVENT?:punt] on soup.")
    assert REDACTOR.redact(text, [found]) == text
    assert REDACTOR.redact(text, [replace(found, reason="own")]) == "We took a thing on soup."
