"""What a sentence loses with its words."""

from __future__ import annotations

import pytest

from tacit.reader.model import Omission
from tacit.redact.details import details
from tacit.redact.losses import UNREAD, Losses

from .marking import unmarked


def losses(marked: str, likelihood: dict[str, float], start: int = 0) -> Losses:
    """Of one sentence from `start` on; the words named are left out with such a likelihood."""
    said, findings = unmarked(marked)
    found = [each.moved(start) for each in details(said, findings)]
    told = sorted(
        Omission(start + said.index(word), start + said.index(word) + len(word), likely)
        for word, likely in likelihood.items()
    )
    return Losses(said, start, found, [Omission(0, 1, 0.9), *told] if start else told)


def test_a_word_that_nobody_keeps_is_no_loss():
    """A word that stays as often as it goes is worth nothing, one that mostly goes less, one that mostly stays more."""
    told = losses("kept, even, gone", {"kept": 0.1, "even": 0.5, "gone": 0.9}, start=40)
    assert told.between(0, 4) == pytest.approx(2.197, abs=0.001)
    assert told.between(6, 10) == pytest.approx(0)
    assert told.between(12, 16) == pytest.approx(-2.197, abs=0.001)
    assert told.whole() == pytest.approx(0)


def test_a_detail_is_no_loss():
    """The words of a detail go anyway; a word that nobody read is worth one."""
    assert losses("[NAME:Orla Quill] sang again", {}).whole() == 2 * UNREAD


def test_no_word_is_worth_more_than_a_few_others():
    """However sure it is that a word stays, ten words outweigh it."""
    assert losses("one", {"one": 0.0}).whole() < 4
    assert losses("one", {"one": 1.0}).whole() > -4


def test_a_pointless_sentence():
    """A sentence whose words all had better go is pointless; one that stays, or that was not read, is not."""
    assert losses("He did too.", {"He": 0.9, "did": 0.8, "too": 0.9}).pointless()
    assert not losses("He did too.", {"He": 0.5, "did": 0.4, "too": 0.5}).pointless()
    assert not losses("He did too.", {}).pointless()
    assert not losses("😀", {}).pointless()
