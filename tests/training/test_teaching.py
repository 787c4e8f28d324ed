"""What teachers say, for the next network to learn from. Without torch this is not tried: `make train` brings it."""

from __future__ import annotations

from typing import Any

import pytest

torch = pytest.importorskip("torch")

from training.batches import IGNORED, Batch, Part  # noqa: E402
from training.network import Answers  # noqa: E402
from training.teaching import UNSEEN, Teachers, lesson  # noqa: E402

LABELS, VERDICTS, FLAGS = 15, 3, 6
FIRST, SECOND = 2.0, -1.0


class Same(torch.nn.Module):  # type: ignore[misc]
    """Says the same of everything."""

    def __init__(self, logit: float):
        super().__init__()
        self.logit = logit

    def forward(self, told: Batch) -> Answers:
        """The second of each row of logits is this one's, the others are 0."""
        tokens = sum(part.ids.numel() for part in told.parts)

        def said(rows: int, columns: int) -> Any:
            logits = torch.zeros(rows, columns)
            logits[:, 1] = self.logit
            return logits

        drafts = len(told.verdict)
        return Answers(
            said(tokens, LABELS), said(tokens, 8), said(drafts, VERDICTS), said(drafts, FLAGS), said(tokens, 2)[:, 1]
        )


def part(owner: list[int], words: list[list[int]]) -> Part:
    """Windows whose tokens have these labels."""
    labels = torch.tensor(words)
    real = labels != IGNORED
    return Part(
        labels.clamp(min=0), labels * 0, real, torch.tensor(owner), labels, labels * 0 + IGNORED, labels * 0 + IGNORED
    )


@pytest.fixture
def told() -> Batch:
    """Two drafts, the first in two windows of unlike length, the second there for its rewording only."""
    parts = [part([0], [[0, 3, IGNORED]]), part([0, 1], [[0, 0, 0, 0], [5, 0, 0, IGNORED]])]
    return Batch(parts, torch.tensor([2, IGNORED]), torch.zeros(2, FLAGS), ("ada", "ben"))


def share(logit: float) -> float:
    """What such a logit is as a probability beside zeros, of a verdict."""
    return float(torch.tensor([0.0, logit, 0.0]).softmax(0)[1])


def test_an_author_whom_a_teacher_never_saw_counts_more(told: Batch) -> None:
    """A teacher's word weighs more on an author whom it never saw, for the whole draft and for each of its tokens."""
    said = Teachers([(Same(FIRST), {"ada"}), (Same(SECOND), {"ben"})], "cpu").say(told)
    own, other = UNSEEN / (UNSEEN + 1), 1 / (UNSEEN + 1)
    expected = [own * share(FIRST) + other * share(SECOND), other * share(FIRST) + own * share(SECOND)]
    assert said.verdict[:, 1].tolist() == pytest.approx(expected)
    sure = torch.tensor(FIRST).sigmoid() * own + torch.tensor(SECOND).sigmoid() * other
    assert said.goes[:7].tolist() == pytest.approx([float(sure)] * 7)
    assert said.goes[7:].tolist() != pytest.approx([float(sure)] * 4)
    assert said.words.sum(-1).tolist() == pytest.approx([1.0] * 11)


def test_what_is_left_out_is_not_taught(told: Batch) -> None:
    """Not taught are the verdict of a draft that is there twice, tokens outside of a window, and that a detail goes."""
    answers = Same(1.0)(told)
    taught = Teachers([(Same(FIRST), ())], "cpu").say(told)
    whole = lesson(answers, told, taught)
    for place, name in ((1, "verdict"), (2, "words"), (10, "words"), (1, "goes"), (7, "goes")):
        changed = getattr(taught, name).clone()
        changed[place] = 1.0
        assert torch.equal(
            torch.stack(lesson(answers, told, taught._replace(**{name: changed}))), torch.stack(whole)
        ), (place, name)
    for place, name in ((0, "verdict"), (1, "words"), (0, "goes")):
        changed = getattr(taught, name).clone()
        changed[place] = 1.0
        assert not torch.equal(
            torch.stack(lesson(answers, told, taught._replace(**{name: changed}))), torch.stack(whole)
        ), (place, name)
