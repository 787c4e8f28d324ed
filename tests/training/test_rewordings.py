"""The drafts that were reworded by hand."""

import json
import re

import pytest

from tacit.finding import DIRECT
from training.examples import CLIENT
from training.rewordings import FOLDER, Rewording, left_out, likeness, reworded, rewordings

_WORD = re.compile(r"[^\W_]+")


@pytest.fixture(scope="module")
def every() -> list[Rewording]:
    """All of them."""
    return list(rewordings())


def words(text: str) -> set[str]:
    """The longer words of a text."""
    return {word for word in _WORD.findall(text.lower()) if len(word) > 2}


def test_each_is_of_a_held_draft(every: list[Rewording]):
    """Each rewords a draft of the file that it is named after, once, and one that must be held."""
    assert len(every) > 2000
    assert {each.example.verdict for each in every} == {"stop"}
    assert len({each.example.gold["id"] for each in every}) == len(every)
    for path in FOLDER.glob("*.jsonl"):
        ids = {json.loads(line)["id"] for line in path.read_text(encoding="utf-8").splitlines()}
        assert ids == {each.example.gold["id"] for each in every if each.example.author == path.stem}


def test_none_names_anybody(every: list[Rewording]):
    """No word of a direct identifier is left that does not also stand elsewhere in the draft."""
    for example, text in every:
        direct = [piece for piece in example.pieces if piece.label in DIRECT and piece.whose == CLIENT]
        others = words(" ".join(piece.text for piece in example.pieces if piece not in direct))
        assert text is None or not words(" ".join(piece.text for piece in direct)) & words(text) - others, example.gold[
            "id"
        ]


def test_each_says_less(every: list[Rewording]):
    """A rewording differs from its draft and is at most a little longer; few drafts had to be given up."""
    kept = [(example.text, text) for example, text in every if text is not None]
    assert all(text.strip() and text != draft and len(text) < len(draft) + 60 for draft, text in kept)
    assert len(kept) > 0.9 * len(every)


def test_what_was_left_out():
    """The words of a draft that its rewording does not hold are told apart from those it kept, whatever their case."""
    draft = "My 4:15, Orla, sang twice. My dog sang."
    gone = left_out(draft, "my client sang. My dog sang.")
    assert [draft[start:end] for start, end in gone] == ["4", ":", "15", ",", "Orla", ",", "twice"]
    assert left_out(draft, draft) == []


def test_those_of_some_drafts(every: list[Rewording]):
    """Training gets the rewordings of the drafts it is given and no others, and none where nothing was left."""
    some = [each for each in every if each.example.author == every[0].example.author][:9]
    assert {each.gold["id"] for each in reworded([each.example for each in some])} == {
        each.example.gold["id"] for each in some if each.text
    }


def test_likeness():
    """The same words are like each other whatever their capitals, others are not, and order counts."""
    assert likeness("A client sang.", "a client sang.") == 1
    assert likeness("A client sang.", "Ring the office") < 0.2
    assert likeness("she sang, then she left", "then she left, she sang") < likeness(
        "she sang, then", "she sang, then left"
    )
