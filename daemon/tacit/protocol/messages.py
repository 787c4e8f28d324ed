"""The messages of docs/reference/protocol.md as pydantic models: strict, but unknown members pass.

Those that bring clients and a profile are in `people`, what is said of drafts in `answers`.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any

from pydantic import Field

from ..allowance import Allowance, Allowed, Ground, Scope
from ..draft import MAX_CHARACTERS, Draft, Site, Surface
from ..finding import Label
from ..outcome import Outcome, Why
from ..place import Place
from ..settings import Description, Problem, Settings
from .fields import DraftId, Model, Revision, Text, Word, Words


class VaultState(StrEnum):
    """How the vault with profile, roster and allowed words is."""

    ABSENT = "absent"
    OPENING = "opening"
    LOCKED = "locked"
    OPEN = "open"
    DAMAGED = "damaged"


class Program(Model):
    """Who speaks: a name and a version."""

    name: Word
    version: Word


class Nothing(Model):
    """The params of a method that takes none."""


class Initialize(Model):
    """`initialize`."""

    protocol: int
    client: Program


class DraftChanged(Model):
    """`draft/changed`: the whole text of a draft as it stands."""

    draft: DraftId
    revision: Revision
    text: Text
    site: Annotated[Site, Field(strict=False)]
    surface: Annotated[Surface, Field(strict=False)]
    reply_to: Text | None = None
    practice: bool = False
    """Written in the extension's own practice box: read like any other, and counted nowhere."""
    allowed: Annotated[tuple[Text, ...], Field(strict=False)] = ()
    """Words that the person said are not about a client, in this draft."""

    def noun(self) -> Draft:
        """Return the draft itself. What it answers is cut at the length of a draft: it only gives context."""
        reply_to = self.reply_to[:MAX_CHARACTERS] if self.reply_to is not None else None
        return Draft(self.text, self.site, self.surface, reply_to, self.allowed)


class DraftClosed(Model):
    """`draft/closed`: the compose box is gone."""

    draft: DraftId


class DraftOutcome(Model):
    """`draft/outcome`: what became of a draft."""

    draft: DraftId
    revision: Revision
    outcome: Annotated[Outcome, Field(strict=False)]
    why: Annotated[Why, Field(strict=False)] | None = None


class TakeBack(Model):
    """`allowances/take_back`: what is to be warned of again."""

    word: Words
    label: Annotated[Label, Field(strict=False)]
    site: Annotated[Site, Field(strict=False)]
    reason: Annotated[Ground, Field(strict=False)]
    scope: Annotated[Scope, Field(strict=False)]

    def noun(self) -> Allowance:
        """Return the allowance itself."""
        return Allowance(self.scope, self.reason, self.word, self.label, self.site)


class FindingDismiss(TakeBack):
    """`finding/dismiss`: what is not about a client, beyond this draft. Its words come along: no draft is kept."""

    draft: DraftId


class Unlock(Model):
    """`vault/unlock`. The extension has no use for it: `tacit vault unlock` and the companion's own page do."""

    passphrase: Text | None = None
    """Without one the keyring is tried once more."""


class SettingsSet(Model):
    """`settings/set`: one setting; a `value` of null is its default."""

    name: Word
    value: Any


class Limits(Model):
    """What the companion reads at most."""

    draft_characters: int = MAX_CHARACTERS


class Initialized(Model):
    """The result of `initialize`."""

    protocol: int
    server: Program
    limits: Limits
    settings: Settings
    problems: tuple[Problem, ...]
    vault: Annotated[VaultState, Field(strict=False)]


class Unlocked(Model):
    """The result of `vault/unlock`: how the vault is now, and a sentence that says why it is not open, if it is not."""

    vault: Annotated[VaultState, Field(strict=False)]
    problem: str | None


class DashboardOpen(Model):
    """The params of `dashboard/open`."""

    show: bool = False
    """Whether the companion opens it in the user's browser itself, for one who cannot open a file."""
    place: Annotated[Place, Field(strict=False)] = Place.NEAR_MISSES
    """The page that it opens on."""


class DashboardOpened(Model):
    """The result of `dashboard/open`: a file that opens it once, within a minute, or a sentence that says why not.

    Neither where the companion has shown it itself.
    """

    path: str | None
    problem: str | None


class Status(Model):
    """The result of `status`: counts, never content. `sessions` counts the one that asks."""

    version: str
    pid: int
    sessions: int
    drafts_read: int
    outcomes: dict[str, int]
    log: str
    """`recording`, `off`, or why near misses cannot be written, in a word."""
    unwritten: int
    """How many changes to the log wait to be written."""
    loaded: bool | None = None
    """Whether what reads drafts is loaded; None where an older companion does not say."""
    problems: tuple[Problem, ...] = ()


class SettingsChanged(Model):
    """`settings/changed`; also the result of `settings/set`."""

    settings: Settings
    problems: tuple[Problem, ...]


class VaultChanged(Model):
    """`vault/changed`: how the vault is now. What is in it is never told."""

    vault: Annotated[VaultState, Field(strict=False)]


class SettingsGot(Model):
    """The result of `settings/get`: what holds, and each setting's description in the order in which they are shown."""

    settings: Settings
    problems: tuple[Problem, ...]
    descriptions: tuple[Description, ...]


class AllowancesGot(Model):
    """The result of `allowances/get` and `allowances/take_back`: what is allowed beyond one draft, the latest last."""

    allowed: Allowed
    lasting: bool
    """Whether it outlives the companion."""
