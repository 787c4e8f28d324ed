"""The settings: one typed schema for the companion, the options page, `tacit settings` and the documentation. Pure.

Allowed words are no setting: they tell who somebody's clients are, and lie in the vault.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from pydantic.fields import FieldInfo

from .allowance import in_one_line
from .exceptions import SettingError
from .finding import DIRECT, Label


class Mode(StrEnum):
    """How much the extension holds back at submit."""

    GUARD = "guard"
    STRICT = "strict"
    WATCH = "watch"


Kind = Literal["choice", "switch", "kinds", "texts", "days"]
"""How a setting is shown: one of a few words, on or off, some of the kinds of detail, texts, a number of days."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the words that a setting takes; of the kinds of detail title and description are the reader's own."""

    value: str
    title: str = ""
    description: str = ""


MODES = (
    Choice("guard", "Guard", "A post that could let someone recognise a client is held until you choose."),
    Choice(
        "strict", "Strict", "A post is held for every warning, also where only the client may recognise themselves."
    ),
    Choice("watch", "Watch", "Nothing is held. You see the warnings while you write, and posting stays with you."),
)

MUTABLE = tuple(label for label in Label if label not in DIRECT)
"""The kinds that can be muted. A name, a way to reach someone or their number is always told."""


MAX_TEXT = 280
"""Of a neutral reply or a general line, in code points: what X takes (docs.x.com/fundamentals/counting-characters)."""

TEXTS = MappingProxyType({"neutral_replies": 5, "general_lines": 8})
"""The settings that are texts, and of how many at most."""

OWN = "Tacit's own"
"""What a person writes for no texts of theirs."""


def _in_order(kinds: tuple[Label, ...]) -> tuple[Label, ...]:
    if not set(kinds) <= set(MUTABLE):
        raise ValueError("a kind that cannot be muted")
    return tuple(kind for kind in MUTABLE if kind in kinds)


def _line(text: object) -> object:
    if not isinstance(text, str):
        return text
    text.encode()  # raises a ValueError for half an emoji, which no file could keep
    return in_one_line(text)


Line = Annotated[str, BeforeValidator(_line), Field(min_length=1, max_length=MAX_TEXT)]
"""A text in one line."""


class Settings(BaseModel):
    """Every setting with its default. Frozen: `changed` makes a new one."""

    model_config = ConfigDict(strict=True, extra="ignore", frozen=True, hide_input_in_errors=True)

    mode: Annotated[Mode, Field(strict=False)] = Field(
        default=Mode.GUARD,
        title="When you post",
        description="What happens when you post a draft that Tacit warned you of.",
    )
    site_x: bool = Field(default=True, title="X", description="Whether Tacit reads what you write on X.")
    site_facebook: bool = Field(
        default=True, title="Facebook", description="Whether Tacit reads what you write on Facebook."
    )
    site_linkedin: bool = Field(
        default=True, title="LinkedIn", description="Whether Tacit reads what you write on LinkedIn."
    )
    muted: Annotated[
        tuple[Annotated[Label, Field(strict=False)], ...], Field(strict=False), AfterValidator(_in_order)
    ] = Field(
        default=(),
        title="Kinds of detail left out of mild warnings",
        description="Where only your client may recognise themselves, these kinds are left out, and nothing is said"
        " where there is nothing else. Where someone else could recognise them, you are told everything.",
    )
    neutral_replies: Annotated[tuple[Line, ...], Field(strict=False, max_length=TEXTS["neutral_replies"])] = Field(
        default=(),
        title="Neutral replies",
        description="What the card offers where an answer of yours would show that someone is a client. Write as your"
        " practice would to anyone, without “you” and without a word about the person.",
    )
    general_lines: Annotated[tuple[Line, ...], Field(strict=False, max_length=TEXTS["general_lines"])] = Field(
        default=(),
        title="General lines",
        description="What the card offers in the place of a post that could let someone recognise a client: a line"
        " about your work that is true on any day, without a word about anyone.",
    )
    near_miss_log: bool = Field(
        default=True,
        title="Keep a log of near misses",
        description="The companion notes that a draft was warned of, what became of it and, where you say so, why."
        " Never a word of the draft itself.",
    )
    retention_days: int = Field(
        default=90,
        ge=1,
        le=365,
        title="Days that the log goes back",
        description="After this many days an entry of the log is deleted.",
    )


NAMES = tuple(Settings.model_fields)
DEFAULTS = Settings()


@dataclass(frozen=True, slots=True)
class Description:
    """What a person needs to know of one setting to change it."""

    name: str
    title: str
    description: str
    kind: Kind
    default: Any
    """As in JSON."""
    allowed: str
    """What it takes, for a sentence."""
    choices: tuple[Choice, ...] = ()
    minimum: int | None = None
    maximum: int | None = None
    """Of a number; of texts, how many there may be."""
    longest: int | None = None
    """Of a text, in code points."""


