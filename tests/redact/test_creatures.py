"""Names of animals, mountains and things."""

from __future__ import annotations

import pytest

from .marking import redact


@pytest.mark.parametrize(
    ("marked", "redacted"),
    [
        ("He has a kitten named [NAME:Pickle]. [NAME:Pickle] sings.", "He has a kitten. The cat sings."),
        ("My client's dog [NAME:Biscuit] sang. I fed [NAME:Biscuit].", "My client's dog sang. I fed the dog."),
        ("She brought her iguana [NAME:Gary] here. [NAME:Gary] sang.", "She brought her iguana here. The animal sang."),
        (
            "He has a pony, [NAME:Star], at home. [NAME:Star]'s tail fell.",
            "He has a pony, at home. The animal's tail fell.",
        ),
        (
            "[NAME:Star] is her pony and sings. I fed [NAME:Star].",
            "An animal is her pony and sings. I fed the animal.",
        ),
        ("She named her fern [NAME:Gerald]. [NAME:Gerald] is well.", "She named her fern. It is well."),
        ("He has a boat called [NAME:Nuala]. [NAME:Nuala]'s mast fell.", "He has a boat. The thing's mast fell."),
        (
            "She climbed [NAME:Zoggtop] as we heard at lunch, and now [NAME:Zoggtop] is what she sings to us about.",
            "She climbed something as we heard at lunch, and now it is what she sings to us about.",
        ),
        ("A tattoo that says [NAME:MERCY] is on his arm.", "A tattoo that says something is on his arm."),
        ("He has a kitten named [NAME:Pickle]. I fed [NAME:Pickle] and [NAME:Bo].", "He has a kitten. I fed others."),
    ],
)
def test_an_animal_is_no_person(marked, redacted):
    """What was introduced as an animal or a thing is none but that when it is named again."""
    assert redact(marked) == redacted


@pytest.mark.parametrize(
    ("marked", "redacted"),
    [
        ("He has a friend named [NAME:Pickle]. [NAME:Pickle] sings.", "He has a friend. This person sings."),
        ("She lost a dog. [NAME:Orla] sang. I fed [NAME:Orla].", "She lost a dog. Someone sang. I fed this person."),
        (
            "He loves his dog\n[NAME:Orla] sang. I fed [NAME:Orla].",
            "He loves his dog\nSomeone sang. I fed this person.",
        ),
        ("With her dog [NAME:Orla] came. I fed [NAME:Orla].", "With her dog came. I fed this person."),
        ("She fed her dog, [NAME:Orla] said. I fed [NAME:Orla].", "She fed her dog, someone said. I fed this person."),
        ("My rat [NAME:Bo] sang to me. I fed [NAME:Bo].", "My rat sang to me. I fed this person."),
        ("Her dog [NAME:Bo] gave her sang to me. I fed [NAME:Bo].", "Her dog gave her sang to me. I fed this person."),
        ("Her dog walker [NAME:Bo] sang. I fed [NAME:Bo].", "Her dog walker someone sang. I fed this person."),
        (
            "My client [NAME:Star] has a horse named [NAME:Star]. I fed [NAME:Star].",
            "My client has a horse. I fed this person.",
        ),
        (
            "She climbed [NAME:Orla]'s wall at noon, and all of us sang to [NAME:Orla].",
            "She climbed someone's wall at noon, and all of us sang to her.",
        ),
        ("A man who says [NAME:Orla] is well sang.", "A man who says someone is well sang."),
    ],
)
def test_a_person_is_no_animal(marked, redacted):
    """Somebody who stands near an animal is a person all the same."""
    assert redact(marked) == redacted
