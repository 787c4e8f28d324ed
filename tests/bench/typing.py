"""Types the clear development drafts out letter by letter: how many ever show a stop, or anything at all?

usage: python -m tests.bench.typing [--every N]

A verdict shows after a pause; here every beginning is looked at, so that the figure is the worst case.
"""

from __future__ import annotations

import argparse
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
    stopped = raised = beginnings = 0
    for gold in clear:
        draft, (profile, roster) = draft_of(gold), people_of(gold)
        lengths = {*range(1, len(draft.text) + 1, chosen.every), len(draft.text)}
        texts = (replace(draft, text=draft.text[:length]) for length in sorted(lengths))
        seen = {assessor.assess(text, profile, roster).verdict for text in texts}
        stopped += Verdict.STOP in seen
        raised += seen != {Verdict.CLEAR}
        beginnings += len(lengths)
    print(f"{len(clear)} clear drafts, {beginnings:,} beginnings")
    print(f"ever a stop    {stopped / len(clear):.3f}")
    print(f"ever anything  {raised / len(clear):.3f}")


if __name__ == "__main__":
    main()
