"""Rewordings of ours that were read sentence by sentence."""

import json

import pytest

from training.examples import Example, corpus
from training.readings import BAD, FOLDER, READS, Reading, readings


@pytest.fixture(scope="module")
def drafts() -> list[Example]:
    """The training drafts."""
    return corpus()


@pytest.fixture(scope="module")
def every(drafts: list[Example]) -> list[Reading]:
    """All of them."""
    return list(readings(drafts))


def test_each_is_of_a_held_draft(drafts: list[Example], every: list[Reading]):
    """Each is of a draft that must be held, in its author's file, none twice, and none is left aside."""
    held = {each.gold["id"]: each.author for each in drafts if each.verdict == "stop"}
    assert len(every) > 5000
    assert [each.ident for each in every if held.get(each.ident) != each.author] == []
    assert len({(each.ident, each.draft.text) for each in every}) == len(every)
    written = [json.loads(line)["id"] for path in FOLDER.glob("*") for line in path.read_text("utf-8").splitlines()]
    assert sorted(written) == sorted(each.ident for each in every)


def test_each_sentence_has_a_letter(every: list[Reading]):
    """Each sentence says something and has one of the letters, and the sentences are the whole rewording."""
    assert all(each.draft.text == "".join(text for text, _ in each.sentences) for each in every)
    told = [sentence for each in every for sentence in each.sentences]
    assert all(text.strip() for text, _ in told)
    assert {letter for _, letter in told} == set(READS)
    assert 0.15 < sum(letter in BAD for _, letter in told) / len(told) < 0.5


def test_only_those_of_the_drafts_asked_for(drafts: list[Example], every: list[Reading]):
    """Training gets what was made of the drafts that it is given."""
    ident = every[0].ident
    assert {each.ident for each in readings([each for each in drafts if each.gold["id"] == ident])} == {ident}
    assert list(readings([])) == []
