"""Which package may import which."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import tacit

ROOT = Path(tacit.__file__).parent
GROUND = ("reader", "detect", "judge", "redact", "protocol", "imports")
LAYERS = (*GROUND, "store", "serve", "dashboard", "setup", "commands")
"""From the ground up: each imports from those before it, and from the nouns, which import from none."""
PURE = GROUND[1:]
OUTSIDE = {"asyncio", "socket", "sqlite3", "aiohttp", "websockets", "threading", "subprocess"}
ABOVE = {"__main__", "cli", "assess", "messages"}
"""Modules beside the packages that are no nouns."""


def imported(file: Path) -> Iterator[str]:
    """What a module imports: of tacit the first name below it, with a dot before it, else the library's name."""
    below = file.relative_to(ROOT).parts[:-1]
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (each.name.split(".")[0] for each in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            yield str(node.module).split(".")[0]
        elif isinstance(node, ast.ImportFrom):
            base = below[: len(below) - node.level + 1]
            names = [str(node.module)] if node.module else [each.name for each in node.names]
            yield from (f".{'.'.join([*base, name]).split('.')[0]}" for name in names)


@pytest.mark.parametrize("layer", LAYERS)
def test_arrows_run_one_way(layer: str):
    """A package imports from none that stands above it, and of the pure ones none talks to the world outside."""
    allowed = {f".{each}" for each in LAYERS[: LAYERS.index(layer) + 1]}
    every = {each for file in (ROOT / layer).rglob("*.py") for each in imported(file)}
    packages = {each for each in every if each.startswith(".") and (ROOT / each[1:]).is_dir()} - {".data"}
    assert packages <= allowed
    assert layer not in PURE or not every & OUTSIDE
    assert every, "nothing was looked at"


def test_nouns_stand_on_nothing():
    """A module beside the packages imports from no package, but for those that put the packages together."""
    for file in ROOT.glob("*.py"):
        packages = {each for each in imported(file) if each.startswith(".") and (ROOT / each[1:]).is_dir()} - {".data"}
        assert (not packages) or file.stem in ABOVE, file.stem
    assert ".detect" in set(imported(ROOT / "assess.py"))


def test_every_package_has_a_layer():
    """No package is left out of the order."""
    assert {each.parent.name for each in ROOT.glob("*/__init__.py")} - {"data"} == set(LAYERS)
