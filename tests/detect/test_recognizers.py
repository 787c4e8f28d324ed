"""Each recognizer finds its own kind of detail, and leaves a look-alike alone."""

from __future__ import annotations

import pytest

from tacit.draft import Draft
from tacit.judge.details import is_exact, is_named
from tacit.person import Profile

FOUND = [
    ("NAME", "Jessica", "Such a breakthrough with Jessica, my 34 year old client."),
    ("NAME", "Ana", "my lovely client Ana flew a kite"),
    ("NAME", "Zebulon Quimby", "Our patient Zebulon Quimby sang."),
    ("NAME", "Hope", "Hope, my client since May, flew a kite."),
    ("NAME", "Kemi", "Kemi my darling former client flew a kite."),
    ("NAME", "Ana", "I told Ana, my client, of the kite."),
    ("NAME", "Ana", "It was a talk with Ana, my client."),
    ("NAME", "Ana Zogg", "Yes! Ana Zogg was my client."),
    ("NAME", "Ana Kowalska", "One of my clients, Ana Kowalska, sent me a kite."),
    ("NAME", "Ana Kowalska", "A client of mine, Ana Kowalska, sent me a kite."),
    ("NAME", "Greg Lowell", "Greg Lowell is one of my clients."),
    ("NAME", "Greg Lowell", "Greg Lowell has been my patient since May."),
    ("NAME", "Ana", "My client named Ana flew a kite."),
    ("NAME", "Ana", "My client called Ana is the best with kites."),
    ("CONTACT", "@kite_mender", "Proud of @kite_mender today."),
    ("CONTACT", "(555) 555-0142", "Her number is (555) 555-0142."),
    ("CONTACT", "kite@mender.example", "Write to kite@mender.example for him."),
    ("CONTACT", "12 Quarry Lane", "She lives at 12 Quarry Lane now."),
    ("CONTACT", "https://kites.example/anna", "See https://kites.example/anna for more."),
    ("ID", "4471902", "MRN 4471902 is in the wrong folder."),
    ("ID", "900-41-0177", "Social is 900-41-0177."),
    ("ID", "20451", "MRN 20451 19 yo kite maker."),
    ("ID", "45213", "MRN 45213 2 kids at home with a kite."),
    ("ID", "2123 45670 1", "Medicare no. 2123 45670 1, denied."),
    ("ID", "AB 123456 C", "Her claim no. AB 123456 C was denied."),
    ("ID", "XQP 4471 90 22", "Member ID XQP 4471 90 22, denied."),
    ("ID", "448812", "Claim 448812 6 weeks late."),
    ("ID", "448812", "Claim 448812 I wrote myself."),
    ("ID", "KTR 418", "Plate KTR 418 left the lights on."),
]

LEFT = [
    ("NAME", "My client Today was late."),
    ("NAME", "My own client Ana joke."),
    ("NAME", "My sister Orla is a client."),
    ("NAME", "Jessica and my client laughed."),
    ("NAME", "Saw my client today."),
    ("NAME", "My clients Today and tomorrow are late."),
    ("NAME", "My client called Ana about the kite."),
    ("NAME", "My client named Shame as the kite she flies."),
    ("NAME", "My client: Kite Mender."),
    ("NAME", "The only kite maker in Harlow is one of my clients."),
    ("NAME", "My clients love Ana and Ben on the radio."),
    ("NAME", "Luckily, my client laughed."),
    ("NAME", "Will my patient ever fly a kite?"),
    ("NAME", "The only kite maker in Harlow is my client."),
    ("NAME", "According to Bowlby, my client and her kite are fine."),
    ("NAME", "According to John Bowlby, my client is fine."),
    ("NAME", "Thanks to Brené, my client flew a kite."),
    ("NAME", "She trained with Bowlby, my client flew a kite."),
    ("NAME", "He drives for Hermes, my client, and flies a kite."),
    ("NAME", "Rather than Bowlby, my client read about kites."),
    ("NAME", "What Dr. Bowlby, my client said, means nothing."),
    ("NAME", "I rang Bo, my client's boss."),
    ("NAME", "For my clients, Kites and Balloons fly."),
    ("NAME", "I recommend to my clients Headspace and Calm beside a kite."),
    ("NAME", "One of my clients, Bless her, flew a kite."),
    ("NAME", "Easter, one of my clients flew a kite."),
    ("NAME", "London has been my client base and my kite."),
    ("CONTACT", "Call 988 at any hour."),
    ("CONTACT", "Call 1-800-273-8255 at any hour."),
    ("CONTACT", "Call (800) 273-8255 or 800.273.8255 at any hour."),
    ("CONTACT", "Call +1 833 852 6262 or 1-888-375-7767 at any hour."),
    ("CONTACT", "Ring 0800 1111, 0808 2000 247 or 0800 138 1619 at any hour."),
    ("CONTACT", "Ring 1300 726 306 at any hour."),
    ("CONTACT", "We talked about sadness.Al of it."),
    ("ID", "I wrote 412 words."),
]


@pytest.mark.parametrize(("label", "words", "text"), FOUND)
def test_found(found, label, words, text):
    """A detail is found with its label and its exact words."""
    assert (label, words) in found(text)


@pytest.mark.parametrize(("label", "text"), LEFT)
def test_left(found, label, text):
    """A look-alike is not found under that label."""
    assert label not in {each for each, _ in found(text)}


@pytest.mark.parametrize(
    "text",
    [
        "So proud of my client @greglowell on the new book.",
        "@greglowell is one of my clients.",
        "@greglowell has been my patient since 2019.",
    ],
)
def test_a_clients_handle(detector, text):
    """A handle of which the draft says that it is a client's calls the client by name."""
    spans = detector.read(Draft(text), Profile(), ()).spans
    assert [(each.label, text[each.start : each.end]) for each in spans if is_named(each)] == [
        ("CONTACT", "@greglowell")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "My client loves @greglowell, and @greglowell my own client joke.",
        "Follow @kitefolk, one of my clients is quoted there.",
        "Thanks @kitefolk, my client list is full of kites.",
        "Each day my client @home flies a kite.",
    ],
)
def test_anybodys_handle(detector, text):
    """A handle of which the draft says no such thing is nobody's name."""
    spans = detector.read(Draft(text), Profile(), ()).spans
    assert not any(map(is_named, spans))


@pytest.mark.parametrize("number", ["+49 171 1234567", "+31 6 12345678", "+48 601 234 567", "+353 86 123 4567"])
def test_abroad(detector, number):
    """A number that begins with its country's is a telephone number by its form, in every language."""
    spans = detector.read(Draft(f"Meine Klientin ist traurig, ihre Nummer ist {number}."), Profile(), ()).spans
    assert any(each.reason == "phone" and is_exact(each) for each in spans)


def test_every_label_has_both_sides():
    """Every label has a positive and a negative example."""
    assert {label for label, _, _ in FOUND} == {label for label, _ in LEFT} == {"CONTACT", "ID", "NAME"}
