"""What Tacit says of a whole draft: a verdict, conduct flags, the reasons, and safer wording."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from .finding import Finding, Label


class Verdict(StrEnum):
    """What an ethics board would say the software should do about a draft."""

    CLEAR = "clear"
    CAUTION = "caution"
    STOP = "stop"


class Conduct(StrEnum):
    """What codes of ethics forbid in public, whatever the verdict."""

    TESTIMONIAL = "testimonial"
    ADVICE = "advice"
    RELATIONSHIP = "relationship"
    BOUNDARY = "boundary"
    SOLICIT = "solicit"
    DISPARAGE = "disparage"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a verdict is what it is: a key under `reason_` in the messages, and the labels that it speaks of."""

    code: str
    labels: tuple[Label, ...] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    """What is wrong with a draft: the part of an answer that a person waits for. The findings are about a client."""

    verdict: Verdict
    findings: tuple[Finding, ...] = ()
    conduct: tuple[Conduct, ...] = ()
    reasons: tuple[Reason, ...] = ()

    @property
    def warns(self) -> bool:
        """Whether there is something to tell a person, and so something to suggest."""
        return self.verdict is not Verdict.CLEAR or bool(self.conduct)


@dataclass(frozen=True, slots=True)
class Assessment:
    """Everything Tacit says of one draft. A pure function of draft, profile, roster and settings."""

    verdict: Verdict
    findings: tuple[Finding, ...] = ()
    conduct: tuple[Conduct, ...] = ()
    reasons: tuple[Reason, ...] = ()
    suggestion: str | None = None
    """The draft in safer words, or None where nothing was found or no wording saves it."""
