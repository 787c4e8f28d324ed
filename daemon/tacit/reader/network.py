"""The network itself, run by ONNX Runtime, and the small layers on top that judge a draft as a whole.

Files in `tacit/data/reader`: `words.onnx` (8-bit weights), `heads.npz`, `tokenizer.json`, and `reader.json` with the
thresholds and the SHA-256 of the other three, compared before anything is loaded.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from importlib.resources import as_file, files
from importlib.resources.abc import Traversable
from io import BytesIO
from typing import Any, NamedTuple

import numpy as np
import onnxruntime as ort
from numpy.typing import NDArray
from tokenizers import Tokenizer

from ..exceptions import UnusableError

Array = NDArray[np.float32]

SETTINGS = "reader.json"
NETWORK = "words.onnx"
HEADS = "heads.npz"
TOKENIZER = "tokenizer.json"


class BrokenReaderError(UnusableError):
    """The reader's files are not those that Tacit was shipped with. The message says what to do."""


class Seen(NamedTuple):
    """What the network made of one window."""

    words: Array
    """A row a token of the window's own text: logits, first "no detail", then the labels in their order."""
    whole: Array
    """What the window says of the draft; the largest of each number over all windows says it of the draft."""
    goes: Array
    """A logit a token of the window's own text: whether who rewords the draft leaves it out."""


class Network:
    """A loaded network."""

    def __init__(self, folder: Traversable | None = None):
        ort.disable_telemetry_events()  # on Windows it is on unless told
        folder = folder or files("tacit.data") / "reader"
        self.settings = _settings(folder)
        with as_file(folder / NETWORK) as path:
            self._session = ort.InferenceSession(str(path), _options(), providers=["CPUExecutionProvider"])
        with np.load(BytesIO((folder / HEADS).read_bytes()), allow_pickle=False) as heads:
            self._heads = {name: heads[name].astype(np.float32) for name in heads.files}
        self.tokenizer = Tokenizer.from_str((folder / TOKENIZER).read_text(encoding="utf-8"))

    def see(self, ids: Sequence[int], kinds: Sequence[int], own: slice) -> Seen:
        """Run a window: all its tokens with their kinds; `own` are those that are labelled."""
        fed = {"ids": np.array([ids], dtype=np.int64), "kinds": np.array([kinds], dtype=np.int64)}
        words, whole, goes = self._session.run(["words", "whole", "goes"], fed)
        return Seen(words[0, own].copy(), whole[0].copy(), goes[0, own].copy())

    def judge(self, wholes: Sequence[Array]) -> Array:
        """Logits of a draft from what its windows say: the verdicts (clear, caution, stop), then the conduct flags."""
        heads = self._heads
        hidden = _gelu(np.max(np.stack(wholes), axis=0) @ heads["first"] + heads["first_bias"])
        logits: Array = hidden @ heads["second"] + heads["second_bias"]
        return logits


def _gelu(value: Array) -> Array:
    """The smooth step that the heads were trained with (the one by tanh)."""
    curve: Array = 0.5 * value * (1 + np.tanh(0.7978845608 * (value + 0.044715 * value**3)))
    return curve


def _options() -> Any:
    options = ort.SessionOptions()
    options.intra_op_num_threads = 2
    options.inter_op_num_threads = 1
    # Threads that turn in circles while a window is read take a third less time than threads that are woken for each
    # layer; between windows they sleep, and with them the fan.
    options.add_session_config_entry("session.intra_op.allow_spinning", "1")
    options.add_session_config_entry("session.force_spinning_stop", "1")
    options.log_severity_level = 3
    # A draft's tokens stay in the arena otherwise, and it never shrinks.
    options.enable_cpu_mem_arena = False
    return options


def _settings(folder: Traversable) -> dict[str, Any]:
    try:
        settings: dict[str, Any] = json.loads((folder / SETTINGS).read_text(encoding="utf-8"))
        for name in (NETWORK, HEADS, TOKENIZER):
            if hashlib.sha256((folder / name).read_bytes()).hexdigest() != settings["sha256"][name]:
                raise BrokenReaderError(f"The reader's file {name} was changed or damaged. Install Tacit again.")
    except FileNotFoundError as error:
        raise BrokenReaderError("A file of the reader is missing. Install Tacit again.") from error
    except (ValueError, KeyError, TypeError) as error:
        raise BrokenReaderError(f"The reader's file {SETTINGS} was changed or damaged. Install Tacit again.") from error
    return settings
