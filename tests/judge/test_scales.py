"""The scales on top of the reader."""

from __future__ import annotations

import pytest

from tacit.draft import Draft, Surface
from tacit.finding import Label
from tacit.judge.scales import Scale, features
from tacit.reader.model import Word

from .test_judge import reading


def test_a_scale_gives_a_probability():
    """It starts where it starts, more of a feature that counts gives more, and nothing leaves 0 to 1."""
    scale = Scale(0.0, {"name": 2.0})
    assert scale.likelihood({"name": 0.0}) == 0.5
    assert scale.likelihood({"name": 1.0}) == pytest.approx(0.8808, abs=1e-4)
    assert 0 < Scale(-1e9, {}).likelihood({}) < Scale(1e9, {}).likelihood({}) < 1


def test_the_most_telling_word_of_each_kind_counts():
    """Names and numbers count by their likeliest word, other details by their kinds."""
    words = [Word(0, 1, Label.NAME, 0.3), Word(2, 3, Label.NAME, 0.8), Word(4, 5, Label.ID, 0.6)]
    words += [Word(6, 7, Label.JOB, 0.9), Word(8, 9, Label.JOB, 0.7), Word(10, 11, Label.AGE, 0.2)]
    measured = features(Draft("x" * 20), reading(0.5, words=words))
    assert (measured["name"], measured["contact or number"], measured["kinds"]) == (0.8, 0.6, 1)
    assert (measured["most telling"], measured["details"]) == (0.9, pytest.approx(1.1))


def test_only_an_answer_confirms():
    """What the reader takes for a confirmed relationship counts in a reply and not in a post."""
    read = reading(0.5, relationship=0.9)
    assert features(Draft("x"), read)["confirms"] == 0
    assert features(Draft("x", surface=Surface.REPLY), read)["confirms"] > 2


def test_every_shipped_weight_is_measured():
    """The shipped scales weigh nothing that is not measured, and measure nothing in vain."""
    from tacit.judge.thresholds import thresholds
    from tacit.reader.network import Network

    at = thresholds(Network().settings["thresholds"])
    measured = features(Draft("x"), reading())
    for scale in (at.hold, at.raise_):
        assert set(scale.weights) <= set(measured)
        assert 0 <= scale.likelihood(measured) <= 1