def _described(name: str, field: FieldInfo) -> Description:
    default = value_of(DEFAULTS, name)
    about = (name, field.title or name, field.description or "")
    match default:
        case bool():
            return Description(*about, "switch", default, "on or off")
        case int():
            low, high = (
                next(getattr(rule, end) for rule in field.metadata if hasattr(rule, end)) for end in ("ge", "le")
            )
            return Description(*about, "days", default, f"a whole number from {low} to {high}", (), low, high)
        case list() if name in TEXTS:
            allowed = f"{OWN}, or 1 to {TEXTS[name]} texts of at most {MAX_TEXT} characters, each in one line"
            return Description(*about, "texts", default, allowed, maximum=TEXTS[name], longest=MAX_TEXT)
        case list():
            allowed = f"none, or some of {', '.join(label.lower() for label in MUTABLE)}"
            return Description(*about, "kinds", default, allowed, tuple(Choice(label) for label in MUTABLE))
        case _:
            *most, last = (mode.value for mode in MODES)
            return Description(*about, "choice", default, f"{', '.join(most)} or {last}", MODES)


@dataclass(frozen=True, slots=True)
class Problem:
    """A setting that could not be used as it was kept: an unknown one, or one whose value does not fit."""

    name: str
    """The setting's name, or the file's where the whole file cannot be read."""
    code: Literal["unknown", "damaged"]
    used: str = ""
    """What holds instead, as `tacit settings` writes it; nothing for an unknown setting."""

    def __str__(self) -> str:
        if self.code == "unknown":
            return f"{self.name} is no setting of this version. It is kept, and does nothing."
        return f"{self.name} could not be read, so {self.used} is used. What was there is kept in settings.json.bad."


def value_of(settings: Settings, name: str) -> Any:
    """Return the value of a setting as JSON has it; raise SettingError for an unknown name."""
    if name not in NAMES:
        raise SettingError("name", f"one of {', '.join(NAMES)}")
    return settings.model_dump(mode="json", include={name})[name]


def changed(settings: Settings, name: str, value: object) -> Settings:
    """Return the settings with one changed to a value as JSON has it, None being its default.

    Raises SettingError, which names the setting and what it takes.
    """
    now = settings.model_dump(mode="json")
    value_of(settings, name)
    now[name] = value_of(DEFAULTS, name) if value is None else value
    try:
        return Settings.model_validate(now)
    except ValidationError:
        pass
    # Outside the except block: pydantic's error keeps the value, and an exception keeps the one before it.
    raise SettingError(name, DESCRIPTIONS[name].allowed)


def all_changed(settings: Settings, changes: Mapping[str, object]) -> Settings:
    """As `changed`, for several."""
    for name, value in changes.items():
        settings = changed(settings, name, value)
    return settings


def taken_from(kept: Mapping[str, object]) -> tuple[Settings, tuple[Problem, ...]]:
    """Return the settings that were kept, a default in the place of each that does not fit, and what did not."""
    settings = DEFAULTS
    problems = []
    for name, value in kept.items():
        if name not in NAMES:
            problems.append(Problem(name, "unknown"))
            continue
        try:
            if value is None:
                raise SettingError(name, DESCRIPTIONS[name].allowed)
            settings = changed(settings, name, value)
        except SettingError:
            problems.append(Problem(name, "damaged", written(name, value_of(DEFAULTS, name))))
    return settings, tuple(problems)


_SWITCH = {"on": True, "off": False}


def parsed(name: str, text: str) -> Any:
    """Return what a person wrote for a setting as JSON has it. Whether it fits is for `changed` to say."""
    match DESCRIPTIONS[name].kind if name in DESCRIPTIONS else None:
        case "switch":
            return _SWITCH.get(text.lower(), text)
        case "kinds":
            words = text.upper().replace(",", " ").split()
            return [] if words == ["NONE"] else words
        case "texts":
            return [] if text.strip().lower() == OWN.lower() else text.split("\n")
        case "days":
            # Python refuses to read a number of thousands of digits, and no setting takes one.
            return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else text
        case _:
            return text


def written(name: str, value: Any) -> str:
    """Return a value as a person writes it: what `parsed` reads."""
    match DESCRIPTIONS[name].kind:
        case "switch":
            return "on" if value else "off"
        case "kinds":
            return ", ".join(kind.lower() for kind in value) or "none"
        case "texts":
            return "\n".join(value) or OWN
        case _:
            return str(value)


DESCRIPTIONS: Mapping[str, Description] = MappingProxyType(
    {name: _described(name, field) for name, field in Settings.model_fields.items()}
)
"""Each setting by its name, in the order in which they are shown."""
