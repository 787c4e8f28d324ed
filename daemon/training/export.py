"""The trained network as the files that Tacit ships: 8-bit ONNX, heads, vocabulary, settings with their hashes."""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from dataclasses import asdict
from pathlib import Path

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn

from tacit.judge.thresholds import Thresholds
from tacit.reader.network import HEADS, NETWORK, SETTINGS, TOKENIZER

from .network import Network, whole


class _Exported(nn.Module):
    """One window in, its logits and what it says of the whole out."""

    def __init__(self, network: Network):
        super().__init__()
        self.network = network

    def forward(self, ids: torch.Tensor, kinds: torch.Tensor) -> tuple[torch.Tensor, ...]:
        value = self.network.see(ids, kinds, None)
        return self.network.words(value), whole(value, value), self.network.goes(value)[..., 0]


def export(network: Network, at: Thresholds, folder: Path) -> None:
    """Writes the reader's files into `folder`."""
    network.eval()
    folder.mkdir(parents=True, exist_ok=True)
    tokens = torch.ones(1, 16, dtype=torch.long)
    with tempfile.TemporaryDirectory() as name:
        plain = Path(name) / "plain.onnx"
        axes = {name: {1: "tokens"} for name in ("ids", "kinds", "words", "goes")}
        torch.onnx.export(
            _Exported(network), (tokens, tokens * 0), str(plain), dynamo=False, opset_version=17,
            input_names=["ids", "kinds"], output_names=["words", "whole", "goes"], dynamic_axes=axes,
        )  # fmt: skip
        # One scale for each channel: one for all costs up to 1.5 points. Weights of 7 bits, for a processor without
        # 8-bit products (VNNI) adds two of them in 16 bits, which overflow with larger ones: it would read otherwise.
        kind = QuantType.QInt8
        quantize_dynamic(plain, folder / NETWORK, per_channel=True, reduce_range=True, weight_type=kind)
    heads = {
        "first": network.first.weight.T, "first_bias": network.first.bias,
        "second": network.second.weight.T, "second_bias": network.second.bias,
    }  # fmt: skip
    np.savez(folder / HEADS, **{name: value.detach().numpy().astype(np.float16) for name, value in heads.items()})
    shutil.copyfile(network.folder / "tokenizer.json", folder / TOKENIZER)
    hashes = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in (NETWORK, HEADS, TOKENIZER)}
    settings = {"sha256": hashes, "thresholds": asdict(at)}
    (folder / SETTINGS).write_text(json.dumps(settings, indent=1) + "\n", encoding="utf-8")


def ship(made: Path, at: Thresholds, folder: Path) -> None:
    """Copies a reader's files into `folder`, with these thresholds."""
    if folder != made:
        shutil.copytree(made, folder, dirs_exist_ok=True)
    settings = json.loads((folder / SETTINGS).read_text(encoding="utf-8")) | {"thresholds": asdict(at)}
    (folder / SETTINGS).write_text(json.dumps(settings, indent=1) + "\n", encoding="utf-8")
