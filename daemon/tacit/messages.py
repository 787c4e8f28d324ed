"""The sentences that people read: one file for the extension and for the command line."""

from __future__ import annotations

import json
from functools import cache

from .finding import Label
from .setup.paths import extension_folder


def sentence(key: str, labels: tuple[Label, ...] = ()) -> str:
    """The message `key`, with the words for `labels` in the place it keeps for them.

    Raises KeyError where there is no such message.
    """
    return _messages()[key].replace("$1", _listed([_messages()[f"label_{label.lower()}"] for label in labels]))


@cache
def _messages() -> dict[str, str]:
    path = extension_folder() / "_locales" / "en" / "messages.json"
    return {key: entry["message"] for key, entry in json.loads(path.read_text(encoding="utf-8")).items()}


def _listed(words: list[str]) -> str:
    return " and ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))
