"""The whole way of a draft: detect, judge, redact. A pure function of draft, profile, roster and muted kinds."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from .allowance import Allowed
from .detect.detector import Detector
from .detect.reading import without as less
from .detect.recognizers import Additions, load
from .draft import Draft, Surface
from .finding import Finding, Label
from .judge.details import findings as details
from .judge.judge import judge, verdict_on
from .judge.muting import mute
from .judge.spare import spare
from .judge.thresholds import thresholds
from .person import Profile, Roster
from .protocol.endpoint import config_folder
from .reader.model import Model
from .redact.advice import advise
from .redact.places import with_places
from .redact.redactor import Redactor, Sentence, parts
from .redact.wording import unsure, wordings
from .suggestion import Advice, Edit, Suggestion
from .tokens import spaced
from .verdict import Assessment, Conduct, Judgement, Verdict

SINGLE = 24
"""So many findings are also reworded each by itself: more than a card shows."""

SINGLE_CHARACTERS = 60_000
"""So many code points are gone through for that at most: in a draft of 3,000, twenty findings."""

REWORDED = 1_000
"""A draft with more findings than this, or more to be reworded with what is less sure and every mention of a name, gets
no wording as a whole: nobody could look through so many changes, and 65,536 characters of names would take seconds."""

RECOGNIZERS = "recognizers.yaml"
"""In the user's configuration folder: docs/reference/recognizers.md."""


def load_assessor() -> Assessor:
    """An assessor with what this user added. Raises UnusableError where Tacit cannot read as it is set up."""
    folder = config_folder(os.environ, sys.platform, Path.home())
    return Assessor(additions=load(folder / RECOGNIZERS))


class Assessor:
    """Holds what is loaded once: the reader's model, recognizers, operators.

    It remembers windows that were read before. That changes how long an answer takes, never the answer.
    """

    def __init__(self, model: Model | None = None, additions: Additions = Additions()):  # noqa: B008
        model = model or Model()
        self._thresholds = thresholds(model.network.settings["thresholds"])
        self._detector = Detector(model, additions)
        self._redactor = Redactor()

    def assess(
        self,
        draft: Draft,
        profile: Profile = Profile(),  # noqa: B008
        roster: Roster = (),
        muted: Collection[Label] = (),
    ) -> Assessment:
        """Everything Tacit says of `draft`."""
        judged = self.judge(draft, profile, roster, muted)
        suggested = self.suggest(draft, judged, profile, roster)
        return Assessment(judged.verdict, judged.findings, judged.conduct, judged.reasons, suggested.text)

    def judge(
        self,
        draft: Draft,
        profile: Profile = Profile(),  # noqa: B008
        roster: Roster = (),
        muted: Collection[Label] = (),
        allowed: Allowed = (),
    ) -> Judgement:
        """What is wrong with `draft`, less what the person muted and allowed: what an answer waits for."""
        draft = _spaced(draft)
        reading = self._detector.read(draft, profile, roster)
        judged = judge(draft, reading, self._thresholds, profile)
        left = spare(draft, judged, allowed, lambda left: verdict_on(draft, less(reading, left), self._thresholds))
        return mute(left, muted)

    def suggest(
        self,
        draft: Draft,
        judged: Judgement,
        profile: Profile = Profile(),  # noqa: B008
        roster: Roster = (),
        allowed: Allowed = (),
    ) -> Suggestion:
        """What to write instead of a draft that was judged: it is read again, so this takes longer than `judge`.

        An answer that shows who is a client gets no wording, in whole or in part: without its tell-tale words it still
        answers that person, and that the reader does not see it there proves nothing.
        """
        draft = _spaced(draft)
        if confirms(draft, judged):
            return Suggestion(None, (None,) * len(judged.findings), Advice.NEUTRAL_REPLY)
        single = min(SINGLE, SINGLE_CHARACTERS // max(1, len(draft.text)))
        edits = tuple(
            self._alone(draft.text, finding) if index < single else None
            for index, finding in enumerate(judged.findings)
        )
        if len(judged.findings) > REWORDED:
            return Suggestion(None, edits)
        found = self._sought(draft, judged, profile, roster)
        told = parts(draft.text, found)
        if sum(len(each.details) for each in told) > REWORDED:
            return Suggestion(None, edits)
        passes = partial(self._passes, draft, profile, roster, allowed)
        text = self._reworded(draft, told, passes) if found else None
        if text or judged.verdict is not Verdict.STOP:
            return Suggestion(text, edits)
        return Suggestion(None, edits, *advise(draft.text, told, passes))

    def forget(self) -> None:
        """Forget every window that was read; the next answers take as long as the first."""
        self._detector.forget()

    def _alone(self, text: str, finding: Finding) -> Edit | None:
        """What rewords one finding, with further mentions of its name: who asks for that takes it for a detail."""
        return Edit.between(text, self._redactor.redact(text, [replace(finding, score=1.0)]))

    def _sought(self, draft: Draft, judged: Judgement, profile: Profile, roster: Roster) -> tuple[Finding, ...]:
        """What is reworded: the findings, in a draft that is held also what is less sure, and wherever a place of them
        is named again."""
        found = judged.findings
        if judged.verdict is Verdict.STOP:
            found = details(draft.text, unsure(self._detector.read(draft, profile, roster)), profile)
        return with_places(draft.text, found, profile)

    def _reworded(self, draft: Draft, told: Sequence[Sentence], passes: Callable[[str], bool]) -> str | None:
        """Safer wording, read again: the first that would not be held, if any."""
        tried = wordings(self._redactor, draft.text, told, self._detector.omissions(draft))
        return next(filter(passes, tried), None)

    def _passes(self, draft: Draft, profile: Profile, roster: Roster, allowed: Allowed, text: str) -> bool:
        """Whether a draft would not be held with this text instead of its own."""
        judged = self.judge(replace(draft, text=text), profile, roster, allowed=allowed)
        return judged.verdict is not Verdict.STOP and not confirms(draft, judged)


def _spaced(draft: Draft) -> Draft:
    """The draft with plain spaces: patterns, lists and the reader know no others. Offsets stay."""
    text = spaced(draft.text)
    return draft if text == draft.text else replace(draft, text=text)


def confirms(draft: Draft, judged: Judgement) -> bool:
    """Whether an answer tells everyone that the person is a client: no wording of it helps."""
    return draft.surface is not Surface.POST and Conduct.RELATIONSHIP in judged.conduct
