"""Wheel and sdist, built once for all tests of the packages."""

import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

from building import python

ROOT = Path(__file__).parents[2]
WHEN = 1_700_000_000
"""The moment that the packages bear: in November 2023."""


@dataclass(frozen=True)
class Wheel:
    """A wheel, the sdist of the same tree, and the names in the wheel."""

    path: Path
    sdist: Path
    names: list[str]


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Wheel:
    """Wheel and sdist, built from this tree."""
    sdist, path = python.build(ROOT, tmp_path_factory.mktemp("wheel"), WHEN)
    with zipfile.ZipFile(path) as archive:
        return Wheel(path, sdist, archive.namelist())
