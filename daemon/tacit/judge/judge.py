"""Verdict, conduct flags and reasons of a draft that was read."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..detect.language import has_link, is_other_language
from ..detect.reading import Reading, sure
from ..detect.roster.worth import CERTAIN, LIKELY, PARTS
from ..draft import Draft, Surface
from ..finding import DIRECT, Finding, Label
from ..person import Profile
from ..reader.model import Opinion
from ..verdict import Conduct, Judgement, Reason, Verdict
from .details import findings as details
from .details import is_exact, is_named
from .scales import features
from .thresholds import Thresholds

_CLAIM = re.compile(
    r"\b(?:composite|details (?:have been |are |were )?(?:changed|altered|blurred)|(?:with|"
    r"has|have|gave|given|got) (?:\w+ ){0,2}(?:permission|consent|blessing))\b",
    re.IGNORECASE,
)


def judge(draft: Draft, reading: Reading, at: Thresholds, profile: Profile = Profile()) -> Judgement:  # noqa: B008
    """Judges a draft. Pure: no model, no clock, nothing remembered."""
    verdict = verdict_on(draft, reading, at)
    found: tuple[Finding, ...] = ()
    if verdict is not Verdict.CLEAR:
        least = (at.held_direct, at.held_words) if verdict is Verdict.STOP else (at.raised_words, at.raised_words)
        found = details(draft.text, sure(reading, *least), profile)
    conduct = _flags(draft, reading.opinion, at)
    return Judgement(verdict, found, conduct, reasons(draft, verdict, found, conduct))


def verdict_on(draft: Draft, reading: Reading, at: Thresholds) -> Verdict:
    """The verdict that `judge` comes to, without what else it says."""
    measured = features(draft, reading)
    raised = at.raise_.likelihood(measured)
    listed = max((span.score for span in reading.listed), default=0.0)
    if listed >= CERTAIN or (listed >= LIKELY and raised >= at.listed) or any(map(is_named, reading.spans)):
        return Verdict.STOP
    if raised < at.raised:
        # The reader learnt English. What is known by its form alone is known in every language.
        by_form = is_other_language(draft.text) and any(map(is_exact, reading.spans))
        return Verdict.CAUTION if by_form or listed >= PARTS else Verdict.CLEAR
    held = raised >= at.surely and at.hold.likelihood(measured) >= at.stop
    return Verdict.STOP if listed or held else Verdict.CAUTION


def _flags(draft: Draft, opinion: Opinion, at: Thresholds) -> tuple[Conduct, ...]:
    """The flags; a post answers nobody, so that it can confirm no relationship."""
    return tuple(
        flag
        for flag, least in zip(Conduct, at.conduct, strict=True)
        if opinion.conduct[flag] >= least and not (flag is Conduct.RELATIONSHIP and draft.surface is Surface.POST)
    )


def reasons(draft: Draft, verdict: Verdict, found: Sequence[Finding], conduct: Sequence[Conduct]) -> tuple[Reason, ...]:
    """Why the verdict is what it is, by what was found, and what of the draft was not read."""
    unread = _unread(draft.text)
    if verdict is Verdict.CLEAR:
        return unread
    labels = {finding.label for finding in found}
    direct = tuple(label for label in Label if label in labels & DIRECT)
    quasi = tuple(label for label in Label if label in labels - DIRECT)
    given = []
    if verdict is Verdict.STOP and Conduct.RELATIONSHIP in conduct:
        given.append(Reason("confirms_client"))
    if any(finding.reason.startswith("roster") for finding in found):
        given.append(Reason("on_client_list", direct))
    elif direct:
        given.append(Reason("direct", direct))
    if verdict is Verdict.STOP and len(quasi) > 1:
        given.append(Reason("combination", quasi))
    elif quasi:
        given.append(Reason("detail", quasi))
    if not given:
        given.append(Reason("client_mentioned"))
    if _CLAIM.search(draft.text):
        given.append(Reason("claim"))
    return (*given, *unread)


def _unread(text: str) -> tuple[Reason, ...]:
    """What of the draft was not read: said whatever was found, so that "nothing found" does not look like "read"."""
    told = (("other_language", is_other_language(text)), ("link", has_link(text)))
    return tuple(Reason(code) for code, holds in told if holds)
