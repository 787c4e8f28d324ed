"""`tacit settings`: the settings of the companion where it runs, else of the file that it will start with."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from .exceptions import InputError, SettingError
from .protocol.endpoint import Endpoint, config_folder
from .serve.asking import ask_settings, change_setting
from .serve.exceptions import ServeError, UnreachableError
from .settings import DESCRIPTIONS, NAMES, Problem, Settings, changed, parsed, value_of, written
from .store.settings import FILE, NotSavedError, SettingsStore


def _list(here: Endpoint, chosen: argparse.Namespace) -> int:
    del chosen
    settings, problems = _held(here)
    for name, about in DESCRIPTIONS.items():
        print(_line(settings, name))
        print(f"  {about.description} Takes {about.allowed}.")
    return _complain(problems)


def _get(here: Endpoint, chosen: argparse.Namespace) -> int:
    name = _known(chosen.name)
    settings, problems = _held(here)
    print(written(name, value_of(settings, name)))
    return _complain(problem for problem in problems if problem.name in (name, FILE))


def _set(here: Endpoint, chosen: argparse.Namespace) -> int:
    name = _known(chosen.name)
    return _change(here, name, parsed(name, " ".join(chosen.value)))


def _reset(here: Endpoint, chosen: argparse.Namespace) -> int:
    return _change(here, _known(chosen.name), None)


COMMANDS: Mapping[str | None, Callable[[Endpoint, argparse.Namespace], int]] = {
    None: _list,
    "get": _get,
    "set": _set,
    "reset": _reset,
}
"""What each action does; it returns the exit status and raises InputError."""


def _change(here: Endpoint, name: str, value: object) -> int:
    try:
        changed(_held(here)[0], name, value)
        try:
            settings = change_setting(here, name, value).settings
        except UnreachableError:
            settings = _store().change(name, value).settings
    except (SettingError, NotSavedError) as error:
        raise InputError(f"{error}.") from None
    except ServeError as error:
        raise InputError(str(error)) from None
    print(_line(settings, name))
    return 0


def _held(here: Endpoint) -> tuple[Settings, tuple[Problem, ...]]:
    try:
        held = ask_settings(here)
        return held.settings, held.problems
    except UnreachableError:
        kept = _store().load()
        return kept.settings, kept.problems
    except ServeError as error:
        raise InputError(str(error)) from None


def _known(name: str) -> str:
    if name not in NAMES:
        raise InputError(f"there is no setting of that name. There are: {', '.join(NAMES)}.")
    return name


def _line(settings: Settings, name: str) -> str:
    return f"{name} = {written(name, value_of(settings, name))}"


def _complain(problems: Iterable[Problem]) -> int:
    for problem in problems:
        print(f"tacit: {problem}", file=sys.stderr)
    return 0


def _store() -> SettingsStore:
    return SettingsStore(config_folder(os.environ, sys.platform, Path.home()))
