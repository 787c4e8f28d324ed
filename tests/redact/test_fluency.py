"""What a reworded sentence sounds like at its seams."""

from __future__ import annotations

from pathlib import Path

import pytest

from tacit.redact.fluency import UNLIKELY, classes, count, likelihood, seams
from tacit.redact.seam import CLOSE, OPEN
from training.examples import corpus

MODEL = Path(__file__).parents[2] / "daemon" / "tacit" / "data" / "trigrams.txt"


def seamed(text: str) -> str:
    """`text` with its seams written as braces."""
    return text.replace("{", OPEN).replace("}", CLOSE)


@pytest.mark.parametrize(
    "text",
    [
        "My client is the only {a person} in her year.",
        "She has not {went through a lot} since.",
        "Back at {} they have gone.",
        "So {he} {a workplace} now.",
        "It comes from {} was fine.",
        "She {family life} and everyone knew.",
        "Nobody laughed except {}and I did.",
        "She still {health problems}, out loud.",
        "Back in the {health problems} again.",
        "Out on the {}she laughed.",
        "For the first {a while} she sang.",
        "I know that she is{}, at last.",
        "{An adult}, worked until late.",
        "So proud of {a client} girl.",
        "Tell {a client}. at noon.",
        "So I said:{}",
        "When she came{}.",
        "I've got{}, and I told her.",
        'She said {}"never.',
        "It is {my client}.{recently} again.",
        "You (I know {}and she sang.",
        "It had {something} and ribbons.",
        "A child for two clients, born{}.",
        "{A while} and she sang to us.",
        "Had a man in{} went through a lot.",
        "He used his {health problems} down at school.",
        "He {went through a lot} and {went through a lot}.",
    ],
)
def test_awkward(text):
    """What no sentence holds is told at the seam where it stands."""
    assert sum(seams(seamed(text))) > 0


@pytest.mark.parametrize(
    "text",
    [
        "{A client} sang to me again.",
        "My {} client laughed.",
        "We worked for {a while} and it was hard.",
        "She came back{}.",
        "I saw her{}.",
        "I told her {}she could rest.",
        "At last {}the bus came.",
        "When {my client} came in we laughed about it.",
    ],
)
def test_fluent(text):
    """A sentence that anybody might write is not awkward."""
    assert sum(seams(seamed(text))) == 0


def test_only_at_seams():
    """How somebody writes themselves is their own: an unlikely row of words counts at a seam alone."""
    assert sum(seams("Out on the she laughed, and he a was, {}then.".replace("{}", OPEN + CLOSE))) == 0
    strange = "so gone they've the quickly of us laughed"
    assert min(likelihood(classes(strange))) < UNLIKELY
    assert sum(seams(strange)) == 0
    assert sum(seams(seamed(strange.replace("they've", "{they've}")))) > 0


def test_the_model_is_counted_in_the_corpus():
    """The shipped model is what `python -m training.fluency` counts in the drafts as they are."""
    lines = [line for line in MODEL.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    assert lines == count(example.text for example in corpus())
