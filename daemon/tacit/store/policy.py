"""The social-media policy as it is kept: `policy.json` beside the settings, for its user alone. Nothing of a client."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from . import files
from .exceptions import UnwritableError

FILE = "policy.json"
ASIDE = "policy.json.bad"

MAX_BYTES = 4 * 2**20
"""The most that is read: three texts of the longest kind, all of letters that JSON writes in twelve bytes."""


@dataclass(frozen=True, slots=True)
class KeptPolicy:
    """Answers, and texts in Markdown; none before the first was written."""

    answers: Mapping[str, str] = field(default_factory=dict)
    text: str = ""
    written: str = ""
    """The text as it was written from the answers, before any change by hand."""
    before: str = ""
    """A text with changes by hand that was written anew."""

    @property
    def is_by_hand(self) -> bool:
        """Whether the text was changed by hand. One that was emptied was not: there is nothing in it to be lost."""
        return self.text not in ("", self.written)


class PolicyStore:
    """Reads the file anew for each question. Without a folder what is kept lasts as long as this object.

    Raises UnsafeFileError for what is not a file of this user's own, and UnwritableError.
    """

    def __init__(self, folder: Path | None) -> None:
        self._path = None if folder is None else folder / FILE
        self._kept = KeptPolicy()

    def load(self) -> KeptPolicy:
        """Return what is kept; nothing of a file that is damaged, which is put aside before another is written."""
        if self._path is None:
            return self._kept
        return _read(files.read(self._path, MAX_BYTES)) or KeptPolicy()

    def keep(self, kept: KeptPolicy) -> None:
        """Keep this, whole or not at all."""
        if self._path is None:
            self._kept = kept
            return
        there = files.read(self._path, MAX_BYTES)
        if there is not None and _read(there) is None:
            files.replace(self._path.with_name(ASIDE), there)
        try:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise UnwritableError(self._path, error.strerror) from None
        files.replace(self._path, json.dumps(asdict(kept), indent=2).encode())


def _read(data: bytes | None) -> KeptPolicy | None:
    """What a file holds, nothing where there is none; None where it is damaged."""
    if data is None:
        return KeptPolicy()
    try:
        document = json.loads(data)
        texts = {name: document[name] for name in ("text", "written", "before")}
        answers = dict(document["answers"])
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    if not all(isinstance(each, str) for each in (*texts.values(), *answers, *answers.values())):
        return None
    return KeptPolicy(answers, **texts)
