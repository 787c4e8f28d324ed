"""How long an answer takes and how much memory stays, against the budgets. Asserts nothing about time."""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from tacit.assess import Assessor
from tacit.draft import Draft
from tests.bench.drafts import read_drafts

pytestmark = pytest.mark.benchmark

DEVELOPMENT = Path(__file__).parent.parent / "bench" / "dev.jsonl"


@pytest.fixture(scope="module")
def sentences() -> list[str]:
    """Pieces of the development drafts."""
    return [part for gold in read_drafts(DEVELOPMENT) for part in gold["text"].split(". ") if part.strip()]


def fresh(sentences: list[str], size: int, number: int) -> str:
    """A draft of `size` characters that no cache has seen: every sentence bears a number of its own."""
    chosen = random.Random(number)
    text = ""
    while len(text) < size:
        text += f"{chosen.choice(sentences)} {number}.{len(text)}. "
    return text[:size]


def measure(name: str, work: Callable[[int], object], times: int) -> None:
    """Prints median and p95 of `times` runs in milliseconds."""
    took = []
    for number in range(times):
        start = time.perf_counter()
        work(number)
        took.append((time.perf_counter() - start) * 1000)
    median, p95 = statistics.median(took), statistics.quantiles(took, n=20)[-1]
    print(f"\n{name}: median {median:.1f} ms, p95 {p95:.1f} ms")


def test_speed(sentences):
    """Prints the time for 280 characters, for 3,000, and for an edit in the middle of 3,000."""
    assessor = Assessor()
    assessor.assess(Draft(fresh(sentences, 280, -1)))
    short = [Draft(fresh(sentences, 280, number)) for number in range(200)]
    measure("280 characters, fresh", lambda number: assessor.assess(short[number]), 200)
    long = [Draft(fresh(sentences, 3000, 1000 + number)) for number in range(40)]
    measure("3,000 characters, fresh", lambda number: assessor.assess(long[number]), 40)
    text = long[0].text
    middle = text.index(" ", 1500)
    edits = [
        Draft(f"{text[:middle]} {'abcdefghij'[number % 10] * (1 + number // 10)}{text[middle:]}")
        for number in range(60)
    ]
    measure("an edit in 3,000 characters", lambda number: assessor.assess(edits[number]), 60)


def test_memory(sentences):
    """Prints the memory after 1,000 and after 10,000 drafts."""
    assessor, process = Assessor(), psutil.Process()
    for number in range(10_000):
        assessor.assess(Draft(fresh(sentences, 140, number)))
        if number + 1 in (1000, 10_000):
            print(f"\n{number + 1:,} drafts: {process.memory_info().rss / 2**20:.0f} MB")
