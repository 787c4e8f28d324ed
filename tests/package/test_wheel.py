"""What a bare `pip install .` brings."""

import os
import subprocess
import sys
import tarfile
from pathlib import Path

from building import python
from tests.package.conftest import ROOT, WHEN, Wheel


def test_holds_what_runs(wheel: Wheel) -> None:
    """Companion, host, word lists, and the whole extension with its messages are in it."""
    extension = {str(path.relative_to(ROOT)) for path in (ROOT / "extension").rglob("*") if path.is_file()}
    assert {f"tacit/{name}" for name in extension} <= set(wheel.names)
    package = ROOT / "daemon"
    data = {
        str(path.relative_to(package)) for path in (package / "tacit" / "data").rglob("*.[jnoty]*") if path.is_file()
    }
    assert (
        {"tacit/data/reader/words.onnx", "tacit/data/reader/reader.json", "tacit/data/word_names.txt"}
        <= data
        <= set(wheel.names)
    )
    assert {"tacit/cli.py", "tacit_host/relay.py"} <= set(wheel.names)
    assert {"tacit/data/rules.toml", "tacit/store/migrations/0001.sql"} <= set(wheel.names)
    parts = {f"tacit/dashboard/{name}" for name in ("templates/near_misses.html", "static/dashboard.css")}
    assert parts <= set(wheel.names)


def test_holds_nothing_else(wheel: Wheel) -> None:
    """No test, no training draft and no labelled draft is in it."""
    assert {name.split("/")[0] for name in wheel.names} == {"tacit", "tacit_host", "tacit-0.1.0.dist-info"}
    assert not [name for name in wheel.names if "corpus" in name or "dev.jsonl" in name or "quiet" in name]


def test_sdist(wheel: Wheel, tmp_path: Path) -> None:
    """The sdist builds the same wheel to the last byte, without the rest of the tree."""
    with tarfile.open(wheel.sdist) as archive:
        archive.extractall(tmp_path, filter="data")
    (tree,) = tmp_path.iterdir()
    assert not (tree / "tests").exists()
    _, again = python.build(tree, tmp_path, WHEN)
    assert again.name == wheel.path.name
    assert again.read_bytes() == wheel.path.read_bytes()


def test_reading_leaves_nothing_in_the_home_folder(tmp_path: Path):
    """Reading a draft writes no file into the home folder: no device id, no cache, no events of a library."""
    home = tmp_path / "home"
    home.mkdir()
    command = [sys.executable, "-m", "tacit", "check"]
    # Nothing else of our own environment: where a variable says that a build server runs it (CI and others), the
    # library holds back by itself, and neither the claim nor its control would be tested.
    environ = {"HOME": str(home), "PATH": os.environ["PATH"]}
    said = subprocess.run(command, input=b"My client Ana cried.", env=environ, capture_output=True, check=False)
    assert b"Ana" in said.stdout
    assert [path for path in home.rglob("*") if path.is_file()] == []
    subprocess.run([sys.executable, "-c", "import onnxruntime"], env=environ, check=True)
    assert [path for path in home.rglob("*") if path.is_file()] != [], "the library writes nothing any more by itself"
