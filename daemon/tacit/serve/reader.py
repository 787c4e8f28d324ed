"""Reads drafts one at a time for all sessions: they share one model, in one thread beside the event loop."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass, field
from functools import partial
from typing import Protocol

from ..draft import MAX_CHARACTERS, Draft
from ..exceptions import UnusableError
from ..finding import Label
from ..person import Profile, Roster
from ..protocol import jsonrpc
from ..protocol.framing import MAX_FRAME
from ..protocol.messages import DraftRefused, DraftVerdict, Refusal
from ..store.nearmiss import Grounds
from ..verdict import Assessment
from .exceptions import LoadError
from .faults import describe
from .ledger import Ledger
from .letterbox import Letterbox
from .tally import Tally
from .worker import Worker

logger = logging.getLogger(__name__)

SENTENCES = {
    Refusal.TOO_LARGE: f"This draft is too long to be read: {MAX_CHARACTERS:,} characters at most.",
    Refusal.UNREADABLE: "This draft could not be read, so nothing can be said about it.",
}
"""Why a draft was not read, for a person."""


class Assessor(Protocol):
    """What reads a draft: a pure function, called by one thread at a time. It may remember what it has read."""

    def assess(
        self, draft: Draft, profile: Profile = ..., roster: Roster = ..., muted: Collection[Label] = ...
    ) -> Assessment:
        """Return everything there is to say of a draft."""
        ...

    def forget(self) -> None:
        """Drop every word of a draft that is remembered."""
        ...


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Letter:
    """One revision of a draft that waits to be read, and where its answer goes. Shows nothing in a repr."""

    session: object
    draft: str
    revision: int
    content: Draft
    deliver: Callable[[str, int, str], object]
    """Takes the draft's id, the revision and the answer as a message; called on the event loop's thread."""
    is_counted: bool = True
    """Whether it is one of the drafts that `status` counts."""

    @property
    def key(self) -> tuple[object, str]:
        """What tells drafts of all sessions apart."""
        return (self.session, self.draft)


@dataclass(frozen=True, slots=True, repr=False)
class Answer:
    """The message that answers a letter, and whether the draft was read. Shows nothing in a repr."""

    message: str
    was_read: bool
    grounds: Grounds | None = None
    """Of the warning in it."""


def refusal(draft: str, revision: int, code: Refusal) -> str:
    """Return the message that says why a revision is not read."""
    params = DraftRefused(draft=draft, revision=revision, code=code, message=SENTENCES[code])
    return jsonrpc.notification("draft/refused", params.model_dump(mode="json"))


@dataclass(slots=True)
class Reader:
    """Takes letters in on the event loop's thread and reads them in the worker's, as `run` goes on."""

    load: Callable[[], Assessor]
    tally: Tally
    profile: Profile = field(default_factory=Profile, repr=False)
    roster: Roster = field(default=(), repr=False)
    ledger: Ledger = field(default_factory=Ledger, repr=False)
    ready: Callable[[], Awaitable[object]] | None = field(default=None, repr=False)
    """Awaited before the first draft is read: until then profile and roster may not be known."""
    muted: tuple[Label, ...] = ()
    """Kinds of detail that cautions leave out; a draft is read with those that hold when its turn comes."""
    _letters: Letterbox[Letter] = field(default_factory=Letterbox, init=False)
    _reading: Letter | None = field(default=None, init=False)
    _worker: Worker | None = field(default=None, init=False)
    _assessor: Assessor | None = field(default=None, init=False)

    def put(self, letter: Letter) -> None:
        """Take a letter in; it replaces an unread one of the same draft."""
        self._letters.put(letter.key, letter.revision, letter)

    def skip(self, session: object, draft: str, revision: int) -> bool:
        """Drop what is older than a revision that will not be read; return whether it is the latest."""
        key = (session, draft)
        is_latest = self._letters.skip(key, revision)
        if is_latest:
            self._stop_reading(key)
        return is_latest

    def forget(self, session: object, draft: str) -> None:
        """Drop a draft: nothing more is answered about it."""
        key = (session, draft)
        self._letters.forget(key)
        self._stop_reading(key)

    def forget_read(self) -> None:
        """Have the assessor drop what it remembers, after the draft at hand."""
        if self._worker is not None and self._assessor is not None:
            self._worker.post(partial(_forget, self._assessor))

    async def run(self) -> None:
        """Load the assessor, then read until cancelled; raise LoadError where loading fails."""
        worker = self._worker = Worker("reader")
        try:
            assessor = self._assessor = await self._load(worker)
            if self.ready is not None:
                await self.ready()
            while True:
                letter = self._reading = await self._letters.next()
                answer = await worker.run(partial(self._answer, assessor, letter))
                self.tally.drafts_read += answer.was_read and letter.is_counted
                if self._reading is letter:
                    letter.deliver(letter.draft, letter.revision, answer.message)
                    if answer.grounds is not None and letter.is_counted:
                        self.ledger.warn(letter.session, letter.draft, letter.content, answer.grounds)
                # The next draft may come in an hour: until then nothing is left of this one.
                self._reading = None
                del letter, answer
        finally:
            self._worker = self._assessor = None
            worker.stop()

    def _stop_reading(self, key: tuple[object, str]) -> None:
        if self._reading is not None and self._reading.key == key:
            self._reading = None

    async def _load(self, worker: Worker) -> Assessor:
        try:
            return await worker.run(self.load)
        except UnusableError as error:
            fault = str(error)
        except Exception as error:
            fault = describe(error)
        raise LoadError(fault)

    def _answer(self, assessor: Assessor, letter: Letter) -> Answer:
        try:
            said = assessor.assess(letter.content, self.profile, self.roster, self.muted)
            verdict = DraftVerdict.of(letter.draft, letter.revision, said)
            message = jsonrpc.notification("draft/verdict", verdict.model_dump(mode="json"))
            size = len(message.encode())
        except Exception as error:
            logger.error("a draft could not be read: %s", describe(error))
            return Answer(refusal(letter.draft, letter.revision, Refusal.UNREADABLE), was_read=False)
        if size > MAX_FRAME:
            # Thousands of findings in one draft. A part of them would look like all of them.
            return Answer(refusal(letter.draft, letter.revision, Refusal.TOO_LARGE), was_read=False)
        return Answer(message, was_read=True, grounds=Grounds.of(said))


def _forget(assessor: Assessor) -> None:
    try:
        assessor.forget()
    except Exception as error:
        logger.error("the drafts read could not be forgotten: %s", describe(error))
