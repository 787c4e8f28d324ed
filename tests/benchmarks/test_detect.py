"""How long an answer takes and how much memory stays, against the budgets. Asserts nothing about time."""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
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
    """A draft of `size` characters that no cache has seen: every sentence ends with a word of its own.

    A made-up word, not a number: with one in each sentence a sixth of the time went to see whether they were telephone
    numbers, which no draft is full of.
    """
    chosen = random.Random(number)
    text = ""
    while len(text) < size:
        text += f"{chosen.choice(sentences)} {word(5000 * number + len(text))}. "
    return text[:size]


def word(number: int) -> str:
    """A made-up word for a number."""
    spelt = "n" if number < 0 else "k"
    number = abs(number)
    while number:
        number, syllable = divmod(number, 70)
        spelt += "aeiou"[syllable % 5] + "bdfgklmnprstvz"[syllable // 5]
    return spelt


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
    """Prints the time for 280 characters, for 3,000, and for an edit in the middle of 3,000: until the verdict, and
    until the safer wording, which is read again and comes behind it."""
    assessor = Assessor()
    assessor.assess(Draft(fresh(sentences, 280, -1)))
    for name, read, first in (("verdict", assessor.judge, 0), ("with safer wording", assessor.assess, 5000)):
        short = [Draft(fresh(sentences, 280, first + number)) for number in range(200)]
        measure(f"280 characters, fresh: {name}", lambda number: read(short[number]), 200)  # noqa: B023
        long = [Draft(fresh(sentences, 3000, 1000 + first + number)) for number in range(40)]
        measure(f"3,000 characters, fresh: {name}", lambda number: read(long[number]), 40)  # noqa: B023
        text = long[0].text
        middle = text.index(" ", 1500)
        edits = [
            Draft(f"{text[:middle]} {'abcdefghij'[number % 10] * (1 + number // 10)}{text[middle:]}")
            for number in range(60)
        ]
        measure(f"an edit in 3,000 characters: {name}", lambda number: read(edits[number]), 60)  # noqa: B023


def test_memory(sentences):
    """Prints the memory after 1,000 and after 10,000 drafts, of a process that holds no tests beside them."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as alone:
        for count, megabytes in alone.submit(grown, sentences, (1000, 10_000)).result():
            print(f"\n{count:,} drafts: {megabytes:.0f} MB")


def grown(sentences: list[str], counts: tuple[int, ...]) -> list[tuple[int, float]]:
    """Memory of this process in MB after so many drafts."""
    assessor, process, found = Assessor(), psutil.Process(), []
    for number in range(max(counts)):
        assessor.assess(Draft(fresh(sentences, 140, number)))
        if number + 1 in counts:
            found.append((number + 1, process.memory_info().rss / 2**20))
    return found
