"""How fast the dashboard's figures come from a log of 50,000 near misses, and how large it is. Asserts nothing."""

from __future__ import annotations

import random
import statistics
import time
from datetime import timedelta
from pathlib import Path

import pytest

from tacit.store.log import Log
from tests.store.misses import TODAY, any_miss, come
from tests.store.test_figures import everything

pytestmark = pytest.mark.benchmark

ROWS = 50_000
ROUNDS = 11


def test_figures(tmp_path: Path):
    """From opening the log to having every figure, and to having every near miss."""
    log = Log(tmp_path / "near-misses" / "log.sqlite3")
    chance = random.Random(1)
    log.write(come(*(any_miss(chance, TODAY - timedelta(days=3_650), 3_650) for _ in range(ROWS)), hour=21))
    for what, load in (("every figure", lambda: everything(log, TODAY)), ("every near miss", log.near_misses)):
        took = []
        for _ in range(ROUNDS):
            begun = time.perf_counter()
            load()
            took.append((time.perf_counter() - begun) * 1000)
        print(f"\n{what} of {ROWS:,}: p50 {statistics.median(took):.0f} ms, most {max(took):.0f} ms")
    begun = time.perf_counter()
    log.tidy(TODAY, 4_000)
    print(f"\ntidied in {(time.perf_counter() - begun) * 1000:.0f} ms; {log.path.stat().st_size / 1e6:.1f} MB")
