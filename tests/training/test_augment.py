"""Variations of training drafts keep their labels true."""

from __future__ import annotations

import dataclasses
import random

import pytest

from tacit.finding import DIRECT
from training.augment import VARIATIONS, beginning, cut, fits, join, rename, unasked, vary
from training.examples import CLIENT, Example, Piece, corpus, example_of

GOLD = {
    "id": "k-1", "site": "facebook", "surface": "post", "verdict": "stop", "conduct": [],
    "text": "Orla the welder came with Ben. Orla laughed.",
    "spans": [
        {"start": 0, "end": 4, "label": "NAME"}, {"start": 9, "end": 15, "label": "JOB"},
        {"start": 31, "end": 35, "label": "NAME"},
    ],
    "others": [{"start": 26, "end": 29, "label": "NAME", "whose": "RELATIVE"}],
}  # fmt: skip
EXAMPLE = example_of(GOLD, "k")


@pytest.fixture(scope="module")
def drawn() -> list[Example]:
    """Drafts of the corpus, drawn by chance."""
    return random.Random(5).sample(corpus(), 400)


def test_pieces_are_the_text():
    """Pieces put together are the text, and the marks stand where the labels say."""
    assert EXAMPLE.text == GOLD["text"]
    assert [(EXAMPLE.text[start:end], whose) for start, end, _, whose in EXAMPLE.marks()] == [
        ("Orla", CLIENT), ("welder", CLIENT), ("Ben", "RELATIVE"), ("Orla", CLIENT),
    ]  # fmt: skip


def test_marks_survive_every_variation(drawn):
    """Whatever is varied, every mark is a stretch of the text, and no clear draft gets a mark of a client."""
    chance = random.Random(3)
    for example in drawn:
        varied = vary(example, chance, drawn)
        for start, end, _, whose in varied.marks():
            assert 0 <= start < end <= len(varied.text)
            assert not (varied.verdict == "clear" and whose == CLIENT)


def test_variations_happen(drawn):
    """Each variation changes some draft."""
    for _, variation in VARIATIONS:
        assert any(variation(example, random.Random(1)) != example for example in drawn)


def test_a_new_name_is_the_same_everywhere():
    """One person keeps one name throughout, in the case of the old one; other people get others."""
    renamed = rename(EXAMPLE, random.Random(2))
    first, _, other, last = [renamed.text[start:end] for start, end, *_ in renamed.marks()]
    assert first == last != "Orla"
    assert first[0].isupper()
    assert other not in ("Ben", first)


def test_a_new_name_stands_in_what_is_answered_too():
    """The name that a reply answers is renamed with the reply; where the name is part of a longer one, nothing is."""
    told = rename(dataclasses.replace(EXAMPLE, reply_to="orla: hello"), random.Random(2))
    assert told.reply_to == f"{told.text.split()[0].lower()}: hello"
    longer = dataclasses.replace(EXAMPLE, pieces=(*EXAMPLE.pieces, Piece("Orla Quill", "NAME", CLIENT)))
    assert rename(longer, random.Random(2)) == longer


def test_a_beginning_keeps_what_it_holds():
    """A draft broken off inside a mark keeps the part of it that is there."""
    begun = beginning(EXAMPLE, 12)
    assert begun.text == "Orla the wel"
    assert [begun.text[start:end] for start, end, *_ in begun.marks()] == ["Orla", "wel"]


def test_a_held_draft_is_cut_behind_its_details(drawn):
    """What is not clear is broken off only where every detail of the client has been told."""
    for example in drawn:
        if example.verdict != "clear":
            assert sum(w == CLIENT for *_, w in cut(example, random.Random(4)).marks()) == sum(
                w == CLIENT for *_, w in example.marks()
            )


def test_only_clear_drafts_join_others(drawn):
    """A draft is joined with a clear one of another author, so that its verdict stays what it was."""
    joined = [(each, join(each, random.Random(number), drawn)) for number, each in enumerate(drawn)]
    changed = [(before, after) for before, after in joined if before != after]
    assert changed
    for before, after in changed:
        assert after.verdict == before.verdict
        assert [mark[2:] for mark in after.marks() if mark[3] == CLIENT] == [
            mark[2:] for mark in before.marks() if mark[3] == CLIENT
        ]


def test_an_answer_keeps_its_question_where_the_verdict_rests_on_it(drawn):
    """What is answered is left out only of clear drafts without a flag and of those with a direct identifier."""
    for example in drawn:
        if example.reply_to and unasked(example, random.Random(1)).reply_to is None:
            direct = any(label in DIRECT and whose == CLIENT for *_, label, whose in example.marks())
            assert not example.conduct
            assert example.verdict == "clear" or direct


def test_variations_fit_the_site(drawn):
    """A draft on X stays within its 280 characters."""
    chance = random.Random(9)
    assert any(each.site == "x" for each in drawn)
    for example in drawn:
        assert fits(vary(example, chance, drawn)) or not fits(example)
