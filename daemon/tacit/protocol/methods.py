"""Which methods there are, with the params of each, and how params are read."""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from .answers import DraftRefused, DraftSuggestion, DraftVerdict
from .exceptions import InvalidParamsError
from .fields import Model
from .messages import (
    DashboardOpen,
    DraftChanged,
    DraftClosed,
    DraftOutcome,
    FindingDismiss,
    Initialize,
    Nothing,
    SettingsChanged,
    SettingsSet,
    TakeBack,
    Unlock,
    VaultChanged,
)
from .people import ClientsAdd, ProfileAdd

PROTOCOLS = (1,)
"""The protocol numbers that are known here."""

REQUESTS: dict[str, type[Model]] = {
    "initialize": Initialize,
    "status": Nothing,
    "settings/get": Nothing,
    "settings/set": SettingsSet,
    "vault/unlock": Unlock,
    "allowances/get": Nothing,
    "allowances/take_back": TakeBack,
    "dashboard/open": DashboardOpen,
    "clients/add": ClientsAdd,
    "profile/add": ProfileAdd,
}
"""What the extension may ask, with the params of each."""

NOTIFICATIONS: dict[str, type[Model]] = {
    "draft/changed": DraftChanged,
    "draft/closed": DraftClosed,
    "draft/outcome": DraftOutcome,
    "finding/dismiss": FindingDismiss,
}
"""What the extension may tell, with the params of each."""

FROM_COMPANION: dict[str, type[Model]] = {
    "draft/verdict": DraftVerdict,
    "draft/suggestion": DraftSuggestion,
    "draft/refused": DraftRefused,
    "settings/changed": SettingsChanged,
    "vault/changed": VaultChanged,
    "allowances/changed": Nothing,
    "version/changed": Nothing,
}
"""What the companion tells, with the params of each."""

M = TypeVar("M", bound=BaseModel)


def read(model: type[M], params: Any) -> M:
    """Return `params` as `model`; raise InvalidParamsError, which names the first field that does not fit."""
    try:
        return model.model_validate(params)
    except ValidationError as error:
        first = error.errors(include_input=False, include_context=False, include_url=False)[0]
    # Outside the except block: pydantic's error keeps the params, and an exception keeps the one before it.
    field = ".".join(str(part) for part in first["loc"]) or "params"
    raise InvalidParamsError(field, _EXPECTED.get(first["type"], "this value does not fit"))


_EXPECTED = {
    "missing": "this field is missing",
    "string_type": "text is expected",
    "int_type": "a whole number is expected",
    "int_from_float": "a whole number is expected",
    "enum": "this is none of the known words",
    "model_type": "an object is expected",
    "dict_type": "an object is expected",
    "list_type": "a list is expected",
    "tuple_type": "a list is expected",
    "too_long": "this text is too long",
    "too_short": "this text is empty",
    "string_too_long": "this text is too long",
    "string_too_short": "this text is empty",
    "greater_than_equal": "this number is too small",
    "less_than_equal": "this number is too large",
}
