"""What a list of 2,000 clients costs a draft, against 5 ms, and what its index costs. Asserts nothing about time."""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Callable

import pytest

from tacit.detect.roster.index import index
from tacit.detect.roster.mentions import roster_names
from tests.detect.roster.people import roster
from tests.detect.roster.sentences import SENTENCES

pytestmark = pytest.mark.benchmark

CLIENTS = roster(2000)


def draft(length: int, number: int) -> str:
    """A draft of this length: ordinary sentences, and every tenth names a client."""
    chosen = random.Random(number)
    text = ""
    while len(text) < length:
        named = chosen.random() < 0.1
        text += f"{chosen.choice(CLIENTS).ways[0].text} laughed. " if named else f"{chosen.choice(SENTENCES)} "
    return text[:length]


def measure(name: str, work: Callable[[int], object], times: int) -> None:
    """Prints median and p95 of `times` runs in milliseconds of this process's own time."""
    took = []
    for number in range(times):
        start = time.process_time()
        work(number)
        took.append((time.process_time() - start) * 1000)
    median, p95 = statistics.median(took), statistics.quantiles(took, n=20)[-1]
    print(f"\n{name}: median {median:.2f} ms, p95 {p95:.2f} ms")


def test_a_draft():
    """Prints what 2,000 clients add to drafts of 280 and of 3,000 characters."""
    listed = index(CLIENTS)
    roster_names(draft(3000, -1), listed)
    for length, times in ((280, 400), (3000, 200)):
        drafts = [draft(length, number) for number in range(times)]
        measure(f"{length:,} characters", lambda number, drafts=drafts: roster_names(drafts[number], listed), times)


def test_the_index():
    """Prints how long it takes to take up a list of 2,000 clients."""
    index(roster(10))
    measure("index of 2,000 clients", lambda _: index(CLIENTS), 20)
