"""Scores the answers of `tacit check --jsonl` against labelled drafts.

usage: python -m tests.bench.evaluate GOLD.jsonl ANSWERS.jsonl [--misses] [--json]

An answer: {"id", "verdict": "stop|caution|clear", "findings": [{"start", "end", "label"}], "conduct": [..],
"redaction": string or null}. Offsets are code points, end exclusive. A draft without an answer counts as
`clear`, so that crashing never scores.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

DIRECT = {"NAME", "CONTACT", "ID"}
CONDUCT = ("testimonial", "advice", "relationship", "boundary", "solicit", "disparage")


def load(path):
    """The lines of a JSON Lines file."""
    with Path(path).open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def covered(spans):
    """The code points that the spans cover."""
    points = set()
    for span in spans:
        points.update(range(span["start"], span["end"]))
    return points


def solid(text, points):
    """Positions that hold something other than white space and punctuation."""
    return {p for p in points if p < len(text) and text[p].isalnum()}


EMPTY_WORDS = frozenset(
    [
        "a",
        "an",
        "the",
        "and",
        "or",
        "but",
        "of",
        "in",
        "on",
        "at",
        "to",
        "for",
        "from",
        "with",
        "by",
        "as",
        "is",
        "was",
        "were",
        "are",
        "be",
        "been",
        "has",
        "had",
        "have",
        "his",
        "her",
        "their",
        "my",
        "our",
        "he",
        "she",
        "they",
        "it",
        "who",
        "that",
        "this",
        "year",
        "years",
        "old",
        "yr",
        "yrs",
        "yo",
        "day",
        "days",
        "week",
        "weeks",
        "month",
        "months",
        "ago",
        "one",
        "two",
        "s",
        "t",
        "d",
    ]
)


def still_says(redaction, phrase):
    """Whether the words of `phrase` that carry its content still stand close together in `redaction`."""
    words = [w for w in re.findall(r"\w+", phrase.lower()) if w not in EMPTY_WORDS]
    words = words or re.findall(r"\w+", phrase.lower())
    hay = re.findall(r"\w+", redaction.lower())
    reach = 2 * len(words) + 3
    return any(all(w in hay[i : i + reach] for w in words) for i, w in enumerate(hay) if w == words[0])


def ratio(part, whole):
    """A share; not a number where there is nothing to share."""
    return part / whole if whole else float("nan")


def evaluate(gold, predictions):
    """The figures by name, and the drafts that were missed or wrongly raised: id, wanted, given, text."""
    by_id = {p["id"]: p for p in predictions}
    empty = {"verdict": "clear", "findings": [], "conduct": [], "redaction": None}
    posts, spans, per_label = Counter(), Counter(), defaultdict(Counter)
    conduct, redact, misses = Counter(), Counter(), []
    for draft in gold:
        said = {**empty, **by_id.get(draft["id"], {})}
        text, want, got = draft["text"], draft["verdict"], said["verdict"]
        nameless = want == "stop" and not any(s["label"] in DIRECT for s in draft["spans"])
        posts[want] += 1
        posts[want, "raised"] += got != "clear"
        posts[want, "exact"] += got == want
        posts[want, "held"] += got == "stop"
        if want == "clear" and not draft["conduct"]:
            posts["quiet"] += 1
            posts["quiet", "disturbed"] += got != "clear" or bool(said["conduct"])
        if nameless:
            posts["nameless"] += 1
            posts["nameless", "raised"] += got != "clear"
            posts["nameless", "exact"] += got == "stop"
        flagged = solid(text, covered(said["findings"]))
        marked = solid(text, covered(draft["spans"]))
        spans["flagged"] += len(flagged)
        spans["flagged right"] += len(flagged & marked)
        for span in draft["spans"]:
            points = solid(text, covered([span]))
            hit = 2 * len(points & flagged) >= len(points) > 0
            kind = "direct" if span["label"] in DIRECT else "quasi"
            for key in (span["label"], kind, "all"):
                per_label[key]["gold"] += 1
                per_label[key]["hit"] += hit
        for flag in CONDUCT:
            if flag == "relationship" and draft["surface"] == "post":
                continue  # a post's verdict says it already; the flag is about whom a reply answers
            want_flag, got_flag = flag in draft["conduct"], flag in said["conduct"]
            conduct[flag, "tp"] += want_flag and got_flag
            conduct[flag, "fn"] += want_flag and not got_flag
            conduct[flag, "fp"] += got_flag and not want_flag
        # A reply that confirms someone is a client cannot be saved by rewording: refusing is right there.
        if want == "stop" and draft["spans"] and "relationship" not in draft["conduct"]:
            redact["posts"] += 1
            after = said["redaction"]
            left = [s for s in draft["spans"] if after is None or still_says(after, text[s["start"] : s["end"]])]
            redact["clean"] += not left
            redact["direct left"] += any(s["label"] in DIRECT for s in left)
            redact["direct"] += sum(s["label"] in DIRECT for s in draft["spans"])
            redact["direct spans left"] += sum(s["label"] in DIRECT for s in left)
            redact["spans"] += len(draft["spans"])
            redact["spans left"] += len(left)
            if after is not None:
                rest = [
                    w.lower()
                    for w in re.findall(r"\w+", "".join(" " if i in marked else c for i, c in enumerate(text)))
                ]
                kept = Counter(re.findall(r"\w+", after.lower()))
                redact["rest words"] += len(rest)
                redact["rest kept"] += sum((Counter(rest) & kept).values())
        if (want == "stop" and got == "clear") or (want == "clear" and got != "clear"):
            misses.append((draft["id"], want, got, text))
    tp, fn, fp = (sum(conduct[f, k] for f in CONDUCT) for k in ("tp", "fn", "fp"))
    out = {
        "drafts": len(gold),
        "stop: raised (caution or stop)": ratio(posts["stop", "raised"], posts["stop"]),
        "stop: said stop": ratio(posts["stop", "exact"], posts["stop"]),
        "stop without name/contact/id: raised": ratio(posts["nameless", "raised"], posts["nameless"]),
        "stop without name/contact/id: said stop": ratio(posts["nameless", "exact"], posts["nameless"]),
        "caution: raised": ratio(posts["caution", "raised"], posts["caution"]),
        "caution: wrongly held": ratio(posts["caution", "held"], posts["caution"]),
        "clear: false alarms": ratio(posts["clear", "raised"], posts["clear"]),
        "clear: wrongly held": ratio(posts["clear", "held"], posts["clear"]),
        "clear without a flag: any warning": ratio(posts["quiet", "disturbed"], posts["quiet"]),
        "spans: recall": ratio(per_label["all"]["hit"], per_label["all"]["gold"]),
        "spans: recall direct": ratio(per_label["direct"]["hit"], per_label["direct"]["gold"]),
        "spans: recall quasi": ratio(per_label["quasi"]["hit"], per_label["quasi"]["gold"]),
        "spans: precision (characters)": ratio(spans["flagged right"], spans["flagged"]),
        "redaction: posts with nothing left": ratio(redact["clean"], redact["posts"]),
        "redaction: posts with a direct identifier left": ratio(redact["direct left"], redact["posts"]),
        "redaction: direct spans left": ratio(redact["direct spans left"], redact["direct"]),
        "redaction: spans left": ratio(redact["spans left"], redact["spans"]),
        "redaction: other words kept": ratio(redact["rest kept"], redact["rest words"]),
        "conduct: recall": ratio(tp, tp + fn),
        "conduct: precision": ratio(tp, tp + fp),
        "conduct: lowest recall of a flag": min(
            ratio(conduct[f, "tp"], conduct[f, "tp"] + conduct[f, "fn"]) for f in CONDUCT
        ),
    }
    for label in sorted(k for k in per_label if k.isupper()):
        out[f"span recall {label}"] = ratio(per_label[label]["hit"], per_label[label]["gold"])
    for flag in CONDUCT:
        out[f"conduct {flag}"] = "tp {} fn {} fp {}".format(*(conduct[flag, k] for k in ("tp", "fn", "fp")))
    return out, misses


def main(argv):
    """Prints the figures."""
    paths = [a for a in argv if not a.startswith("--")]
    if len(paths) != 2:
        sys.exit(__doc__)
    figures, misses = evaluate(load(paths[0]), load(paths[1]))
    if "--json" in argv:
        print(json.dumps(figures, indent=1))
        return
    for name, value in figures.items():
        print(f"{name:45} {value:.3f}" if isinstance(value, float) else f"{name:45} {value}")
    if "--misses" in argv:
        for ident, want, got, text in misses:
            print(f"\n{ident}: should be {want}, was {got}\n{text}")


if __name__ == "__main__":
    main(sys.argv[1:])
