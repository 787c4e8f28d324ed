"""How a network is trained. Without torch this is not tried: `make train` brings it."""

from __future__ import annotations

import pytest

from tests.training.few import everyone

torch = pytest.importorskip("torch")

from training.batches import Batch  # noqa: E402
from training.fit import Recipe, fit  # noqa: E402
from training.network import Answers, Network, from_base  # noqa: E402


@pytest.mark.parametrize(
    ("able", "halved"),
    [
        ({}, False),
        ({"avx512_bf16": False, "amx_bf16": False}, False),
        ({"amx_bf16": True}, True),
        ({"avx512_bf16": True}, True),
    ],
)
def test_16_bits_only_where_the_processor_has_them(monkeypatch, able, halved):
    """A processor that does not multiply numbers of 16 bits is not made to: it would take twenty times as long."""
    if torch.cuda.is_available():
        pytest.skip("A GPU has them.")
    monkeypatch.setattr(torch.cpu, "get_capabilities", lambda: able)
    seen = set()

    class Watched(Network):
        def forward(self, batch: Batch) -> Answers:
            seen.add(torch.is_autocast_enabled("cpu"))
            return super().forward(batch)

    def start() -> Network:
        network = from_base()
        network.blocks = network.blocks[:1]
        network.__class__ = Watched
        return network

    fit([each for each in everyone() if len(each.text) < 200][:4], Recipe(epochs=1, size=4), start=start)
    assert seen == {halved}
