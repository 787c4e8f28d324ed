"""What a browser has sent and is yet to be asked about."""

from __future__ import annotations

import asyncio

from tacit.dashboard import held
from tacit.dashboard.held import Held


class TestHeld:
    async def test_ends(self):
        """What is held is gone after its time, asked for or not; what replaced it has a time of its own."""
        assert held.LIFETIME == 600
        holding = Held(0.05)
        holding.put("a", "list", 1)
        holding.put("a", "list", 2)
        assert (holding.look("a", "list"), holding.look("b", "list")) == (2, None)
        await asyncio.sleep(0.07)
        assert not holding._things

    async def test_cleared(self):
        """When the dashboard ends nothing is held."""
        holding = Held()
        holding.put("a", "list", 1)
        holding.clear()
        assert holding.take("a", "list") is None
