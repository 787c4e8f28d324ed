"""Rewordings of ours that were read sentence by sentence; the corpus's README says how they are written."""

import json
from pathlib import Path
from typing import NamedTuple

import pytest

from training.examples import CORPUS, corpus

FILES = sorted((CORPUS.parent / "readings").glob("*.jsonl"))


class Reading(NamedTuple):
    """A rewording of the draft `ident`, which is `author`'s: its sentences, each with a letter."""

    author: str
    ident: str
    sentences: tuple[tuple[str, str], ...]


@pytest.fixture(scope="module")
def every() -> list[Reading]:
    """All of them."""
    return [read(path, json.loads(line)) for path in FILES for line in path.read_text("utf-8").splitlines()]


def read(path: Path, told: dict[str, list[list[str]]]) -> Reading:
    """A line of a file."""
    assert told.keys() == {"id", "sentences"}
    return Reading(path.stem, str(told["id"]), tuple((text, letter) for text, letter in told["sentences"]))


def test_each_is_of_a_held_draft(every: list[Reading]):
    """Each is of a draft that must be held, in its author's file, and none twice."""
    held = {each.gold["id"]: each.author for each in corpus() if each.verdict == "stop"}
    assert len(every) > 5000
    assert [each.ident for each in every if held.get(each.ident) != each.author] == []
    assert len({(each.ident, "".join(text for text, _ in each.sentences)) for each in every}) == len(every)


def test_each_sentence_has_a_letter(every: list[Reading]):
    """Each sentence says something and has one of the letters."""
    told = [sentence for each in every for sentence in each.sentences]
    assert all(text.strip() for text, _ in told)
    assert {letter for _, letter in told} == set("gcbu")
    assert 0.15 < sum(letter in "bu" for _, letter in told) / len(told) < 0.5
