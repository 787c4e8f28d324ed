"""Makes Tacit known to every browser of the user, and says what was done."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from ..store.exceptions import UnwritableError
from . import record
from .browsers import Place, found
from .machine import Machine
from .policy import forbidding
from .registration import registrations


class Deed(StrEnum):
    """What was done for a browser."""

    READY = "ready"
    UNCHANGED = "unchanged"
    WOULD = "would"
    """Nothing yet: this was a dry run."""
    IMPOSSIBLE = "impossible"
    """Whatever Tacit does, this browser will not start it."""
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Done:
    """What was done for one browser, and what there is to say about it."""

    place: Place
    deed: Deed
    note: str = ""
    """A sentence or two: why not, and what to do instead."""

    @property
    def is_ready(self) -> bool:
        """Whether the browser knows Tacit now."""
        return self.deed in (Deed.READY, Deed.UNCHANGED)


def install(
    machine: Machine, *, only: Collection[str] = (), ids: Sequence[str] = (), dry_run: bool = False
) -> list[Done]:
    """Register Tacit with the browsers that are there, or `only` with those of these keys; return what was done.

    `ids` are further extensions that may start it.
    """
    chosen = [place for place in found(machine) if not only or place.browser.key in only]
    return [_one(machine, place, ids, dry_run) for place in chosen]


@dataclass(frozen=True, slots=True)
class Hindrance:
    """Why a browser cannot be made to work with Tacit."""

    code: Literal["browser_boxed", "browser_managed"]
    """What `tacit doctor` calls it."""
    why: str
    """A sentence or two, with what to do instead."""


def hindrance(machine: Machine, place: Place) -> Hindrance | None:
    """Return why a browser cannot be made to work with Tacit; None where it can."""
    if place.packaging == "snap" and not place.hosts:
        return Hindrance(
            "browser_boxed",
            f"{place.browser.name} as a snap may start no program outside its box. "
            f"Use Firefox, or install {place.browser.name} from its maker's own package.",
        )
    if place.packaging == "flatpak":
        return Hindrance(
            "browser_boxed",
            f"{place.browser.name} as a Flatpak may start no program outside its box. "
            f"Install {place.browser.name} from its maker's own package or from your distribution.",
        )
    for_all = any(each.is_served() for each in registrations(machine, place))
    policy = forbidding(machine, place.browser, for_all=for_all)
    if policy is not None:
        return Hindrance(
            "browser_managed",
            f"Your organisation manages this browser and does not let it work with Tacit ({policy}). "
            "Ask whoever looks after this computer to allow io.tacit.host, or use another browser.",
        )
    return None


def _one(machine: Machine, place: Place, ids: Sequence[str], dry_run: bool) -> Done:
    if (hindered := hindrance(machine, place)) is not None:
        return Done(place, Deed.IMPOSSIBLE, hindered.why)
    wrong = [each for each in registrations(machine, place) if each.fault(ids) is not None]
    note = "Firefox asks once whether Tacit may be started: allow it." if place.packaging == "snap" else ""
    if not wrong:
        return Done(place, Deed.UNCHANGED, note)
    if dry_run:
        return Done(place, Deed.WOULD, "\n".join(f"Would write {each.file}" for each in wrong))
    try:
        for each in wrong:
            record.add(machine, each.write(ids))
    except UnwritableError as error:
        return Done(place, Deed.FAILED, str(error))
    except OSError as error:
        return Done(place, Deed.FAILED, f"{error.filename2 or error.filename} could not be written: {error.strerror}.")
    return Done(place, Deed.READY, note)
