"""The whole way of a draft: detect, judge, redact. A pure function of draft, profile and roster."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path

from .detect.detector import Detector
from .detect.recognizers import Additions, load
from .draft import Draft
from .judge.judge import Judgement, judge, verdict_on
from .judge.thresholds import thresholds
from .person import Profile, Roster
from .protocol.endpoint import config_folder
from .reader.model import Model
from .redact.redactor import Redactor
from .verdict import Assessment, Verdict

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
        judged = judge(draft, self._detector.read(draft, profile, roster), self._thresholds, profile)
        return Assessment(
            judged.verdict,
            judged.findings,
            judged.conduct,
            judged.reasons,
            self._suggestion(draft, judged, profile, roster),
        )

    def forget(self) -> None:
        """Forget every window that was read; the next answers take as long as the first."""
        self._detector.forget()

    def _suggestion(self, draft: Draft, judged: Judgement, profile: Profile, roster: Roster) -> str | None:
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
