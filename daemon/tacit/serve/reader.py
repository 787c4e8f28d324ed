"""Reads drafts one at a time for all sessions: they share one model, in one thread beside the event loop."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Collection
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from typing import Protocol

from ..allowance import Allowed, own_words
from ..draft import MAX_CHARACTERS, Draft
from ..exceptions import UnusableError
from ..finding import Label
from ..person import Profile, Roster
from ..protocol import jsonrpc
from ..protocol.answers import DraftRefused, DraftSuggestion, DraftVerdict, Refusal
from ..protocol.fields import Model
from ..protocol.framing import MAX_FRAME
from ..store.nearmiss import Grounds
from ..suggestion import Suggestion
from ..verdict import Judgement
from .exceptions import LoadError
from .faults import describe
from .ledger import Ledger
from .letterbox import Letterbox
from .mailbox import Mailbox
from .tally import Tally
from .worker import Worker

logger = logging.getLogger(__name__)

REST = 0.1
"""Seconds that a draft which is warned of has to rest before it is reworded. While it is being typed its next revision
comes sooner, and is not to wait for words that nobody will read."""

SENTENCES = {
    Refusal.TOO_LARGE: f"This draft is too long to be read: {MAX_CHARACTERS:,} characters at most.",
    Refusal.UNREADABLE: "This draft could not be read, so nothing can be said about it.",
}
"""Why a draft was not read, for a person."""


class Assessor(Protocol):
    """What reads a draft: a pure function, called by one thread at a time. It may remember what it has read."""

    def judge(
        self, draft: Draft, profile: Profile, roster: Roster, muted: Collection[Label], allowed: Allowed
    ) -> Judgement:
        """Return what is wrong with a draft."""
        ...

    def suggest(
        self, draft: Draft, judged: Judgement, profile: Profile, roster: Roster, allowed: Allowed
    ) -> Suggestion:
        """Return what to write instead of a draft that was judged."""
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
    deliver: Callable[[Answer], object]
    """Takes an answer; called on the event loop's thread."""
    is_counted: bool = True
    """Whether it is one of the drafts that `status` and the log count."""

    @property
    def key(self) -> tuple[object, str]:
        """What tells drafts of all sessions apart."""
        return (self.session, self.draft)


@dataclass(frozen=True, slots=True, repr=False)
class Answer:
    """A message that answers a letter. Shows nothing in a repr."""

    draft: str
    revision: int
    message: str
    judged: Judgement | None = None
    """None where the draft could not be read."""
    is_suggestion: bool = False


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Errand:
    """A draft that was judged, to be reworded. Shows nothing in a repr."""

    letter: Letter
    judged: Judgement


def refusal(draft: str, revision: int, code: Refusal) -> str:
    """Return the message that says why a revision is not read."""
    params = DraftRefused(draft=draft, revision=revision, code=code, message=SENTENCES[code])
    return jsonrpc.notification("draft/refused", params.model_dump(mode="json"))


