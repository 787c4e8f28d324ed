"""Each recognizer finds its own kind of detail, and leaves a look-alike alone."""

from __future__ import annotations

import pytest

FOUND = [
    ("AGE", "34 year old", "My 34 year old client laughed."),
    ("AGE", "41", "She's 41, and tired."),
    ("AGE", "late fifties", "A man in his late fifties sat down."),
    ("AGE", "sixth grader", "One of my kiddos, a sixth grader, drew a whale."),
    ("AGE", "16F", "16F, came in alone."),
    ("AGE", "3/9/81", "DOB 3/9/81 on the form."),
    ("DATE", "3pm", "My 3pm cancelled."),
    ("DATE", "Tuesday", "See the chair on a Tuesday."),
    ("DATE", "since March", "I have seen her since March."),
    ("DATE", "yesterday", "He came in yesterday with a kite."),
    ("DATE", "14 May 2021", "It began on 14 May 2021."),
    ("JOB", "night nurse", "She is a night nurse."),
    ("JOB", "drives the snow plough", "My client drives the snow plough, and hums."),
    ("FAMILY", "mother of triplets", "A mother of triplets told me."),
    ("FAMILY", "ex-husband", "Her ex-husband is the mayor."),
    ("FAMILY", "three sons", "He raised three sons alone."),
    ("HEALTH", "panic attacks", "The panic attacks stopped."),
    ("HEALTH", "selective mutism", "After a year of selective mutism she sang."),
    ("HEALTH", "eating disorder", "An eating disorder since school."),
    ("DEMOGRAPHIC", "Somali", "A Somali family came."),
    ("DEMOGRAPHIC", "trans", "She is trans."),
    ("APPEARANCE", "neck tattoo", "The one with the neck tattoo said so."),
    ("APPEARANCE", "yellow raincoat", "In the yellow raincoat she shone."),
    ("PLACE", "Duluth", "She moved here from Duluth."),
    ("PLACE", "Copper Harbor Bridge", "He crossed the Copper Harbor Bridge."),
    ("ORG", "Lakeside Elementary", "He goes to Lakeside Elementary."),
    ("ORG", "Coast Guard", "The Coast Guard sent him home."),
    ("NAME", "Jessica", "Such a breakthrough with Jessica, my client."),
    ("NAME", "Mrs Abernathy", "I sat with Mrs Abernathy for an hour."),
    ("NAME", "M.T.", "Today M.T. said yes."),
    ("NAME", "J***n", "J***n came back."),
    ("CONTACT", "@kite_mender", "Proud of @kite_mender today."),
    ("CONTACT", "(555) 555-0142", "Her number is (555) 555-0142."),
    ("CONTACT", "kite@mender.example", "Write to kite@mender.example for him."),
    ("CONTACT", "12 Quarry Lane", "She lives at 12 Quarry Lane now."),
    ("CONTACT", "https://kites.example/anna", "See https://kites.example/anna for more."),
    ("ID", "4471902", "MRN 4471902 is in the wrong folder."),
    ("ID", "900-41-0177", "Social is 900-41-0177."),
    ("ID", "KTR 418", "Plate KTR 418 left the lights on."),
    ("QUOTE", "I forgot I could do that", 'He said "I forgot I could do that" and left.'),
    ("EVENT", "the bridge collapse", "He was there at the bridge collapse."),
]

LEFT = [
    ("AGE", "It took 34 minutes and 41 slides."),
    ("DATE", "You may ask me something."),
    ("JOB", "We all need to slow down."),
    ("FAMILY", "My husband burned the rice."),
    ("HEALTH", "What did you do next?"),
    ("DEMOGRAPHIC", "I painted the door black."),
    ("APPEARANCE", "The sky was red."),
    ("PLACE", "In the end I slept."),
    ("NAME", "Everyone said it was fine."),
    ("CONTACT", "Call 988 at any hour."),
    ("CONTACT", "We talked about sadness.Al of it."),
    ("ID", "I wrote 412 words."),
    ("QUOTE", 'The word "boundary" again.'),
    ("EVENT", "I made tea."),
]


@pytest.mark.parametrize(("label", "words", "text"), FOUND)
def test_found(found, label, words, text):
    """A detail is found with its label and its exact words."""
    assert (label, words) in found(text)


@pytest.mark.parametrize(("label", "text"), LEFT)
def test_left(found, label, text):
    """A look-alike is not found under that label."""
    assert label not in {each for each, _ in found(text)}


def test_every_label_has_both_sides():
    """The examples leave no label without a positive and, but for organisations, a negative one."""
    labels = {label for label, _, _ in FOUND}
    assert len(labels) == 14
    assert labels - {label for label, _ in LEFT} == {"ORG"}
