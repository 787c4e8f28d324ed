"""Who is who: the persons of a draft, named or not."""

from __future__ import annotations

import pytest

from .marking import redact


def test_nobody_is_she_out_of_nowhere():
    """Where the sentence that spoke of somebody first is gone, the first "she" after it becomes "someone"."""
    text = "What a day. [NAME:Orla], [AGE:34], a [JOB:welder]. She's never late. She laughed."
    assert redact(text, dropped=(1,)) == "What a day. Someone's never late. She laughed."
    spoken_of = "My client came. [NAME:Orla], [AGE:34], a [JOB:welder]. She is never late."
    assert redact(spoken_of, dropped=(1,)) == "My client came. She is never late."
    assert redact("Mom rang. She said hi. I saw [NAME:Orla].") == "Mom rang. She said hi. I saw a client."


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Today she sang.", "Today someone sang."),
        ("I gave him a song.", "I gave someone a song."),
        ("I know because he rang.", "I know because someone rang."),
        ("My uncles said he rang.", "My uncles said he rang."),
        ("I sang for her mother, and he rang.", "I sang for her mother, and he rang."),
    ],
)
def test_nobody_is_she_in_the_middle(said, told):
    """Not only at the beginning of a sentence; where somebody else stands before, "he" may be that one."""
    assert redact(f"What a day. [NAME:Orla], [AGE:34]. {said}", dropped=(1,)) == f"What a day. {told}"


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("He'd not eat.", "Someone would not eat."),
        ("She’d slept at last.", "Someone had slept at last."),
        ("He'll be late.", "Someone will be late."),
        ("He's late.", "Someone's late."),
    ],
)
def test_nobody_writes_someone_d(short, full):
    """Where "someone" stands for a pronoun, what hangs on it short is written out."""
    assert redact(f"What a day. [NAME:Orla], [AGE:34]. {short}", dropped=(1,)) == f"What a day. {full}"


def test_a_slip_in_a_name_is_no_second_person():
    """Names a letter or two apart are one person's; short ones and those that differ more are not."""
    assert redact("[NAME:Agnieszka] sang. We both miss [NAME:Agnieska].") == "Someone sang. We both miss this person."
    assert redact("[NAME:Mona] sang. We both miss [NAME:Rona].") == "Someone sang. We both miss someone."
