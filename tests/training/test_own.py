"""Lines of a writer's own life beside a draft."""

from __future__ import annotations

import random

import pytest

from training.examples import CLIENT, Example, corpus, example_of
from training.own import beside, lines


def clear(text: str, detail: str, whose: str = "RELATIVE", **more: object) -> Example:
    """A clear draft of which one detail is somebody's."""
    start = text.index(detail)
    other = {"start": start, "end": start + len(detail), "label": "NAME", "whose": whose}
    gold = {"id": "o-1", "site": "facebook", "surface": "post", "verdict": "clear", "conduct": [], "spans": []}
    return example_of({**gold, "text": text, "others": [other], **more}, "o")


def told(example: Example) -> list[str]:
    """The lines of an example as texts."""
    return ["".join(piece.text for piece in line) for line in lines(example)]


def test_a_line_stands_by_itself():
    """A whole sentence about the writer's own people is a line, with its marks; the ones around it are not."""
    draft = clear("What a day. My brother Ben fixed the boat at last.  He sang.", "Ben")
    assert told(draft) == ["My brother Ben fixed the boat at last."]
    assert [(piece.text, piece.whose) for piece in next(lines(draft)) if piece.label] == [("Ben", "RELATIVE")]


@pytest.mark.parametrize(
    "draft",
    [
        clear("And my brother Ben fixed the boat at last.", "Ben"),
        clear("My client group met Ben about the boat at last.", "Ben"),
        clear("My brother adores Ben Affleck in that boat film.", "Ben Affleck", "PUBLIC"),
        clear("My brother Ben fixed the boat at last.", "Ben", verdict="caution"),
        clear("My brother Ben fixed the boat at last.", "Ben", conduct=["boundary"]),
        clear("My Ben.", "Ben"),
    ],
    ids=["leans", "work", "public", "caution", "flag", "short"],
)
def test_no_line(draft):
    """What leans on a sentence before it, speaks of work or of others, or is no clear draft gives no line."""
    assert told(draft) == []


def test_a_draft_keeps_what_it_tells():
    """With a line of another author beside it a draft has the verdict and the client's details that it had."""
    drawn = random.Random(5).sample(corpus(), 300)
    made = [(each, beside(each, random.Random(number), drawn)) for number, each in enumerate(drawn)]
    changed = [(before, after) for before, after in made if before != after]
    assert len(changed) > 100
    assert {after.text.startswith(before.text) for before, after in changed} == {True, False}
    for before, after in changed:
        assert before.text in after.text
        assert (after.verdict, after.author) == (before.verdict, before.author)
        assert [m[2:] for m in after.marks() if m[3] == CLIENT] == [m[2:] for m in before.marks() if m[3] == CLIENT]
