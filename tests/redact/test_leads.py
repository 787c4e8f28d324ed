"""What leads to a number, an address or an account goes with it."""

from __future__ import annotations

import pytest

from tests.redact.marking import redact

REST = "We had rain all day."


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("My client's number is [CONTACT:555-0134] and she never picks up.", "She never picks up."),
        ("My client's NHS number is [ID:943 476 5919] and nobody can find her file.", "Nobody can find her file."),
        ("My client's email is [CONTACT:ana@mail.example], do not laugh.", "Do not laugh."),
        ("Ask my client, her number's [CONTACT:555-0134].", "Ask my client."),
        ("I rang my client, her plate is [ID:7ABC123] and she drives.", "I rang my client and she drives."),
        ("Ring my client, her mum's on [CONTACT:555-0134].", "Ring my client."),
        ("My client's cell is [CONTACT:555-0134].", ""),
        ("The crisis line is [CONTACT:555-0134], any hour.", ""),
        ("My client's email: [CONTACT:ana@mail.example]", ""),
        ("My client gave me her number: [CONTACT:555-0134].", "My client gave me her number."),
    ],
)
def test_its_clause_goes(said, left):
    """A verb or colon that waits for a number or address goes with its clause, and what can stand alone stays."""
    assert redact(f"{REST} {said}") == f"{REST} {left}".strip()


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("My client's policy # [ID:BX-2231] was denied again.", "My client's policy was denied again."),
        ("I lost the court file, case no. [ID:CR-19-4431].", "I lost the court file."),
        ("My client can be reached at [CONTACT:555-0199] ext. 23.", "My client can be reached."),
        ("My client [CONTACT:ana.smith] @ [CONTACT:mail.example] keeps writing.", "My client keeps writing."),
        ("My client [CONTACT:ana] (at) [CONTACT:mail] (dot) [CONTACT:com] keeps writing.", "My client keeps writing."),
    ],
)
def test_its_marks_go(said, left):
    """The mark before a number, its extension, and what joins the parts of an address are left nowhere."""
    assert redact(said) == left
