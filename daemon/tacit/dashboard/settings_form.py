"""The settings as a form that needs no script: what is in its fields, and what of it does not fit. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from multidict import MultiMapping

from ..exceptions import SettingError
from ..messages import sentence
from ..settings import DESCRIPTIONS, OWN, Choice, Description, Settings, changed, parsed, value_of, written

SHOWN = "shown."
"""What stands before a setting's name in the name of the field that says what the form showed of it."""
ON = "on"


@dataclass(frozen=True, slots=True)
class Field:
    """A setting in the form, as a person writes it."""

    about: Description
    shown: str
    """What the form showed: a field that was left as it was changes nothing, whatever holds meanwhile."""
    typed: str
    problem: str | None = None

    @property
    def is_changed(self) -> bool:
        """Whether the person changed it."""
        return self.typed != self.shown

    @property
    def choices(self) -> tuple[Choice, ...]:
        """The words that it takes, each with a title."""
        return tuple(
            each if each.title else Choice(each.value.lower(), sentence(f"label_{each.value.lower()}"))
            for each in self.about.choices
        )

    @property
    def lines(self) -> str:
        """Texts, one on each line; nothing where they are Tacit's own."""
        return "" if self.typed == OWN else self.typed

    def has(self, value: str) -> bool:
        """Whether a word is chosen."""
        return value in self.typed.split(", ")


def fields(settings: Settings) -> tuple[Field, ...]:
    """Return the form as it shows the settings."""
    values = {name: written(name, value_of(settings, name)) for name in DESCRIPTIONS}
    return tuple(Field(about, values[name], values[name]) for name, about in DESCRIPTIONS.items())


def filled(form: MultiMapping[str], settings: Settings) -> tuple[Field, ...]:
    """Return the form as it was sent, each field that does not fit with why; what was not in it is as it holds."""
    return tuple(
        _checked(replace(each, shown=_lined(form[shown]), typed=_typed(each.about, form)), settings)
        if (shown := SHOWN + each.about.name) in form
        else each
        for each in fields(settings)
    )


def changes(filled: tuple[Field, ...]) -> Iterator[tuple[str, object]]:
    """Each setting that the person changed, with its value as JSON has it."""
    return ((each.about.name, parsed(each.about.name, each.typed)) for each in filled if each.is_changed)


def _typed(about: Description, form: MultiMapping[str]) -> str:
    match about.kind:
        case "switch":
            return "on" if form.get(about.name) == ON else "off"
        case "kinds":
            return ", ".join(form.getall(about.name, [])) or "none"
        case "texts":
            return "\n".join(filter(str.strip, _lined(form.get(about.name, "")).split("\n"))) or OWN
        case _:
            return form.get(about.name, "").strip()


def _lined(text: str) -> str:
    """A text with the line ends that it had: forms send others."""
    return text.replace("\r\n", "\n")


def _checked(field: Field, settings: Settings) -> Field:
    try:
        if field.is_changed:
            changed(settings, field.about.name, parsed(field.about.name, field.typed))
    except SettingError as error:
        return replace(field, problem=f"Not saved. Possible here: {error.allowed}.")
    return field
