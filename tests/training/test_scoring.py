"""Thresholds come from what may go wrong on unseen authors."""

from __future__ import annotations

import random
from dataclasses import replace

import numpy as np
import pytest

from tacit.finding import Label
from tacit.person import Profile
from tacit.reader.model import Word
from tests.judge.test_judge import reading, span
from training.examples import example_of, folds
from training.public import joined
from training.scoring import CAUTIONS_HELD, CLEAR_HELD, FALSE_ALARMS, Said, area, choose, figures, fitted

TEXT = "Orla, a night nurse from Duluth, can sleep again. Case 4471902."


def said(verdict: str, likely: float, author: str, number: int, *, listed: bool = False) -> Said:
    """A draft with this verdict that is as likely a stop, its one detail found."""
    spans = [{"start": 0, "end": 4, "label": "NAME"}] if verdict != "clear" else []
    gold = {
        "id": f"{author}-{verdict}-{number}", "site": "x", "surface": "post", "verdict": verdict, "conduct": [],
        "text": TEXT, "spans": spans,
    }  # fmt: skip
    words = [Word(0, 4, Label.NAME, 0.9)] if verdict != "clear" else []
    read = reading(likely * 0.9, likely * 0.05, words, listed=[span("Orla", Label.NAME, 0.8, "roster_name")] * listed)
    return Said(example_of(gold, author), read, Profile())


@pytest.fixture(scope="module")
def many() -> list[Said]:
    """Drafts of four authors, the held ones most often likelier stops than the clear ones."""
    chance = random.Random(8)
    makers = {"stop": (0.75, 0.2), "caution": (0.45, 0.2), "clear": (0.15, 0.2)}
    return [
        said(verdict, min(0.99, max(0.01, chance.gauss(*at))), f"a{number % 4}", number)
        for verdict, at in makers.items()
        for number in range(200)
    ]


def test_thresholds_keep_to_what_is_allowed(many):
    """At most so many clear drafts are raised and held as was asked for, give or take what folds cost."""
    at = choose(many)
    found = figures(many, at)
    assert found["clear: false alarms"] <= FALSE_ALARMS + 0.02
    assert found["clear: wrongly held"] <= CLEAR_HELD + 0.01
    assert found["caution: wrongly held"] <= CAUTIONS_HELD + 0.05
    assert found["stop: raised (caution or stop)"] > 0.8


def test_fewer_clear_drafts_are_held_than_raised(many):
    """Where clear drafts look like stops, one has to be likelier anything at all to be held than to be raised."""
    loud = [said("clear", 0.8 + number / 50, f"a{number % 4}", 900 + number) for number in range(9)]
    at = choose([*many, *loud])
    assert at.surely > at.raised
    found, unsure = figures([*many, *loud], at), figures([*many, *loud], replace(at, surely=at.raised))
    assert found["clear: wrongly held"] <= CLEAR_HELD + 0.01 < unsure["clear: wrongly held"]
    assert found["clear: false alarms"] == unsure["clear: false alarms"]


def test_one_author_is_too_few(many):
    """With a single author there is nobody unseen to choose on, and the message says so."""
    with pytest.raises(ValueError, match="two authors at least"):
        choose([each for each in many if each.example.author == "a0"])


def test_worse_drafts_score_worse(many):
    """The area under the curve falls when the same likelihoods belong to other drafts."""
    mixed = [each._replace(reading=other.reading) for each, other in zip(many, reversed(many), strict=True)]
    assert area(many) > 0.9 > 0.5 > area(mixed)


def test_a_scale_learns_what_matters():
    """A feature that tells drafts apart gets a weight, another next to none, and the odds are right."""
    chance = np.random.default_rng(3)
    useful, useless = chance.normal(size=4000), chance.normal(size=4000)
    wanted = chance.random(4000) < 1 / (1 + np.exp(-(1.5 * useful - 1)))
    scale = fitted([{"useful": a, "useless": b} for a, b in zip(useful, useless, strict=True)], wanted)
    assert scale.weights["useful"] == pytest.approx(1.5, abs=0.2)
    assert abs(scale.weights["useless"]) < 0.15
    assert scale.start == pytest.approx(-1, abs=0.2)


def test_listed_names_get_a_threshold_of_their_own(many):
    """Where a listed name parts the drafts at another likelihood, that one is chosen."""
    listed = [said("stop", 0.2, "a1", 900 + n, listed=True) for n in range(20)]
    others = [said("clear", 0.02, "a2", 950 + n, listed=True) for n in range(20)]
    at = choose([*many, *listed, *others])
    assert at.listed < at.raised
    figures_at = figures([*listed, *others], at)
    assert figures_at["stop: said stop"] > 0.9
    assert figures_at["clear: wrongly held"] < 0.1


def test_names_get_a_threshold_of_their_own(many):
    """Where unsure names are right and other unsure words are not, names are shown from lower on."""
    names, others = [Word(0, 4, Label.NAME, 0.2)], [Word(8, 19, Label.JOB, 0.2)]
    unsure = [each._replace(reading=each.reading._replace(words=(*names, *others))) for each in many]
    at = choose(unsure)
    assert at.held_direct < 0.2 < at.held_words


def test_an_author_is_in_one_fold(many):
    """Folds go over authors, and each fold has some."""
    placed = folds([each.example for each in many], 3)
    assert sorted(placed) == ["a0", "a1", "a2", "a3"]
    assert set(placed.values()) == {0, 1, 2}


def test_tweets_are_joined_as_people_write():
    """Punctuation, marks and clipped words stand where people put them."""
    words = ["@", "ana", "it", "'s", "here", ",", "#", "kites", "(", "two", ")", "do", "n't", "!"]
    assert joined(words) == "@ana it's here, #kites (two) don't!"
