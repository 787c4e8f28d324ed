"""The whole way of a draft: detect, judge, redact. A pure function of draft, profile and roster."""

from __future__ import annotations

from .detect.detector import Detector
from .detect.reading import Reader
from .draft import Draft
from .judge.judge import Judgement, judge, verdict_on
from .person import Profile, Roster
from .redact.redactor import Redactor
from .verdict import Assessment, Verdict


class Assessor:
    """Holds what is loaded once: recognizers, word lists, a reader's model.

    It remembers sentences that were read before. That changes how long an answer takes, never the answer.
    """

    def __init__(self, reader: Reader | None = None):
        self._detector = Detector(reader)
        self._redactor = Redactor()

    def assess(self, draft: Draft, profile: Profile = Profile(), roster: Roster = ()) -> Assessment:  # noqa: B008
        """Everything Tacit says of `draft`."""
        judged = judge(draft, self._detector.candidates(draft.text, profile, roster))
        return Assessment(
            judged.verdict,
            judged.findings,
            judged.conduct,
            judged.reasons,
            self._suggestion(draft, judged, profile, roster),
        )

    def forget(self) -> None:
        """Forget every sentence that was read; the next answers take as long as the first."""
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
            again = Draft(text, draft.site, draft.surface, draft.reply_to)
            if verdict_on(again, self._detector.candidates(text, profile, roster)) is not Verdict.STOP:
                return text
        return None
