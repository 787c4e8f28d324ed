"""Tokens, by a clock that the test sets."""

from __future__ import annotations

import base64
import hmac

import pytest

from tacit.dashboard.tokens import Tokens
from tests.dashboard.conftest import Now


@pytest.fixture
def tokens(now: Now) -> Tokens:
    """Tokens that last for a minute."""
    return Tokens(60.0, lambda: now.seconds)


def test_length(tokens: Tokens):
    """A token has 256 bits, and no two are the same."""
    issued = {tokens.issue() for _ in range(100)}
    assert len(issued) == 100
    assert {len(base64.urlsafe_b64decode(token + "=")) for token in issued} == {32}


def test_once(tokens: Tokens):
    """A token is redeemed once."""
    token = tokens.issue()
    assert tokens.redeem(token)
    assert not tokens.redeem(token)
    assert not tokens.holds(token)


def test_minute(tokens: Tokens, now: Now):
    """A token is good for its lifetime and not a moment longer."""
    token = tokens.issue()
    now.seconds += 59.9
    assert tokens.holds(token)
    now.seconds += 0.1
    assert not tokens.holds(token)
    assert not tokens.redeem(token)


@pytest.mark.parametrize("shown", ["", "x", "\ud800", "é" * 43])
def test_others(tokens: Tokens, shown: str):
    """What was never issued is no token, whatever is in it, and leaves those that were alone."""
    token = tokens.issue()
    assert not tokens.redeem(shown)
    assert not tokens.redeem(token[:-1])
    assert not tokens.redeem(token + "A")
    assert tokens.redeem(token)


def test_every_one_is_compared(tokens: Tokens, monkeypatch: pytest.MonkeyPatch):
    """A token is compared with every other one, in constant time, also where an early one fits."""
    issued = [tokens.issue() for _ in range(5)]
    compared = []

    def compare(one: bytes, other: bytes) -> bool:
        compared.append(one.decode())
        return constant(one, other)

    constant = hmac.compare_digest
    monkeypatch.setattr(hmac, "compare_digest", compare)
    assert tokens.holds(issued[0])
    assert compared == issued


def test_few(tokens: Tokens):
    """Whoever asks for links without end makes the oldest end early, and no heap of them."""
    first, *_, last = [tokens.issue() for _ in range(33)]
    assert not tokens.holds(first)
    assert tokens.holds(last)
