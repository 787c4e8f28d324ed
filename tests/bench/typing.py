"""Types the clear development drafts out letter by letter: how many ever show a stop, or anything at all?

usage: python -m tests.bench.typing [--every N]

A verdict shows after a pause; here every beginning is looked at, so that the figure is the worst case. Beside it, that
for somebody who only pauses where a sentence or line ends.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from tacit.assess import Assessor
from tacit.verdict import Verdict
from tests.bench.drafts import draft_of, people_of, read_drafts

DRAFTS = Path(__file__).with_name("dev.jsonl")


def main() -> None:
    """Prints the shares."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--every", type=int, default=1, help="look at every Nth beginning only")
    chosen = parser.parse_args()
    assessor = Assessor()
    clear = [gold for gold in read_drafts(DRAFTS) if gold["verdict"] == "clear"]
    stopped = paused = raised = beginnings = 0
    for gold in clear:
        draft, (profile, roster) = draft_of(gold), people_of(gold)
        pauses = set(ends(draft.text))
        lengths = pauses | set(range(1, len(draft.text) + 1, chosen.every))
        seen = {
            length: assessor.judge(replace(draft, text=draft.text[:length]), profile, roster).verdict
            for length in sorted(lengths)
        }
        stopped += Verdict.STOP in seen.values()
        paused += any(seen[length] is Verdict.STOP for length in pauses)
        raised += set(seen.values()) != {Verdict.CLEAR}
        beginnings += len(lengths)
    print(f"{len(clear)} clear drafts, {beginnings:,} beginnings")
    print(f"ever a stop                   {stopped / len(clear):.3f}")
    print(f"where a sentence or line ends {paused / len(clear):.3f}")
    print(f"ever anything                 {raised / len(clear):.3f}")


def ends(text: str) -> Iterator[int]:
    """Where the sentences and lines of a draft end, and it itself."""
    yield from (match.end() for match in re.finditer(r"\n|[.!?…]++(?!\w)", text))
    yield len(text)


if __name__ == "__main__":
    main()
