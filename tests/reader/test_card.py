"""The model card is about the model that is shipped."""

from __future__ import annotations

from pathlib import Path

from tacit.reader.network import NETWORK, Network

CARD = Path(__file__).parents[2] / "docs" / "explanation" / "model-card.md"


def test_the_card_names_the_shipped_network() -> None:
    """The card gives the hash of the shipped network, so that its figures cannot outlive it."""
    assert Network().settings["sha256"][NETWORK] in CARD.read_text(encoding="utf-8")
