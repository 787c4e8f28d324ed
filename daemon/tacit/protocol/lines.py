"""`tacit check --jsonl`: one draft a line in, one answer a line out. See docs/reference/commands.md."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Annotated, Any

from pydantic import BeforeValidator, ConfigDict, Field

from ..draft import MAX_CHARACTERS, Draft, Site, Surface
from ..finding import Label
from ..person import Client, Profile, Roster
from ..verdict import Assessment
from .exceptions import InvalidParamsError
from .fields import Model, Text
from .methods import read

Sentence = Callable[[str, tuple[Label, ...]], str]


def _texts(value: object) -> tuple[str, ...]:
    """A text, or the texts in a list; what else there is is passed over."""
    return tuple(each for each in (value if isinstance(value, list) else [value]) if isinstance(each, str))


Texts = Annotated[tuple[Text, ...], BeforeValidator(_texts)]


class ProfileLine(Model):
    """The clinician's own details; members that have no name here count as further words of their own."""

    model_config = ConfigDict(extra="allow")

    name: Text | None = None
    practice: Text | None = None
    phone: Text | None = None
    email: Text | None = None
    city: Text | None = None
    names: Texts = ()
    phones: Texts = ()
    emails: Texts = ()
    sites: Texts = ()
    handles: Texts = ()
    address: Text | None = None
    licence: Text | None = None
    family: Texts = ()
    pets: Texts = ()

    def noun(self) -> Profile:
        """Return the profile itself."""
        words = tuple(word for value in (self.model_extra or {}).values() for word in _texts(value))
        return Profile(other=words, **{name: getattr(self, name) for name in type(self).model_fields})


class Line(Model):
    """One line of input."""

    id: str | int
    text: Annotated[Text, Field(max_length=MAX_CHARACTERS)]
    site: Annotated[Site, Field(strict=False)]
    surface: Annotated[Surface, Field(strict=False)]
    reply_to: Text | None = None
    profile: ProfileLine | None = None
    roster: list[list[Text]] | None = None

    def draft(self) -> Draft:
        """Return the draft itself."""
        return Draft(self.text, self.site, self.surface, self.reply_to)

    def people(self) -> tuple[Profile, Roster]:
        """Return the clinician and the clients."""
        profile = self.profile.noun() if self.profile is not None else Profile()
        return profile, tuple(Client(tuple(aliases)) for aliases in self.roster or () if aliases)


def parse(raw: bytes) -> Line:
    """Read one line; raise InvalidParamsError, with the line's id where it could be read."""
    document = _load(raw)
    try:
        return read(Line, document)
    except InvalidParamsError as error:
        error.id = _readable_id(document)
        raise


def render(id: str | int, said: Assessment, sentence: Sentence) -> str:
    """Return one line of output; `sentence` turns a message's key and labels into words."""
    findings = [
        {
            "start": finding.start,
            "end": finding.end,
            "label": finding.label,
            "score": finding.score,
            "reason": sentence(f"finding_{finding.reason}", (finding.label,)),
        }
        for finding in said.findings
    ]
    return _dump(
        {
            "id": id,
            "verdict": said.verdict,
            "findings": findings,
            "conduct": list(said.conduct),
            "redaction": said.suggestion,
            "reasons": [sentence(f"reason_{reason.code}", reason.labels) for reason in said.reasons],
        }
    )


def render_error(id: str | int | None, line: int, problem: str) -> str:
    """Return the line of output for a line of input, counted from 1, that could not be read."""
    help = "Correct this line and send it again; the others do not need to be."
    return _dump({"id": id, "line": line, "error": f"Line {line}: {problem}. {help}"})


def _load(raw: bytes) -> Any:
    problem = "it is not JSON"
    try:
        return json.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError:
        problem = "it is not UTF-8 text"
    except (ValueError, RecursionError):
        pass
    raise InvalidParamsError("the line", problem)


def _readable_id(document: Any) -> str | int | None:
    id = document.get("id") if isinstance(document, dict) else None
    return id if isinstance(id, str | int) and not isinstance(id, bool) else None


def _dump(document: dict[str, Any]) -> str:
    return json.dumps(document, ensure_ascii=False)
