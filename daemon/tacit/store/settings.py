"""The settings as they are kept: `settings.json` in the configuration folder, for its user alone."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..settings import DEFAULTS, Problem, Settings, all_changed, taken_from, value_of
from . import files
from .exceptions import UnwritableError

FILE = "settings.json"
ASIDE = "settings.json.bad"


class NotSavedError(Exception):
    """The settings could not be written; nothing was changed."""

    def __init__(self, path: Path, problem: str) -> None:
        super().__init__(path, problem)
        self.path = path
        self.problem = problem

    def __str__(self) -> str:
        return f"the settings could not be saved in {self.path} ({self.problem}), so nothing was changed"


@dataclass(frozen=True, slots=True)
class Kept:
    """The settings that hold, and what of the file could not be used."""

    settings: Settings = DEFAULTS
    problems: tuple[Problem, ...] = ()


class SettingsStore:
    """Reads the file anew for each question, so that a change made by hand is never written over."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE

    def load(self) -> Kept:
        """Return the settings. What is damaged is kept aside, in a second file, before it can be written over."""
        _, kept, _ = self._load()
        return kept

    def change(self, name: str, value: object) -> Kept:
        """As `change_all`, for one setting."""
        return self.change_all({name: value})

    def change_all(self, changes: Mapping[str, object]) -> Kept:
        """Change settings to values as JSON has them, None being a default, all or none; return how they hold now.

        Raises SettingError for what it does not take, NotSavedError where the file cannot be written, or can neither
        be read nor kept aside. Settings that this version does not know, and damaged ones, stay in the file until they
        are set themselves.
        """
        document, kept, only_there = self._load()
        now = all_changed(kept.settings, changes)
        if only_there is not None:
            raise NotSavedError(self._path, only_there)
        for name, value in changes.items():
            document.pop(name, None)
            if value is not None:
                document[name] = value_of(now, name)
        self._write(document)
        return self.load()

    def _load(self) -> tuple[dict[str, Any], Kept, str | None]:
        """The file's members, the settings, and why writing the file would lose what only it holds; None if nothing."""
        document, readable = self._read()
        settings, problems = taken_from(document)
        if not readable:
            problems = (Problem(FILE, "damaged", "every default"),)
        is_damaged = any(problem.code == "damaged" for problem in problems)
        fault = self._keep_aside() if is_damaged else None
        return document, Kept(settings, problems), None if readable else fault

    def _read(self) -> tuple[dict[str, Any], bool]:
        """The file's members, and whether it could be read; a file that is not there has none."""
        try:
            document = json.loads(self._path.read_bytes())
        except FileNotFoundError:
            return {}, True
        except (OSError, ValueError, RecursionError):
            return {}, False
        return (document, True) if isinstance(document, dict) else ({}, False)

    def _keep_aside(self) -> str | None:
        """Copy the file as it is; return what keeps it from that, and then the file itself still stands."""
        try:
            files.replace(self._path.with_name(ASIDE), self._path.read_bytes())
        except (OSError, UnwritableError) as error:
            return _problem(error)
        return None

    def _write(self, document: dict[str, Any]) -> None:
        try:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            files.replace(self._path, json.dumps(document, indent=2).encode() + b"\n")
        except (OSError, UnwritableError) as error:
            raise NotSavedError(self._path, _problem(error)) from error


def _problem(error: OSError | UnwritableError) -> str:
    said = error.problem if isinstance(error, UnwritableError) else error.strerror
    return said or type(error).__name__
