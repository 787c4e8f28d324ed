"""What the form about the policy has sent, and what of it is kept. Pure."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from datetime import date

from multidict import MultiMapping

from ..store.policy import KeptPolicy
from . import policy


class MeanwhileError(Exception):
    """The text that was to be changed is another one by now."""


@dataclass(frozen=True, slots=True)
class Sent:
    """Text and answers as a window sent them, with marks of what it showed: what was left as it was changes nothing."""

    text: str = field(repr=False)
    answers: policy.Answers = field(repr=False)
    window: str
    """Tells one page that was shown from another."""
    text_shown: str
    answers_shown: str
    may_empty: bool
    """Whether it came by a button that saves the text: only these take an emptied one for what is wished."""

    @classmethod
    def read(cls, told: MultiMapping[str]) -> Sent:
        """Return what a form has sent."""
        # A browser sends line ends as mail has them.
        text = told.get("text", "").replace("\r\n", "\n")
        return cls(
            text,
            policy.answered(told),
            told.get("window", ""),
            told.get("text_shown", ""),
            told.get("answers_shown", ""),
            "then" in told,
        )

    @property
    def has_answers(self) -> bool:
        """Whether the answers were changed here."""
        return mark_of(self.answers) != self.answers_shown

    def after(self, last: Sent | None) -> Sent:
        """Return the same, where the window was the last to be kept and shows what it sent: as after a download."""
        if last is None or last.window != self.window:
            return self
        return replace(self, text_shown=mark(last.text), answers_shown=mark_of(last.answers))

    def over(self, kept: KeptPolicy) -> Sent:
        """Return what was typed here as if it had been typed over what is kept."""
        answers = self.answers if self.has_answers else kept.answers
        return replace(self, answers=answers, text_shown=mark(kept.text), answers_shown=mark_of(kept.answers))

    def kept_in(self, kept: KeptPolicy, today: date) -> KeptPolicy:
        """Return what is kept with what was typed here; raise MeanwhileError where that was another window's text."""
        if mark(self.text) != self.text_shown and (self.text or self.may_empty):
            if kept.text not in ("", self.text) and self.text_shown != mark(kept.text):
                raise MeanwhileError
            kept = replace(kept, text=self.text)
        if self.has_answers:
            kept = answered(kept, self.answers, today)
        return kept


def answered(kept: KeptPolicy, answers: policy.Answers, today: date) -> KeptPolicy:
    """Return what is kept with other answers, and the text written from them, unless it was changed by hand."""
    if kept.is_by_hand:
        return replace(kept, answers=answers)
    text = policy.written(answers, today)
    return replace(kept, answers=answers, text=text, written=text)


def mark(text: str) -> str:
    """Return what stands for a text in a form."""
    return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()


def mark_of(answers: policy.Answers) -> str:
    """Return what stands for answers in a form."""
    return mark("\n".join(policy.completed(answers).values()))
