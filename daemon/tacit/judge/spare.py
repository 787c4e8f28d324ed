"""What is left of a judgement once what a person allowed is out of it."""

from __future__ import annotations

from ..allowance import Allowed, Scope, spelling
from ..draft import Draft
from ..finding import DIRECT, Finding
from ..verdict import Conduct, Judgement, Verdict
from .judge import reasons


def spare(draft: Draft, judged: Judgement, allowed: Allowed = frozenset()) -> Judgement:
    """`judged` without the findings that are allowed.

    With other findings left the verdict stands: one word that is harmless makes the others no less telling. With none
    left nothing is warned of any more, unless the draft confirms that somebody is a client.
    """
    kept = tuple(each for each in judged.findings if not _is_allowed(draft, judged.verdict, each, allowed))
    if len(kept) == len(judged.findings):
        return judged
    stands = bool(kept) or Conduct.RELATIONSHIP in judged.conduct
    verdict = judged.verdict if stands else Verdict.CLEAR
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
