"""What is said of a draft, as messages: its verdict, what to write instead, or why it was not read."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from ..finding import Label
from ..suggestion import Advice, Suggestion
from ..verdict import Conduct, Judgement, Verdict
from .fields import DraftId, Model, Revision


class Refusal(StrEnum):
    """Why a draft was not read."""

    TOO_LARGE = "too_large"
    UNREADABLE = "unreadable"


class FindingModel(Model):
    """A finding in a verdict."""

    start: int
    end: int
    label: Annotated[Label, Field(strict=False)]
    score: float
    reason: str


class ReasonModel(Model):
    """A reason of a verdict."""

    code: str
    labels: tuple[Annotated[Label, Field(strict=False)], ...]


class DraftVerdict(Model):
    """`draft/verdict`: everything Tacit says of one revision of a draft."""

    draft: DraftId
    revision: Revision
    verdict: Annotated[Verdict, Field(strict=False)]
    findings: tuple[FindingModel, ...]
    conduct: tuple[Annotated[Conduct, Field(strict=False)], ...]
    reasons: tuple[ReasonModel, ...]
    pending: bool
    """Whether a suggestion will follow."""

    @classmethod
    def of(cls, draft: str, revision: int, said: Judgement) -> DraftVerdict:
        """Return the verdict on a revision of a draft."""
        return cls(
            draft=draft,
            revision=revision,
            verdict=said.verdict,
            findings=tuple(
                FindingModel(start=f.start, end=f.end, label=f.label, score=float(f.score), reason=f.reason)
                for f in said.findings
            ),
            conduct=said.conduct,
            reasons=tuple(ReasonModel(code=r.code, labels=r.labels) for r in said.reasons),
            pending=said.warns,
        )


class EditModel(Model):
    """What rewords one finding."""

    start: int
    end: int
    text: str


class StretchModel(Model):
    """A stretch of a draft."""

    start: int
    end: int


class DraftSuggestion(Model):
    """`draft/suggestion`: what to write instead of a revision that was warned of. Comes after its verdict."""

    draft: DraftId
    revision: Revision
    text: str | None
    edits: tuple[EditModel | None, ...]
    advice: Annotated[Advice, Field(strict=False)] | None
    by_hand: tuple[StretchModel, ...]

    @classmethod
    def of(cls, draft: str, revision: int, said: Suggestion) -> DraftSuggestion:
        """Return the suggestion for a revision of a draft."""
        return cls(
            draft=draft,
            revision=revision,
            text=said.text,
            edits=tuple(None if e is None else EditModel(start=e.start, end=e.end, text=e.text) for e in said.edits),
            advice=said.advice,
            by_hand=tuple(StretchModel(start=each.start, end=each.end) for each in said.by_hand),
        )


class DraftRefused(Model):
    """`draft/refused`: a revision that was not read, with a sentence that says why."""

    draft: DraftId
    revision: Revision
    code: Annotated[Refusal, Field(strict=False)]
    message: str
