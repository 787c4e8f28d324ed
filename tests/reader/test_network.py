"""The shipped files are checked before they are used."""

from __future__ import annotations

import shutil
from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest

from tacit.draft import Draft
from tacit.reader.model import Model
from tacit.reader.network import HEADS, NETWORK, SETTINGS, TOKENIZER, BrokenReaderError, Network


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """The reader's files, to break."""
    folder = tmp_path / "reader"
    shutil.copytree(str(files("tacit.data") / "reader"), folder)
    return folder


def test_a_copy_loads(copied):
    """Files that are whole load from wherever they lie."""
    assert Network(copied).settings["sha256"].keys() == {NETWORK, HEADS, TOKENIZER}


@pytest.mark.parametrize("name", [NETWORK, HEADS, TOKENIZER])
def test_a_changed_file_is_refused(copied, name):
    """One changed byte in any file is noticed before the file is used, and the message says what to do."""
    content = bytearray((copied / name).read_bytes())
    content[len(content) // 2] ^= 1
    (copied / name).write_bytes(content)
    with pytest.raises(BrokenReaderError, match=f"{name} was changed or damaged. Install Tacit again"):
        Network(copied)


@pytest.mark.parametrize("content", ["", "{", "[]", "{}", '{"sha256": {}}', '{"sha256": {"words.onnx": "0"}}'])
def test_broken_settings_are_refused(copied, content):
    """Settings that are cut off or lack a hash load nothing unchecked."""
    (copied / SETTINGS).write_text(content, encoding="utf-8")
    with pytest.raises(BrokenReaderError, match="was changed or damaged"):
        Network(copied)


@pytest.mark.parametrize("name", [NETWORK, HEADS, TOKENIZER, SETTINGS])
def test_a_missing_file_is_named_as_such(copied, name):
    """A file that is gone is said to be missing."""
    (copied / name).unlink()
    with pytest.raises(BrokenReaderError, match=r"missing\. Install Tacit again"):
        Network(copied)


def test_the_same_window_gives_the_same_numbers():
    """Two networks, and one network twice, see exactly the same in a window."""
    one, other = Model(), Model()
    window = one.windows(Draft("The kettle sang."))[0]
    seen = [each.see(window) for each in (one, one, other)]
    for each in seen[1:]:
        assert np.array_equal(each.words, seen[0].words)
        assert np.array_equal(each.whole, seen[0].whole)


def test_opinions_are_probabilities():
    """Verdicts share one; each flag lies between nothing and certain."""
    model = Model()
    draft = Draft("The kettle sang.")
    opinion = model.opinion([model.see(window) for window in model.windows(draft)])
    assert sum(opinion.verdict.values()) == pytest.approx(1)
    assert all(0 <= each <= 1 for each in opinion.conduct.values())
