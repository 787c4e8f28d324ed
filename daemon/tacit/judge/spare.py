"""What is left of a judgement once what a person allowed is out of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ..allowance import Allowed, Scope, spelling
from ..draft import Draft
from ..finding import DIRECT, Finding
from ..verdict import Conduct, Judgement, Verdict
from .judge import reasons

_SEVERITY = (Verdict.CLEAR, Verdict.CAUTION, Verdict.STOP)


def spare(
    draft: Draft, judged: Judgement, allowed: Allowed, again: Callable[[Sequence[Finding]], Verdict]
) -> Judgement:
    """`judged` without the findings that are allowed.

    Where a name or a number is left, or the draft confirms that somebody is a client, the verdict stands. Where lesser
    findings are left it is what `again` says of the draft as if the allowed findings had not been seen in it. With none
    left nothing is warned of any more. A stop that became a caution by this is gone through as a caution once more.
    """
    verdict, kept = judged.verdict, judged.findings
    gone: list[Finding] = []
    while allowed_now := [each for each in kept if _is_allowed(draft, verdict, each, allowed)]:
        gone += allowed_now
        kept = tuple(each for each in kept if each not in allowed_now)
        if Conduct.RELATIONSHIP not in judged.conduct and not any(each.label in DIRECT for each in kept):
            # What is allowed takes something away: the reader's scales are not so regular that this could only ease.
            verdict = min(again(gone), verdict, key=_SEVERITY.index) if kept else Verdict.CLEAR
        if verdict is Verdict.CLEAR:
            kept = ()
    if not gone:
        return judged
    return Judgement(verdict, kept, judged.conduct, reasons(draft, verdict, kept, judged.conduct))


def _is_allowed(draft: Draft, verdict: Verdict, finding: Finding, allowed: Allowed) -> bool:
    """Whether a finding is allowed. A client on the list is allowed in one draft at most."""
    said = spelling(draft.text[finding.start : finding.end])
    if said in map(spelling, draft.allowed):
        return True
    if finding.reason.startswith("roster"):
        return False
    if any(each.scope is Scope.WORD and spelling(each.word) == said for each in allowed):
        return True
    lenient = verdict is not Verdict.STOP and finding.label not in DIRECT
    return lenient and any(
        each.scope is Scope.KIND and (each.label, each.site) == (finding.label, draft.site) for each in allowed
    )
