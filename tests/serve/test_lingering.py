"""When a companion that was started on demand leaves, by a clock that the test sets, and by the computer's own."""

import asyncio
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tacit.serve import clock, lingering
from tacit.serve.lingering import Lingering

from .serving import DEADLINE


class TestLingering:
    async def test_sleep(self, monkeypatch: pytest.MonkeyPatch):
        """Hours in which the computer sleeps, and the loop's timers stand still, count: it leaves at the next look."""
        monkeypatch.setattr(lingering, "LOOK", 0.05)
        told, left = [0.0], asyncio.Event()
        waiting = Lingering(7200.0, left.set, lambda: told[0])
        waiting.begin()
        told[0] += 7199
        await asyncio.sleep(0.15)
        assert (left.is_set(), waiting.is_over) == (False, False)
        told[0] += 1
        assert waiting.is_over
        async with asyncio.timeout(DEADLINE):
            await left.wait()

    async def test_looks_seldom(self):
        """The clock is looked at once a minute, and not at all while somebody is there or where it never leaves."""
        assert lingering.LOOK == 60
        looked = [0]

        def now() -> float:
            looked[0] += 1
            return 0.0

        waiting, never = Lingering(7200.0, lambda: None, now), Lingering(None, lambda: None, now)
        never.begin()
        assert looked == [0]
        waiting.begin()
        before = list(looked)
        await asyncio.sleep(0.05)
        assert looked == before
        assert waiting._timer is not None
        assert waiting._timer.when() - asyncio.get_running_loop().time() == pytest.approx(60, abs=1)
        waiting.stay()
        assert waiting._timer is None

    async def test_somebody_comes(self):
        """It stays for whoever comes in time, and begins anew when they have gone."""
        told = [0.0]
        waiting = Lingering(10.0, lambda: None, lambda: told[0])
        waiting.begin()
        told[0] = 9.0
        waiting.stay()
        told[0] = 99.0
        assert not waiting.is_over
        waiting.begin()
        told[0] = 108.0
        assert not waiting.is_over
        told[0] = 109.0
        assert waiting.is_over
        waiting.stay()


@pytest.mark.skipif(sys.platform != "linux", reason="Linux alone can set time apart that was slept through")
def test_clock_counts_sleep():
    """The clock goes on by what the computer has slept, which Python's monotonic one does not."""
    script = "import time; from tacit.serve import clock; print(clock.now() - time.monotonic())"
    unshare = ["unshare", "--user", "--map-root-user", "--time", "--boottime", "5000", "--fork"]
    if subprocess.run([*unshare, "true"], capture_output=True).returncode:
        pytest.skip("no time of its own is given to a process here")
    here = clock.now() - time.monotonic()
    own = os.environ | {"PYTHONPATH": str(Path(clock.__file__).parents[2])}
    command = [*unshare, sys.executable, "-c", script]
    slept = subprocess.run(command, capture_output=True, check=True, timeout=DEADLINE, env=own)
    assert float(slept.stdout) - here == pytest.approx(5000, abs=1)


async def test_clock_goes_on():
    """The clock tells seconds."""
    before = clock.now()
    await asyncio.sleep(0.05)
    assert 0.04 < clock.now() - before < DEADLINE
