"""Verdict, conduct flags and reasons of a draft whose candidates are known."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from ..detect.phrases import WEAK
from ..draft import Draft, Surface
from ..finding import DIRECT, Finding, Label
from ..verdict import Conduct, Reason, Verdict
from .conduct import flags
from .owner import clients_own
from .scales import features, has_sign, weigh

SURE = 0.5
"""A direct identifier with at least this score holds a draft by itself."""

NAMED = 0.9
"""A name behind the word for one's own client ("my client Ana") has at least this score, and holds a draft whatever the
client scale makes of the rest: that the draft also announces something lessens nothing."""

NARROWING = frozenset(
    {
        Label.AGE,
        Label.PLACE,
        Label.ORG,
        Label.JOB,
        Label.FAMILY,
        Label.DEMOGRAPHIC,
        Label.EVENT,
        Label.APPEARANCE,
    }
)
"""Labels that say which person it is, not only when or how the person came."""

SEVERAL = 4
"""So many kinds of them hold a draft about a client, whatever the harm scale says."""

NO_SIGN = -math.inf
"""The client scale of a draft in which nothing speaks of a client."""

LISTED = -1.0
"""A name on the client list holds a draft unless the client scale is further than this below its threshold:
clients share names with saints, colleagues and midfielders."""

_CLAIM = re.compile(
    r"\b(?:composite|details (?:have been |are |were )?(?:changed|altered|blurred)|(?:with|"
    r"has|have|gave|given|got) (?:\w+ ){0,2}(?:permission|consent|blessing))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the judge says; the findings are those of the candidates that are about a client."""

    verdict: Verdict
    findings: tuple[Finding, ...]
    conduct: tuple[Conduct, ...]
    reasons: tuple[Reason, ...]


def judge(draft: Draft, candidates: Sequence[Finding]) -> Judgement:
    """Judges a draft. Pure: no model, no clock, nothing remembered."""
    found = _find(draft, candidates)
    verdict, confirms = found.verdict, found.confirms
    findings = tuple(finding for finding in found.about if _is_shown(finding, verdict))
    conduct = flags(draft, verdict, confirms=confirms, client=found.client)
    return Judgement(verdict, findings, conduct, _reasons(draft, verdict, findings, confirms=confirms))


def verdict_on(draft: Draft, candidates: Sequence[Finding]) -> Verdict:
    """The verdict that `judge` comes to, without what else it says."""
    return _find(draft, candidates).verdict


class _Found(NamedTuple):
    """What the verdict rests on."""

    verdict: Verdict
    about: tuple[Finding, ...]
    client: float
    confirms: bool


def _find(draft: Draft, candidates: Sequence[Finding]) -> _Found:
    about = clients_own(draft.text, candidates)
    weighed = _weigh(draft, candidates)
    confirms = draft.surface is not Surface.POST and weighed.confirm > 0
    listed = weighed.client > LISTED and any(finding.reason.startswith("roster") for finding in about)
    verdict = _verdict(about, weighed, confirms=confirms, listed=listed)
    return _Found(verdict, about, weighed.client, confirms)


class _Weighed(NamedTuple):
    """How far each scale is above its threshold."""

    client: float
    harm: float
    confirm: float


def _weigh(draft: Draft, candidates: Sequence[Finding]) -> _Weighed:
    """The scales of the draft with and without its claims of consent and the like, the higher of each.

    So a claim never lowers anything, not even by the room its words take up among the others.
    """
    texts = {draft.text, _CLAIM.sub("", draft.text)}
    weighed = [_weigh_text(replace(draft, text=text), candidates) for text in texts]
    return _Weighed(*map(max, zip(*weighed, strict=True)))


def _weigh_text(draft: Draft, candidates: Sequence[Finding]) -> _Weighed:
    measured = features(draft, candidates)
    client = weigh("client", draft.text, measured) if has_sign(measured) else NO_SIGN
    return _Weighed(client, weigh("harm", draft.text, measured), weigh("confirm", draft.text, measured))


def _verdict(about: Sequence[Finding], weighed: _Weighed, *, confirms: bool, listed: bool) -> Verdict:
    named = any(finding.reason == "client_name" and finding.score >= NAMED for finding in about)
    if confirms or listed or named:
        return Verdict.STOP
    if weighed.client <= 0:
        return Verdict.CLEAR
    direct = any(finding.label in DIRECT and finding.score >= SURE for finding in about)
    kinds = {finding.label for finding in about if finding.label in NARROWING and finding.score > WEAK}
    return Verdict.STOP if direct or weighed.harm > 0 or len(kinds) >= SEVERAL else Verdict.CAUTION


def _is_shown(finding: Finding, verdict: Verdict) -> bool:
    """Weak findings are shown where the draft is held: there every detail counts."""
    return verdict is Verdict.STOP or (verdict is Verdict.CAUTION and finding.score > WEAK)


def _reasons(draft: Draft, verdict: Verdict, findings: Sequence[Finding], *, confirms: bool) -> tuple[Reason, ...]:
    if verdict is Verdict.CLEAR:
        return ()
    labels = {finding.label for finding in findings}
    direct = tuple(label for label in Label if label in labels & DIRECT)
    quasi = tuple(label for label in Label if label in labels - DIRECT)
    reasons = []
    if confirms:
        reasons.append(Reason("confirms_client"))
    if any(finding.reason.startswith("roster") for finding in findings):
        reasons.append(Reason("on_client_list", direct))
    elif direct:
        reasons.append(Reason("direct", direct))
    if verdict is Verdict.STOP and len(quasi) > 1:
        reasons.append(Reason("combination", quasi))
    elif quasi:
        reasons.append(Reason("detail", quasi))
    if not reasons:
        reasons.append(Reason("client_mentioned"))
    if _CLAIM.search(draft.text):
        reasons.append(Reason("claim"))
    return tuple(reasons)
