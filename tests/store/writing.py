"""Keeps one list, then the other, and so on, until it is killed; says when it begins. `python writing.py FOLDER`."""

from __future__ import annotations

import itertools
import sys
from pathlib import Path

from tests.store.killing import LISTS, opened

if __name__ == "__main__":
    vault = opened(Path(sys.argv[1]))
    print("writing", flush=True)
    for kept in itertools.cycle(LISTS):
        vault.keep(kept)
