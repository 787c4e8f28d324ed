"""Measures on texts that must never raise an alarm: written for this, and never trained on.

usage: python -m tests.bench.quiet [--tweets btc.test] [--misses]

The five kinds are in `quiet-a.txt` and `quiet-b.txt`. The tweets are the test part of the Broad Twitter Corpus
(https://github.com/GateNLP/broad_twitter_corpus, CC BY 4.0), which is not part of the project.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tacit.assess import Assessor
from tacit.draft import Draft
from tests.bench.drafts import draft_of
from tests.bench.parse import parse
from training.public import tweets

FILES = sorted(Path(__file__).parent.glob("quiet-*.txt"))


def quiet() -> Iterator[tuple[str, str, Draft]]:
    """Kind, id and draft of each text."""
    for path in FILES:
        for item in parse(path)[0]:
            yield item["tags"][0], item["id"], draft_of(item)


def main() -> None:
    """Prints how many were disturbed, by kind."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tweets", type=Path)
    parser.add_argument("--misses", action="store_true", help="name those that were raised")
    chosen = parser.parse_args()
    texts = list(quiet())
    if chosen.tweets:
        texts += [("tweet", f"tweet {number}", Draft(text)) for number, text in enumerate(tweets(chosen.tweets))]
    assessor, seen = Assessor(), Counter[tuple[str, str]]()
    for kind, ident, draft in texts:
        said = assessor.assess(draft)
        seen[kind, "all"] += 1
        seen[kind, "raised"] += said.verdict != "clear" or bool(said.conduct)
        seen[kind, "held"] += said.verdict == "stop"
        if chosen.misses and (said.verdict != "clear" or said.conduct):
            print(f"{ident}: {said.verdict} {', '.join(said.conduct)}")
    for kind in dict.fromkeys(kind for kind, *_ in texts):
        count, raised, held = (seen[kind, key] for key in ("all", "raised", "held"))
        print(f"{kind:12} {count:5}  raised {raised / count:.3f}  held {held / count:.3f}")


if __name__ == "__main__":
    main()
