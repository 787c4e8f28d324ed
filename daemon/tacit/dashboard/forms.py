"""What is kept as text boxes, and back. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pydantic import ValidationError

from ..person import Kind, kind_of
from ..store.kept import Client, Profile, Way


@dataclass(frozen=True, slots=True)
class Box:
    """A text box: what it is called, and why it is asked for."""

    name: str
    label: str
    why: str
    rows: int = 1
    is_list: bool = False
    """Whether each line is one."""


PROFILE = (
    Box("names", "Your names", "As you sign, before marriage, on books. The first is the one you go by.", 3, True),
    Box("practice", "Your practice", "Its name often holds yours, or a place."),
    Box("phones", "Phone numbers", "So that your own number in a post is left alone.", 2, True),
    Box("emails", "E-mail addresses", "So that your own address in a post is left alone.", 2, True),
    Box("sites", "Web sites", "Your practice’s, and your profile in a directory.", 2, True),
    Box("handles", "Account names", "On any site, with or without @.", 2, True),
    Box("address", "Office address", "So that where you work may stand in a post.", 3),
    Box("town", "Town", "So that the town of your practice may stand in a post."),
    Box("licence", "Licence number", "Some boards want it in whatever you advertise."),
    Box(
        "family",
        "Family, by first name",
        "So that their names are not taken for a client’s. If a client has the same name, what else stands in the "
        "post decides.",
        3,
        True,
    ),
    Box("pets", "Pets", "Many have people’s names.", 2, True),
)

CLIENT = (
    Box("name", "Name", "First name and surname. Initials are enough, if you would rather not write more."),
    Box("names", "Other names", "Before marriage, in another spelling.", 2, True),
    Box("nicknames", "Nicknames", "Common ones are known: Beth for Elizabeth.", 2, True),
    Box("initials", "Initials", "If you write of them so. Those of the name are known.", 1, True),
    Box("handles", "Account names and e-mail addresses", "On any site, with or without @.", 2, True),
    Box("relatives", "Relatives", "Whoever a post could name instead: a child, a partner, a parent.", 2, True),
)

_KINDS = {
    "name": Kind.NAME,
    "names": Kind.NAME,
    "nicknames": Kind.NICKNAME,
    "initials": Kind.INITIALS,
    "handles": Kind.HANDLE,
    "relatives": Kind.RELATIVE,
}

_PROBLEMS = {
    "too_long": "Up to 200 characters, please; in a box of several, on each line.",
    "value_error": "This holds a character that no text has. Type it anew, or paste it as plain text.",
}

Values = Mapping[str, str]


class FormError(Exception):
    """What a form holds does not fit. `problems`: by the box's name, a sentence that says what to do."""

    def __init__(self, problems: Mapping[str, str]) -> None:
        super().__init__(*problems)
        self.problems = problems

    def __str__(self) -> str:
        return "This was not kept yet: please look at what is marked below."


def profile_values(profile: Profile) -> Values:
    """The boxes of a profile."""
    told = dict(profile)
    return {box.name: "\n".join(told[box.name]) if box.is_list else told[box.name] or "" for box in PROFILE}


def profile_of(values: Values) -> Profile:
    """The profile that boxes hold; raise FormError."""
    told = {box.name: _several(values, box) if box.is_list else _single(values, box) for box in PROFILE}
    try:
        return Profile.model_validate(told)
    except ValidationError as error:
        problems = {str(place): sentence for (place, *_), sentence in _told(error)}
    # Outside the except block: pydantic's error keeps the input, and an exception keeps the one before it.
    raise FormError(problems)


def client_values(client: Client) -> Values:
    """The boxes of a client."""
    ways = [(way.kind, way.text) for way in client.ways]
    first = next((text for kind, text in ways if kind is Kind.NAME), "")
    by_kind = {kind: [text for each, text in ways if each is kind] for kind in Kind}
    by_kind[Kind.NAME] = by_kind[Kind.NAME][1:]
    values = {box.name: "\n".join(by_kind[_KINDS[box.name]]) for box in CLIENT}
    return values | {"name": first}


def client_of(values: Values) -> Client:
    """The client that boxes hold; raise FormError."""
    ways, problems = [], {}
    for box in CLIENT:
        for text in _several(values, box):
            # In the first box stands what the person has: a name, or initials instead of one.
            kind = kind_of(text) if box.name == "name" else _KINDS[box.name]
            try:
                ways.append(Way(kind=kind, text=text))
            except ValidationError as error:
                problems[box.name] = next(sentence for _, sentence in _told(error))
    if not problems and all(way.kind is Kind.RELATIVE for way in ways):
        problems["name"] = "A name, initials or a nickname, please: without one nobody can be recognised."
    if problems:
        raise FormError(problems)
    return Client(ways=tuple(dict.fromkeys(ways)))


def _several(values: Values, box: Box) -> tuple[str, ...]:
    lines = (" ".join(line.split()) for line in values.get(box.name, "").splitlines())
    return tuple(dict.fromkeys(filter(None, lines)))


def _single(values: Values, box: Box) -> str | None:
    lines = (line.strip() for line in values.get(box.name, "").splitlines())
    return "\n".join(filter(None, lines)) or None


def _told(error: ValidationError) -> Iterator[tuple[tuple[int | str, ...], str]]:
    for each in error.errors(include_input=False, include_context=False, include_url=False):
        yield each["loc"], _PROBLEMS[each["type"]]
