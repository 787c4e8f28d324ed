"""What a clinician has told Tacit, as one immutable noun with a JSON form: docs/reference/vault.md."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated, Literal, TypeVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from .. import person
from ..allowance import Allowance, Ground, Scope
from ..draft import Site
from .exceptions import NewerVersionError, UnfitError

VERSION: Literal[2] = 2
"""The version of the JSON form, which goes up with every new member. What a newer version wrote is refused whole.

To carry unknown members along instead would let an older Tacit rewrite a list whose rules it does not know: a
client removed here could live on in a member beside it. Refused, nothing is lost, and an update opens it.

1 had no `pets` and no `accounts`. Both have a default, so that it is read as it is; the next write makes it 2.
"""


_NO_TEXT = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


def _text(value: object) -> object:
    if isinstance(value, str) and (not value.strip() or _NO_TEXT.search(value)):
        raise ValueError("empty, or with control characters")
    return value


def _worded(allowance: Allowance) -> Allowance:
    if not allowance.word.strip():
        raise ValueError("empty")
    return allowance


Text = Annotated[str, BeforeValidator(_text), Field(max_length=200)]
Texts = tuple[Text, ...]


class Model(BaseModel):
    """What all parts have in common: strict, and neither reprs nor errors show what is kept."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True, hide_input_in_errors=True)

    def __repr__(self) -> str:
        return f"{type(self).__name__}()"

    __str__ = __repr__


M = TypeVar("M", bound=Model)


class Profile(Model):
    """The clinician's own details."""

    names: Texts = ()
    practice: Text | None = None
    phones: Texts = ()
    emails: Texts = ()
    sites: Texts = ()
    handles: Texts = ()
    address: Text | None = None
    town: Text | None = None
    licence: Text | None = None
    family: Texts = ()
    """First names; in version 1 those of pets too."""
    pets: Texts = ()


class Way(Model):
    """One way in which a client is called."""

    kind: Annotated[person.Kind, Field(strict=False)]
    text: Text


class Client(Model):
    """A client: the ways in which they are called, the name first."""

    ways: Annotated[tuple[Way, ...], Field(min_length=1)]

    @classmethod
    def of(cls, client: person.Client) -> Client:
        """Return a client as it is kept."""
        return cls(ways=tuple(Way(kind=way.kind, text=way.text) for way in client.ways))

    def noun(self) -> person.Client:
        """Return the client as those who read drafts know one."""
        return person.Client(tuple(person.Alias(way.text, way.kind) for way in self.ways))


class Use(StrEnum):
    """What an account is for."""

    PROFESSIONAL = "professional"
    PERSONAL = "personal"


class Account(Model):
    """An account of the clinician's own on a site, and which of its settings they have seen to."""

    site: Annotated[Site, Field(strict=False)]
    name: Text
    use: Annotated[Use, Field(strict=False)]
    seen_to: Texts = ()
    """Ids of `data/site_settings.toml`."""


class Kept(Model):
    """Everything that is kept in the vault."""

    version: Literal[1, 2] = VERSION
    profile: Profile = Profile()
    clients: tuple[Client, ...] = ()
    allowed: tuple[Annotated[Allowance, AfterValidator(_worded)], ...] = ()
    accounts: tuple[Account, ...] = ()

    @classmethod
    def loads(cls, raw: bytes) -> Kept:
        """Read the JSON form; raise NewerVersionError or UnfitError."""
        found = _validated(_Version, raw)
        if found.version > VERSION:
            raise NewerVersionError
        return _validated(Kept, raw).model_copy(update={"version": VERSION})

    def dumps(self, indent: int | None = None) -> bytes:
        """Return the JSON form in UTF-8."""
        return self.model_dump_json(indent=indent).encode()

    def people(self) -> tuple[person.Profile, person.Roster]:
        """Return clinician and clients as those who read drafts know them."""
        own = self.profile
        profile = person.Profile(
            name=next(iter(own.names), None),
            practice=own.practice,
            phone=next(iter(own.phones), None),
            email=next(iter(own.emails), None),
            city=own.town,
            other=tuple(each.word for each in self.allowed if (each.reason, each.scope) == (Ground.ME, Scope.WORD)),
            names=own.names[1:],
            phones=own.phones[1:],
            emails=own.emails[1:],
            sites=own.sites,
            handles=own.handles,
            address=own.address,
            licence=own.licence,
            family=own.family,
            pets=own.pets,
        )
        return profile, tuple(client.noun() for client in self.clients)


_UNKNOWN = ("extra_forbidden", "unexpected_keyword_argument")
"""What pydantic says of a member that is not known: of a model's, and of a dataclass's."""


class _Version(Model):
    """The one member that every version has."""

    model_config = ConfigDict(extra="ignore")

    version: int


def _validated(model: type[M], raw: bytes) -> M:
    try:
        return model.model_validate_json(raw)
    except ValidationError as error:
        first = error.errors(include_input=False, include_context=False, include_url=False)[0]
    # Outside the except block: pydantic's error keeps the input, and an exception keeps the one before it. A
    # member that is not known here is named by its place alone, for its name is content too.
    parts = first["loc"][:-1] if first["type"] in _UNKNOWN else first["loc"]
    raise UnfitError(".".join(str(part) for part in parts) or "the document")
