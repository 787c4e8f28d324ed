"""The training corpus is well formed, and shares nothing with the drafts that quality is measured on."""

import re
from collections import Counter
from itertools import combinations
from pathlib import Path

import pytest

from tests.bench.drafts import read_drafts
from tests.bench.parse import parse

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / "daemon" / "training" / "corpus").glob("train-*.txt"))
DEVELOPMENT = ROOT / "tests" / "bench" / "dev.jsonl"
SHINGLE = 7


def shingles(text: str) -> set[tuple[str, ...]]:
    """All runs of seven words, lower-cased."""
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[at : at + SHINGLE]) for at in range(len(words) - SHINGLE + 1)}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_well_formed(path: Path) -> None:
    """A file parses without an error and holds a whole author's drafts."""
    items, errors = parse(path)
    assert errors == []
    assert len(items) >= 90


def test_ids() -> None:
    """No two drafts have the same id, in whichever files they are."""
    ids = [item["id"] for path in FILES for item in parse(path)[0]]
    assert len(ids) == len(set(ids)) > 9000


def is_copy(text: str, where: dict[tuple[str, ...], list[int]]) -> bool:
    """Whether half of a text's word runs stand in one other text; `where` has the texts' numbers by their runs."""
    own = shingles(text)
    shared = Counter(number for run in own for number in where.get(run, ()))
    return any(count * 2 > len(own) for count in shared.values())


def copies(drafts: dict[str, set[tuple[str, ...]]]) -> set[tuple[str, str]]:
    """Pairs of drafts of which one has half of its word runs from the other, found by the runs they share."""
    where: dict[tuple[str, ...], list[str]] = {}
    for ident, runs in drafts.items():
        for run in runs:
            where.setdefault(run, []).append(ident)
    shared = Counter(pair for idents in where.values() for pair in combinations(sorted(idents), 2))
    return {
        (one, other)
        for (one, other), count in shared.items()
        if count * 2 > min(len(drafts[one]), len(drafts[other])) and one.split("-")[0] != other.split("-")[0]
    }


def test_no_draft_is_written_twice() -> None:
    """No draft copies one of another author, and a copy would be seen; an author's own twins may be alike."""
    drafts = {item["id"]: shingles(item["text"]) for path in FILES for item in parse(path)[0]}
    control = next(ident for ident, runs in drafts.items() if len(runs) > 20)
    assert copies({"z-1": drafts[control], control: drafts[control]}) == {(control, "z-1")}
    assert copies(drafts) == set()


def test_apart_from_the_development_drafts() -> None:
    """No training draft is a copy of a draft that is measured on, and a copy would be seen."""
    development = read_drafts(DEVELOPMENT)
    for path in DEVELOPMENT.parent.glob("*.txt"):
        development += parse(path)[0]
    measured: dict[tuple[str, ...], list[int]] = {}
    for number, draft in enumerate(development):
        for run in shingles(draft["text"]):
            measured.setdefault(run, []).append(number)
    assert is_copy(f"Well now. {development[0]['text']} Good night.", measured)
    assert [item["id"] for path in FILES for item in parse(path)[0] if is_copy(item["text"], measured)] == []
