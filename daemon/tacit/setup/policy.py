"""What an organisation forbids a browser: the policies of Chromium's kin that keep Tacit out."""

from __future__ import annotations

import json
import plistlib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any
from xml.parsers.expat import ExpatError

from .browsers import Browser, extensions
from .machine import Machine
from .manifest import HOST_NAME

_USER_HOSTS = "NativeMessagingUserLevelHosts"
_LISTS = (
    ("NativeMessagingBlocklist", "NativeMessagingAllowlist", (HOST_NAME,)),
    ("ExtensionInstallBlocklist", "ExtensionInstallAllowlist", extensions("chromium")),
)
"""A policy that forbids, the one that makes exceptions to it, and what of ours they would name."""


def forbidding(machine: Machine, browser: Browser, *, for_all: bool = False) -> str | None:
    """Return the name of the first policy that keeps Tacit out of a browser; None where there is none.

    `for_all` says that the browser finds Tacit by a manifest for all users.
    """
    for policies in _policies(machine, browser):
        if not for_all and policies.get(_USER_HOSTS) in (False, 0) and policies.get(_USER_HOSTS) is not None:
            return _USER_HOSTS
        for blocks, allows, own in _LISTS:
            blocked = {"*", *own} & _strings(policies.get(blocks))
            if blocked and not set(own) & _strings(policies.get(allows)):
                return blocks
    return None


def _strings(value: object) -> set[str]:
    """The strings of a list. A browser passes over a policy of another shape, and over what else is in a list."""
    return {each for each in value if isinstance(each, str)} if isinstance(value, list) else set()


def _policies(machine: Machine, browser: Browser) -> Iterator[Mapping[str, Any]]:
    place = browser.policy.get(machine.platform)
    if place is None:
        return
    if machine.registry is not None:
        for hive in ("HKLM", "HKCU"):
            yield _from_registry(machine, f"{hive}\\{place}")
    elif machine.platform == "darwin":
        yield _from_plist(machine.root / f"Library/Managed Preferences/{place}.plist")
    else:
        yield _from_folder(machine, place)


def _from_plist(file: Path) -> dict[str, Any]:
    with suppress(OSError, plistlib.InvalidFileException, ExpatError, ValueError):
        told = plistlib.loads(file.read_bytes())
        return told if isinstance(told, dict) else {}
    return {}


def _from_registry(machine: Machine, key: str) -> dict[str, Any]:
    assert machine.registry is not None
    named = [name for blocks, allows, _ in _LISTS for name in (blocks, allows)]
    with suppress(OSError):
        values: dict[str, Any] = {name: machine.registry.values(f"{key}\\{name}") for name in named}
        return values | {_USER_HOSTS: machine.registry.read(key, _USER_HOSTS)}
    return {}


def _from_folder(machine: Machine, place: str) -> dict[str, Any]:
    """All files of a folder as one, in the order of their names, as Chromium reads them."""
    policies: dict[str, Any] = {}
    for file in sorted(machine.path(place).glob("*.json")):
        with suppress(OSError, ValueError):
            told = json.loads(file.read_bytes())
            policies |= told if isinstance(told, dict) else {}
    return policies
