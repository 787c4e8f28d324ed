"""The model card is about the model that is shipped."""

from __future__ import annotations

import hashlib
from importlib.resources import files
from pathlib import Path

from tacit.reader.network import NETWORK, SETTINGS, Network

CARD = Path(__file__).parents[2] / "docs" / "explanation" / "model-card.md"


def test_the_card_names_the_shipped_network() -> None:
    """The card gives the hashes of the shipped network and thresholds, so that its figures cannot outlive them."""
    settings = (files("tacit.data") / "reader" / SETTINGS).read_bytes()
    assert Network().settings["sha256"][NETWORK] in CARD.read_text(encoding="utf-8")
    assert hashlib.sha256(settings).hexdigest() in CARD.read_text(encoding="utf-8")
