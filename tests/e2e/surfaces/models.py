"""What the surfaces are asked to show: verdicts on the plain page's text, and every state that a person can meet."""

import json
from typing import Any

from tests.e2e.surfaces import EXTENSION

TEXT = "Jessica drives the 22 bus."
MESSAGES = json.loads((EXTENSION / "_locales/en/messages.json").read_text(encoding="utf-8"))


def say(key: str) -> str:
    """A message as people read it."""
    message: str = MESSAGES[key]["message"]
    return message


def finding(words: str, label: str) -> dict[str, Any]:
    """A finding of the plain page's text."""
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "label": label, "score": 0.9, "reason": "none"}


def suggested(text: str | None, **more: Any) -> dict[str, Any]:
    """What to write instead of the plain page's text: the name alone, and the whole."""
    edits = [{"start": 0, "end": 7, "text": "A client"}, {"start": 7, "end": 25, "text": ""}]
    return {"text": text, "edits": edits, "advice": None, "by_hand": []} | more


STOP = {
    "verdict": "stop",
    "findings": [finding("Jessica", "NAME"), finding("drives the 22 bus", "JOB")],
    "conduct": [],
    "reasons": [{"code": "combination", "labels": ["NAME", "JOB"]}],
    "pending": True,
    "suggestion": suggested("A client came."),
    "text": TEXT,
    "surface": "post",
}
WAITING = STOP | {"suggestion": None}
DEAD_END = STOP | {"suggestion": suggested(None, edits=[None, None], advice="do_not_post")}
BY_HAND = STOP | {"suggestion": suggested(None, advice="change_by_hand", by_hand=[{"start": 0, "end": len(TEXT)}])}
REPLY = STOP | {"conduct": ["relationship"], "surface": "reply", "suggestion": suggested(None, advice="neutral_reply")}
BARE = STOP | {
    "verdict": "caution",
    "findings": [],
    "reasons": [{"code": "client_mentioned", "labels": []}],
    "suggestion": suggested(None, edits=[]),
}

LONG = STOP | {
    "findings": [finding("Jessica", label) for label in ("CONTACT", "ID", "ORG", "EVENT")] + [finding(TEXT, "QUOTE")],
    "suggestion": suggested(None, edits=[{"start": 0, "end": 7, "text": "Donaudampfschifffahrtsgesellschaft" * 3}] * 5),
    "conduct": ["testimonial", "boundary", "solicit", "disparage"],
}


def flagged(*flags: str, **more: Any) -> dict[str, Any]:
    """A draft that only touches rules of conduct."""
    return STOP | {"verdict": "clear", "findings": [], "reasons": [], "conduct": flags, "suggestion": None} | more


BADGES = ["off", "watching", "nothing", "reading", "caution", "stop", "away", "locked", "elsewhere"]
BADGES += ["conduct", "partly", "unread"]
FLAGS = ["testimonial", "advice", "relationship", "boundary", "solicit", "disparage"]
STATES: dict[str, dict[str, Any]] = {
    "card": {"card": STOP},
    "card without wording": {"card": DEAD_END},
    "card that points at nothing": {"card": BARE},
    "card that points at nothing, of a rule": {"card": BARE | {"conduct": ["disparage"]}},
    "card that waits": {"card": WAITING},
    "card to change by hand": {"card": BY_HAND},
    **{f"card of {flag}": {"card": flagged(flag)} for flag in FLAGS},
    "card of two rules": {"card": flagged("testimonial", "boundary")},
    "card of a reply": {"card": REPLY},
    "hold": {"hold": STOP},
    "hold that waits": {"hold": WAITING},
    "hold of a reply": {"hold": REPLY},
    "hold of a rule": {"hold": flagged("testimonial")},
    "changed": {"note": {"kind": "changed"}},
    **{f"asked: {kind}": {"choice": {"kind": kind}} for kind in ("away", "unread", "locked", "too_large")},
    "not posted": {"note": {"kind": "not_posted"}},
    "list locked": {"note": {"kind": "list_locked"}},
    "changed in part": {"note": {"kind": "write_partly"}},
    **{state: {"badge": state} for state in BADGES},
}
