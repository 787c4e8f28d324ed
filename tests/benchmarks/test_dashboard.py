"""How long the dashboard's first page takes over 50,000 near misses, from request to last byte. Asserts nothing."""

from __future__ import annotations

import random
import statistics
import time
from datetime import timedelta

import pytest
from aiohttp import ClientSession

from tacit.store.log import Log
from tests.dashboard.conftest import client, dashboard, folder, home, log, now
from tests.store.misses import TODAY, any_miss, come

__all__ = ["client", "dashboard", "folder", "home", "log", "now"]

pytestmark = pytest.mark.benchmark

ROWS = 50_000
ROUNDS = 11


@pytest.mark.parametrize("choice", ["days=all", "days=90"])
async def test_first_page(home: str, client: ClientSession, log: Log, choice: str):
    """The page over all that is kept in ten years, and over the last ninety days of it."""
    chance = random.Random(1)
    log.write(come(*(any_miss(chance, TODAY - timedelta(days=3_650), 3_650) for _ in range(ROWS)), hour=21))
    took, used = [], []
    for _ in range(ROUNDS):
        begun, before = time.perf_counter(), time.process_time()
        async with client.get(f"{home}?{choice}") as answer:
            assert answer.status == 200
            size = len(await answer.read())
        took.append((time.perf_counter() - begun) * 1000)
        used.append((time.process_time() - before) * 1000)
    p50, busy = statistics.median(took), statistics.median(used)
    # What the processor did for it says more on a machine with much else to do.
    print(f"\n{choice} of {ROWS:,}: p50 {p50:.0f} ms, most {max(took):.0f} ms, {busy:.0f} ms busy, {size / 1e3:.0f} kB")
