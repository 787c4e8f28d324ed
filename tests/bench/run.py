"""Measures `tacit check --jsonl` on the labelled development drafts.

usage: python -m tests.bench.run [--plain] [--misses [--texts]] [--json]

With --plain, the drafts of `plain.txt` instead: posts as people type them without art.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from tests.bench.drafts import read_drafts
from tests.bench.evaluate import evaluate
from tests.bench.parse import parse

DRAFTS = Path(__file__).with_name("dev.jsonl")
PLAIN = DRAFTS.with_name("plain.txt")
TOLD = ("id", "text", "site", "surface", "reply_to", "profile", "roster")
"""What the command is told of a labelled draft: everything but the answers."""


def check(gold: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The answers of the real command, run as a person would."""
    lines = [json.dumps({key: draft[key] for key in TOLD if key in draft}) for draft in gold]
    ran = subprocess.run(
        [sys.executable, "-m", "tacit", "check", "--jsonl"],
        input="\n".join(lines) + "\n",
        capture_output=True,
        check=False,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1", "TACIT_CONFIG_DIR": os.devnull},
    )
    answers = [json.loads(line) for line in ran.stdout.splitlines()]
    if ran.returncode or len(answers) != len(gold):
        sys.exit(f"tacit check answered {len(answers)} of {len(gold)} drafts, and ended with {ran.returncode}.")
    return answers


def main() -> None:
    """Prints the evaluation."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--misses", action="store_true", help="name the drafts that were missed or wrongly raised")
    parser.add_argument("--texts", action="store_true", help="with --misses: print them too")
    parser.add_argument("--json", action="store_true", help="the figures as JSON")
    parser.add_argument("--plain", action="store_true", help="the plain drafts instead of the development drafts")
    chosen = parser.parse_args()
    gold = parse(PLAIN)[0] if chosen.plain else read_drafts(DRAFTS)
    start = time.perf_counter()
    answers = check(gold)
    took = time.perf_counter() - start
    figures, misses = evaluate(gold, answers)
    if chosen.json:
        print(json.dumps(figures, indent=1))
        return
    for name, value in figures.items():
        print(f"{name:48} {value:.3f}" if isinstance(value, float) else f"{name:48} {value}")
    print(f"{'seconds, start included':48} {took:.1f}")
    for ident, want, got, text in misses if chosen.misses else ():
        print(f"{ident}: should be {want}, was {got}")
        if chosen.texts:
            print(f"{text}\n")


if __name__ == "__main__":
    main()
