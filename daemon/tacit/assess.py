"""The whole way of a draft: detect, judge, redact. A pure function of draft, profile and roster."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from itertools import takewhile
from pathlib import Path

from .allowance import Allowed
from .detect.detector import Detector
from .detect.reading import without
from .detect.recognizers import Additions, load
from .draft import Draft, Surface
from .finding import Finding
from .judge.judge import judge, verdict_on
from .judge.spare import spare
from .judge.thresholds import thresholds
from .person import Profile, Roster
from .protocol.endpoint import config_folder
from .reader.model import Model
from .redact.redactor import Redactor
from .suggestion import Advice, Edit, Suggestion
from .verdict import Assessment, Conduct, Judgement, Verdict

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

    def assess(self, draft: Draft, profile: Profile = Profile(), roster: Roster = ()) -> Assessment:  # noqa: B008
        """Everything Tacit says of `draft`."""
        judged = self.judge(draft, profile, roster)
        suggested = self.suggest(draft, judged, profile, roster)
        return Assessment(judged.verdict, judged.findings, judged.conduct, judged.reasons, suggested.text)

    def judge(
        self,
        draft: Draft,
        profile: Profile = Profile(),  # noqa: B008
        roster: Roster = (),
        allowed: Allowed = frozenset(),
    ) -> Judgement:
        """What is wrong with `draft`: the part of an answer that a person waits for."""
        reading = self._detector.read(draft, profile, roster)
        judged = judge(draft, reading, self._thresholds, profile)
        return spare(draft, judged, allowed, lambda left: verdict_on(draft, without(reading, left), self._thresholds))

    def suggest(
        self,
        draft: Draft,
        judged: Judgement,
        profile: Profile = Profile(),  # noqa: B008
        roster: Roster = (),
    ) -> Suggestion:
        """What to write instead of a draft that was judged: it is read again, so this takes longer than `judge`."""
        text = self._reworded(draft, judged, profile, roster)
        edits = tuple(self._alone(draft.text, finding) for finding in judged.findings)
        return Suggestion(text, edits, None if text else advice(draft, judged))

    def forget(self) -> None:
        """Forget every window that was read; the next answers take as long as the first."""
        self._detector.forget()

    def _alone(self, text: str, finding: Finding) -> Edit | None:
        """What rewords one finding, with further mentions of its name."""
        return edit(text, self._redactor.redact(text, [finding]))

    def _reworded(self, draft: Draft, judged: Judgement, profile: Profile, roster: Roster) -> str | None:
        """Safer wording, read again: the first that would not be held.

        Sentences full of details go as a whole before single words are tried: what was not found in them goes too.
        """
        if judged.verdict is Verdict.CLEAR or not judged.findings:
            return None
        for drop in (True, False):
            text = self._redactor.redact(draft.text, judged.findings, drop=drop)
            if not text or text == draft.text:
                continue
            again = replace(draft, text=text)
            if verdict_on(again, self._detector.read(again, profile, roster), self._thresholds) is not Verdict.STOP:
                return text
        return None


def edit(before: str, after: str) -> Edit | None:
    """The one stretch in which two texts differ; None where they do not."""
    if before == after:
        return None
    head = _shared(before, after)
    tail = _shared(before[head:][::-1], after[head:][::-1])
    return Edit(head, len(before) - tail, after[head : len(after) - tail])


def _shared(one: str, other: str) -> int:
    """How many code points two texts begin with alike."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def advice(draft: Draft, judged: Judgement) -> Advice | None:
    """What to do about a draft that no wording saves."""
    if draft.surface is not Surface.POST and Conduct.RELATIONSHIP in judged.conduct:
        return Advice.NEUTRAL_REPLY
    return Advice.DO_NOT_POST if judged.verdict is Verdict.STOP else None
