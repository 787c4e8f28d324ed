"""What a person asked not to be told of. Pure."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from ..finding import DIRECT, Label
from ..verdict import Judgement, Reason, Verdict

DETAILS = ("combination", "detail")
"""The reasons that list kinds of detail."""

UNREAD = ("other_language", "link")
"""The reasons that say what was not read, whatever the verdict."""


def mute(judged: Judgement, kinds: Collection[Label]) -> Judgement:
    """Leave muted kinds out of a caution, and say that something was left out.

    A caution that consisted of them becomes clear. A stop stays whole: there small details count together, and
    one that is left out would be one that a reader still sees. What points straight at one person cannot be
    muted at all.
    """
    left_out = {finding.label for finding in judged.findings} & set(kinds) - DIRECT
    if judged.verdict is not Verdict.CAUTION or not left_out:
        return judged
    findings = tuple(finding for finding in judged.findings if finding.label not in left_out)
    told = _without(judged.reasons, left_out)
    if not findings:
        # The others are reasons for a warning, and there is none any more.
        told = tuple(reason for reason in told if reason.code in UNREAD)
    muted = Reason("muted", tuple(label for label in Label if label in left_out))
    verdict = Verdict.CAUTION if findings else Verdict.CLEAR
    return replace(judged, verdict=verdict, findings=findings, reasons=(*told, muted))


def _without(reasons: Collection[Reason], left_out: set[Label]) -> tuple[Reason, ...]:
    kept = (
        replace(reason, labels=tuple(label for label in reason.labels if label not in left_out)) for reason in reasons
    )
    return tuple(reason for reason in kept if reason.labels or reason.code not in DETAILS)
