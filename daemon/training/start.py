"""A network to go on from: the shipped one, its 8-bit weights made numbers again."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from tacit.reader.network import HEADS, NETWORK

from .network import Network, from_base

_ANEW = ("whose",)
"""A head that begins by chance: what it says is not shipped."""


def from_shipped(folder: Path) -> Network:
    """The network whose files lie in `folder`.

    The vocabulary is the base's, as it is never trained; the head that is not shipped begins anew. Raises ValueError
    where the files are not those of such a network.
    """
    network = from_base()
    state = network.state_dict()
    told = _weights(folder / NETWORK) | _heads(folder / HEADS)
    lost = [name for name, value in told.items() if name not in state or state[name].shape != value.shape]
    begun = {name for name in state if name.partition(".")[0] in ("word", *_ANEW)}
    if lost or set(state) - set(told) - begun:
        raise ValueError(f"The reader in {folder} has other layers: {', '.join(lost) or 'some are missing'}.")
    network.load_state_dict({name: value for name, value in told.items() if not name.startswith("word.")}, strict=False)
    return network


def between(network: Network, start: Network) -> Network:
    """`network`, each weight halfway back to where it began, apart from the head that began anew.

    What lies between a trained network and the one that it goes on from reads unseen drafts better than either
    (Wortsman et al. 2022, "Robust fine-tuning of zero-shot models").
    """
    begun = start.state_dict()
    with torch.no_grad():
        for name, value in network.state_dict().items():
            if name.partition(".")[0] not in _ANEW:
                value.add_(begun[name]).div_(2)
    return network


def _weights(path: Path) -> dict[str, torch.Tensor]:
    graph = onnx.load(path).graph
    stored = {each.name: numpy_helper.to_array(each) for each in graph.initializer}
    found: dict[str, np.ndarray] = {}
    for name, value in stored.items():
        if name.endswith("_quantized"):
            stem = name.removesuffix("_quantized")
            zero, scale = stored[f"{stem}_zero_point"], stored[f"{stem}_scale"]
            found[stem] = (value.astype(np.float32) - zero.astype(np.float32)) * scale
        elif name.startswith("network.") and not name.endswith(("_scale", "_zero_point")):
            found[name] = value
    for node in graph.node:
        if node.op_type == "MatMulInteger" and node.input[1].endswith("_quantized"):
            # A node is named by its layer, "/network/blocks.0/query/MatMul_quant"; its weights only by a number.
            layer = node.name.strip("/").rpartition("/")[0].replace("/", ".")
            found[f"{layer}.weight"] = found.pop(node.input[1].removesuffix("_quantized")).T
    return {name.removeprefix("network."): torch.tensor(np.ascontiguousarray(value)) for name, value in found.items()}


def _heads(path: Path) -> dict[str, torch.Tensor]:
    with np.load(path, allow_pickle=False) as heads:
        found = {name: heads[name].astype(np.float32) for name in heads.files}
    return {
        f"{name}.{part}": torch.tensor(value.T if part == "weight" else value)
        for name in ("first", "second")
        for part, value in (("weight", found[name]), ("bias", found[f"{name}_bias"]))
    }
