"""How fast the companion answers, how much memory it takes, and how soon browser and companion are there.

Through a real companion's socket, with the real assessor. Nothing is asserted about time.
"""

from __future__ import annotations

import asyncio
import json
import os
import random
import signal
import statistics
import struct
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from tacit.protocol import framing
from tacit.protocol.endpoint import Endpoint
from tacit.setup.paths import host_executable
from tests.serve.conftest import here
from tests.serve.serving import REAL, Client, companion_process, connected, wait_until_gone

__all__ = ["here"]

pytestmark = pytest.mark.benchmark

ROUNDS = 200
STARTS = 9
SENTENCES = [
    "Saw a client this {day} who finally told her mother about the diagnosis.",
    "We talked about {age} year olds and what school does to them.",
    "Grateful for my team at the clinic in {town}, long week.",
    "He said '{word} is not a plan', and I have thought of it since.",
    "Reminder that openings for {day} evening are still there, call the office.",
    "My {word} group met again, six people and one very old dog.",
    "Supervision is where I learned that {word} takes time.",
    "Coffee, notes, and a walk by the river before the {age}th hour of the week.",
]
WORDS = {
    "day": ["Monday", "Tuesday", "Friday", "Sunday"],
    "town": ["Dubuque", "Rowlett", "Tacoma", "Greenville"],
    "word": ["patience", "grief", "anger", "silence", "hope", "worry"],
}


def prose(characters: int, seed: int) -> str:
    """Return a made-up draft of a length; the same seed gives the same draft."""
    chance = random.Random(seed)
    said = ""
    while len(said) < characters:
        words = {kind: chance.choice(choices) for kind, choices in WORDS.items()}
        said += chance.choice(SENTENCES).format(age=chance.randint(12, 80), **words) + " "
    return said[:characters]


def edits(characters: int) -> Iterator[str]:
    """Yield a draft again and again, each time with one more word in its middle."""
    text = prose(characters, 1)
    middle = text.index(" ", characters // 2)
    for number in range(ROUNDS + 1):
        yield text[:middle] + f" {WORDS['word'][number % 6]} {number}" + text[middle:]


def fresh(characters: int) -> Iterator[str]:
    """Yield drafts that have nothing to do with each other."""
    for number in range(ROUNDS + 1):
        yield prose(characters, number + 1000 * characters)


async def verdict(client: Client, draft: str, revision: int, text: str) -> float:
    """Send a draft and return how long its verdict took, in milliseconds."""
    begun = time.perf_counter()
    await client.change(draft, revision, text)
    while (answer := await client.receive())["method"] == "draft/suggestion":
        pass  # of the draft before
    took = (time.perf_counter() - begun) * 1000
    assert answer["method"] == "draft/verdict"
    assert answer["params"]["revision"] == revision
    return took


def report(what: str, milliseconds: list[float]) -> None:
    """Print a median and a 95th percentile."""
    p95 = statistics.quantiles(milliseconds, n=20)[-1]
    print(f"\n{what}: p50 {statistics.median(milliseconds):.1f} ms, p95 {p95:.1f} ms, {len(milliseconds)} times")


@pytest.mark.parametrize(
    ("what", "texts"),
    [
        ("280 characters, fresh", lambda: fresh(280)),
        ("an edit in 3,000 characters", lambda: edits(3_000)),
        ("3,000 characters, fresh", lambda: fresh(3_000)),
    ],
)
async def test_answer(here: Endpoint, what: str, texts: Callable[[], Iterator[str]]):
    """From sending a draft over the companion's socket to having its verdict."""
    with companion_process(REAL, TACIT_LOG="INFO"):
        async with connected(here) as client:
            took = [await verdict(client, "d", number, text) for number, text in enumerate(texts())]
    report(what, took[1:])  # The first waits for the assessor to be loaded.


async def test_memory(here: Endpoint):
    """Resident memory after 1,000 and after 10,000 drafts of 280 characters."""
    with companion_process(REAL, TACIT_LOG="INFO") as process:
        resident = {}
        async with connected(here) as client:
            for number in range(1, 10_001):
                await verdict(client, f"d{number}", 1, prose(280, number))
                await client.send(method="draft/closed", params={"draft": f"d{number}"})
                if number in (1_000, 10_000):
                    resident[number] = psutil.Process(process.pid).memory_info().rss / 1e6
    growth = resident[10_000] / resident[1_000] - 1
    print(
        f"\nmemory: {resident[1_000]:.0f} MB after 1,000 drafts, {resident[10_000]:.0f} MB after 10,000 ({growth:+.1%})"
    )


async def test_cold_start(here: Endpoint):
    """From starting the companion to its first verdict."""
    took = []
    for _ in range(STARTS):
        begun = time.perf_counter()
        with companion_process(REAL, TACIT_LOG="INFO"):
            async with connected(here) as client:
                await verdict(client, "d", 1, prose(280, 1))
            took.append((time.perf_counter() - begun) * 1000)
    report("cold start to first verdict", took)


def test_host_start(here: Endpoint):
    """From starting the host, with a companion running, to the answer to its first message."""
    params = {"protocol": 1, "client": {"name": "benchmark", "version": "1"}}
    first = json.dumps({"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": params}).encode()
    with companion_process(REAL, TACIT_LOG="INFO"):
        report("host start to first answer", [start_host(first) for _ in range(STARTS * 3)])


def test_on_demand(here: Endpoint):
    """From starting the host, with no companion, to the answer to its first message."""
    params = {"protocol": 1, "client": {"name": "benchmark", "version": "1"}}
    first = json.dumps({"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": params}).encode()
    took = []
    for _ in range(STARTS):
        took.append(start_host(first))
        os.kill(int(here.lock.read_text()), signal.SIGTERM)
        wait_until_gone(here)
    report("host and companion start to first answer", took)


def start_host(message: bytes) -> float:
    """Start a host, send one message, and return how long its answer took, in milliseconds."""
    begun = time.perf_counter()
    command: list[str | Path] = [host_executable(), "chrome-extension://benchmark/"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as host:
        assert host.stdin is not None
        assert host.stdout is not None
        host.stdin.write(framing.encode(message))
        host.stdin.flush()
        (length,) = struct.unpack("=I", host.stdout.read(4))
        assert len(host.stdout.read(length)) == length
        took = (time.perf_counter() - begun) * 1000
        host.stdin.close()
    return took


def test_reading_does_not_hold_up_status(here: Endpoint):
    """How long `status` takes while the companion reads long drafts one after the other."""
    asyncio.run(_status_while_reading(here))


async def _status_while_reading(here: Endpoint) -> None:
    took = []
    with companion_process(REAL, TACIT_LOG="INFO"):
        async with connected(here) as writing, connected(here) as asking:
            await verdict(writing, "d", 0, prose(3_000, 0))
            for number in range(1, 60):
                await writing.change("d", number, prose(3_000, number))
                begun = time.perf_counter()
                await asking.ask("status")
                took.append((time.perf_counter() - begun) * 1000)
                while (await writing.receive())["method"] == "draft/suggestion":
                    pass
    report("status while a draft is read", took)
