"""`tacit settings`: the settings of the companion where it runs, else of the file that it will start with."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from ..exceptions import InputError, SettingError
from .terminal import user_endpoint

if TYPE_CHECKING:
    from ..settings import Problem, Settings
    from ..store.settings import SettingsStore


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command with its parts."""
    settings = commands.add_parser("settings", help="show and change the settings")
    settings.set_defaults(command=_list)
    actions = settings.add_subparsers(metavar="ACTION")
    get = actions.add_parser("get", help="write one setting's value")
    get.set_defaults(command=_get)
    change = actions.add_parser("set", help="change one setting, at once and in every open tab")
    change.set_defaults(command=_set)
    reset = actions.add_parser("reset", help="put one setting's default back")
    reset.set_defaults(command=_reset)
    for action in (get, change, reset):
        action.add_argument("name", metavar="NAME", help="the setting's name, as `tacit settings` lists it")
    change.add_argument("value", nargs="+", metavar="VALUE", help="its new value; several kinds of detail, one by one")


def _list(_: argparse.Namespace) -> int:
    from ..settings import DESCRIPTIONS

    settings, problems = _held()
    for name, about in DESCRIPTIONS.items():
        print(_line(settings, name))
        print(f"  {about.description} Takes {about.allowed}.")
    return _complain(problems)


def _get(chosen: argparse.Namespace) -> int:
    from ..settings import value_of, written
    from ..store.settings import FILE

    name = _known(chosen.name)
    settings, problems = _held()
    print(written(name, value_of(settings, name)))
    return _complain(problem for problem in problems if problem.name in (name, FILE))


def _set(chosen: argparse.Namespace) -> int:
    from ..settings import parsed

    name = _known(chosen.name)
    return _change(name, parsed(name, " ".join(chosen.value)))


def _reset(chosen: argparse.Namespace) -> int:
    return _change(_known(chosen.name), None)


def _change(name: str, value: object) -> int:
    from ..serve.asking import change_setting
    from ..serve.exceptions import ServeError, UnreachableError
    from ..settings import changed
    from ..store.settings import NotSavedError

    try:
        changed(_held()[0], name, value)
        try:
            settings = change_setting(user_endpoint(), name, value).settings
        except UnreachableError:
            settings = _store().change(name, value).settings
    except (SettingError, NotSavedError) as error:
        raise InputError(f"{error}.") from None
    except ServeError as error:
        raise InputError(str(error)) from None
    print(_line(settings, name))
    return 0


def _held() -> tuple[Settings, tuple[Problem, ...]]:
    from ..serve.asking import ask_settings
    from ..serve.exceptions import ServeError, UnreachableError

    try:
        held = ask_settings(user_endpoint())
        return held.settings, held.problems
    except UnreachableError:
        kept = _store().load()
        return kept.settings, kept.problems
    except ServeError as error:
        raise InputError(str(error)) from None


def _known(name: str) -> str:
    from ..settings import NAMES

    if name not in NAMES:
        raise InputError(f"there is no setting of that name. There are: {', '.join(NAMES)}.")
    return name


def _line(settings: Settings, name: str) -> str:
    from ..settings import value_of, written

    return f"{name} = {written(name, value_of(settings, name))}"


def _complain(problems: Iterable[Problem]) -> int:
    for problem in problems:
        print(f"tacit: {problem}", file=sys.stderr)
    return 0


def _store() -> SettingsStore:
    from ..protocol.endpoint import config_folder
    from ..store.settings import SettingsStore

    return SettingsStore(config_folder(os.environ, sys.platform, Path.home()))
