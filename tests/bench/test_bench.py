"""The measuring tools measure."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bench.drafts import read_drafts
from tests.bench.evaluate import evaluate
from tests.bench.parse import parse

DEVELOPMENT = Path(__file__).with_name("dev.jsonl")


@pytest.fixture(scope="module")
def gold():
    """The development drafts."""
    return read_drafts(DEVELOPMENT)


def test_perfect_answers_score_perfectly(gold):
    """The labels given as answers raise and find everything, and disturb nothing."""
    answers = [{**draft, "findings": draft["spans"], "redaction": ""} for draft in gold]
    figures, misses = evaluate(gold, answers)
    assert figures["stop: said stop"] == figures["spans: recall"] == figures["conduct: precision"] == 1
    assert figures["clear: false alarms"] == figures["redaction: spans left"] == 0
    assert misses == []


def test_silence_scores_nothing(gold):
    """Without answers nothing is raised and nothing found, and every stop is a miss."""
    figures, misses = evaluate(gold, [])
    assert figures["stop: raised (caution or stop)"] == figures["spans: recall"] == 0
    assert len(misses) == sum(draft["verdict"] == "stop" for draft in gold)


def test_parse_gives_offsets_and_errors(tmp_path):
    """Marks become offsets into the text without them; a clear draft with marks is an error."""
    path = tmp_path / "drafts.txt"
    path.write_text(
        "### id: k-1\nsite: x\nsurface: post\nverdict: stop\nconduct: -\ntext:\n"
        "{{NAME:Orla}} flew her {{EVENT:kite}}.\n\n"
        "### id: k-2\nsite: x\nsurface: post\nverdict: clear\nconduct: -\ntext:\n{{NAME:Orla}} again\n",
        encoding="utf-8",
    )
    (first, _), errors = parse(path)
    assert first["text"] == "Orla flew her kite."
    assert [first["text"][span["start"] : span["end"]] for span in first["spans"]] == ["Orla", "kite"]
    assert errors == [("k-2", "clear with marks")]


@pytest.mark.parametrize("name", ["plain", "quiet-a", "quiet-b"])
def test_other_measured_drafts_are_well_formed(name):
    """The plain drafts and the texts that must never alarm parse without an error."""
    items, errors = parse(DEVELOPMENT.with_name(f"{name}.txt"))
    assert errors == []
    assert len(items) >= 75
