"""The forms of the verbs that our wider phrases begin with."""

from __future__ import annotations

from .syntax import ends

_BEFORE_PARTICIPLE = (
    r"(?:has|have|had|having|(?:has|have|had)n['’]t|(?:i|he|she|it|they|we|you|who|that)['’](?:d|ve|s))"
    r"(?: (?:not|now|just|never|already|also|finally|since))?"
)
_BEFORE_BASE = (
    r"(?:to|will|can|could|would|should|must|might|may|do|did|does|not|let|\w+n['’]t|"
    r"(?:lets?|made?|makes?|sees?|saw|seen|watch(?:ed)?|help(?:ed)?|heard?) (?:us|me|him|her|them))"
    r"(?: (?:ever|even|just|finally))?"
)
_FORMS = {
    "went": ("go", "gone"),
    "goes": ("go", "gone"),
    "did": ("do", "done"),
    "does": ("do", "done"),
    "made": ("make", "made"),
    "makes": ("make", "made"),
    "had": ("have", "had"),
    "has": ("have", "had"),
    "got": ("get", "got"),
    "gets": ("get", "got"),
    "took": ("take", "taken"),
    "takes": ("take", "taken"),
    "lost": ("lose", "lost"),
    "loses": ("lose", "lost"),
    "spoke": ("speak", "spoken"),
    "speaks": ("speak", "spoken"),
    "reached": ("reach", "reached"),
    "reaches": ("reach", "reached"),
    "helped": ("help", "helped"),
    "helps": ("help", "helped"),
    "came": ("come", "come"),
    "comes": ("come", "come"),
    "found": ("find", "found"),
    "finds": ("find", "found"),
    "called": ("call", "called"),
    "calls": ("call", "called"),
    "met": ("meet", "met"),
    "meets": ("meet", "met"),
}
"""The base and the participle of the verbs that our wider phrases begin with."""


def in_form(verb: str, before: str) -> str:
    """A wider verb phrase in the form that the word before asks for: "had gone through", "to go through"."""
    first, _, rest = verb.partition(" ")
    if ends(before, _BEFORE_PARTICIPLE):
        return f"{_FORMS.get(first, (first, first))[1]} {rest}"
    if ends(before, _BEFORE_BASE):
        return f"{_FORMS.get(first, (first, first))[0]} {rest}"
    return verb


def as_be(verb: str, form: str) -> str:
    """A wider verb phrase in the past, in the form that "been", "being" or "be" has: "gone", "going", "go through"."""
    first, _, rest = verb.partition(" ")
    base, done = _FORMS.get(first, (first, first))
    going = f"{base}ting" if base == "get" else f"{base.removesuffix('e')}ing"
    form_of_first = {"been": done, "being": going}.get(form, base)
    return f"{form_of_first} {rest}"
