"""Reads and validates a file of labelled drafts in the text form that SPEC.md describes.

usage: python -m tests.bench.parse FILE.txt [--jsonl OUT]
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tacit.draft import Site, Surface
from tacit.finding import Label
from tacit.verdict import Conduct, Verdict

Item = dict[str, Any]

_MARK = re.compile(r"\{\{([A-Z]+):(.*?)\}\}|\[\[([A-Z]+)/([A-Z]+):(.*?)\]\]", re.DOTALL)
"""A detail about a client, or in the training corpus one of somebody else's, with whose it is."""

WHOSE = frozenset({"AUTHOR", "RELATIVE", "COLLEAGUE", "PUBLIC", "FICTION", "GENERAL", "OTHER"})
_HEAD = re.compile(r"^### id:\s*", re.MULTILINE)
_LONGEST_ON_X = 280


def parse(path: Path) -> tuple[list[Item], list[tuple[str, str]]]:
    """The drafts of a file with their marks as offsets, and its errors: id, what is wrong."""
    errors: list[tuple[str, str]] = []
    items = [_item(chunk, errors) for chunk in _HEAD.split(path.read_text(encoding="utf-8"))[1:]]
    errors.extend((item["id"], fault) for item in items for fault in _faults(item))
    errors.extend((key, "id twice") for key, count in Counter(item["id"] for item in items).items() if count > 1)
    return items, errors


def _item(chunk: str, errors: list[tuple[str, str]]) -> Item:
    head, _, body = chunk.partition("\ntext:\n")
    ident, *lines = head.split("\n")
    item: Item = {"id": ident.strip(), "spans": [], "others": [], "conduct": []}
    for line in filter(str.strip, lines):
        key, _, value = (part.strip() for part in line.partition(":"))
        if key not in _FIELDS:
            errors.append((item["id"], f"unknown key {key}"))
            continue
        item[key] = _FIELDS[key](value)
    item["text"] = _unmark(body.strip("\n"), item, errors)
    return item


def _unmark(body: str, item: Item, errors: list[tuple[str, str]]) -> str:
    parts: list[str] = []
    position = length = 0
    for mark in _MARK.finditer(body):
        parts.append(body[position : mark.start()])
        length += mark.start() - position
        label, text = mark[1] or mark[4], mark[2] or mark[5] or ""
        if label not in set(Label) or (mark[3] and mark[3] not in WHOSE):
            errors.append((item["id"], f"unknown label {mark[3] or ''} {label}"))
        if not text or text != text.strip():
            errors.append((item["id"], f"blank or padded mark {mark[0]}"))
        span = {"start": length, "end": length + len(text), "label": label}
        if mark[3]:
            item["others"].append(span | {"whose": mark[3]})
        else:
            item["spans"].append(span)
        parts.append(text)
        length += len(text)
        position = mark.end()
    return "".join([*parts, body[position:]])


def _list(value: str) -> list[str]:
    return [part.strip() for part in value.split(",") if part.strip() not in ("", "-")]


def _profile(value: str) -> dict[str, str]:
    pairs = (part.partition("=") for part in value.split(";"))
    return {key.strip(): told.strip() for key, _, told in pairs if key.strip()}


def _roster(value: str) -> list[list[str]]:
    clients = (client for client in value.split(";") if client.strip())
    return [[alias.strip() for alias in client.split("|") if alias.strip()] for client in clients]


_FIELDS: dict[str, Any] = {
    "site": str, "surface": str, "verdict": str, "reply_to": str,
    "conduct": _list, "tags": _list, "profile": _profile, "roster": _roster,
}  # fmt: skip


def _faults(item: Item) -> Iterator[str]:
    for key, allowed in (("site", Site), ("surface", Surface), ("verdict", Verdict)):
        if item.get(key) not in set(allowed):
            yield key
    yield from (f"unknown flag {flag}" for flag in item["conduct"] if flag not in set(Conduct))
    if re.search(r"\{\{|\}\}|\[\[|\]\]", item["text"]):
        yield "stray braces"
    if not item["text"].strip():
        yield "no text"
    if item.get("site") == Site.X and len(item["text"]) > _LONGEST_ON_X:
        yield f"{len(item['text'])} characters on X"
    if item.get("verdict") == Verdict.CLEAR and item["spans"]:
        yield "clear with marks"
    if item.get("verdict") == Verdict.STOP and not item["spans"] and Conduct.RELATIONSHIP not in item["conduct"]:
        yield "stop without marks"


def main(argv: list[str]) -> None:
    """Prints the errors and a count; with --jsonl writes the drafts with offsets."""
    items, errors = parse(Path(argv[0]))
    for ident, fault in errors:
        print(f"ERROR {ident}: {fault}")
    print(f"{len(items)} drafts, {dict(Counter(item.get('verdict') for item in items))}, {len(errors)} errors")
    if "--jsonl" in argv:
        lines = (json.dumps(item, ensure_ascii=False) for item in items)
        Path(argv[argv.index("--jsonl") + 1]).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