@dataclass(slots=True)
class Reader:
    """Takes letters in on the event loop's thread and reads them in the worker's, as `run` goes on.

    Verdicts come first: a draft is reworded once no draft waits to be judged.
    """

    load: Callable[[], Assessor]
    tally: Tally
    profile: Profile = field(default_factory=Profile, repr=False)
    roster: Roster = field(default=(), repr=False)
    ledger: Ledger = field(default_factory=Ledger, repr=False)
    ready: Callable[[], Awaitable[object]] | None = field(default=None, repr=False)
    """Awaited before the first draft is read: until then profile and roster may not be known."""
    muted: tuple[Label, ...] = ()
    """Kinds of detail that cautions leave out; a draft is read with those that hold when its turn comes."""
    allowed: Allowed = field(default=(), repr=False)
    """What is allowed beyond one draft; as with `muted`."""
    _letters: Letterbox[Letter] = field(default_factory=Letterbox, init=False)
    _errands: Mailbox[Errand] = field(default_factory=Mailbox, init=False)
    _reading: Letter | None = field(default=None, init=False)
    _worker: Worker | None = field(default=None, init=False)
    _assessor: Assessor | None = field(default=None, init=False)

    def put(self, letter: Letter) -> None:
        """Take a letter in; it replaces an unread one of the same draft."""
        if self._letters.put(letter.key, letter.revision, letter):
            self._errands.skip(letter.key, letter.revision)

    def skip(self, session: object, draft: str, revision: int) -> bool:
        """Drop what is older than a revision that will not be read; return whether it is the latest."""
        key = (session, draft)
        is_latest = self._letters.skip(key, revision)
        if is_latest:
            self._errands.skip(key, revision)
            self._stop_reading(key)
        return is_latest

    def forget(self, session: object, draft: str) -> None:
        """Drop a draft: nothing more is answered about it."""
        key = (session, draft)
        self._letters.forget(key)
        self._errands.forget(key)
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
            self.tally.loaded = True
            if self.ready is not None:
                await self.ready()
            while True:
                await self._next(worker, assessor)
        finally:
            self._worker = self._assessor = None
            worker.stop()

    async def _next(self, worker: Worker, assessor: Assessor) -> None:
        """Answer what comes next. On return nothing is left of it here: the draft after it may come in an hour."""
        letter = await self._next_letter()
        if letter is not None:
            self._reading = letter
            answer = await worker.run(partial(self._judge, assessor, letter))
            self.tally.drafts_read += answer.judged is not None and letter.is_counted
            if self._deliver(letter, answer) and answer.judged is not None and answer.judged.warns:
                self._warned(letter, answer.judged)
        elif (errand := self._errands.take()) is not None:
            self._reading = errand.letter
            self._deliver(errand.letter, await worker.run(partial(self._suggest, assessor, errand)))

    def _warned(self, letter: Letter, judged: Judgement) -> None:
        self._errands.put(letter.key, letter.revision, Errand(letter, judged))
        grounds = Grounds.of(judged)
        if grounds is not None and letter.is_counted:
            self.ledger.warn(letter.session, letter.draft, letter.content, grounds)

    async def _next_letter(self) -> Letter | None:
        """The next letter; None where there is something to reword and no letter comes for a while."""
        with suppress(TimeoutError):
            async with asyncio.timeout(REST if len(self._errands) else None):
                return await self._letters.next()
        return None

    def _deliver(self, letter: Letter, answer: Answer) -> bool:
        """Hand an answer over, unless its draft was dropped meanwhile; return whether it was not."""
        is_wanted = self._reading is letter
        self._reading = None
        if is_wanted:
            letter.deliver(answer)
        return is_wanted

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

    def _judge(self, assessor: Assessor, letter: Letter) -> Answer:
        draft, revision = letter.draft, letter.revision
        try:
            judged = assessor.judge(letter.content, self.profile, self.roster, self.muted, self.allowed)
            message = _notification("draft/verdict", DraftVerdict.of(draft, revision, judged))
        except Exception as error:
            logger.error("a draft could not be read: %s", describe(error))
            return Answer(draft, revision, refusal(draft, revision, Refusal.UNREADABLE))
        if message is None:
            # Thousands of findings in one draft. A part of them would look like all of them.
            return Answer(draft, revision, refusal(draft, revision, Refusal.TOO_LARGE))
        return Answer(draft, revision, message, judged)

    def _suggest(self, assessor: Assessor, errand: Errand) -> Answer:
        """Safer wording; where it fails, none: somebody waits for the answer."""
        draft, revision, content = errand.letter.draft, errand.letter.revision, errand.letter.content
        message = None
        try:
            profile = own_words(self.profile, content, self.allowed)
            said = assessor.suggest(content, errand.judged, profile, self.roster, self.allowed)
            message = _notification("draft/suggestion", DraftSuggestion.of(draft, revision, said))
        except Exception as error:
            logger.error("a draft could not be reworded: %s", describe(error))
        if message is None:
            nothing = Suggestion(edits=(None,) * len(errand.judged.findings))
            params = DraftSuggestion.of(draft, revision, nothing)
            message = jsonrpc.notification("draft/suggestion", params.model_dump(mode="json"))
        return Answer(draft, revision, message, errand.judged, is_suggestion=True)


def _notification(method: str, params: Model) -> str | None:
    """A message as text; None where a browser would not take it."""
    message = jsonrpc.notification(method, params.model_dump(mode="json"))
    return message if len(message.encode()) <= MAX_FRAME else None


def _forget(assessor: Assessor) -> None:
    try:
        assessor.forget()
    except Exception as error:
        logger.error("the drafts read could not be forgotten: %s", describe(error))
