"""Words of ours among words in capitals."""

from __future__ import annotations

import pytest

from .marking import redact


@pytest.mark.parametrize(
    ("marked", "redacted"),
    [
        ("LOST ANOTHER SONG TO [HEALTH:FENTANYL] LAST NIGHT", "LOST ANOTHER SONG TO SUBSTANCE USE LAST NIGHT"),
        ("[NAME:ORLA] SANG FOR A [JOB:LAWYER] ALL DAY", "SOMEONE SANG FOR A LEGAL PROFESSIONAL ALL DAY"),
        ("SO PROUD OF [NAME:ORLA]!! I sang.", "SO PROUD OF SOMEONE!! I sang."),
        ("SHE IS AN [JOB:WELDER] AND SINGS ALL DAY", "SHE IS A SKILLED WORKER AND SINGS ALL DAY"),
    ],
)
def test_capitals_among_capitals(marked, redacted):
    """Where the words around are in capitals, ours are too."""
    assert redact(marked) == redacted


@pytest.mark.parametrize(
    ("marked", "redacted"),
    [
        ("We did OCD, PTSD and [NAME:Orla] did DBT, IOP.", "We did OCD, PTSD and someone did DBT, IOP."),
        ("For OCD and [NAME:Orla] DBT IOP", "For OCD and someone DBT IOP"),
        ("I miss [NAME:Orla] AGAIN TODAY", "I miss someone AGAIN TODAY"),
    ],
)
def test_small_among_others(marked, redacted):
    """A few letters that stand for words, or capitals on one side, do not count."""
    assert redact(marked) == redacted
